//! Asks a server for one file: `HEAD`, then parts of it by `GET`.

use super::address::Lookup;
use super::faults::{cut_off, is_cut, no_host, refusal, refused, root, without_size};
use super::meter::Meter;
use super::served::{BUDGET, Fetch, PART, ServedFile};
use super::tls;
use super::uri::{ascii, joined};
use std::cell::Cell;
use std::collections::HashSet;
use std::io::{self, Cursor, Read};
use std::time::{Duration, Instant};
use ureq::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING};
use ureq::http::{HeaderName, Method, Request, Response, StatusCode, Uri};
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::{Connector, RustlsConnector, TcpConnector};
use ureq::{Agent, Body, Error, Timeout};
use waml::media::{Fault, Outcome, Served, read};
use waml::say;
use waml::text::{Phrase, visible};

/// Redirects that are followed for one link.
const REDIRECTS: usize = 5;

/// The most that it may take to connect.
const CONNECT: Duration = Duration::from_secs(5);

/// The most bytes that may come before a body.
const HEADERS: usize = 64 << 10;

/// Who asks: for one link at a time, over connections of its own.
#[derive(Debug)]
pub(super) struct Asker {
    agent: Agent,
    meter: Meter,
    timeout: Duration,
}

/// What came of asking for a link.
pub(super) struct Answered {
    pub(super) outcome: Outcome,
    pub(super) host: Manner,
}

/// How a host took being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// It answered, or said that it does not.
    Well,
    /// It wants no more requests.
    Tired,
    /// It did not come to an end in time.
    Hung,
}

/// A response, and where it came from in the end.
struct LastResponse {
    response: Response<Body>,
    uri: Uri,
}

impl LastResponse {
    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    fn length(&self) -> Option<u64> {
        self.header(&CONTENT_LENGTH)?.trim().parse().ok()
    }

    /// How the body is packed, where it is. Nobody asked for that.
    fn packed(&self) -> Option<&str> {
        let plain =
            |encoding: &&str| ["", "identity", "chunked"].iter().any(|plain| encoding.eq_ignore_ascii_case(plain));
        let encodings = [CONTENT_ENCODING, TRANSFER_ENCODING].map(|name| self.header(&name).unwrap_or_default());
        encodings.into_iter().flat_map(|list| list.split(',')).map(str::trim).find(|encoding| !plain(encoding))
    }

    /// The size of the whole file, of which this is a part.
    fn whole(&self) -> Option<u64> {
        self.header(&CONTENT_RANGE)?.rsplit_once('/')?.1.trim().parse().ok()
    }

    /// The byte that this part begins at.
    fn start(&self) -> Option<u64> {
        self.header(&CONTENT_RANGE)?.trim().strip_prefix("bytes ")?.split('-').next()?.trim().parse().ok()
    }
}

impl Asker {
    pub(super) fn new(timeout: Duration, private: bool) -> Self {
        Self::with(timeout, Lookup::new(private))
    }

    fn with(timeout: Duration, lookup: impl Resolver) -> Self {
        let config = Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            // A proxy would look names up on its own, out of our sight.
            .proxy(None)
            .user_agent(concat!("waml/", env!("CARGO_PKG_VERSION")))
            .accept("*/*")
            .accept_encoding("identity")
            .max_response_header_size(HEADERS)
            .timeout_connect(Some(CONNECT.min(timeout)))
            .build();
        let meter = Meter::default();
        let wire = ().chain(TcpConnector::default()).chain(meter.clone()).chain(RustlsConnector::default());
        Self { agent: Agent::with_parts(config, wire, lookup), meter, timeout }
    }

    /// Asks for the file behind a link.
    pub(super) fn ask(&mut self, link: &str) -> Answered {
        self.meter.reset();
        let (end, host) = (Instant::now() + self.timeout, Cell::new(Manner::Well));
        let asking = Questions { agent: &self.agent, end, timeout: self.timeout, host };
        let outcome = asking.file(link);
        Answered { outcome, host: asking.host.get() }
    }
}

/// The questions about one link.
struct Questions<'a> {
    agent: &'a Agent,
    end: Instant,
    timeout: Duration,
    host: Cell<Manner>,
}

