//! Requests on lines, answered in their order by all cores.
//!
//! `lines` cuts what comes in, `answers` keeps what goes out in order. Any thread reads, answers and writes, so that a
//! single request goes through no queue, and while one waits for a slow reader the others go on, up to a bound.

mod answers;
mod lines;

use crate::project::words::reason;
use crate::streams;
use answers::Answers;
use lines::{Lines, Taken};
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use waml::say;
use waml::serve::Server;
use waml::text::Phrase;

/// What all threads share.
struct Shared {
    server: Server,
    lines: Mutex<Lines<Box<dyn Read + Send>>>,
    answers: Answers,
}

/// Answers every line until there are no more, or nobody reads the answers.
///
/// # Errors
/// Why the rest cannot be read, or answers cannot be written.
pub(crate) fn serve(server: Server, input: Box<dyn Read + Send>, output: Box<dyn Write + Send>) -> Result<(), Phrase> {
    let shared = Arc::new(Shared { server, lines: Mutex::new(Lines::new(input)), answers: Answers::new(output) });
    // One of them may be held up by a write.
    let count = thread::available_parallelism().map_or(1, usize::from) + 1;
    shared.answers.expect(count);
    for _ in 0..count {
        let shared = Arc::clone(&shared);
        // They are not waited for: one that waits for a line that never comes would keep a program whose reader left.
        thread::Builder::new().spawn(move || work(&shared)).map_err(|error| {
            let why = reason(&error);
            say!("cannot start a thread: {why}", "无法启动线程：{why}"; why)
        })?;
    }
    shared.answers.wait()
}

fn work(shared: &Shared) {
    let ended = catch_unwind(AssertUnwindSafe(|| {
        while let Some(taken) = take(shared) {
            let text = answer(&shared.server, &taken);
            shared.answers.put(taken.at, taken.bytes.len(), text);
        }
    }));
    shared.answers.leave(ended.is_err());
}

/// The next lines, once there is room for their answers.
fn take(shared: &Shared) -> Option<Taken> {
    let mut lines = shared.lines.lock().unwrap_or_else(PoisonError::into_inner);
    if !shared.answers.wait_for_room() {
        return None;
    }
    match lines.take() {
        Ok(taken) => {
            let taken = taken?;
            shared.answers.hold(taken.bytes.len());
            Some(taken)
        }
        Err(error) => {
            let why = reason(&error);
            shared.answers.fail(say!("cannot read requests: {why}", "无法读取请求：{why}"; why));
            None
        }
    }
}

/// The answers to some lines, each on its own.
fn answer(server: &Server, taken: &Taken) -> String {
    let mut out = String::with_capacity(taken.bytes.len() + 64);
    if taken.cut {
        out.push_str(&server.too_long(&taken.bytes));
        out.push('\n');
        return out;
    }
    for line in taken.bytes.strip_suffix(b"\n").unwrap_or(&taken.bytes).split(|byte| *byte == b'\n') {
        let answered = catch_unwind(AssertUnwindSafe(|| server.answer(line)));
        out.push_str(&answered.unwrap_or_else(|_| server.failed(line)));
        out.push('\n');
    }
    out
}

/// Stdin, without a buffer of its own.
pub(crate) fn stdin() -> Box<dyn Read + Send> {
    Box::new(streams::stdin())
}
