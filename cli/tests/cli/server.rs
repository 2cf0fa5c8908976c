//! An HTTP server on this machine that can misbehave. What a path begins with says how.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The size of `/big/…` files, most of which are zeros that stand nowhere.
pub(crate) const BIG: u64 = 100 << 20;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    requests: Mutex<Vec<String>>,
    headers: Mutex<BTreeSet<String>>,
    /// Bytes of bodies that were sent.
    sent: AtomicU64,
    /// Requests for `/slow/…` that have no answer yet.
    waiting: AtomicUsize,
    most_waiting: AtomicUsize,
}

struct Request {
    method: String,
    path: String,
    headers: Vec<String>,
}

impl Request {
    fn range(&self) -> Option<(u64, u64)> {
        let bytes = self.headers.iter().find_map(|line| line.strip_prefix("range: bytes="))?;
        let (from, to) = bytes.split_once('-')?;
        Some((from.parse().ok()?, to.parse().ok()?))
    }
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::new(Seen::default()));
        let known = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&known);
                thread::spawn(move || {
                    // Whoever goes away has what it wanted.
                    let _ = serve(stream, &seen);
                });
            }
        });
        Self { address, seen }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// `METHOD path range` of every request so far, sorted.
    pub(crate) fn requests(&self) -> Vec<String> {
        let mut requests = self.seen.requests.lock().unwrap().clone();
        requests.sort();
        requests
    }

    /// Every header line so far, in lower case.
    pub(crate) fn headers(&self) -> BTreeSet<String> {
        self.seen.headers.lock().unwrap().clone()
    }

    pub(crate) fn sent(&self) -> u64 {
        self.seen.sent.load(Ordering::SeqCst)
    }

    pub(crate) fn most_waiting(&self) -> usize {
        self.seen.most_waiting.load(Ordering::SeqCst)
    }
}

/// A server that proves its address by a certificate that it signed itself.
pub(crate) fn self_signed() -> SocketAddr {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(ring).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            // Whoever does not trust the certificate goes away.
            while tls.is_handshaking() && tls.complete_io(&mut stream).is_ok() {}
        }
    });
    address
}

fn request(stream: &TcpStream) -> Option<Request> {
    let mut first = [0];
    stream.peek(&mut first).ok()?;
    // No method begins so; a greeting of TLS does, and has no lines to wait for.
    if !first[0].is_ascii_uppercase() {
        return None;
    }
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let (method, rest) = first.split_once(' ')?;
    let path = rest.split(' ').next()?.to_owned();
    let headers = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let headers = headers.map(|line| line.to_ascii_lowercase()).collect();
    Some(Request { method: method.to_owned(), path, headers })
}

