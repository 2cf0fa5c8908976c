//! `waml check --watch`.

use crate::sandbox::{BAD, GOOD, Sandbox};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A running watch, and what it says line by line on each of its streams.
struct Watch {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

impl Watch {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut command = sandbox.command();
        command.args(["check", "--watch", "--format", "short"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (out, err) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
        Self { child, out, err }
    }

    /// Waits until a check has ended with a summary that holds a text.
    #[track_caller]
    fn ended(&self, text: &str) {
        expect(&self.err, text);
        expect(&self.err, "waiting for changes");
    }
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    lines
}

/// Waits for a line that holds a text.
#[track_caller]
fn expect(lines: &Receiver<String>, text: &str) {
    loop {
        let line = lines.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("no `{text}`"));
        if line.contains(text) {
            return;
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_change_is_checked() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    let watch = Watch::start(&sandbox, &[]);
    watch.ended("no problems in 1 file");
    sandbox.file("a.waml.yaml", BAD);
    expect(&watch.out, "a.waml.yaml:2:1: error[shape/unknown-key]");
    watch.ended("1 error in 1 file");
    sandbox.file("new/b.waml.yaml", GOOD);
    watch.ended("1 error in 1 of 2 files");
    sandbox.file("waml.toml", "exclude = ['a.*']\n");
    watch.ended("no problems in 1 file");
}

#[test]
fn a_file_may_be_replaced_by_another_of_its_name() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    let watch = Watch::start(&sandbox, &["a.waml.yaml", "--format", "json:out.json"]);
    watch.ended("no problems in 1 file");
    let other = sandbox.file("other", BAD);
    std::fs::rename(other, sandbox.path("a.waml.yaml")).unwrap();
    watch.ended("1 error in 1 file");
    assert!(sandbox.read("out.json").contains("shape/unknown-key"));
    // Its own report is no reason to check again.
    let more = watch.err.recv_timeout(Duration::from_millis(500));
    assert!(more.is_err(), "{more:?}");
}

#[test]
fn what_cannot_be_watched_is_said() {
    let sandbox = Sandbox::new();
    let ended = sandbox.waml(["check", "--watch", "no/such.yaml"]).code(2).silent_out();
    assert_eq!(ended.err, "error: cannot watch no/such.yaml: no such file or folder\n");
    let stdin = sandbox.waml(["check", "--watch", "-"]).code(2).silent_out();
    assert_eq!(stdin.err, "error: text from stdin cannot be watched\n");
    let fixing = sandbox.waml(["check", "--watch", "--fix"]).code(2).silent_out();
    assert!(fixing.err.contains("cannot be used with"), "{fixing:?}");
}
