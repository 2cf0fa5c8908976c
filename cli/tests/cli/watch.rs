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
        Self::start_in(sandbox, ".", arguments)
    }

    fn start_in(sandbox: &Sandbox, folder: &str, arguments: &[&str]) -> Self {
        let mut command = sandbox.command();
        command.current_dir(sandbox.path(folder));
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

/// What was approved is kept beside the messages.
#[test]
fn a_catalogue_beside_what_is_watched_is_watched_too() {
    let sandbox = Sandbox::approving("Hello {{1}}!");
    let watch = Watch::start(&sandbox, &["messages"]);
    watch.ended("no problems in 1 file");
    sandbox.approve("Hello {{1}}, {{2}}!");
    expect(&watch.out, "template/body-count");
    watch.ended("1 error in 1 file");
    sandbox.approve("Hello {{1}}!");
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

#[cfg(unix)]
#[test]
fn a_folder_may_be_made_again() {
    let sandbox = Sandbox::with(&[("m/a.waml.yaml", GOOD)]);
    let watch = Watch::start(&sandbox, &["m"]);
    watch.ended("no problems in 1 file");
    for _ in 0..3 {
        std::fs::remove_dir_all(sandbox.path("m")).unwrap();
        watch.ended("cannot read m");
        sandbox.file("m/b.waml.yaml", BAD);
        watch.ended("1 error in 1 file");
        // Changes inside the new folder are seen as in the old.
        sandbox.file("m/b.waml.yaml", GOOD);
        watch.ended("no problems in 1 file");
    }
    // At once, as a generator does it.
    std::fs::remove_dir_all(sandbox.path("m")).unwrap();
    sandbox.file("m/deep/c.waml.yaml", BAD);
    watch.ended("1 error in 1 file");
    sandbox.file("m/deep/c.waml.yaml", GOOD);
    watch.ended("no problems in 1 file");
}

#[cfg(unix)]
#[test]
fn the_folder_that_it_runs_in_may_be_made_again() {
    let sandbox = Sandbox::with(&[("m/a.waml.yaml", GOOD)]);
    let watch = Watch::start_in(&sandbox, "m", &[]);
    watch.ended("no problems in 1 file");
    std::fs::remove_dir_all(sandbox.path("m")).unwrap();
    watch.ended("no *.waml.yaml");
    sandbox.file("m/b.waml.yaml", BAD);
    watch.ended("1 error in 1 file");
    sandbox.file("m/b.waml.yaml", GOOD);
    watch.ended("no problems in 1 file");
}

#[test]
fn changes_that_never_end_are_checked_all_the_same() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD)]);
    let watch = Watch::start(&sandbox, &[]);
    watch.ended("no problems in 1 file");
    let busy = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let (path, goes_on) = (sandbox.path("b.waml.yaml"), busy.clone());
    let writer = std::thread::spawn(move || {
        while goes_on.load(std::sync::atomic::Ordering::Relaxed) {
            std::fs::write(&path, BAD).unwrap();
            std::thread::sleep(Duration::from_millis(10));
        }
    });
    for _ in 0..2 {
        watch.ended("in 1 of 2 files");
    }
    busy.store(false, std::sync::atomic::Ordering::Relaxed);
    writer.join().unwrap();
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_ends_it() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", BAD)]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(sandbox.command().args(["check", "--watch"]).stdout(writer).output().unwrap().status.code(), Some(1));
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
