//! `waml compile`: what is printed, what is written, and when nothing is.

use crate::sandbox::{BAD, GOOD, Sandbox, WARNED};
use std::fs;

const LINE: &str = "{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"Hello!\"}\n";
const PRETTY: &str = "{\n  \"to\": \"85290000001\",\n  \"type\": \"text\",\n  \"text\": \"Hello!\"\n}\n";

/// Two messages in one file.
const TWO: &str = "to: \"85290000001\"\ntext: Hello!\n---\nto: \"85290000001\"\nname: second\ntext: Hello!\n";

#[test]
fn one_message_is_one_object() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    assert_eq!(sandbox.waml(["compile", "a.waml.yaml"]).code(0).silent_err().out, PRETTY);
    assert_eq!(sandbox.waml(["compile", "--format", "json", "a.waml.yaml"]).code(0).out, PRETTY);
    assert_eq!(sandbox.waml(["compile", "--format", "jsonl", "a.waml.yaml"]).code(0).out, LINE);
    assert_eq!(sandbox.waml(["compile", "."]).code(0).out, PRETTY);
    let fed = sandbox.fed(GOOD, &["compile", "-", "--as", "definition"]).code(0);
    assert_eq!(fed.out, PRETTY);
}

#[test]
fn several_messages_are_a_line_each() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("two.waml.yaml", TWO)]);
    for arguments in [&["a.waml.yaml", "two.waml.yaml"][..], &["."], &[".", "--format", "jsonl"]] {
        let ended = sandbox.waml([&["compile"], arguments].concat()).code(0).silent_err();
        assert_eq!(ended.out, LINE.repeat(3), "{arguments:?}");
    }
    assert_eq!(sandbox.waml(["compile", "two.waml.yaml"]).code(0).out, LINE.repeat(2));
}

#[test]
fn a_payload_comes_out_in_its_normal_form() {
    let payload = "# YAML, with its keys in no order\ntext: Hello!\ntype: text\nto: \"85290000001\"\n";
    let sandbox = Sandbox::with(&[("a.yaml", payload)]);
    assert_eq!(sandbox.waml(["compile", "a.yaml"]).code(0).out, PRETTY);
}

#[test]
fn the_command_line_says_who_it_goes_to() {
    let sandbox =
        Sandbox::with(&[("a.waml.yaml", "text: Hello!\n"), ("b.waml.yaml", "to: \"1234567\"\ntext: Hello!\n")]);
    let ended = sandbox.waml(["compile", "--to", "85290000001", "."]).code(0);
    assert_eq!(ended.out, LINE.repeat(2));
    for wrong in ["+85290000001", "8529 0000001", "", "0", "tomorrow", "8529000000185290000001", "\u{1b}[31m"] {
        let ended = sandbox.waml(["compile", "a.waml.yaml", &format!("--to={wrong}")]).code(2).silent_out();
        assert!(ended.err.contains("--to") && !ended.err.contains('\u{1b}'), "{ended:?}");
    }
}

#[test]
fn a_message_for_nobody_is_not_made() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("b.waml.yaml", "text: Hello!\n")]);
    let ended = sandbox.waml(["compile", "a.waml.yaml", "b.waml.yaml", "-o", "out/"]).code(1).silent_out();
    assert!(ended.err.contains("b.waml.yaml") && ended.err.contains("--to"), "{ended:?}");
    assert!(!sandbox.path("out").exists());
}

#[test]
fn nothing_is_written_when_any_message_is_wrong() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("b.waml.yaml", BAD), ("old.json", "old")]);
    let both = ["compile", "a.waml.yaml", "b.waml.yaml"];
    let ended = sandbox.waml(both).code(1).silent_out();
    assert!(ended.err.ends_with(" in 1 of 2 files, nothing was written\n"), "{ended:?}");
    assert!(ended.err.contains("b.waml.yaml:2:1"), "{ended:?}");
    sandbox.waml([&both[..], &["-o", "out/"]].concat()).code(1).silent_out();
    sandbox.waml([&both[..], &["-o", "old.json"]].concat()).code(1).silent_out();
    assert_eq!(sandbox.names("."), ["a.waml.yaml", "b.waml.yaml", "old.json"]);
    assert_eq!(sandbox.read("old.json"), "old");
    // A document that is right does not slip through beside one that is wrong.
    sandbox.file("c.waml.yaml", format!("{GOOD}---\n{BAD}"));
    sandbox.waml(["compile", "c.waml.yaml"]).code(1).silent_out();
    let ended = sandbox.waml(["compile", "a.waml.yaml", "missing.yaml"]).code(2).silent_out();
    assert!(ended.err.contains("missing.yaml"), "{ended:?}");
}

#[test]
fn warnings_do_not_stop_it() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WARNED)]);
    let ended = sandbox.waml(["compile", "--to", "85290000001", "a.waml.yaml"]).code(0);
    assert!(ended.out.contains("http://cdn.example.com/a.png"), "{ended:?}");
    assert!(ended.err.contains("hint/insecure-link"), "{ended:?}");
}

