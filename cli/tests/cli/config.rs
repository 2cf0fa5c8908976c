//! `waml.toml` and `# waml: allow(…)`.

use crate::sandbox::{BAD, GOOD, Sandbox, WARNED};

#[test]
fn it_is_found_upward_and_chooses_files() {
    let sandbox = Sandbox::with(&[
        ("waml.toml", "exclude = ['old/**']\ndefinitions = ['**/*.message.yaml']\n"),
        ("old/a.waml.yaml", BAD),
        ("new/b.message.yaml", BAD),
        ("new/c.yaml", "]"),
    ]);
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    assert_eq!(ended.places(), ["new/b.message.yaml:2:1 shape/unknown-key"]);
    let mut below = sandbox.command();
    let output = below.args(["check", "--format", "short"]).current_dir(sandbox.path("new")).output().unwrap();
    assert_eq!(crate::sandbox::Ended::of(&output).code(1).places(), ["b.message.yaml:2:1 shape/unknown-key"]);
    // A file that is named is read whatever the configuration says.
    let named = sandbox.waml(["check", "--format", "short", "old/a.waml.yaml"]).code(1);
    assert_eq!(named.places(), ["old/a.waml.yaml:2:1 shape/unknown-key"]);
}

#[test]
fn include_narrows_the_walk() {
    let sandbox = Sandbox::with(&[
        ("waml.toml", "include = ['messages/**']\n"),
        ("messages/a.waml.yaml", GOOD),
        ("drafts/b.waml.yaml", BAD),
    ]);
    let ended = sandbox.waml(["check"]).code(0);
    assert!(ended.err.starts_with("no problems in 1 file ("), "{ended:?}");
}

#[test]
fn strictness_and_allowed_warnings() {
    let sandbox = Sandbox::with(&[("waml.toml", "strict = true\n"), ("a.waml.yaml", WARNED)]);
    sandbox.waml(["check"]).code(1);
    sandbox.waml(["check", "--isolated"]).code(0);
    sandbox.file("waml.toml", "strict = true\nallow = ['hint/insecure-link']\n");
    sandbox.waml(["check"]).code(0).silent_out();
    sandbox.file("other.toml", "");
    let ended = sandbox.waml(["check", "--config", "other.toml", "--format", "short"]).code(0);
    assert_eq!(ended.places(), ["a.waml.yaml:1:15 hint/insecure-link"]);
}

#[test]
fn a_broken_configuration_ends_in_2_and_hides_no_findings() {
    let sandbox = Sandbox::with(&[("waml.toml", "exlude = ['a']\n"), ("a.waml.yaml", BAD)]);
    let ended = sandbox.waml(["check", "--format", "short"]).code(2);
    assert_eq!(ended.places(), ["a.waml.yaml:2:1 shape/unknown-key", "waml.toml:1:1 shape/unknown-key"]);
    let human = sandbox.waml(["check"]).code(2);
    assert!(human.out.contains("waml.toml:1:1") && human.out.contains("did you mean `exclude`?"), "{human:?}");
    let report = sandbox.waml(["check", "--format", "json", "--exit-zero"]).code(2).json();
    let files: Vec<_> = report["files"].as_array().unwrap().iter().map(|file| &file["file"]).collect();
    assert_eq!(files, ["a.waml.yaml", "waml.toml"]);
    let missing = sandbox.waml(["check", "--config", "no.toml", "a.waml.yaml"]).code(2);
    assert!(missing.err.contains("cannot read no.toml: no such file"), "{missing:?}");
}

#[test]
fn a_comment_allows_a_warning() {
    let allowed = format!("# waml: allow(hint/insecure-link) the old host speaks no https\n{WARNED}");
    let sandbox = Sandbox::with(&[("a.waml.yaml", &allowed)]);
    sandbox.waml(["check", "--strict", "a.waml.yaml"]).code(0).silent_out();
    let compiled = sandbox.waml(["compile", "--to", "85290000001", "a.waml.yaml"]).code(0);
    assert!(compiled.out.contains("http://cdn.example.com/a.png"), "{compiled:?}");
}

#[test]
fn a_comment_allows_no_error() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", "# waml: allow(length/text-body) please\ntext: \"\"\n")]);
    let ended = sandbox.waml(["check", "--format", "short", "a.waml.yaml"]).code(1);
    assert_eq!(ended.places(), ["a.waml.yaml:1:15 allow/error", "a.waml.yaml:2:7 length/text-body"]);
}

#[test]
fn a_report_is_whole_or_not_there() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD), ("old.sarif", "old")]);
    // The report of a run that cannot begin all its reports leaves the old one alone.
    let ended = sandbox.waml(["check", "--format", "sarif:old.sarif", "--format", "json:no/such.json"]).code(2);
    assert!(ended.err.contains("cannot write no/such.json: no such file or folder"), "{ended:?}");
    assert_eq!(sandbox.read("old.sarif"), "old");
    sandbox.waml(["check", "--format", "sarif:old.sarif"]).code(1);
    assert!(sandbox.read("old.sarif").starts_with('{'));
    assert_eq!(sandbox.names("."), ["a.waml.yaml", "old.sarif"]);
}

