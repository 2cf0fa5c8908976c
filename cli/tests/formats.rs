//! Every format over one broken folder, as the program prints it.

use std::process::{Command, Output, Stdio};

/// The folder of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

const BROKEN: &str = "fixtures/ci";

fn waml(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waml"))
        .args(arguments)
        .current_dir(ROOT)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

fn printed(arguments: &[&str]) -> String {
    String::from_utf8(waml(arguments).stdout).expect("it is text")
}

macro_rules! formats {
    ($($name:ident),*) => { $(
        #[test]
        fn $name() {
            insta::assert_snapshot!(printed(&["check", "--format", stringify!($name), BROKEN]));
        }
    )* };
}

formats!(human, short, json, jsonl, github, gitlab, junit, rdjson);

/// All rules stand in the log; one is enough to see.
#[test]
fn sarif() {
    let mut log: serde_json::Value = serde_json::from_str(&printed(&["check", "--format", "sarif", BROKEN])).unwrap();
    let driver = &mut log["runs"][0]["tool"]["driver"];
    driver["semanticVersion"] = "0.0.0".into();
    let rules = driver["rules"].as_array_mut().unwrap();
    assert_eq!(rules.len(), waml::rules::all().count());
    rules.retain(|rule| rule["id"] == "id/surrounding-space" || rule["id"] == "length/button-reply-title");
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        result["ruleIndex"] = "…".into();
    }
    log.sort_all_objects();
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap());
}

#[test]
fn several_formats_are_those_formats_alone() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let formats = [format!("--format=sarif:{}", file("s")), format!("--format=junit:{}", file("j"))];
    let out = printed(&["check", "--format=short", &formats[0], &formats[1], BROKEN]);
    assert_eq!(out, printed(&["check", "--format=short", BROKEN]));
    for (name, format) in [("s", "sarif"), ("j", "junit")] {
        assert_eq!(std::fs::read_to_string(file(name)).unwrap(), printed(&["check", "--format", format, BROKEN]));
    }
    let output_file = waml(&["check", "--format=json", "--output-file", &file("o"), BROKEN]);
    assert!(output_file.stdout.is_empty());
    assert_eq!(std::fs::read_to_string(file("o")).unwrap(), printed(&["check", "--format=json", BROKEN]));
}

#[test]
fn formats_that_are_in_the_way_and_files_that_cannot_be() {
    for (arguments, says) in [
        (&["--format=short", "--format=json"][..], "error: two formats would be printed to stdout"),
        (
            &["--format=json", "--output-file=no/such/file"][..],
            "error: cannot write no/such/file: no such file or folder",
        ),
        (&["--format=sarif:"][..], "error: `sarif:` names no file"),
        (&["--format=serif"][..], "error: invalid value 'serif'"),
    ] {
        let output = waml(&[&["check", BROKEN], arguments].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with(says), "{said}");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    }
}

#[test]
fn statistics_count_on_stderr() {
    let output = waml(&["check", "--format=json", "--statistics", BROKEN]);
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr));
}

#[test]
fn completions_and_manual_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        assert!(script.contains("import") && script.contains("exit-zero"), "{shell}");
    }
    let manual = printed(&["man"]);
    assert!(manual.starts_with(".ie") && manual.contains("waml\\-check") && manual.contains("exit\\-zero"), "{manual}");
}