#[test]
fn a_file_of_all() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("two.waml.yaml", TWO), ("old.json", "old")]);
    sandbox.waml(["compile", "a.waml.yaml", "-o", "new.json"]).code(0).silent_out().silent_err();
    assert_eq!(sandbox.read("new.json"), PRETTY);
    sandbox.waml(["compile", "two.waml.yaml", "-o", "old.json"]).code(0).silent_out();
    assert_eq!(sandbox.read("old.json"), LINE.repeat(2));
    let ended = sandbox.waml(["compile", "a.waml.yaml", "-o", "no/such/a.json"]).code(2).silent_out();
    assert!(ended.err.contains("no/such/a.json"), "{ended:?}");
    assert_eq!(sandbox.names("."), ["a.waml.yaml", "new.json", "old.json", "two.waml.yaml"]);
    assert_eq!(sandbox.waml(["compile", "a.waml.yaml", "-o", "-"]).code(0).out, PRETTY);
}

#[test]
fn a_folder_with_a_file_each() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("sub/two.waml.yaml", TWO), ("p.json", LINE)]);
    let inputs = ["compile", "a.waml.yaml", "sub/two.waml.yaml", "p.json"];
    sandbox.waml([&inputs[..], &["-o", "out/"]].concat()).code(0).silent_out().silent_err();
    assert_eq!(sandbox.names("out"), ["a.json", "p.json", "second.json", "two.json"]);
    assert_eq!(sandbox.read("out/second.json"), PRETTY);
    // A folder that exists needs no slash, and files in it are replaced.
    sandbox.file("out/a.json", "old");
    sandbox.waml([&inputs[..], &["-o", "out"]].concat()).code(0);
    assert_eq!(sandbox.read("out/a.json"), PRETTY);
    sandbox.waml([&inputs[..], &["-o", "lines/", "--format", "jsonl"]].concat()).code(0);
    assert_eq!(sandbox.names("lines"), ["a.jsonl", "p.jsonl", "second.jsonl", "two.jsonl"]);
    assert_eq!(sandbox.read("lines/p.jsonl"), LINE);
}

#[test]
fn later_documents_without_a_name_are_numbered() {
    let text = ["text: a\n", "text: b\n", "name: own\ntext: c\n", "text: d\n"].join("---\n");
    let sandbox = Sandbox::with(&[("many.waml.yaml", &text)]);
    sandbox.waml(["compile", "--to", "85290000001", "-o", "out/", "many.waml.yaml"]).code(0);
    assert_eq!(sandbox.names("out"), ["many-2.json", "many-4.json", "many.json", "own.json"]);
}

#[test]
fn two_of_one_name_are_refused_before_anything_is_written() {
    let sandbox = Sandbox::with(&[
        ("a.waml.yaml", GOOD),
        ("b/a.waml.yaml", GOOD),
        ("c.waml.yaml", &format!("name: A\n{GOOD}")),
        ("z.waml.yaml", GOOD),
    ]);
    for second in ["b/a.waml.yaml", "c.waml.yaml"] {
        let ended = sandbox.waml(["compile", "z.waml.yaml", "a.waml.yaml", second, "-o", "out/"]).code(2).silent_out();
        assert!(ended.err.contains("a.waml.yaml") && ended.err.contains(second), "{ended:?}");
        assert!(!sandbox.path("out").exists());
    }
}

#[test]
fn no_name_leaves_the_folder() {
    for name in ["../a", "a/b", "/tmp/a", ".a", "a\\b", "C:a"] {
        let sandbox = Sandbox::with(&[("x.waml.yaml", &format!("name: '{name}'\n{GOOD}"))]);
        let ended = sandbox.waml(["compile", "x.waml.yaml", "-o", "deep/out/"]);
        assert!(matches!(ended.code, Some(1 | 2)), "{ended:?}");
        assert_eq!(sandbox.names("."), ["x.waml.yaml"], "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_keeps_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("real.json", "old")]);
    fs::set_permissions(sandbox.path("real.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.json", sandbox.path("link.json")).unwrap();
    sandbox.waml(["compile", "a.waml.yaml", "-o", "link.json"]).code(0);
    assert!(fs::symlink_metadata(sandbox.path("link.json")).unwrap().is_symlink());
    assert_eq!(sandbox.read("real.json"), PRETTY);
    assert_eq!(fs::metadata(sandbox.path("real.json")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(sandbox.names("."), ["a.waml.yaml", "link.json", "real.json"]);
}

#[test]
fn messages_without_a_recipient_are_told_once() {
    let sandbox = Sandbox::with(&[
        ("a.waml.yaml", "text: One\n---\ntext: Two\n"),
        ("b.waml.yaml", "text: Three\n"),
        ("c.waml.yaml", GOOD),
    ]);
    let ended = sandbox.waml(["compile", "a.waml.yaml"]).code(1).silent_out();
    insta::assert_snapshot!(ended.err, @"
    error: 2 of 2 messages have no recipient, the first is `a` of a.waml.yaml
    help: say who it goes to with --to NUMBER, or with a key `to` in the file
    ");
    let ended = sandbox.waml(["compile", "."]).code(1).silent_out();
    assert!(ended.err.starts_with("error: 3 of 4 messages have no recipient"), "{}", ended.err);
    assert_eq!(ended.err.matches("no recipient").count(), 1);
    let ended = sandbox.waml(["compile", "b.waml.yaml", "c.waml.yaml"]).code(1).silent_out();
    assert!(ended.err.starts_with("error: b.waml.yaml: message `b` has no recipient\n"), "{}", ended.err);
}
