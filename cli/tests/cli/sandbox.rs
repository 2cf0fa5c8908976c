//! A folder of its own for a test, and the command run in it.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A definition without any fault.
pub(crate) const GOOD: &str = "to: \"85290000001\"\ntext: Hello!\n";

/// A definition with one error, `shape/unknown-key`, at 2:1.
pub(crate) const BAD: &str = "text: Hello!\nfooter: Bye\n";

/// A definition with one warning, `hint/insecure-link`.
pub(crate) const WARNED: &str = "image: {link: http://cdn.example.com/a.png}\n";

/// Where [`Sandbox::approve`] says what was approved.
pub(crate) const APPROVED: &str = "approved/1.json";

/// A folder that goes when the test ends.
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A sandbox with the files of a list.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::new();
        for (name, text) in files {
            sandbox.file(name, text);
        }
        sandbox
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn file(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A folder with a call of a template, and beside it what was approved.
    pub(crate) fn approving(text: &str) -> Self {
        let sandbox = Self::with(&[
            ("waml.toml", "templates = ['approved/*.json']\n"),
            ("messages/a.waml.yaml", "template: {name: hello, body: [Wei]}\n"),
        ]);
        sandbox.approve(text);
        sandbox
    }

    /// Says what was approved.
    pub(crate) fn approve(&self, text: &str) {
        let body = format!("{{\"type\": \"BODY\", \"text\": \"{text}\"}}");
        let list = format!("[{{\"name\": \"hello\", \"status\": \"APPROVED\", \"components\": [{body}]}}]");
        self.file(APPROVED, list);
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: impl AsRef<Path>) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The names in a folder, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The command, in this folder, with no environment but what is said here.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waml"));
        command.current_dir(self.folder.path()).env_clear().env("HOME", self.folder.path().join("no-home"));
        command.stdin(Stdio::null());
        command
    }

    /// Runs the command with some arguments.
    pub(crate) fn waml<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Ended {
        Ended::of(&self.command().args(arguments).output().unwrap())
    }

    /// Runs the command with a text on its stdin.
    pub(crate) fn fed(&self, text: impl AsRef<[u8]>, arguments: &[&str]) -> Ended {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let text = text.as_ref().to_owned();
        // A command that does not read to the end closes the pipe, which is its right.
        let feeder = std::thread::spawn(move || stdin.write_all(&text));
        let output = child.wait_with_output().unwrap();
        let _ = feeder.join().unwrap();
        Ended::of(&output)
    }
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Asserts that nothing went to stdout.
    #[track_caller]
    pub(crate) fn silent_out(self) -> Self {
        assert_eq!(self.out, "", "{self:#?}");
        self
    }

    /// Asserts that nothing went to stderr.
    #[track_caller]
    pub(crate) fn silent_err(self) -> Self {
        assert_eq!(self.err, "", "{self:#?}");
        self
    }

    /// `path:line:column code` of every line of `--format short`.
    #[track_caller]
    pub(crate) fn places(&self) -> Vec<String> {
        let place = |line: &str| {
            let (place, rest) = line.split_once(": ").expect("a place");
            let code = rest.split_once('[').and_then(|(_, rest)| rest.split_once(']')).expect("a code").0;
            format!("{place} {code}")
        };
        self.out.lines().map(place).collect()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}
