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