impl Questions<'_> {
    fn file(&self, link: &str) -> Outcome {
        let uri: Uri = ascii(link).parse().map_err(|_| {
            Fault::Unjudged(Phrase::new(
                "the address has characters that must be written with % or in Punycode",
                "网址含有需要用 % 或 Punycode 编码的字符",
            ))
        })?;
        let head = self.follow(&Method::HEAD, &uri, None)?;
        if self.host.get() == Manner::Tired {
            return Err(refusal(head.response.status()));
        }
        // Not every server that has a file answers `HEAD`: only `GET` tells.
        let announced = head.response.status().is_success().then(|| head.length()).flatten();
        let at = if head.response.status().is_success() { head.uri } else { uri };
        self.judge(self.follow(&Method::GET, &at, Some(0))?, announced)
    }

    fn judge(&self, mut reply: LastResponse, announced: Option<u64>) -> Outcome {
        let status = reply.response.status();
        if let Some(encoding) = reply.packed() {
            let encoding = visible(encoding);
            return Err(Fault::Unjudged(say!(
                "the server sends it packed, as `{encoding}`",
                "服务器以 `{encoding}` 压缩后发送"
            )));
        }
        let said = Served::new(reply.header(&CONTENT_TYPE).map(str::to_owned));
        let facts = match status {
            StatusCode::PARTIAL_CONTENT if reply.start() == Some(0) => self.in_parts(&mut reply)?,
            StatusCode::OK => self.at_once(&mut reply)?,
            StatusCode::RANGE_NOT_SATISFIABLE if reply.whole() == Some(0) => read(Cursor::new([])),
            _ => return Err(refusal(status)),
        };
        // Some frameworks announce nothing at all as 0.
        let differs = announced.zip(facts.size).filter(|(announced, sent)| announced != sent && *announced > 0);
        Ok(facts.served(match differs {
            Some((announced, sent)) => said.sizes(announced, sent),
            None => said,
        }))
    }

    /// The facts of a file that the server sends in parts.
    fn in_parts(&self, reply: &mut LastResponse) -> Outcome {
        let (size, expected) = (reply.whole(), reply.length());
        let (first, whole) = self.body(reply, PART)?;
        if !whole && first.len() < PART {
            return Ok(cut_off(first.len(), expected));
        }
        let size = size.or((first.len() < PART).then_some(first.len() as u64));
        let uri = reply.uri.clone();
        let fetch: Fetch<'_> = Box::new(move |start| self.part(&uri, start));
        let facts = read(ServedFile::new(first, size, Some(fetch)));
        let unsaid = || Phrase::new("the server does not say its size", "服务器没有说明文件大小");
        Ok(if size.is_none() { without_size(facts, &unsaid()) } else { facts })
    }

    /// The facts of a file that the server only sends from its start.
    fn at_once(&self, reply: &mut LastResponse) -> Outcome {
        let expected = reply.length();
        let (first, ended) = self.body(reply, BUDGET)?;
        let count = first.len();
        if ended || count < BUDGET {
            let cut = !ended || expected.is_some_and(|expected| expected > count as u64);
            return Ok(if cut { cut_off(count, expected) } else { read(Cursor::new(first)) });
        }
        let facts = read(ServedFile::new(first, expected, None));
        let most = BUDGET >> 10;
        let large = say!(
            "the server does not say its size, and it is more than {most} KiB",
            "服务器没有说明文件大小，且文件超过 {most} KiB"
        );
        Ok(if expected.is_none() { without_size(facts, &large) } else { facts })
    }

    /// A later part of a file.
    fn part(&self, uri: &Uri, start: u64) -> io::Result<Vec<u8>> {
        let said = |fault: Fault| match fault {
            Fault::Unjudged(why) | Fault::Unfetchable(why) | Fault::Private(why) => io::Error::other(why),
            other => io::Error::other(format!("{other:?}")),
        };
        let mut reply = self.follow(&Method::GET, uri, Some(start)).map_err(said)?;
        if reply.response.status() != StatusCode::PARTIAL_CONTENT || reply.start() != Some(start) {
            return Err(io::Error::other(Phrase::new(
                "the server sent one part of it and then no other",
                "服务器只发送了文件的一部分，没有再发送其他部分",
            )));
        }
        let (part, _) = self.body(&mut reply, PART).map_err(said)?;
        Ok(part)
    }

    /// Up to so many bytes of a body, and whether it ended with them as it should.
    fn body(&self, reply: &mut LastResponse, most: usize) -> Result<(Vec<u8>, bool), Fault> {
        let mut out = Vec::new();
        let mut body = reply.response.body_mut().as_reader().take(most as u64 + 1);
        let ended = match body.read_to_end(&mut out) {
            Ok(_) => out.len() <= most,
            Err(_) if Instant::now() >= self.end => return Err(self.too_slow()),
            Err(error) if is_cut(&error) => false,
            Err(error) => return Err(self.fault(Error::Io(error), &reply.uri)),
        };
        out.truncate(most);
        Ok((out, ended))
    }

    /// Asks, and goes where redirects lead.
    fn follow(&self, method: &Method, uri: &Uri, start: Option<u64>) -> Result<LastResponse, Fault> {
        let mut seen = HashSet::from([uri.clone()]);
        let mut uri = uri.clone();
        loop {
            let response = self.request(method, &uri, start)?;
            let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
            let status = response.status();
            if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
                return Ok(LastResponse { response, uri });
            }
            let broken = Fault::Unfetchable;
            let nowhere = || Phrase::new("server redirects to nowhere", "服务器的重定向没有目标");
            let to = to.and_then(|to| joined(&uri, &to)).ok_or_else(|| broken(nowhere()))?;
            if !seen.insert(to.clone()) {
                return Err(broken(Phrase::new("server redirects in a circle", "服务器循环重定向")));
            }
            if seen.len() > REDIRECTS + 1 {
                return Err(broken(say!(
                    "server redirects more than {REDIRECTS} times",
                    "服务器重定向超过 {REDIRECTS} 次"
                )));
            }
            uri = to;
        }
    }

    fn request(&self, method: &Method, uri: &Uri, start: Option<u64>) -> Result<Response<Body>, Fault> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(self.too_slow());
        }
        let mut request = Request::builder().method(method).uri(uri);
        if let Some(start) = start {
            request = request.header("range", format!("bytes={start}-{}", start + PART as u64 - 1));
        }
        if method == Method::HEAD {
            // What a server sends behind an answer that has no body would be taken for its next answer.
            request = request.header("connection", "close");
        }
        let request = request.body(()).map_err(|error| Fault::Unjudged(Phrase::neutral(error.to_string())))?;
        let request = self.agent.configure_request(request).timeout_global(Some(left)).build();
        let response = self.agent.run(request).map_err(|error| self.fault(error, uri))?;
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            self.host.set(Manner::Tired);
        }
        Ok(response)
    }

    fn connect(&self) -> Duration {
        CONNECT.min(self.timeout)
    }

    fn too_slow(&self) -> Fault {
        self.host.set(Manner::Hung);
        let seconds = self.timeout.as_secs();
        Fault::Unjudged(say!("the server did not send it within {seconds} seconds", "服务器在 {seconds} 秒内没有发送"))
    }

    /// What an error means: that WhatsApp cannot fetch the file either, or that nobody knows.
    fn fault(&self, error: Error, uri: &Uri) -> Fault {
        let host = visible(uri.host().unwrap_or_default()).into_owned();
        match root(error) {
            Error::Other(why) => refused(&*why, &host),
            Error::HostNotFound => no_host(&host),
            Error::Io(error) => self.broken(error, uri, &host),
            error @ (Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired | Error::Pem(_)) => {
                Fault::Unfetchable(tls::trouble(&error))
            }
            Error::Timeout(Timeout::Connect) => {
                self.host.set(Manner::Hung);
                let seconds = self.connect().as_secs();
                Fault::Unjudged(say!(
                    "the server took no connection within {seconds} seconds",
                    "服务器在 {seconds} 秒内没有接受连接"
                ))
            }
            Error::Timeout(_) => self.too_slow(),
            Error::Protocol(_) | Error::BodyStalled => {
                Fault::Unjudged(Phrase::new("what the server answers is no HTTP", "服务器的响应不是 HTTP"))
            }
            Error::LargeResponseHeader(..) => {
                let most = HEADERS >> 10;
                Fault::Unjudged(say!(
                    "the server sends more than {most} KiB before the file begins",
                    "服务器在文件开始前发送了超过 {most} KiB"
                ))
            }
            other => Fault::Unjudged(Phrase::neutral(visible(&other.to_string()).into_owned())),
        }
    }

    /// What it means that a connection broke.
    fn broken(&self, error: io::Error, uri: &Uri, host: &str) -> Fault {
        match error.kind() {
            io::ErrorKind::ConnectionRefused => {
                Fault::Unfetchable(say!("host `{host}` refuses the connection", "主机 `{host}` 拒绝连接"))
            }
            // What rustls has to say comes in such an error when it comes late.
            io::ErrorKind::InvalidData if uri.scheme_str() == Some("https") => {
                Fault::Unfetchable(tls::trouble(&Error::Io(error)))
            }
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => self.too_slow(),
            _ => {
                let why = crate::project::words::reason(&error);
                Fault::Unjudged(say!("the connection broke: {why}", "连接中断：{why}"; why))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Asker, Fault, Lookup, Manner, Phrase, Questions};
    use crate::online::meter::Endless;
    use std::cell::Cell;
    use std::io::{self, Read, Write};
    use std::net::{SocketAddr, TcpListener};
    use std::thread;
    use std::time::{Duration, Instant};
    use ureq::config::Config;
    use ureq::http::Uri;
    use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
    use ureq::unversioned::transport::NextTimeout;
    use ureq::{Error, Timeout};

    /// Takes one name for a public one, wherever it lies.
    #[derive(Debug)]
    struct Believing(Lookup, SocketAddr);

    impl Resolver for Believing {
        fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            if uri.host() != Some("public.example.com") {
                return self.0.resolve(uri, config, timeout);
            }
            let mut addresses = self.empty();
            addresses.push(self.1);
            Ok(addresses)
        }
    }

    #[test]
    fn a_redirect_to_a_private_address_is_not_followed() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a request");
            let _ = stream.read(&mut [0; 1024]);
            let answer =
                format!("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://{address}/secret.png\r\n\r\n");
            stream.write_all(answer.as_bytes()).expect("it is sent");
            drop(stream);
            listener.set_nonblocking(true).expect("it is set");
            thread::sleep(Duration::from_millis(200));
            listener.accept().is_ok()
        });
        let mut asker = Asker::with(Duration::from_secs(5), Believing(Lookup::new(false), address));
        let answer = asker.ask("http://public.example.com/a.png");
        let expected = Fault::Private(Phrase::new(
            "host `127.0.0.1` has the private address 127.0.0.1",
            "主机 `127.0.0.1` 的地址 127.0.0.1 是内网地址",
        ));
        assert_eq!(answer.outcome, Err(expected));
        assert!(!server.join().expect("it ends"), "the private address was asked");
    }

    #[test]
    fn what_comes_through_encryption_means_the_same() {
        let asker = Asker::new(Duration::from_secs(20), false);
        let uri = "https://example.com/a.png".parse().expect("an address");
        let meant = |error: Error| {
            let asking = Questions {
                agent: &asker.agent,
                end: Instant::now(),
                timeout: asker.timeout,
                host: Cell::new(Manner::Well),
            };
            let fault = asking.fault(error, &uri);
            (fault, asking.host.get())
        };
        let errors: [fn() -> Error; 4] = [
            || Error::Other(Box::new(Endless)),
            || Error::Timeout(Timeout::Global),
            || Error::Timeout(Timeout::Connect),
            || io::Error::from(io::ErrorKind::ConnectionRefused).into(),
        ];
        for error in errors {
            let inside = io::Error::other(error());
            let twice = io::Error::other(Error::Io(io::Error::other(error())));
            assert_eq!(meant(inside.into()), meant(error()));
            assert_eq!(meant(twice.into()), meant(error()));
        }
        let unjudged = |en: &'static str, zh: &'static str| Fault::Unjudged(Phrase::new(en, zh));
        let slow = (unjudged("the server did not send it within 20 seconds", "服务器在 20 秒内没有发送"), Manner::Hung);
        assert_eq!(meant(Error::Timeout(Timeout::Global)), slow);
        let deaf =
            (unjudged("the server took no connection within 5 seconds", "服务器在 5 秒内没有接受连接"), Manner::Hung);
        assert_eq!(meant(Error::Timeout(Timeout::Connect)), deaf);
        let endless = (Fault::Unjudged(Endless::said()), Manner::Well);
        assert_eq!(Endless.to_string(), "the server's answer has no end: 1280 KiB of it were read");
        assert_eq!(meant(Error::Other(Box::new(Endless))), endless);
    }
}
