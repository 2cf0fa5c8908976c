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
    left out .github/workflows/messages.yml: waml is not published under a name to install
    help: `waml init --from-git URL --rev REV` adds a job that builds it from a repository
    ");
    assert!(!folder.path(".github").exists());
    assert!(folder.waml(&["check", "--strict"]).status.success());
    let modeline = folder.read("messages/welcome.waml.yaml").lines().next().map(str::to_owned);
    let schema = modeline.as_deref().and_then(|line| line.split_once("$schema=")).unwrap().1;
    assert!(folder.path("messages").join(schema).is_file(), "{schema}");
}

#[test]
fn init_overwrites_nothing_where_nobody_can_be_asked() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("messages")).unwrap();
    fs::write(folder.path("messages/welcome.waml.yaml"), "text: Mine\n").unwrap();
    let output = folder.waml(&["init", "."]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(told(&output), @"
    kept messages/welcome.waml.yaml: it is there and differs
    made schemas/definition.schema.json: what editors hold messages to
    made .vscode/settings.json: binds *.waml.yaml and *.waml.yml to it
    made .vscode/extensions.json: recommends the YAML extension
    left out .github/workflows/messages.yml: waml is not published under a name to install
    help: `waml init --from-git URL --rev REV` adds a job that builds it from a repository
    help: nothing is overwritten without asking; run this in a terminal, or move the files away
    ");
    assert_eq!(folder.read("messages/welcome.waml.yaml"), "text: Mine\n");
    let again = told(&folder.waml(&["init"]));
    assert!(again.contains("left schemas/definition.schema.json: it is up to date"), "{again}");
}

#[test]
fn init_adds_to_editor_settings_and_keeps_what_they_say() {
    let folder = Folder::new();
    let mine = "{\r\n\t// two\r\n\t\"editor.tabSize\": 2, /* as ever */\r\n}\r\n";
    fs::create_dir_all(folder.path(".vscode")).unwrap();
    fs::write(folder.path(".vscode/settings.json"), mine).unwrap();
    fs::write(folder.path(".vscode/extensions.json"), r#"{"recommendations": ["a.b"]}"#).unwrap();
    let output = folder.waml(&["init"]);
    assert!(output.status.success(), "{}", told(&output));
    assert!(told(&output).contains("added to .vscode/settings.json: binds"), "{}", told(&output));
    let settings = folder.read(".vscode/settings.json");
    assert!(
        settings.starts_with("{\r\n\t// two\r\n\t\"editor.tabSize\": 2, /* as ever */\r\n\t\"yaml.schemas\": {\r\n")
    );
    assert!(settings.ends_with("}\r\n") && !settings.replace("\r\n", "").contains('\n'), "{settings}");
    let extensions: serde_json::Value = serde_json::from_str(&folder.read(".vscode/extensions.json")).unwrap();
    assert_eq!(extensions["recommendations"], serde_json::json!(["a.b", "redhat.vscode-yaml"]));
    let again = folder.waml(&["init"]);
    assert!(told(&again).contains("left .vscode/settings.json: it is up to date"), "{}", told(&again));
    assert_eq!(folder.read(".vscode/settings.json"), settings);
}

#[test]
fn init_prints_what_it_cannot_add() {
    for settings in ["[]\n", "{ not JSON", "{\"yaml.schemas\": false}", "\u{1}"] {
        let folder = Folder::new();
        fs::create_dir_all(folder.path(".vscode")).unwrap();
        fs::write(folder.path(".vscode/settings.json"), settings).unwrap();
        let output = folder.waml(&["init"]);
        assert_eq!(output.status.code(), Some(2));
        let told = told(&output);
        assert!(told.contains("kept .vscode/settings.json: it says something else; add this by hand"), "{told}");
        assert!(told.contains("    \"./schemas/definition.schema.json\": [\"*.waml.yaml\", \"*.waml.yml\"]"), "{told}");
        assert_eq!(folder.read(".vscode/settings.json"), settings);
    }
}

#[test]
fn a_ci_job_builds_from_the_repository_that_is_named() {
    let rev = "0123456789abcdef0123456789abcdef01234567";
    let from = |arguments: &[&str]| {
        let folder = Folder::new();
        let output = folder.waml(arguments);
        assert!(output.status.success(), "{}", told(&output));
        (folder.read(".github/workflows/messages.yml"), told(&output))
    };
    let (job, said) = from(&["init", "--from-git", "https://example.com/fern/waml.git", "--rev", rev]);
    let install = format!("cargo install --locked --git https://example.com/fern/waml.git --rev {rev} waml-cli\n");
    assert!(job.contains(&install), "{job}");
    assert!(said.ends_with("made .github/workflows/messages.yml: checks messages on every push\n"), "{said}");
    for line in job.lines().filter(|line| line.contains("uses: ")) {
        let (_, pinned) = line.split_once('@').unwrap();
        let (hash, version) = pinned.split_once(" # v").unwrap();
        assert!(hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{line}");
        assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{line}");
    }
    assert_eq!(from(&["init", "--from", "git", "https://example.com/fern/waml.git", "--rev", rev]).0, job);
    let (_, said) = from(&["init", "--from-git", "https://example.com/waml", "--rev", "v1"]);
    assert!(said.contains("help: `v1` may become another commit"), "{said}");
}

#[test]
fn a_ci_job_takes_nothing_that_a_shell_would_run() {
    let wrong: [&[&str]; 6] = [
        &["--from-git", "https://example.com/waml; curl x", "--rev", "v1"],
        &["--from-git", "https://example.com/waml", "--rev", "$(x)"],
        &["--from-git", "http://example.com/waml", "--rev", "v1"],
        &["--from", "svn", "https://example.com/waml", "--rev", "v1"],
        &["--from-git", "https://example.com/waml"],
        &["--rev", "v1"],
    ];
    for arguments in wrong {
        let folder = Folder::new();
        let output = folder.waml(&[&["init"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(fs::read_dir(folder.path("")).unwrap().count(), 0, "{arguments:?}");
    }
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
