//! An editor of a few lines: it speaks the protocol to the real program, and waits for what it expects.

use crate::sandbox::Sandbox;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// More than any answer takes, on any machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server, and what it says.
pub(crate) struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    said: Receiver<Value>,
    /// What came while something else was waited for.
    kept: Vec<Value>,
    last: i64,
}

impl Client {
    /// Starts the program, and nothing else.
    pub(crate) fn raw(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut command = sandbox.command();
        command.arg("lsp").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().unwrap();
        let (sender, said) = channel();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let stdin = child.stdin.take();
        Self { child, stdin, said, kept: Vec::new(), last: 0 }
    }

    /// Starts it, and says what the editor can do, and how it wants to be served.
    pub(crate) fn with(sandbox: &Sandbox, arguments: &[&str], greeting: Value) -> (Self, Value) {
        let mut client = Self::raw(sandbox, arguments);
        let mut params = json!({"processId": null, "rootUri": null, "capabilities": {}});
        params.as_object_mut().unwrap().extend(greeting.as_object().unwrap().clone());
        let answer = client.ask("initialize", params);
        client.tell("initialized", json!({}));
        (client, answer)
    }

    pub(crate) fn new(sandbox: &Sandbox) -> Self {
        Self::with(sandbox, &[], json!({})).0
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(bytes).unwrap();
        stdin.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks without waiting; gives the number of the question.
    pub(crate) fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.last += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params}));
        self.last
    }

    /// Waits for the first message that is one of those meant.
    #[track_caller]
    pub(crate) fn wait(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at);
        }
        loop {
            let message = self.said.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no {what}: {:?}", self.kept));
            if is_it(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    #[track_caller]
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.wait("answer", |message| message["id"] == id && message.get("method").is_none())
    }

    /// Asks, and gives the result.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Asks, and gives the error.
    #[track_caller]
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("result").is_none(), "{method}: {answer}");
        answer["error"].take()
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// The next findings that are told of a file.
    #[track_caller]
    pub(crate) fn published(&mut self, uri: &str) -> Value {
        let is_it =
            |message: &Value| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri;
        self.wait(&format!("findings of {uri}"), is_it)["params"].take()
    }

    /// The codes of the findings that are told next.
    #[track_caller]
    pub(crate) fn codes(&mut self, uri: &str) -> Vec<String> {
        codes(&self.published(uri)["diagnostics"])
    }

    /// Opens a file and gives what is told of it.
    #[track_caller]
    pub(crate) fn opened(&mut self, uri: &str, text: &str) -> Value {
        self.open(uri, text);
        self.published(uri)["diagnostics"].take()
    }

    /// Messages of a method that came so far, while others were waited for.
    pub(crate) fn count(&mut self, method: &str) -> usize {
        self.kept.extend(self.said.try_iter());
        self.kept.iter().filter(|message| message["method"] == method).count()
    }

    /// Says that nothing more will be asked, closes stdin, or both; gives the exit code.
    pub(crate) fn end(mut self, parting: &[&str]) -> Option<i32> {
        for method in parting {
            match *method {
                "shutdown" => drop(self.ask("shutdown", Value::Null)),
                method => self.tell(method, Value::Null),
            }
        }
        drop(self.stdin.take());
        self.child.wait().unwrap().code()
    }

    /// The same without closing stdin.
    pub(crate) fn left_open(mut self, parting: &[&str]) -> Option<i32> {
        for method in parting {
            match *method {
                "shutdown" => drop(self.ask("shutdown", Value::Null)),
                method => self.tell(method, Value::Null),
            }
        }
        self.child.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn codes(diagnostics: &Value) -> Vec<String> {
    let code = |diagnostic: &Value| diagnostic["code"].as_str().unwrap().to_owned();
    diagnostics.as_array().unwrap().iter().map(code).collect()
}

/// The address of a file.
pub(crate) fn uri(path: &Path) -> String {
    let mut uri = String::from("file://");
    for byte in path.display().to_string().bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) => uri.push(char::from(byte)),
            byte => write!(uri, "%{byte:02X}").unwrap(),
        }
    }
    uri
}

pub(crate) fn at(line: usize, character: usize) -> Value {
    json!({"line": line, "character": character})
}

pub(crate) fn range(start: (usize, usize), end: (usize, usize)) -> Value {
    json!({"start": at(start.0, start.1), "end": at(end.0, end.1)})
}

/// The offset of a place that counts UTF-16 units, with every line break of the protocol.
pub(crate) fn offset(text: &str, place: &Value) -> usize {
    let (line, units) = (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
    let mut start = 0;
    for _ in 0..line {
        let at = start + text[start..].find(['\n', '\r']).unwrap();
        start = if text[at..].starts_with("\r\n") { at + 2 } else { at + 1 };
    }
    let mut counted = 0;
    for (at, c) in text[start..].char_indices() {
        if counted >= units {
            assert_eq!(counted, units, "inside of a character");
            return start + at;
        }
        counted += c.len_utf16() as u64;
    }
    assert_eq!(counted, units, "beyond the text");
    text.len()
}

/// A text with edits made.
pub(crate) fn edited(text: &str, edits: &Value) -> String {
    let mut edits: Vec<_> = edits.as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| offset(text, &edit["range"]["start"]));
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        let (start, end) = (offset(text, &edit["range"]["start"]), offset(text, &edit["range"]["end"]));
        out.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    out
}

fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        length = line.strip_prefix("Content-Length: ").and_then(|length| length.parse().ok()).or(length);
    }
    let mut body = vec![0; length?];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("the server speaks JSON"))
}
