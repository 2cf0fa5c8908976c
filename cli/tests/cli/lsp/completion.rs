//! What is offered, and what comes of it: each offer is put in, and the text is checked.

use super::client::{Client, at, codes, edited, uri};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

const URI: &str = "file:///nowhere/a.waml.yaml";

/// A server for an editor that knows snippets, or none; alone, or beside a YAML server.
fn client(sandbox: &Sandbox, arguments: &[&str]) -> Client {
    Client::with(sandbox, arguments, json!({})).0
}

/// The text without the bar in it, and the place of the bar.
fn cut(text: &str) -> (String, Value) {
    let bar = text.find('|').unwrap();
    let line = text[..bar].matches('\n').count();
    let start = text[..bar].rfind('\n').map_or(0, |at| at + 1);
    (text.replacen('|', "", 1), at(line, text[start..bar].encode_utf16().count()))
}

fn offers(client: &mut Client, uri: &str, text: &str) -> (String, Vec<Value>) {
    let (text, place) = cut(text);
    client.opened(uri, &text);
    let params = json!({"textDocument": {"uri": uri}, "position": place});
    let found = client.ask("textDocument/completion", params);
    (text, found["items"].as_array().unwrap().clone())
}

fn labels(client: &mut Client, text: &str) -> Vec<String> {
    let (_, items) = offers(client, URI, text);
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

/// The text with an offer taken.
#[track_caller]
fn taken(client: &mut Client, uri: &str, text: &str, label: &str) -> String {
    let (text, items) = offers(client, uri, text);
    let all: Vec<_> = items.iter().map(|item| &item["label"]).collect();
    let item = items.iter().find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label} in {all:?}"));
    let edit = json!([{"range": item["textEdit"]["range"], "newText": item["textEdit"]["newText"]}]);
    edited(&text, &edit)
}

const PARAMS: &str = "\
params:
  customer: {max_chars: 24, example: Wei}
  count: {type: integer, min: 1, max: 9, example: 2}
  plants: {list: {max: 9}, item: {title: {max_chars: 20, unique: true, example: Fern}}}
";

#[test]
fn holes_are_offered_in_texts() {
    let sandbox = Sandbox::new();
    let mut client = client(&sandbox, &[]);
    let body = |text: &str| format!("{PARAMS}text: {text}\n");
    for (text, becomes) in [
        ("\"Hi {{|\"", "\"Hi {{customer}}\""),
        ("\"🪴 Hi {{cus|}}!\"", "\"🪴 Hi {{customer}}!\""),
        ("\"Hi {{ |tomer }}\"", "\"Hi {{customer}}\""),
        ("{{|", "\"{{customer}}\""),
        ("Hi {{c|", "Hi {{customer}}"),
        (">\n  Hi {{|", ">\n  Hi {{customer}}"),
    ] {
        assert_eq!(taken(&mut client, URI, &body(text), "customer"), body(becomes), "{text}");
    }
    let found = labels(&mut client, &body("\"{{|\""));
    assert_eq!(found, ["customer", "count"], "a list is no value");
    assert_eq!(labels(&mut client, &body("\"{{{{|\"")), Vec::<String>::new(), "braces that are sent");
    let list = format!(
        "{PARAMS}list:\n  body: b\n  button: c\n  sections:\n    - title: t\n      rows:\n        - for_each: plants\n          id: '{{{{item.|'\n"
    );
    assert_eq!(labels(&mut client, &list), ["item.title", "customer", "count"]);
    let each = list.replace("plants\n", "|\n").replace("'{{item.|'", "x");
    assert_eq!(labels(&mut client, &each), ["plants"]);
}

#[test]
fn codes_are_offered_inside_of_allow() {
    let sandbox = Sandbox::new();
    let mut client = client(&sandbox, &[]);
    let text = "# waml: allow(|) why\nimage: {link: http://cdn.example.com/a.png}\n";
    let found = labels(&mut client, text);
    assert_eq!(found[0], "hint/insecure-link", "what is found comes first");
    assert!(found.iter().all(|code| waml::rules::find(code).unwrap().severity == waml::Severity::Warning));
    let becomes = taken(&mut client, URI, &text.replace('|', "hint/ins|"), "hint/insecure-link");
    assert_eq!(codes(&client.opened(URI, &becomes)), Vec::<String>::new());
    assert!(labels(&mut client, "text: hi # waml: allow(hint/html, |\n").len() > 10);
    assert_eq!(labels(&mut client, "# waml: allow(hint/html) |\ntext: x\n"), Vec::<String>::new());
    assert_eq!(labels(&mut client, "# a word |\ntext: x\n"), Vec::<String>::new());
}

