//! `waml check`: what is read, what is said where, and how it ends.

use crate::sandbox::{BAD, GOOD, Sandbox, WARNED};
use std::fs;

#[test]
fn a_clean_file_ends_in_0_and_nothing_is_said_about_it() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    let ended = sandbox.waml(["check", "a.waml.yaml"]).code(0).silent_out();
    assert!(ended.err.starts_with("no problems in 1 file (") && ended.err.lines().count() == 1, "{ended:?}");
    sandbox.waml(["check", "--quiet", "a.waml.yaml"]).code(0).silent_out().silent_err();
}

#[test]
fn findings_end_in_1_and_go_to_stdout() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let ended = sandbox.waml(["check", "a.waml.yaml"]).code(1);
    assert!(ended.out.contains("a.waml.yaml:2:1]") && ended.out.contains("shape/unknown-key"), "{ended:?}");
    assert!(ended.err.starts_with("1 error in 1 file ("), "{ended:?}");
    sandbox.waml(["check", "-q", "a.waml.yaml"]).code(1).silent_err();
}

#[test]
fn warnings_fail_only_when_strict() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", WARNED)]);
    let ended = sandbox.waml(["check", "--format", "short", "a.waml.yaml"]).code(0);
    assert_eq!(ended.places(), ["a.waml.yaml:1:15 hint/insecure-link"]);
    assert!(ended.out.contains(": warning[") && ended.err.starts_with("1 warning in 1 file ("), "{ended:?}");
    sandbox.waml(["check", "--strict", "a.waml.yaml"]).code(1);
}

#[test]
fn pedantic_hints_are_given_when_asked_for() {
    let id = "button:\n  header: {image: {link: https://cdn.example.com/a.png}}\n  body: Hello\n  \
              replies: [{id: a, title: A}]\n";
    let sandbox = Sandbox::with(&[("a.waml.yaml", id)]);
    sandbox.waml(["check", "--format", "short", "a.waml.yaml"]).code(0).silent_out();
    let ended = sandbox.waml(["check", "--format", "short", "--pedantic", "a.waml.yaml"]).code(0);
    assert!(ended.out.contains("warning[hint/header-media-by-link]"), "{ended:?}");
    sandbox.waml(["check", "--pedantic", "--strict", "a.waml.yaml"]).code(1);
}

#[test]
fn lint_is_another_name() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let lint = sandbox.waml(["lint", "--quiet", "a.waml.yaml"]).code(1);
    assert_eq!(lint.out, sandbox.waml(["check", "--quiet", "a.waml.yaml"]).out);
}

#[test]
fn a_folder_gives_its_definitions_and_keeps_to_gitignore() {
    let sandbox = Sandbox::with(&[
        ("b.waml.yaml", BAD),
        ("a/z.waml.yml", BAD),
        ("a/y.waml.json", "{\"text\": 1}"),
        ("a/payload.json", "{}"),
        ("a/notes.yaml", "]"),
        ("a/built/x.waml.yaml", BAD),
        ("drafts/x.waml.yaml", BAD),
        (".hidden/x.waml.yaml", BAD),
        (".gitignore", "drafts/\n"),
        ("a/.gitignore", "built\n"),
    ]);
    let want = [
        "a/y.waml.json:1:10 shape/not-a-string",
        "a/z.waml.yml:2:1 shape/unknown-key",
        "b.waml.yaml:2:1 shape/unknown-key",
    ];
    assert_eq!(sandbox.waml(["check", "--format", "short"]).code(1).places(), want);
    assert_eq!(sandbox.waml(["check", "--format", "short", "."]).code(1).places(), want);
    // In a repository as outside of one.
    fs::create_dir(sandbox.path(".git")).unwrap();
    assert_eq!(sandbox.waml(["check", "--format", "short", "./"]).code(1).places(), want);
    assert_eq!(sandbox.waml(["check", "--format", "short", "a"]).code(1).places(), want[..2]);
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let sandbox = Sandbox::with(&[
        ("a.txt", "{\"to\": \"1\"}"),
        ("b", "to: x\n"),
        ("drafts/c.waml.yaml", BAD),
        (".gitignore", "drafts\n"),
    ]);
    let ended = sandbox.waml(["check", "--format", "short", "a.txt", "b", "drafts/c.waml.yaml"]).code(1);
    let places = ended.places();
    for name in ["a.txt:", "b:", "drafts/c.waml.yaml:"] {
        assert!(places.iter().any(|place| place.starts_with(name)), "{name} {places:?}");
    }
}