fn serve(mut stream: TcpStream, seen: &Seen) -> std::io::Result<()> {
    let Some(request) = request(&stream) else {
        return stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    };
    let range = request.range();
    let part = range.map_or(String::new(), |(from, to)| format!(" {from}-{to}"));
    seen.requests.lock().unwrap().push(format!("{} {}{part}", request.method, request.path));
    seen.headers.lock().unwrap().extend(request.headers.iter().cloned());
    let (how, name) = request.path[1..].split_once('/').unwrap_or((&request.path[1..], ""));
    let name = name.split('?').next().unwrap_or_default();
    let head = request.method == "HEAD";
    let mut answer = Answer { stream: &mut stream, seen, head, range, total: true };
    match how {
        "slow" => {
            let waiting = seen.waiting.fetch_add(1, Ordering::SeqCst) + 1;
            seen.most_waiting.fetch_max(waiting, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(150));
            // Before the answer, whose reader may come back at once.
            seen.waiting.fetch_sub(1, Ordering::SeqCst);
            answer.file(&media(name), content_type(name))
        }
        "no-ranges" => {
            answer.range = None;
            answer.file(&media(name), content_type(name))
        }
        "no-head" if head => answer.status("405 Method Not Allowed", ""),
        "no-length" => answer.raw("200 OK", "Content-Type: image/png\r\n", &media(name)),
        "too-long" => answer.raw("200 OK", "Content-Type: image/png\r\nContent-Length: 5000\r\n", &media(name)),
        "too-short" => answer.raw("200 OK", "Content-Type: image/png\r\nContent-Length: 100\r\n", &media(name)),
        "head-lies" if head => answer.raw("200 OK", "Content-Type: image/png\r\nContent-Length: 9999\r\n", b""),
        "head-body" if head => answer.stream.write_all(
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 469\r\n\r\nnobody asked for this",
        ),
        "ok" | "no-head" | "head-lies" | "head-body" => answer.file(&media(name), content_type(name)),
        "html" => answer.file(&media(name), "Content-Type: text/html; charset=utf-8\r\n"),
        "bytes" => answer.file(&media(name), "Content-Type: application/octet-stream\r\n"),
        "no-type" => answer.file(&media(name), ""),
        "packed" => answer.raw("200 OK", "Content-Type: image/png\r\nContent-Encoding: gzip\r\n", &media(name)),
        "status" => answer.status(&format!("{} Because", name.split('/').next().unwrap_or_default()), ""),
        "to" => answer.status("302 Found", &format!("Location: /{name}\r\n")),
        "circle" => answer.status("301 Moved Permanently", "Location: /circle/b.png\r\n"),
        "on" => answer.status("307 Temporary Redirect", &format!("Location: /on/x{name}\r\n")),
        "nowhere" => answer.status("302 Found", ""),
        "elsewhere" => answer.status("302 Found", "Location: ftp://example.com/a.png\r\n"),
        "endless" => answer.endless(),
        "drip" => answer.drip(),
        "drip-headers" => answer.drip_headers(),
        "endless-100" => answer.forever("", "HTTP/1.1 100 Continue\r\n\r\n"),
        "endless-103" => answer.forever("", "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"),
        "endless-headers" => answer.forever("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n"),
        "endless-header" => answer.forever("HTTP/1.1 200 OK\r\nX-More: ", "and more "),
        "large-header" => answer.raw("200 OK", &format!("X-Large: {}\r\n", "x".repeat(10 << 20)), b""),
        "endless-trailers" => answer.chunked_forever("0\r\n", "X-More: and more\r\n"),
        "endless-extension" => answer.chunked_forever("5;a=", "and more "),
        "endless-size" => answer.chunked_forever("", "0000000000"),
        "chunk-garbage" => answer.chunked(b"five\r\nhello\r\n0\r\n\r\n"),
        "chunk-overrun" => answer.chunked(b"2\r\nhello\r\n0\r\n\r\n"),
        "chunk-cut" => answer.chunked(b"ff\r\nhello"),
        "chunk-packed" => {
            answer.raw("200 OK", "Content-Type: image/png\r\nTransfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n")
        }
        "plain-encodings" => answer.file(&media(name), "Content-Type: image/png\r\nContent-Encoding: Identity\r\n"),
        "redirect-endless" => answer.forever(
            "HTTP/1.1 302 Found\r\nLocation: /ok/rgb8.png\r\nContent-Length: 99999999999\r\n\r\n",
            "and more ",
        ),
        "silent" => {
            thread::sleep(Duration::from_secs(30));
            Ok(())
        }
        "garbage" => answer.stream.write_all(b"220 mail.example.com ESMTP\r\n\r\n"),
        "big-no-total" => {
            answer.total = false;
            answer.big()
        }
        "big-tires" if range.is_some_and(|(from, _)| from > 0) => answer.status("429 Too Many Requests", ""),
        "big" | "big-tires" => answer.big(),
        "big-no-ranges" => {
            answer.range = None;
            answer.big()
        }
        _ => answer.status("404 Not Found", ""),
    }
}

struct Answer<'s> {
    stream: &'s mut TcpStream,
    seen: &'s Seen,
    head: bool,
    range: Option<(u64, u64)>,
    /// Whether a part says of how many bytes it is one.
    total: bool,
}

