//! What editors and people do that nobody should.

use super::client::{Client, at, codes, range, uri};
use crate::sandbox::{BAD, GOOD, Sandbox};
use serde_json::{Value, json};
use std::path::Path;

const URI: &str = "file:///nowhere/a.waml.yaml";

#[test]
fn it_ends_as_the_protocol_wants_it() {
    let sandbox = Sandbox::new();
    let client = || Client::new(&sandbox);
    assert_eq!(client().left_open(&["shutdown", "exit"]), Some(0));
    assert_eq!(client().left_open(&["exit"]), Some(1));
    assert_eq!(client().end(&["shutdown"]), Some(0), "shut down, and stdin closed");
    assert_eq!(client().end(&[]), Some(1), "stdin closed");
    assert_eq!(Client::raw(&sandbox, &[]).end(&[]), Some(1), "stdin closed before a word");
    assert_eq!(Client::raw(&sandbox, &[]).left_open(&["exit"]), Some(1));
    let mut cut = client();
    cut.send_raw(b"Content-Length: 500\r\n\r\n{\"jsonrpc\"");
    assert_eq!(cut.end(&[]), Some(1), "in the middle of a message");
    let mut busy = client();
    busy.open(URI, &BAD.repeat(2000));
    assert_eq!(busy.left_open(&["exit"]), Some(1), "in the middle of a check");
}

#[test]
fn wrong_messages_are_refused_and_the_session_goes_on() {
    let sandbox = Sandbox::new();
    let mut early = Client::raw(&sandbox, &[]);
    assert_eq!(early.refused("textDocument/hover", json!({}))["code"], -32002);
    let mut client = Client::new(&sandbox);
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    for (bytes, code) in [
        (framed("{\"jsonrpc\": "), -32700),
        (framed("[]"), -32600),
        (framed("\"x\""), -32600),
        ("Content-Type: x\r\n\r\n".to_owned(), -32700),
    ] {
        client.send_raw(bytes.as_bytes());
        let told = client.wait("error", |message| message["error"]["code"] == code);
        assert_eq!(told["id"], Value::Null, "{bytes}");
    }
    client.send_raw(framed("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":5}").as_bytes());
    client.wait("error", |message| message["id"] == "x" && message["error"]["code"] == -32600);
    assert_eq!(client.refused("textDocument/codeAction", json!({"textDocument": 3}))["code"], -32602);
    assert_eq!(client.refused("waml/nothing", json!({}))["code"], -32601);
    assert_eq!(client.refused("initialize", json!({"capabilities": {}}))["code"], -32600);
    client.tell("waml/nothing", json!([]));
    client.tell("textDocument/didChange", json!({"textDocument": {"uri": "no address"}}));
    client.wait("a word in the log", |message| message["method"] == "window/logMessage");
    client.change("file:///never/opened.waml.yaml", 2, json!([{"text": "x"}]));
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": "file:///never/opened.waml.yaml"}}));
    client.send_raw(framed(r#"{"jsonrpc":"2.0","id":999,"result":null}"#).as_bytes());
    assert_eq!(codes(&client.opened(URI, BAD)), ["shape/unknown-key"]);
    client.ask("shutdown", Value::Null);
    assert_eq!(client.refused("shutdown", Value::Null)["code"], -32600);
    assert_eq!(client.left_open(&["exit"]), Some(0));
}

#[test]
fn two_hundred_queued_edits_are_one_check() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    client.opened(URI, GOOD);
    // All of them in one write, as they come behind a long check.
    let mut bytes = Vec::new();
    for version in 2..=201 {
        let change = json!([{"range": range((0, 0), (0, 0)), "text": "#"}]);
        let params = json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": change});
        let body = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}).to_string();
        bytes.extend(format!("Content-Length: {}\r\n\r\n{body}", body.len()).bytes());
    }
    let large = format!("{}{}", "text: a\n---\n".repeat(2000), "text: b\n");
    let other = "file:///nowhere/large.waml.yaml";
    let open = json!({"uri": other, "languageId": "yaml", "version": 1, "text": large});
    let body =
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": open}}).to_string();
    let mut all = format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes();
    all.extend(bytes);
    client.send_raw(&all);
    let is_last = |message: &Value| message["params"]["uri"] == URI && message["params"]["version"] == 201;
    client.wait("findings of the last version", is_last);
    // Reading two hundred messages takes as long as some checks do.
    let checks = client.count("textDocument/publishDiagnostics");
    assert!(checks < 20, "{checks} checks");
    let hover = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    assert_eq!(codes(&hover["items"]), Vec::<String>::new());
}

#[test]
fn what_is_called_off_is_not_done() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    client.open(URI, &format!("{}text: x\n", "text: a\n---\n".repeat(20_000)));
    let busy = client.begin("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    let off = client.begin("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    client.tell("$/cancelRequest", json!({"id": off}));
    client.tell("$/cancelRequest", json!({"id": 12345}));
    client.answer(busy);
    let answer = client.answer(off);
    assert!(answer["error"]["code"] == -32800 || answer["result"]["kind"] == "full", "{answer}");
    assert_eq!(client.left_open(&["shutdown", "exit"]), Some(0));
}

#[test]
fn ten_megabytes_are_refused_in_one_finding_and_taken_back() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    client.opened(URI, GOOD);
    let pasted = "x".repeat(10 << 20);
    client.change(URI, 2, json!([{"range": range((1, 0), (1, 0)), "text": pasted}]));
    assert_eq!(client.codes(URI), ["syntax/budget"]);
    client.change(URI, 3, json!([{"range": range((1, 0), (1, 10 << 20)), "text": ""}]));
    assert_eq!(client.codes(URI), Vec::<String>::new());
}

#[test]
fn a_file_of_others_has_no_findings() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    for name in ["docker-compose.yml", "package.json", "notes.txt", "a.waml.toml"] {
        let uri = format!("file:///nowhere/{name}");
        assert_eq!(codes(&client.opened(&uri, "services: {a: {image: b}}\n")), Vec::<String>::new(), "{name}");
        let params =
            json!({"textDocument": {"uri": uri}, "range": range((0, 0), (0, 9)), "context": {"diagnostics": []}});
        assert_eq!(client.ask("textDocument/codeAction", params), json!([]), "{name}");
    }
    let untitled = "untitled:new.waml.yaml";
    assert_eq!(codes(&client.opened(untitled, BAD)), ["shape/unknown-key"]);
}

#[test]
fn odd_places_are_the_nearest_that_there_are() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    client.opened(URI, "text: 🪴\n");
    // The end before the start, inside of a pair, and beyond everything.
    let odd = json!([
        {"range": {"start": at(0, 8), "end": at(0, 6)}, "text": "A"},
        {"range": range((0, 99), (0, 99)), "text": "B"},
        {"range": range((99, 0), (99, 5)), "text": "footer: c\n"},
    ]);
    client.change(URI, 2, odd);
    assert_eq!(client.codes(URI), ["shape/unknown-key"]);
    let page = client.ask("workspace/executeCommand", json!({"command": "waml.preview", "arguments": [URI]}));
    assert!(page["html"].as_str().unwrap().contains("AB"), "{page}");
}

#[test]
fn a_file_may_be_opened_twice_and_closed() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    assert_eq!(codes(&client.opened(URI, BAD)), ["shape/unknown-key"]);
    assert_eq!(codes(&client.opened(URI, GOOD)), Vec::<String>::new());
    assert_eq!(codes(&client.opened(URI, BAD)), ["shape/unknown-key"]);
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(client.codes(URI), Vec::<String>::new());
    assert_eq!(uri(Path::new("/nowhere/a.waml.yaml")), URI);
}