#[test]
fn each_file_once() {
    let sandbox = Sandbox::with(&[("a/b.waml.yaml", BAD)]);
    let ended = sandbox.waml(["check", "--format", "short", "a", "./a/b.waml.yaml", "a/b.waml.yaml"]).code(1);
    assert_eq!(ended.places(), ["a/b.waml.yaml:2:1 shape/unknown-key"]);
}

#[test]
fn stdin_is_a_payload_unless_its_name_says_otherwise() {
    let sandbox = Sandbox::new();
    let payload = r#"{"to": "85290000001", "type": "text", "text": "Hello"}"#;
    sandbox.fed(payload, &["check", "-"]).code(0).silent_out();
    let ended = sandbox.fed(BAD, &["check", "--format", "short", "-", "--stdin-filename", "dir/a.waml.yaml"]).code(1);
    assert_eq!(ended.places(), ["dir/a.waml.yaml:2:1 shape/unknown-key"]);
    let ended = sandbox.fed("text: [", &["check", "--format", "short", "-"]).code(1);
    assert!(ended.out.starts_with("<stdin>:1:"), "{ended:?}");
    // The name also tells JSON from YAML.
    let ended = sandbox.fed("{a: 1}", &["check", "--format", "short", "-", "--stdin-filename", "a.json"]).code(1);
    assert!(ended.places().iter().any(|place| place.ends_with("syntax/json")), "{ended:?}");
}

#[test]
fn the_shape_can_be_said() {
    let payload = "to: \"85290000001\"\ntype: text\ntext: Hello\n";
    let sandbox = Sandbox::with(&[("a.waml.yaml", payload), ("b.yaml", GOOD)]);
    sandbox.waml(["check", "a.waml.yaml"]).code(1);
    sandbox.waml(["check", "b.yaml"]).code(1);
    sandbox.waml(["check", "--as", "payload", "a.waml.yaml"]).code(0);
    sandbox.waml(["check", "--as", "definition", "b.yaml"]).code(0);
    sandbox.fed(GOOD, &["check", "--as", "definition", "-"]).code(0);
    sandbox.waml(["check", "--as", "something", "b.yaml"]).code(2).silent_out();
}

#[test]
fn a_missing_file_is_2_and_the_others_are_checked_all_the_same() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD), ("z.waml.yaml", BAD)]);
    let ended = sandbox.waml(["check", "--format", "short", "a.waml.yaml", "no/b.yaml", "z.waml.yaml"]).code(2);
    assert_eq!(ended.places(), ["a.waml.yaml:2:1 shape/unknown-key", "z.waml.yaml:2:1 shape/unknown-key"]);
    assert!(ended.err.contains("no/b.yaml: no such file or folder"), "{ended:?}");
    sandbox.waml(["check", "no/b.yaml"]).code(2).silent_out();
}