/// A project says it in `waml.toml`, a run says it with an option of the same name.
#[test]
fn what_a_configuration_says_an_option_says_too() {
    let call = "template: {name: hello, body: [Wei], buttons: [{index: 0, url_value: '1042'}]}\n";
    let by_link =
        "button: {header: {image: {link: https://cdn.example.com/a.jpg}}, body: Hi, replies: [{id: a, title: b}]}\n";
    let approved = r#"[{"name": "hello", "components": [{"type": "BODY", "text": "Hello!"},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Open", "url": "https://example.com/{{1}}"}]}]}]"#;
    let texts = [("a.waml.yaml", call), ("b.waml.yaml", WARNED), ("c.waml.yaml", by_link)];
    let settings =
        "allow = ['hint/insecure-link']\nundocumented = ['url-button']\npedantic = true\ntemplates = ['d.json']\n";
    let said: Vec<_> =
        "--allow hint/insecure-link --undocumented url-button --pedantic --templates d.json".split(' ').collect();
    let plain = Sandbox::with(&texts);
    plain.file("d.json", approved);
    let by_options = plain.waml([&["check", "--format", "short"], &*said].concat()).code(1);
    let codes: Vec<_> =
        by_options.places().iter().filter_map(|place| place.split(' ').nth(1).map(str::to_owned)).collect();
    assert!(
        codes.contains(&"template/body-count".to_owned()) && codes.contains(&"hint/header-media-by-link".to_owned()),
        "{codes:?}"
    );
    assert!(!codes.contains(&"template/undocumented".to_owned()) && !codes.contains(&"hint/insecure-link".to_owned()));
    // One by one, the option takes effect.
    for at in [0, 2, 4, 5] {
        let mut others = said.clone();
        others.drain(at..if said[at] == "--pedantic" { at + 1 } else { at + 2 });
        let without = plain.waml([&["check", "--format", "short"], &*others].concat());
        assert_ne!(without.out, by_options.out, "{}", said[at]);
    }
    let project = Sandbox::with(&texts);
    project.file("d.json", approved);
    project.file("waml.toml", settings);
    assert_eq!(project.waml(["check", "--format", "short"]).code(1).out, by_options.out);
    // Beside a configuration, below one that is broken, and where none is wanted.
    for (settings, more) in [("strict = false\n", None), ("allow = []\n", Some("--isolated"))] {
        project.file("waml.toml", settings);
        let ended = project.waml([&["check", "--format", "short"], &*said, more.as_slice()].concat()).code(1);
        assert_eq!(ended.out, by_options.out, "{settings}");
    }
    project.file("waml.toml", "alow = []\n");
    let ended = project.waml([&["check", "--format", "short"], &*said].concat()).code(2);
    assert!(ended.out.starts_with(&by_options.out) && ended.out.contains("shape/unknown-key"), "{}", ended.out);
}

#[test]
fn options_that_are_none_are_told_with_what_was_meant() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    for (words, told) in [
        (&["--undocumented", "url-buton"][..], "'url-button'"),
        (&["--allow", "hint/htm"], "did you mean `hint/html`?"),
        (&["--allow", "url/not-http"], "is an error, only warnings can be allowed"),
        (&["--templates", "none.json"], "cannot read none.json: no such file"),
    ] {
        for command in [&["check"][..], &["compile", "a.waml.yaml"], &["preview"]] {
            let call = sandbox.file("t.waml.yaml", "to: '85290000001'\ntemplate: {name: hello}\n");
            let ended = sandbox.waml([command, words, &[&*call.to_string_lossy()]].concat()).code(2);
            assert!(ended.err.contains(told), "{command:?} {words:?}: {}", ended.err);
        }
    }
    let ended = sandbox.waml(["--lang", "zh", "check", "--allow", "url/not-http"]).code(2);
    assert!(ended.err.contains("只能豁免警告"), "{}", ended.err);
    let ended = sandbox.waml(["serve", "--stdio", "--undocumented", "flows"]).code(2);
    assert!(ended.err.contains("named-parameters"), "{}", ended.err);
}

/// Several configurations hold calls against the same files, which are told once.
#[test]
fn templates_that_an_option_names_are_told_once() {
    let call = "template: {name: hello}\n";
    let sandbox = Sandbox::with(&[
        ("one/waml.toml", ""),
        ("two/waml.toml", "strict = true\n"),
        ("one/a.waml.yaml", call),
        ("two/a.waml.yaml", call),
        ("a.waml.yaml", call),
        ("d.json", "[{"),
    ]);
    let ended = sandbox.waml(["check", "--format", "short", "--templates", "d.json"]).code(1);
    assert_eq!(ended.out.matches("catalogue/unreadable").count(), 1, "{}", ended.out);
}
