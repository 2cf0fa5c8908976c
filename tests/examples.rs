//! The examples do what they say: run as programs, against a real server where they need one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// An example as a program. Cargo builds examples for all tests together, but not for one alone.
fn example(name: &str) -> Command {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        let build = ["build", "--examples", "--all-features", "--quiet"];
        let status = Command::new(env!("CARGO")).args(build).current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(status.unwrap().success());
        std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("examples")
    });
    Command::new(folder.join(name))
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documented").join(name)).unwrap()
}

/// A request as it came over the wire.
struct Received {
    line: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Received {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn receive(stream: &TcpStream) -> Received {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let pair = |line: &String| {
        let (key, value) = line.split_once(':').unwrap();
        (key.to_lowercase(), value.trim().to_owned())
    };
    let headers: Vec<_> = lines[1..].iter().map(pair).collect();
    let length = headers.iter().find(|(key, _)| key == "content-length").map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    Received { line: lines[0].clone(), headers, body }
}

/// What the server does with the one request it takes.
enum Reply {
    Http(u16, Vec<u8>),
    /// Promises a body and hangs up in the middle of it.
    Cut,
    /// Hangs up without a word.
    Silence,
}

/// Takes one request on a port of its own.
fn server(reply: Reply) -> (String, Receiver<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let received = receive(&stream);
        match reply {
            Reply::Http(status, body) => {
                let head =
                    format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                stream.write_all(&[head.as_bytes(), &body].concat()).unwrap();
            }
            Reply::Cut => stream.write_all(b"HTTP/1.1 200 x\r\nContent-Length: 900\r\n\r\n{\"status\":\"succ").unwrap(),
            Reply::Silence => {}
        }
        drop(stream);
        tell.send(received).unwrap();
    });
    (base, told)
}

fn send(reply: Reply) -> (Output, Received) {
    let (base, told) = server(reply);
    let output = example("send")
        .arg("85290000001")
        .env("INCS_BASE_URL", base)
        .env("INCS_CERTIFICATION_CODE", "secret-7f3a")
        .env_remove("http_proxy")
        .env_remove("HTTP_PROXY")
        .env_remove("ALL_PROXY")
        .output()
        .unwrap();
    let received = told.recv_timeout(Duration::from_secs(30)).expect("the request came");
    for shown in [&output.stdout, &output.stderr] {
        assert!(!String::from_utf8_lossy(shown).contains("secret"), "the code is never shown");
    }
    (output, received)
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_request_is_the_documented_one() {
    let (output, received) = send(Reply::Http(200, fixture("answers/success.json")));
    assert_eq!(received.line, "POST /external/messages/whatsapp HTTP/1.1");
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.header("certification-code"), Some("secret-7f3a"));
    let body: Value = serde_json::from_slice(&received.body).unwrap();
    assert_eq!(body["to"], "85290000001");
    assert_eq!(body["type"], "interactive");
    assert_eq!(body["interactive"]["type"], "list");
    assert_eq!(body["interactive"]["action"]["sections"][0]["rows"][0]["id"], "express");
    waml::gate::check_slice(&received.body).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(output.stdout, b"taken as wamid.TUFERS1VUC1JRC0wMDAwMDAwMQA=\n");
}

#[test]
fn refusals_are_explained() {
    let (output, _) = send(Reply::Http(200, fixture("answers/failure.json")));
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("another number of parameters") && said.contains("template/code-with-components"), "{said}");
    let (output, _) = send(Reply::Http(429, fixture("answers/failure-too-many.json")));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("the same message may pass after 6 seconds"), "{}", stderr(&output));
}

#[test]
fn what_is_no_answer_leaves_it_open() {
    let page = b"<html><h1>502 Bad Gateway</h1></html>".to_vec();
    for reply in [Reply::Http(502, page), Reply::Http(200, Vec::new()), Reply::Cut, Reply::Silence] {
        let (output, _) = send(reply);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("not known whether the message was taken"), "{}", stderr(&output));
    }
}

#[test]
fn nothing_is_sent_that_would_be_refused() {
    let output = example("send").arg("+852 9000").env("INCS_CERTIFICATION_CODE", "secret-7f3a").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("recipient"), "{}", stderr(&output));
}

#[test]
fn the_queue_takes_what_can_be_sent() {
    let mut child = example("queue").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines = "{\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"Hello\"}\n\
                 {\"to\": \"85290000001\", \"type\": \"text\", \"text\": \"\"}\n\
                 hello\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(said.contains("line 2: 1:47: /text: error[length/text-body]"), "{said}");
    assert!(said.contains("line 3: 1:1: error[syntax/json]"), "{said}");
    assert!(said.ends_with("1 queued, 54 bytes; 2 refused\n"), "{said}");
}

/// A running program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_webhook_knows_what_was_tapped() {
    let mut running = Running(example("webhook").stdout(Stdio::piped()).spawn().unwrap());
    let mut said = BufReader::new(running.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = said.next().unwrap().replace("listening on ", "");
    let post = |body: &[u8]| {
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head =
            format!("POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().to_owned()
    };
    for (file, status, line) in [
        ("webhooks/4.5-button-reply.json", "204", "tapped move-walk of wamid.TUFERS1VUC1JRC0wMDAwMDAwNAA="),
        ("webhooks/2.4-list-reply.json", "204", "tapped something that we did not offer"),
        ("webhooks/text-message.json", "204", "wrote 17 characters"),
        ("webhooks/unknown-reply.json", "204", "sent something else"),
        ("webhooks/status-read.json", "204", "wamid.TUFERS1VUC1JRC0wMDAwMDAwMQA= is Read"),
    ] {
        assert_eq!((post(&fixture(file)), said.next().unwrap()), (status.to_owned(), line.to_owned()), "{file}");
    }
    assert_eq!(post(b"{\"event\": \"new_message\", \"name\": \"Lucas\"}"), "400");
    let line = said.next().unwrap();
    assert!(line.starts_with("unreadable") && !line.contains("Lucas"), "{line}");
}

#[test]
fn the_first_program_prints_what_to_send() {
    let output = example("first").output().unwrap();
    let body: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(body["interactive"]["action"]["buttons"][0]["reply"]["id"], "yes");
}

#[test]
fn a_struct_of_a_service_dives_into_its_message() {
    let output = example("form").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(serde_json::from_str::<Value>(lines[0]).unwrap()["to"], "85290000001");
    assert_eq!(
        lines[1..],
        [
            "message.button.replies[0].title: reply title has 23 characters, at most 20 [length/button-reply-title]",
            "order: length is greater than 8",
        ]
    );
}

/// Waits as long as answers say, twice as long each time, over a clock that is set back; and never writes to a user
/// again who stopped marketing.
#[test]
fn the_patient_loop_waits_as_it_is_told() {
    let output = example("backoff").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = said.lines().collect();
    for (line, (begins, ends)) in lines.iter().zip([
        ("…1 Taken(\"wamid.A\")", "3 posts, 240 s"),
        ("…2 Stopped", "1 posts, 0 s"),
        ("…2 Stopped", "0 posts, 0 s"),
        ("…3 WaitsForUser", "1 posts, 0 s"),
        ("…4 Unknown(", "1 posts, 0 s"),
        ("…5 GivenUp(", "6 posts, 7560 s"),
        ("…6 Unknown(", "1 posts, 0 s"),
    ]) {
        assert!(line.starts_with(begins) && line.ends_with(ends), "{said}");
    }
    assert_eq!(lines.len(), 7, "{said}");
}