impl Answer<'_> {
    fn raw(&mut self, status: &str, headers: &str, body: &[u8]) -> std::io::Result<()> {
        write!(self.stream, "HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n")?;
        if self.head {
            return Ok(());
        }
        for piece in body.chunks(16 << 10) {
            self.stream.write_all(piece)?;
            self.seen.sent.fetch_add(piece.len() as u64, Ordering::SeqCst);
        }
        Ok(())
    }

    fn status(&mut self, status: &str, headers: &str) -> std::io::Result<()> {
        self.raw(status, &format!("Content-Length: 0\r\n{headers}"), b"")
    }

    fn file(&mut self, body: &[u8], content_type: &str) -> std::io::Result<()> {
        self.part(body.len() as u64, content_type, |from, to| {
            body[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()].to_vec()
        })
    }

    fn part(&mut self, size: u64, headers: &str, bytes: impl Fn(u64, u64) -> Vec<u8>) -> std::io::Result<()> {
        match self.range {
            Some((from, to)) if from < size => {
                let to = (to + 1).min(size);
                let total = if self.total { size.to_string() } else { "*".to_owned() };
                let range =
                    format!("Content-Range: bytes {from}-{}/{total}\r\nContent-Length: {}\r\n", to - 1, to - from);
                self.raw("206 Partial Content", &format!("{headers}{range}"), b"")?;
                self.pieces(from, to, bytes)
            }
            Some(_) => self.raw("416 Range Not Satisfiable", &format!("Content-Range: bytes */{size}\r\n"), b""),
            None if self.head => self.raw("200 OK", &format!("{headers}Content-Length: {size}\r\n"), b""),
            None => {
                self.raw("200 OK", &format!("{headers}Content-Length: {size}\r\n"), b"")?;
                self.pieces(0, size, bytes)
            }
        }
    }

    fn pieces(&mut self, mut from: u64, to: u64, bytes: impl Fn(u64, u64) -> Vec<u8>) -> std::io::Result<()> {
        while from < to {
            let end = (from + (16 << 10)).min(to);
            self.stream.write_all(&bytes(from, end))?;
            self.seen.sent.fetch_add(end - from, Ordering::SeqCst);
            from = end;
        }
        Ok(())
    }

    /// A film of 100 MiB whose index stands at its end.
    fn big(&mut self) -> std::io::Result<()> {
        let film = media("moov-last.mp4");
        let at = film.windows(4).position(|four| four == b"mdat").unwrap() - 4;
        let samples = u64::from(u32::from_be_bytes(film[at..at + 4].try_into().unwrap()));
        let index = &film[at + usize::try_from(samples).unwrap()..];
        let end = BIG - index.len() as u64;
        let mut begin = film[..at].to_vec();
        begin.extend(u32::try_from(end - at as u64).unwrap().to_be_bytes());
        begin.extend(b"mdat");
        self.part(BIG, "Content-Type: video/mp4\r\n", |from, to| {
            let byte = |place: u64| match place {
                _ if place < begin.len() as u64 => begin[usize::try_from(place).unwrap()],
                _ if place >= end => index[usize::try_from(place - end).unwrap()],
                _ => 0,
            };
            (from..to).map(byte).collect()
        })
    }

    fn endless(&mut self) -> std::io::Result<()> {
        self.raw("200 OK", "Content-Type: image/png\r\n", &media("rgb8.png"))?;
        while !self.head {
            self.stream.write_all(&[0; 16 << 10])?;
            self.seen.sent.fetch_add(16 << 10, Ordering::SeqCst);
        }
        Ok(())
    }

    /// Sends something, and then something else for as long as anybody reads.
    fn forever(&mut self, begin: &str, more: &str) -> std::io::Result<()> {
        self.stream.write_all(begin.as_bytes())?;
        let more = more.repeat((16 << 10) / more.len());
        loop {
            self.stream.write_all(more.as_bytes())?;
            self.seen.sent.fetch_add(more.len() as u64, Ordering::SeqCst);
        }
    }

    /// The same in chunks; only the body never ends.
    fn chunked_forever(&mut self, begin: &str, more: &str) -> std::io::Result<()> {
        self.chunked(begin.as_bytes())?;
        if self.head { Ok(()) } else { self.forever("", more) }
    }

    fn chunked(&mut self, body: &[u8]) -> std::io::Result<()> {
        self.raw("200 OK", "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n", body)
    }

    fn drip_headers(&mut self) -> std::io::Result<()> {
        self.stream.write_all(b"HTTP/1.1 200 OK\r\nX-Slow: ")?;
        loop {
            self.stream.write_all(b"x")?;
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn drip(&mut self) -> std::io::Result<()> {
        self.raw("200 OK", "Content-Type: image/png\r\n", b"\x89PNG")?;
        while !self.head {
            self.stream.write_all(b"\0")?;
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

fn media(name: &str) -> Vec<u8> {
    let name = name.rsplit('/').next().unwrap_or_default();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/media").join(name);
    let mut bytes = Vec::new();
    fs::File::open(&path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .unwrap_or_else(|_| panic!("{}", path.display()));
    bytes
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("png") => "Content-Type: image/png\r\n",
        Some("jpeg" | "jpg") => "Content-Type: image/jpeg\r\n",
        Some("mp4") => "Content-Type: video/mp4\r\n",
        Some("ogg") => "Content-Type: audio/ogg\r\n",
        Some("pdf") => "Content-Type: application/pdf\r\n",
        _ => "",
    }
}
