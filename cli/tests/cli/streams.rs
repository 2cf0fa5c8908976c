//! Streams that were set not to block, as Node and some supervisors leave them: the command waits all the same.

use crate::sandbox::{Ended, GOOD, Sandbox};
use rustix::io::ioctl_fionbio;
use std::fmt::Write as _;
use std::io::{PipeReader, Read, Write, pipe};
use std::process::Stdio;
use std::thread::{scope, sleep};
use std::time::Duration;

const ORDER: &str = "params: {order: {type: digits, max_chars: 8}}\ntext: \"Order {{order}} is ready.\"\n";

/// More rows than fit into a pipe, and so many messages.
fn table(rows: u32) -> String {
    let mut table = "to,order\n".to_owned();
    (1..=rows).for_each(|row| writeln!(table, "85290000001,{row}").unwrap());
    table
}

/// Long enough for the command to get to where it has to wait.
fn pause() {
    sleep(Duration::from_millis(300));
}

/// Runs the command with streams that do not block: its stdin comes in three parts, and what it writes is read late.
fn late(sandbox: &Sandbox, text: &str, arguments: &[&str]) -> Ended {
    let (input, mut feed) = pipe().unwrap();
    let [(out, to_out), (err, to_err)] = [pipe().unwrap(), pipe().unwrap()];
    ioctl_fionbio(&input, true).unwrap();
    ioctl_fionbio(&to_out, true).unwrap();
    ioctl_fionbio(&to_err, true).unwrap();
    let mut command = sandbox.command();
    command.args(arguments).stdin(Stdio::from(input)).stdout(Stdio::from(to_out)).stderr(Stdio::from(to_err));
    let mut child = command.spawn().unwrap();
    drop(command);
    let bytes = text.as_bytes();
    let (out, err) = scope(|threads| {
        threads.spawn(move || {
            for part in bytes.chunks(bytes.len() / 2 + 1).chain([&b""[..]]) {
                pause();
                // A command that does not read to the end closes the pipe, which is its right.
                let _ = feed.write_all(part);
            }
        });
        let read = |mut from: PipeReader| {
            pause();
            let mut text = String::new();
            from.read_to_string(&mut text).map(|_| text).unwrap()
        };
        let [out, err] = [out, err].map(|from| threads.spawn(move || read(from)));
        (out.join().unwrap(), err.join().unwrap())
    });
    Ended { code: child.wait().unwrap().code(), out, err }
}

/// The same is said as where the streams block.
#[track_caller]
fn assert_same(sandbox: &Sandbox, text: &str, arguments: &[&str]) -> Ended {
    let (wanted, found) = (sandbox.fed(text, arguments), late(sandbox, text, arguments));
    let said = |ended: &Ended| (ended.code, ended.out.clone(), without_time(&ended.err));
    assert!(said(&wanted) == said(&found), "{arguments:?}: {:?}, {}, {}", found.code, found.out.len(), found.err);
    found
}

/// What was said without how long it took.
fn without_time(text: &str) -> String {
    text.lines().map(|line| line.rsplit_once(" (").map_or(line, |(told, _)| told)).collect()
}

#[test]
fn a_text_that_is_late_is_waited_for() {
    let sandbox = Sandbox::new();
    for command in ["check", "compile", "preview"] {
        assert_same(&sandbox, GOOD, &[command, "-", "--as", "definition"]).code(0);
    }
    let payload = "{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hello!\"}\n";
    assert_same(&sandbox, payload, &["import", "-"]).code(0);
    assert_same(&sandbox, "code 131008,\nsays the log\n", &["explain", "-"]).code(0);
}

#[test]
fn rows_and_requests_that_are_late_are_waited_for() {
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER)]);
    let arguments = ["compile", "order.waml.yaml", "--data", "-", "--data-format", "csv"];
    assert_same(&sandbox, &table(20), &arguments).code(0);
    let request = "{\"id\": 1, \"op\": \"check\", \"text\": \"text: Hello!\"}\n";
    let answers = assert_same(&sandbox, &request.repeat(4), &["serve", "--stdio"]).code(0);
    assert_eq!(answers.out.lines().count(), 4);
}

#[test]
fn all_is_written_to_who_reads_late() {
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER), ("a.csv", &table(20_000))]);
    for output in [&[][..], &["-o", "-"], &["-o", "/dev/stdout"]] {
        let arguments = [&["compile", "order.waml.yaml", "--data", "a.csv"], output].concat();
        let ended = assert_same(&sandbox, "", &arguments).code(0);
        assert_eq!(ended.out.lines().count(), 20_000, "{output:?}");
    }
    let wrong = "text: Hello!\nfooter: Bye\n---\n".repeat(900);
    for color in ["never", "always"] {
        let arguments = ["preview", "-", "--as", "definition", "--color", color];
        assert!(assert_same(&sandbox, &wrong, &arguments).code(1).out.len() > 1 << 16);
    }
}