#[test]
fn links_of_assets_are_offered_where_they_fit() {
    let sandbox = Sandbox::with(&[
        ("waml.toml", "[assets]\n'https://cdn.example.com/' = 'assets'\n"),
        ("assets/map.png", "x"),
        ("assets/deep/my tour.mp4", "x"),
        ("assets/.hidden.png", "x"),
    ]);
    let mut client = client(&sandbox, &[]);
    let file = uri(&sandbox.path("a.waml.yaml"));
    for (text, label, becomes) in [
        ("image:\n  link: |\n", "https://cdn.example.com/map.png", "image:\n  link: https://cdn.example.com/map.png\n"),
        (
            "video: {link: 'https://cdn.example.com/de|'}\n",
            "https://cdn.example.com/deep/my%20tour.mp4",
            "video: {link: 'https://cdn.example.com/deep/my%20tour.mp4'}\n",
        ),
        (
            "button:\n  header: {image: {link: ht|\n",
            "https://cdn.example.com/map.png",
            "button:\n  header: {image: {link: https://cdn.example.com/map.png\n",
        ),
    ] {
        let (_, items) = offers(&mut client, &file, text);
        assert_eq!(items.len(), 1, "{text}: {items:?}");
        assert_eq!(taken(&mut client, &file, text, label), becomes);
    }
}

#[test]
fn templates_are_offered_with_what_they_need() {
    let approved = r#"[
      {"name": "hello", "language": "en", "status": "APPROVED", "components": [{"type": "BODY", "text": "Hi {{1}}, {{2}}"}]},
      {"name": "hello", "language": "zh_CN", "components": [{"type": "BODY", "text": "你好 {{1}}"}]},
      {"name": "map", "language": "en", "components": [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "Here"}]}
    ]"#;
    let sandbox = Sandbox::with(&[("waml.toml", "templates = ['templates/*.json']\n"), ("templates/a.json", approved)]);
    let mut client = client(&sandbox, &[]);
    let file = uri(&sandbox.path("a.waml.yaml"));
    let names = |client: &mut Client, text: &str| {
        let (_, items) = offers(client, &file, text);
        items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&mut client, "template:\n  name: |\n"), ["hello", "map"]);
    assert_eq!(names(&mut client, "template: {name: he|\n"), ["hello", "map"]);
    assert_eq!(names(&mut client, "template: {name: hello, language: |}\n"), ["en", "zh_CN"]);
    assert_eq!(names(&mut client, "template:\n  name: hello\n  |\n"), ["language: en", "language: zh_CN", "body"]);
    let filled = taken(&mut client, &file, "template:\n  name: hello\n  language: en\n  |\n", "body");
    assert_eq!(codes(&client.opened(&file, &filled)), Vec::<String>::new(), "{filled}");
    let headed = taken(&mut client, &file, "template:\n  name: map\n  language: en\n  |\n", "header");
    assert_eq!(codes(&client.opened(&file, &headed)), Vec::<String>::new(), "{headed}");
    assert!(filled.contains("text 2"), "{filled}");
}

#[test]
fn beside_a_yaml_server_only_what_it_has_not_is_offered() {
    let sandbox = Sandbox::new();
    let mut client = client(&sandbox, &[]);
    for silent in [
        "|\n",
        "button:\n  |\n",
        "button:\n  body: x\n  fo|\n",
        "button:\n  replies:\n    - id: a\n      |\n",
        "button:\n  replies:\n    - id: a\n      title: b\n    |\n",
        "text: some wo|\n",
        "text: |\n",
        "text: it is \"so {|\n",
        "button:\n  body: >\n    {a: [\n  |\n",
    ] {
        assert_eq!(labels(&mut client, silent), Vec::<String>::new(), "{silent}");
    }
    // Behind the mark of a later document.
    for text in ["text: a\n---\n|\n", "text: a\n--- |\n", "text: a\n---\n# to whom\n\n|\n---\ntext: b\n"] {
        let becomes = taken(&mut client, URI, text, "button");
        assert_eq!(codes(&client.opened(URI, &becomes)), Vec::<String>::new(), "{becomes}");
    }
    // In brackets.
    for (text, label) in [
        ("button: {body: x, replies: [|]}\n", "Reply"),
        ("button: {body: x, |}\n", "replies"),
        ("button: {body: x, re|}\n", "replies"),
        ("button: {|}\n", "replies"),
        ("button: {body: x, replies: [{id: a, |}]}\n", "title"),
        ("button: {body: x, replies: [{id: a, title: b}], he|", "header"),
    ] {
        let found = labels(&mut client, text);
        assert!(found.iter().any(|found| found == label), "{text}: {found:?}");
        let (_, items) = offers(&mut client, URI, text);
        let text = |item: &Value| item["textEdit"]["newText"].as_str().unwrap().to_owned();
        assert!(items.iter().all(|item| !text(item).contains('\n')), "{items:?}");
    }
    let becomes = taken(&mut client, URI, "button: {body: x, |}\n", "replies");
    assert_eq!(codes(&client.opened(URI, &becomes)), Vec::<String>::new(), "{becomes}");
    // Below a list that is not indented.
    let becomes = taken(&mut client, URI, "button:\n  body: x\n  replies:\n  - id: a\n    title: b\n  |\n", "Reply");
    assert_eq!(codes(&client.opened(URI, &becomes)), Vec::<String>::new(), "{becomes}");
    assert!(becomes.contains("\n  - id: "), "{becomes}");
}

