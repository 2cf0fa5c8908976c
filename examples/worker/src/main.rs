//! Sorts payloads, one a line of JSON, into those that can be sent and those that cannot, on all cores.
//!
//! `waml-worker PAYLOADS OK REJECTS` writes what can be sent to `OK`, in the order it came, ready for a sender, and to
//! `REJECTS` a line for each of the others: its number and everything that is wrong with it. What is held in memory is one
//! batch, however long the file is. Ends with 0 where all can be sent, 1 where some cannot, 2 where a file could not be
//! read or written.

#![allow(clippy::print_stderr, reason = "a program that talks to people")]

mod lines;

use lines::{Line, Lines};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::process::ExitCode;
use waml::gate::{Reason, check_slice};

/// Lines that are judged together.
const BATCH: usize = 10_000;

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// How many lines cannot be sent.
fn run() -> Result<usize, Box<dyn Error>> {
    let usage = "usage: waml-worker PAYLOADS OK REJECTS";
    let [payloads, ok, rejects] = std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| usage)?;
    let named = |path: String| move |error| format!("{path}: {error}");
    let mut lines = Lines::new(BufReader::new(File::open(&payloads).map_err(named(payloads.clone()))?));
    let mut ok = BufWriter::new(File::create(&ok).map_err(named(ok))?);
    let mut rejects = BufWriter::new(File::create(&rejects).map_err(named(rejects))?);
    let (mut sent, mut refused) = (0, 0);
    loop {
        let batch = lines.batch(BATCH).map_err(named(payloads.clone()))?;
        if batch.is_empty() {
            break;
        }
        let judged: Vec<_> = batch.par_iter().map(judge).collect();
        for judged in judged {
            match judged {
                Ok(body) => {
                    sent += 1;
                    writeln!(ok, "{body}")?;
                }
                Err(reject) => {
                    refused += 1;
                    writeln!(rejects, "{reject}")?;
                }
            }
        }
    }
    ok.flush()?;
    rejects.flush()?;
    eprintln!("{sent} can be sent, {refused} cannot");
    Ok(refused)
}

/// The body to send, or what to tell whoever wrote the line.
fn judge(line: &Line) -> Result<String, Value> {
    match check_slice(&line.bytes) {
        Ok(payload) => Ok(payload.body().to_owned()),
        Err(refused) => {
            let reasons: Vec<_> = refused.reasons().map(|reason| told(&reason)).collect();
            Err(json!({"line": line.number, "reasons": reasons, "omitted": refused.omitted()}))
        }
    }
}

fn told(reason: &Reason<'_>) -> Value {
    let Reason { pointer, position, finding, .. } = reason;
    json!({
        "code": finding.code,
        "severity": finding.severity.name(),
        "pointer": pointer,
        "column": position.map(|position| position.column),
        "message": finding.message.to_string(),
        "help": finding.help.as_ref().map(ToString::to_string),
    })
}
