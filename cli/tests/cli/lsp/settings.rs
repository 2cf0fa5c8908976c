//! Settings, media and templates are honoured, and watched.

use super::client::{Client, codes, uri};
use crate::sandbox::{Sandbox, WARNED};
use serde_json::{Value, json};

/// Waits until a file has these findings; what was told on the way does not matter.
#[track_caller]
fn until(client: &mut Client, uri: &str, expected: &[&str]) -> Value {
    client.wait(&format!("{expected:?} in {uri}"), |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri
            && codes(&message["params"]["diagnostics"]) == expected
    })
}

#[test]
fn settings_are_watched_and_told_about() {
    let sandbox = Sandbox::new();
    let (file, settings) = (sandbox.path("messages/a.waml.yaml"), sandbox.path("waml.toml"));
    let (file, settings) = (uri(&file), uri(&settings));
    sandbox.file("messages/a.waml.yaml", WARNED);
    let mut client = Client::new(&sandbox);
    client.open(&file, WARNED);
    until(&mut client, &file, &["hint/insecure-link"]);
    // Settings that come to be, that break while they are written, and that are right again.
    sandbox.file("waml.toml", "allow = ['hint/insecure-link']\n");
    until(&mut client, &file, &[]);
    sandbox.file("waml.toml", "allow = ['hint/insecure-link'\n");
    until(&mut client, &settings, &["syntax/toml"]);
    client.change(&file, 2, json!([{"text": format!("{WARNED}# x\n")}]));
    until(&mut client, &file, &[]);
    sandbox.file("waml.toml", "strict = true\n");
    until(&mut client, &settings, &[]);
    until(&mut client, &file, &["hint/insecure-link"]);
    std::fs::remove_file(sandbox.path("waml.toml")).unwrap();
    client.change(&file, 3, json!([{"text": "text: ''\n"}]));
    until(&mut client, &file, &["length/text-body"]);
}

#[test]
fn settings_that_are_broken_from_the_start_are_told() {
    let sandbox = Sandbox::with(&[("waml.toml", "strict = 3\n")]);
    let file = uri(&sandbox.path("a.waml.yaml"));
    let mut client = Client::new(&sandbox);
    client.open(&file, WARNED);
    until(&mut client, &uri(&sandbox.path("waml.toml")), &["shape/wrong-type"]);
    until(&mut client, &file, &["hint/insecure-link"]);
}

#[test]
fn settings_are_checked_while_they_are_written() {
    let sandbox = Sandbox::with(&[("waml.toml", "strict = true\n")]);
    let settings = uri(&sandbox.path("waml.toml"));
    let mut client = Client::new(&sandbox);
    client.open(&settings, "strict = 3\n");
    let told = until(&mut client, &settings, &["shape/wrong-type"]);
    assert_eq!(told["params"]["diagnostics"][0]["range"]["start"], json!({"line": 0, "character": 9}));
    client.change(&settings, 2, json!([{"text": "strict = false\n"}]));
    until(&mut client, &settings, &[]);
}

#[test]
fn media_are_judged_and_watched() {
    let sandbox = Sandbox::with(&[("waml.toml", "[assets]\n'https://cdn.example.com/' = 'assets'\n")]);
    let file = uri(&sandbox.path("a.waml.yaml"));
    let mut client = Client::new(&sandbox);
    client.open(&file, "image: {link: https://cdn.example.com/map.png}\n");
    until(&mut client, &file, &["media/missing-file"]);
    sandbox.file("assets/map.png", "GIF89a");
    let told = client.wait("another word", |message| {
        message["params"]["uri"] == file && codes(&message["params"]["diagnostics"]) != ["media/missing-file"]
    });
    assert!(codes(&told["params"]["diagnostics"]).iter().all(|code| code.starts_with("media/")), "{told}");
}

#[test]
fn templates_are_known_and_watched_and_their_files_checked() {
    let approved = r#"[{"name": "hello", "language": "en", "components": [{"type": "BODY", "text": "Hi {{1}}"}]}]"#;
    let sandbox = Sandbox::with(&[("waml.toml", "templates = ['templates/*.json']\n"), ("templates/a.json", approved)]);
    let file = uri(&sandbox.path("a.waml.yaml"));
    let mut client = Client::new(&sandbox);
    let call = "template: {name: helo, language: en, body: [Ada]}\n";
    client.open(&file, call);
    let told = until(&mut client, &file, &["template/unknown-name"]);
    let place = &told["params"]["diagnostics"][0]["relatedInformation"];
    if let Some(place) = place.get(0) {
        assert_eq!(place["location"]["uri"], uri(&sandbox.path("templates/a.json")));
    }
    client.change(&file, 2, json!([{"text": call.replace("helo", "hello")}]));
    until(&mut client, &file, &[]);
    sandbox.file("templates/a.json", approved.replace("{{1}}", "{{1}} {{2}}"));
    until(&mut client, &file, &["template/body-count"]);
    sandbox.file("templates/b.json", "[{\"name\": 3}]");
    let catalogue = uri(&sandbox.path("templates/b.json"));
    client.wait("findings of the catalogue", |message| message["params"]["uri"] == catalogue.as_str());
    let opened = client.opened(&uri(&sandbox.path("templates/a.json")), "[");
    assert_eq!(codes(&opened), ["catalogue/unreadable"]);
}

#[test]
fn definitions_of_other_names_are_those_of_the_settings() {
    let sandbox = Sandbox::with(&[("waml.toml", "definitions = ['*.message.yaml']\n")]);
    let mut client = Client::new(&sandbox);
    let named = uri(&sandbox.path("a.message.yaml"));
    assert_eq!(codes(&client.opened(&named, "text: ''\n")), ["length/text-body"]);
    let other = uri(&sandbox.path("a.yaml"));
    assert_eq!(codes(&client.opened(&other, "text: ''\n")), Vec::<String>::new());
    let (mut client, _) = Client::with(&sandbox, &["--isolated"], json!({}));
    assert_eq!(codes(&client.opened(&named, "text: ''\n")), Vec::<String>::new());
}

/// What `waml check` takes as options, and `waml.toml` as keys, an editor's server takes as both.
#[test]
fn options_and_settings_say_the_same() {
    let call = "template: {name: hello, buttons: [{index: 0, url_value: '1042'}]}\n";
    let by_link =
        "button: {header: {image: {link: http://cdn.example.com/a.jpg}}, body: Hi, replies: [{id: a, title: b}]}\n";
    let options =
        ["--allow", "hint/insecure-link", "--undocumented", "url-button", "--pedantic", "--templates", "d.json"];
    let settings =
        "allow = ['hint/insecure-link']\nundocumented = ['url-button']\npedantic = true\ntemplates = ['d.json']\n";
    let plain: &[&str] = &[];
    for (options, settings, found) in [
        (plain, "", [&["template/undocumented"][..], &["hint/insecure-link"]]),
        (&options, "", [&["template/no-such-button"], &["hint/header-media-by-link"]]),
        (plain, settings, [&["template/no-such-button"], &["hint/header-media-by-link"]]),
    ] {
        let sandbox = Sandbox::with(&[("waml.toml", settings)]);
        sandbox.file("d.json", r#"[{"name": "hello", "components": [{"type": "BODY", "text": "Hello!"}]}]"#);
        let (mut client, _) = Client::with(&sandbox, options, json!({"capabilities": {}}));
        for ((name, text), codes) in [("a.waml.yaml", call), ("b.waml.yaml", by_link)].into_iter().zip(found) {
            let file = uri(&sandbox.path(name));
            client.open(&file, text);
            until(&mut client, &file, codes);
        }
    }
}
