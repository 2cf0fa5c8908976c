//! Requests on stdin, answers on stdout.

use crate::fixtures::all;
use crate::sandbox::{Ended, Sandbox};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;

const PAYLOAD: &str = r#"{"to":"85290000001","type":"text","text":"Hello!"}"#;

fn start(sandbox: &Sandbox) -> Child {
    let mut command = sandbox.command();
    command.args(["serve", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn gate(id: usize) -> String {
    format!("{{\"id\":{id},\"method\":\"gate\",\"payload\":{PAYLOAD}}}\n")
}

fn answers(ended: &Ended) -> Vec<Value> {
    ended.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

#[test]
fn every_line_is_answered_in_order_bad_ones_too() {
    let lines: &[&[u8]] = &[
        br#"{"id":1,"method":"check","text":"txt: Hello!"}"#,
        b"nonsense",
        b"",
        b"{\"id\":\"\xff\"}",
        br#"{"id":5,"method":"nothing"}"#,
        br#"{"id":6,"method":"compile","text":"text: Hello!","to":"85290000001"}"#,
    ];
    let ended = Sandbox::new().fed(lines.join(&b'\n'), &["serve", "--stdio"]).code(0).silent_err();
    let answers = answers(&ended);
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [json!(1), Value::Null, Value::Null, Value::Null, json!(5), json!(6)]);
    let codes: Vec<_> = answers.iter().map(|answer| answer["error"]["code"].as_str()).collect();
    assert_eq!(codes, [None, Some("not-json"), Some("not-json"), Some("not-utf8"), Some("unknown-method"), None]);
    assert_eq!(answers[5]["messages"][0]["payload"]["to"], "85290000001");
}

#[test]
fn an_answer_comes_before_the_next_request() {
    let sandbox = Sandbox::new();
    let mut child = start(&sandbox);
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in 0..100 {
        stdin.write_all(gate(id).as_bytes()).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(line, format!("{{\"id\":{id},\"ok\":true,\"payload\":{PAYLOAD}}}\n"));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// No pipe holds as much, so the server has to read on while nobody reads what it writes.
#[test]
fn a_thousand_requests_are_taken_before_an_answer_is_read() {
    let sandbox = Sandbox::new();
    let mut child = start(&sandbox);
    let mut stdin = child.stdin.take().unwrap();
    let long = "x".repeat(4000);
    for id in 0..1000 {
        let text = json!({"id": id, "method": "check", "text": format!("{long}: {id}")}).to_string();
        stdin.write_all((text + "\n").as_bytes()).unwrap();
    }
    drop(stdin);
    let ended = Ended::of(&child.wait_with_output().unwrap()).code(0).silent_err();
    assert!(ended.out.len() > 256 << 10, "{}", ended.out.len());
    let ids: Vec<_> = answers(&ended).iter().map(|answer| answer["id"].as_u64()).collect();
    assert_eq!(ids, (0..1000).map(Some).collect::<Vec<_>>());
}

#[test]
fn long_lines_are_answered_alone() {
    let text =
        |length: usize| format!("{{\"id\":{length},\"method\":\"check\",\"text\":\"{}\"}}\n", "x".repeat(length));
    let (long, longest) = (10_000_000, 70 << 20);
    let fed = [text(long), gate(1), text(longest), gate(2)].concat();
    let ended = Sandbox::new().fed(fed, &["serve", "--stdio"]).code(0).silent_err();
    let answers = answers(&ended);
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["id"], long);
    assert_eq!(answers[0]["report"]["files"][0]["findings"][0]["code"], "syntax/budget");
    assert_eq!((&answers[2]["id"], &answers[2]["error"]["code"]), (&json!(longest), &json!("too-long")));
    assert_eq!((&answers[1]["ok"], &answers[3]["ok"]), (&json!(true), &json!(true)));
}

#[test]
fn a_reader_that_leaves_ends_it_without_a_word() {
    let sandbox = Sandbox::new();
    let mut child = start(&sandbox);
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // It ends although stdin stays open and more requests come.
    while stdin.write_all(gate(1).as_bytes()).is_ok() {}
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn a_stdout_that_is_closed_is_an_error() {
    let shell = "printf '{\"method\":\"version\"}\\n' | \"$0\" serve --stdio >&-";
    let output = std::process::Command::new("sh").args(["-c", shell, env!("CARGO_BIN_EXE_waml")]).output().unwrap();
    let ended = Ended::of(&output).code(2);
    assert_eq!(ended.err, "error: cannot write: stdout is closed\n");
}

#[test]
fn it_says_what_it_needs() {
    let ended = Sandbox::new().waml(["serve"]).code(2).silent_out();
    assert!(ended.err.contains("--stdio"), "{}", ended.err);
    let ended = Sandbox::new().waml(["serve", "--stdio", "--templates", "none.json"]).code(2).silent_out();
    assert_eq!(ended.err, "error: cannot read none.json: no such file or folder\n");
}

#[test]
fn calls_are_held_against_files() {
    let approved = r#"[{"name": "hello", "components": [{"type": "BODY", "text": "Hello {{1}}!"}]}]"#;
    let sandbox = Sandbox::with(&[("a.json", approved), ("b.json", "[{")]);
    let call = r#"{"method":"gate","payload":{"to":"85290000001","type":"template","template":{"name":"hello"}}}"#;
    let ended = sandbox.fed(call, &["serve", "--stdio", "--templates", "a.json"]).code(0).silent_err();
    assert!(ended.out.contains("template/body-count"), "{}", ended.out);
    let ended = sandbox.fed(call, &["serve", "--stdio", "--templates", "b.json"]).code(2).silent_out();
    assert!(ended.err.starts_with("b.json:1:") && ended.err.contains("catalogue/unreadable"), "{}", ended.err);
}

#[test]
fn what_the_gateway_forwards_holds_for_all_requests() {
    let call = r#"{"method":"check","text":"template: {name: a, buttons: [{index: 0, url_value: '1'}]}"}"#;
    let sandbox = Sandbox::new();
    assert!(sandbox.fed(call, &["serve", "--stdio"]).code(0).out.contains("template/undocumented"));
    let ended = sandbox.fed(call, &["serve", "--stdio", "--undocumented", "url-button"]).code(0).silent_err();
    assert!(ended.out.starts_with(r#"{"id":null,"ok":true"#), "{}", ended.out);
}

#[test]
fn it_answers_in_the_language_of_the_run() {
    let ended = Sandbox::new().fed("{}", &["--lang", "zh", "serve", "--stdio"]).code(0);
    assert!(ended.out.contains("缺少字段"), "{}", ended.out);
}

/// The report is that of the command, byte for byte but for the line breaks, which no line can hold.
#[test]
fn every_fixture_has_the_report_of_the_command() {
    let sandbox = Sandbox::new();
    let texts: Vec<_> = all("").into_iter().filter_map(|path| Some((fs::read_to_string(&path).ok()?, path))).collect();
    assert!(texts.len() > 1000, "{}", texts.len());
    let requests = texts.iter().map(|(text, path)| {
        json!({"method": "check", "text": text, "name": path.to_string_lossy()}).to_string() + "\n"
    });
    let served = sandbox.fed(requests.collect::<String>(), &["serve", "--stdio"]).code(0).silent_err();
    let answers: Vec<_> = served.out.lines().collect();
    assert_eq!(answers.len(), texts.len());
    let both: Vec<_> = texts.iter().zip(answers).collect();
    thread::scope(|threads| {
        for some in both.chunks(both.len().div_ceil(4)) {
            threads.spawn(|| some.iter().for_each(|((_, path), answer)| assert_checked(&sandbox, path, answer)));
        }
    });
}

fn assert_checked(sandbox: &Sandbox, path: &Path, answer: &str) {
    let checked = sandbox.waml(["check", "--isolated", "--format", "json", &path.to_string_lossy()]);
    let (ok, report) = (checked.code == Some(0), checked.out.replace('\n', ""));
    assert_eq!(answer, format!("{{\"id\":null,\"ok\":{ok},\"report\":{report}}}"), "{}", path.display());
}