#[test]
fn nothing_to_check_is_2() {
    let sandbox = Sandbox::with(&[("empty/a.json", "{}")]);
    for arguments in [&["check"][..], &["check", "empty"], &["check", "--format", "jsonl", "empty"]] {
        let ended = sandbox.waml(arguments).code(2).silent_out();
        assert!(ended.err.contains("*.waml.yaml"), "{ended:?}");
    }
    // A document is one even so: whoever reads it has no second case.
    let ended = sandbox.waml(["check", "--format", "json", "empty"]).code(2);
    assert!(ended.out.contains(r#""files":[]"#) && ended.err.contains("*.waml.yaml"), "{ended:?}");
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let sandbox = Sandbox::new();
    for arguments in [&[][..], &["chek"], &["check", "--colour"], &["check", "--format", "xml"], &["compile"]] {
        let ended = sandbox.waml(arguments).code(2).silent_out();
        assert_ne!(ended.err, "", "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["check", "--help"], &["-h"], &["--version"], &["-V"]] {
        let ended = sandbox.waml(arguments).code(0).silent_err();
        assert_ne!(ended.out, "", "{arguments:?}");
    }
}

#[test]
fn many_files_come_in_the_order_of_their_names() {
    let sandbox = Sandbox::new();
    for i in 0..600 {
        sandbox.file(format!("{}/{i:03}.waml.yaml", i % 7), BAD);
    }
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    let places = ended.places();
    assert_eq!(places.len(), 600);
    assert!(places.is_sorted());
    assert!(ended.err.starts_with("600 errors in 600 files ("), "{}", ended.err);
}

#[test]
fn what_a_walk_leaves_aside_is_told_once() {
    let sandbox = Sandbox::with(&[
        (".gitignore", "hidden.yaml\n"),
        ("m/ok.waml.yaml", GOOD),
        ("m/a.yaml", GOOD),
        ("m/x.waml.yaml.txt", GOOD),
        ("m/UPPER.WAML.YAML", GOOD),
        ("m/hidden.yaml", GOOD),
        ("m/docker-compose.yml", "services: {}\n"),
        ("m/.hidden.yaml", GOOD),
        ("m/payload.json", "{}"),
        ("m/ok.waml.yaml.bak", GOOD),
        (".github/workflows/ci.yaml", "on: push\n"),
        ("elsewhere/b.yaml", "b: 1\n"),
    ]);
    let ended = sandbox.waml(["check"]).code(0).silent_out();
    let (closing, told) = ended.err.split_once('\n').unwrap();
    assert!(closing.starts_with("no problems in 2 files"), "{closing}");
    insta::assert_snapshot!(told, @"
    2 files were not looked at: m/a.yaml, m/x.waml.yaml.txt
    help: to have them checked, name them *.waml.yaml, or list them in `definitions` of a waml.toml; `exclude` there leaves them out
    ");
    sandbox.waml(["check", "--quiet"]).code(0).silent_err();
    sandbox.waml(["check", "--format", "json"]).code(0).silent_err();
    let named = sandbox.waml(["check", "--as=definition", "m", "m/a.yaml", "m/x.waml.yaml.txt"]).code(0);
    assert!(!named.err.contains("not looked at"), "{}", named.err);
    assert!(!sandbox.waml(["check", "m/ok.waml.yaml"]).code(0).err.contains("not looked at"));

    sandbox.file("waml.toml", "exclude = ['**/a.yaml', '**/*.txt']\n");
    assert!(!sandbox.waml(["check"]).code(0).err.contains("not looked at"));
    sandbox.file("waml.toml", "definitions = ['**/a.yaml']\n");
    assert!(sandbox.waml(["check"]).code(0).err.contains("1 file was not looked at: m/x.waml.yaml.txt\n"));
}

#[test]
fn many_files_left_aside_are_counted() {
    let sandbox = Sandbox::with(&[("ok.waml.yaml", GOOD)]);
    for name in ["a.yaml", "b.yml", "c.yaml", "d.yaml"] {
        sandbox.file(name, GOOD);
    }
    let told = "4 files were not looked at: a.yaml, b.yml, c.yaml and 1 more\n";
    assert!(sandbox.waml(["check"]).code(0).err.contains(told));
    assert!(sandbox.waml(["check", ".", "./"]).code(0).err.contains(told));
    let compiled = sandbox.waml(["compile", "."]).code(0);
    assert!(compiled.err.contains(told) && !compiled.out.contains("not looked at"), "{compiled:?}");

    let only = Sandbox::with(&[("order.waml.yaml.txt", GOOD)]);
    assert!(only.waml(["check"]).code(2).err.contains("1 file was not looked at: order.waml.yaml.txt\n"));
}

#[test]
fn help_is_to_be_had_in_both_ways_and_in_groups() {
    let sandbox = Sandbox::new();
    for command in ["check", "compile", "explain", "import", "schema", "init", "completions", "man"] {
        let asked = sandbox.waml(["help", command]).code(0).silent_err();
        assert_eq!(asked.out, sandbox.waml([command, "--help"]).code(0).out);
    }
    let help = sandbox.waml(["check", "--help"]).out;
    let heads = ["\nWhat to read:", "\nWhat to report:", "\nWhat fails:", "\nFixing:", "\nOnline:"];
    let places: Vec<_> =
        heads.iter().map(|head| help.find(head).unwrap_or_else(|| panic!("{head} in {help}"))).collect();
    assert!(places.is_sorted(), "{help}");
    assert_eq!(sandbox.waml(["help"]).code(0).out, sandbox.waml(["-h"]).code(0).out);
    sandbox.waml(["help", "chek"]).code(2).silent_out();
}

#[test]
fn completions_without_a_shell_name_the_shells() {
    let ended = Sandbox::new().waml(["completions"]).code(2).silent_out();
    assert!(["bash", "elvish", "fish", "powershell", "zsh"].iter().all(|shell| ended.err.contains(shell)), "{ended:?}");
}
