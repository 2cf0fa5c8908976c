//! Messages on a stream: a header that says how many bytes follow, and JSON. What is no message is told, and the stream
//! goes on behind it.

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};

/// The most bytes of one message: a text of the greatest size, each character of it escaped, and more.
const MOST: u64 = 128 << 20;

/// The longest line of a header.
const LINE: u64 = 8 << 10;

/// What came that is no message.
#[derive(Debug, PartialEq)]
pub(super) struct Wrong {
    /// Of the request, as far as it could be read.
    id: Value,
    code: i32,
    why: String,
}

impl Wrong {
    fn new(id: Value, code: ErrorCode, why: impl Into<String>) -> Self {
        Self { id, code: code as i32, why: why.into() }
    }

    /// Tells whoever sent it.
    pub(super) fn answer(&self, to: &mut impl Write) -> io::Result<()> {
        let error = json!({"code": self.code, "message": self.why});
        let text = json!({"jsonrpc": "2.0", "id": self.id, "error": error}).to_string();
        write!(to, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        to.flush()
    }
}

/// The next message; `None` at the end of the stream.
pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Result<Message, Wrong>>> {
    let Some(length) = length(from)? else { return Ok(None) };
    let Some(length) = length else {
        return Ok(Some(Err(Wrong::new(Value::Null, ErrorCode::ParseError, "a header without Content-Length"))));
    };
    if length > MOST {
        io::copy(&mut from.take(length), &mut io::sink())?;
        let why = format!("a message of {length} bytes, at most {MOST} are read");
        return Ok(Some(Err(Wrong::new(Value::Null, ErrorCode::InvalidRequest, why))));
    }
    let mut body = Vec::new();
    let read = from.take(length).read_to_end(&mut body)?;
    // The sender has gone in the middle of it.
    if (read as u64) < length {
        return Ok(None);
    }
    Ok(Some(understand(&body)))
}

/// What the header of the next message says of its length; `None` at the end of the stream.
#[expect(clippy::option_option, reason = "no message, and one without a length, are two answers")]
fn length(from: &mut impl BufRead) -> io::Result<Option<Option<u64>>> {
    let (mut length, mut begun) = (None, false);
    loop {
        let mut line = Vec::new();
        if from.take(LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            // Line breaks between messages mean nothing.
            if begun {
                return Ok(Some(length));
            }
            continue;
        }
        begun = true;
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("Content-Length")
        {
            length = value.trim().parse().ok();
        }
    }
}

fn understand(body: &[u8]) -> Result<Message, Wrong> {
    if let Ok(message) = serde_json::from_slice(body) {
        return Ok(message);
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => Err(Wrong::new(value["id"].clone(), ErrorCode::InvalidRequest, "this is no request")),
        Err(error) => Err(Wrong::new(Value::Null, ErrorCode::ParseError, error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut stream: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        while let Some(message) = read(&mut stream).expect("memory is read") {
            found.push(match message {
                Ok(Message::Request(request)) => request.method,
                Ok(Message::Notification(note)) => note.method,
                Ok(Message::Response(_)) => "response".to_owned(),
                Err(wrong) => format!("{} {}", wrong.id, wrong.code),
            });
        }
        found
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn the_stream_goes_on_behind_what_is_no_message() {
        let good = framed(r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#);
        for (bad, told) in [
            (framed("{"), "null -32700"),
            (framed("[]"), "null -32600"),
            (framed(r#"{"id":7,"method":3}"#), "7 -32600"),
            (framed("\u{fffd}"), "null -32700"),
            ("X: 1\r\n\r\n".to_owned(), "null -32700"),
            ("Content-Length: many\r\n\r\n".to_owned(), "null -32700"),
        ] {
            assert_eq!(all(format!("{bad}{good}").as_bytes()), [told, "shutdown"], "{bad}");
        }
        assert_eq!(all(format!("\r\n{good}\r\n{good}").as_bytes()), ["shutdown", "shutdown"]);
    }

    #[test]
    fn an_end_in_the_middle_is_an_end() {
        for cut in ["Content-Len", "Content-Length: 5\r\n\r\n{}", "Content-Length: 99999999999999999999\r\n"] {
            assert_eq!(all(cut.as_bytes()), Vec::<String>::new(), "{cut}");
        }
        assert_eq!(all(format!("Content-Length: {}\r\n\r\n{{}}", MOST + 1).as_bytes()), ["null -32600"]);
    }
}
