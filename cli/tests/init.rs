//! `waml init` and `waml schema`, as they are run.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// An empty folder that goes when the test ends.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn waml(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waml"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null()).output().unwrap()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn init_makes_a_repository_that_is_right() {
    let folder = Folder::new();
    let output = folder.waml(&["init"]);
    assert!(output.status.success());
    insta::assert_snapshot!(told(&output), @"
    made messages/welcome.waml.yaml: a message to begin with
    made schemas/definition.schema.json: what editors hold messages to
    made .vscode/settings.json: binds *.waml.yaml and *.waml.yml to it
    made .vscode/extensions.json: recommends the YAML extension
    made .github/workflows/messages.yml: checks messages on every push
    ");
    assert!(folder.waml(&["check", "--strict"]).status.success());
    let modeline = folder.read("messages/welcome.waml.yaml").lines().next().map(str::to_owned);
    let schema = modeline.as_deref().and_then(|line| line.split_once("$schema=")).unwrap().1;
    assert!(folder.path("messages").join(schema).is_file(), "{schema}");
}

#[test]
fn init_overwrites_nothing_where_nobody_can_be_asked() {
    let folder = Folder::new();
    let settings = ".vscode/settings.json";
    fs::create_dir_all(folder.path(".vscode")).unwrap();
    fs::write(folder.path(settings), "{ \"editor.tabSize\": 2 }\n").unwrap();
    let output = folder.waml(&["init", "."]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(told(&output), @"
    made messages/welcome.waml.yaml: a message to begin with
    made schemas/definition.schema.json: what editors hold messages to
    kept .vscode/settings.json: it is there and differs
    made .vscode/extensions.json: recommends the YAML extension
    made .github/workflows/messages.yml: checks messages on every push
    help: nothing is overwritten without asking; run this in a terminal, or move the files away
    ");
    assert_eq!(folder.read(settings), "{ \"editor.tabSize\": 2 }\n");
    let again = told(&folder.waml(&["init"]));
    assert!(again.contains("left schemas/definition.schema.json: it is up to date"), "{again}");
}

#[test]
fn init_makes_the_folder_and_says_why_it_cannot() {
    let folder = Folder::new();
    assert!(folder.waml(&["init", "deep/shop"]).status.success());
    assert!(folder.path("deep/shop/messages/welcome.waml.yaml").is_file());
    fs::write(folder.path("file"), "").unwrap();
    let output = folder.waml(&["init", "file"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).starts_with("error: "), "{}", told(&output));
}

#[test]
fn schema_prints_one_and_writes_all() {
    let folder = Folder::new();
    let output = folder.waml(&["schema", "--write"]);
    assert!(output.status.success());
    insta::assert_snapshot!(told(&output), @"
    wrote schemas/definition.schema.json
    wrote schemas/payload.schema.json
    wrote schemas/report.schema.json
    ");
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    for kind in ["definition", "payload", "report"] {
        let printed = String::from_utf8(folder.waml(&["schema", kind]).stdout).unwrap();
        assert_eq!(printed, folder.read(&format!("schemas/{kind}.schema.json")));
        assert_eq!(printed, fs::read_to_string(committed.join(format!("{kind}.schema.json"))).unwrap());
    }
    assert!(folder.waml(&["schema", "report", "--write=other"]).status.success());
    assert_eq!(fs::read_dir(folder.path("other")).unwrap().count(), 1);
    assert_eq!(folder.waml(&["schema"]).status.code(), Some(2));
}
