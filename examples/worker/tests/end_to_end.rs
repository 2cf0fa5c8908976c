//! The worker as a program: what goes in comes out once, in order, in the file where it belongs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Output};
use tempfile::TempDir;
use waml::gate::check_str;

fn worker(folder: &TempDir, input: &[u8]) -> (Output, String, Vec<Value>) {
    let path = |name: &str| folder.path().join(name);
    fs::write(path("payloads"), input).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_waml-worker"));
    let output = command.args(["payloads", "ok", "rejects"].map(path)).output().unwrap();
    let rejects = fs::read_to_string(path("rejects")).unwrap();
    let rejects = rejects.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output, fs::read_to_string(path("ok")).unwrap(), rejects)
}

fn payload(number: usize, body: &str) -> String {
    json!({"to": "85290000001", "type": "text", "text": format!("{number} {body}")}).to_string()
}

/// Wrong lines of several kinds, with the code that each is refused by.
fn wrong(kind: usize, number: usize) -> (Vec<u8>, &'static str) {
    match kind {
        0 => (payload(number, &"x".repeat(40_000)).into_bytes(), "length/text-body"),
        1 => (br#"{"to": "+852 9000 0001", "type": "text", "text": "Hello"}"#.to_vec(), "recipient/not-digits"),
        2 => (b"<html><h1>502 Bad Gateway</h1></html>".to_vec(), "syntax/json"),
        3 => (b"{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"\xff\"}".to_vec(), "syntax/encoding"),
        _ => (br#"{"to": "85290000001", "type": "txt", "txt": "Hello"}"#.to_vec(), "shape/unknown-word"),
    }
}

#[test]
fn every_line_comes_out_once_and_in_order() {
    let (mut input, mut good, mut bad) = (Vec::new(), Vec::new(), Vec::new());
    for number in 1..=25_000 {
        if number % 20 == 0 {
            let (line, code) = wrong(number / 20 % 5, number);
            input.extend(line);
            bad.push((number, code));
        } else {
            let line = payload(number, "Your fern is packed.");
            input.extend(line.as_bytes());
            good.push(line);
        }
        input.extend(b"\n");
    }
    let folder = TempDir::new().unwrap();
    let (output, ok, rejects) = worker(&folder, &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "23750 can be sent, 1250 cannot\n");
    assert!(ok.lines().eq(good.iter().map(String::as_str)));
    let told = rejects.iter().map(|reject| {
        let number = usize::try_from(reject["line"].as_u64().unwrap()).unwrap();
        (number, reject["reasons"][0]["code"].as_str().unwrap())
    });
    assert!(told.eq(bad), "{:?}", rejects.first());
}

#[test]
fn a_reject_says_where_and_what_to_write() {
    let folder = TempDir::new().unwrap();
    let (_, ok, rejects) = worker(&folder, br#"{"to": "+852 9000 0001", "type": "text", "text": "Hello"}"#);
    assert_eq!(ok, "");
    let reason = &rejects[0]["reasons"][0];
    assert_eq!((reason["pointer"].as_str(), reason["column"].as_u64()), (Some("/to"), Some(9)));
    assert_eq!(reason["help"], "write `85290000001`");
}

#[test]
fn what_is_right_in_another_spelling_is_written_in_the_documented_one() {
    let folder = TempDir::new().unwrap();
    let line = "\u{feff}{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hello\"}\r\n\n";
    let (output, ok, _) = worker(&folder, line.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(ok.lines().count(), 1);
    assert_eq!(check_str(ok.trim_end()).unwrap().body(), ok.trim_end());
    assert!(ok.starts_with("{\"to\""), "{ok}");
}

#[test]
fn files_that_are_not_there_are_named() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waml-worker"));
    let output = command.args(["no-such-file", "ok", "rejects"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("no-such-file: "), "{output:?}");
    let output = Command::new(env!("CARGO_BIN_EXE_waml-worker")).output().unwrap();
    assert_eq!((output.status.code(), &output.stderr[..]), (Some(2), &b"usage: waml-worker PAYLOADS OK REJECTS\n"[..]));
}
