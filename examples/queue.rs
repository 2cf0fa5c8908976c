//! A gate in front of a queue: what other programs hand over goes into the queue only if it can be
//! sent, and goes back with all reasons if it cannot.
//!
//! `cargo run --example queue < payloads.jsonl` reads one payload a line.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that talks to people")]

use std::io::{self, BufRead};
use std::sync::mpsc;
use std::thread;
use waml::gate::{Gated, check_str};

fn main() -> io::Result<()> {
    let (queue, waiting) = mpsc::sync_channel::<Gated<'static>>(100);
    let sender = thread::spawn(move || {
        // Here a sender would post `payload.body()`.
        waiting.iter().map(|payload| payload.body().len()).collect::<Vec<_>>()
    });
    let mut refused = 0;
    for (line, text) in (1..).zip(io::stdin().lock().lines()) {
        match check_str(&text?) {
            Ok(payload) => queue.send(payload.into_owned()).map_err(io::Error::other)?,
            Err(reasons) => {
                refused += 1;
                reasons.to_string().lines().for_each(|reason| println!("line {line}: {reason}"));
            }
        }
    }
    drop(queue);
    let sent = sender.join().map_err(|_| io::Error::other("the sender fell"))?;
    println!("{} queued, {} bytes; {refused} refused", sent.len(), sent.iter().sum::<usize>());
    Ok(())
}
