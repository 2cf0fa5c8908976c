//! A gateway that answers as it was told to, and remembers what it was asked.

use serde_json::json;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

/// A request as it came over the wire.
pub(crate) struct Request {
    pub(crate) line: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn read(stream: &TcpStream) -> Self {
        let mut reader = BufReader::new(stream);
        let mut lines = reader.by_ref().lines().map(Result::unwrap).take_while(|line| !line.is_empty());
        let line = lines.next().unwrap();
        let pair = |line: String| {
            let (key, value) = line.split_once(':').unwrap();
            (key.to_lowercase(), value.trim().to_owned())
        };
        let headers: Vec<_> = lines.map(pair).collect();
        let mut request = Self { line, headers, body: Vec::new() };
        request.body = vec![0; request.header("content-length").map_or(0, |length| length.parse().unwrap())];
        reader.read_exact(&mut request.body).unwrap();
        request
    }
}

/// What the gateway says to a request.
pub(crate) struct Reply(Vec<u8>);

impl Reply {
    pub(crate) fn new(status: u16, body: &str) -> Self {
        let length = body.len();
        Self(format!("HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}").into())
    }

    pub(crate) fn taken(id: &str) -> Self {
        let body = json!({"status": "success", "code": 200, "message": "ok", "data": {"msg_id": id}, "error": {}});
        Self::new(200, &body.to_string())
    }

    /// Promises a body and hangs up in the middle of it.
    pub(crate) fn cut() -> Self {
        Self(b"HTTP/1.1 200 x\r\nContent-Length: 900\r\n\r\n{\"status\":\"succ".to_vec())
    }

    pub(crate) fn header(self, line: &str) -> Self {
        let text = String::from_utf8(self.0).unwrap();
        Self(text.replacen("\r\n", &format!("\r\n{line}\r\n"), 1).into_bytes())
    }
}

pub(crate) struct Gateway {
    pub(crate) base: String,
    asked: Receiver<Request>,
}

impl Gateway {
    /// One that gives these answers, in their order, and then none.
    pub(crate) fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (tell, asked) = channel();
        let replies: Vec<_> = replies.into_iter().collect();
        thread::spawn(move || {
            let mut replies = replies.into_iter();
            while let Ok((mut stream, _)) = listener.accept() {
                stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
                if tell.send(Request::read(&stream)).is_err() {
                    return;
                }
                if let Some(Reply(bytes)) = replies.next() {
                    stream.write_all(&bytes).unwrap();
                }
            }
        });
        Self { base, asked }
    }

    /// The next request.
    pub(crate) fn request(&self) -> Request {
        self.asked.recv_timeout(Duration::from_secs(60)).expect("a request comes")
    }

    /// Whether no request is left that nobody looked at. What was asked of the service is answered by now.
    pub(crate) fn is_unasked(&self) -> bool {
        matches!(self.asked.try_recv(), Err(TryRecvError::Empty))
    }
}