#[test]
fn alone_it_offers_keys_as_well() {
    let sandbox = Sandbox::new();
    let mut client = client(&sandbox, &["--standalone"]);
    let first = labels(&mut client, "|\n");
    assert_eq!(&first[..10], waml::message::KINDS.map(str::to_owned), "{first:?}");
    assert!(first.contains(&"to".to_owned()) && first.contains(&"params".to_owned()));
    for kind in waml::message::KINDS {
        let becomes = taken(&mut client, URI, "|\n", kind);
        let found = codes(&client.opened(URI, &becomes));
        assert!(found.iter().all(|code| code.starts_with("hint/")), "{becomes}: {found:?}");
    }
    for (text, expected) in [
        ("list:\n  body: x\n  |\n", &["button", "sections", "header", "footer"][..]),
        ("list:\n  body: x\n  fo|\n  button: b\n", &["sections", "header", "footer"]),
        ("list:\n  sections:\n    - title: T\n      |\n", &["rows", "for_each"]),
        (
            "list:\n  sections:\n    - title: T\n      rows:\n        - id: a\n          |\n",
            &["title", "description", "for_each"],
        ),
        ("list:\n  sections:\n  - title: T\n    rows:\n    - id: a\n      |\n", &["title", "description", "for_each"]),
        ("button:\n  header:\n    |\n", &["text", "image", "video", "document"]),
        ("params:\n  a:\n    type: |\n", &["text", "digits", "integer", "link", "phone"]),
        ("params:\n  a: {type: digits, multi|}\n", &["max_chars", "min_chars"]),
    ] {
        let found = labels(&mut client, text);
        for label in expected {
            assert!(found.iter().any(|found| found == label), "{text}: {label} of {found:?}");
        }
        assert!(found.len() <= expected.len() + 8, "{text}: {found:?}");
    }
    let becomes = taken(&mut client, URI, "button:\n  body: x\n  |\n", "replies");
    assert_eq!(codes(&client.opened(URI, &becomes)), Vec::<String>::new(), "{becomes}");
    let becomes =
        taken(&mut client, URI, "button:\n  body: x\n  replies:\n    - id: a\n      title: b\n    |\n", "Reply");
    assert_eq!(codes(&client.opened(URI, &becomes)), Vec::<String>::new(), "{becomes}");
    let renamed = taken(&mut client, URI, "button:\n  bo|: x\n  replies: [{id: a, title: b}]\n", "body");
    assert_eq!(renamed, "button:\n  body: x\n  replies: [{id: a, title: b}]\n");
}

#[test]
fn an_editor_that_knows_snippets_gets_places_to_type_over() {
    let sandbox = Sandbox::new();
    let item = json!({"completionItem": {"snippetSupport": true}});
    let greeting = json!({"capabilities": {"textDocument": {"completion": item}}, "initializationOptions": {"standalone": true, "locale": "zh"}});
    let (mut client, _) = Client::with(&sandbox, &[], greeting);
    let (_, items) = offers(&mut client, URI, "button:\n  body: x\n  |\n");
    let replies = items.iter().find(|item| item["label"] == "replies").unwrap();
    assert_eq!((&replies["insertTextFormat"], &replies["insertTextMode"]), (&json!(2), &json!(1)));
    let text = replies["textEdit"]["newText"].as_str().unwrap();
    assert!(text.contains("${1:") && text.contains("\n    - id: "), "{text}");
    let detail = replies["detail"].as_str().unwrap();
    assert!(!detail.is_ascii(), "{detail}");
}
