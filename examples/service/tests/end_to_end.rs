//! The service as a program, between a gateway that answers whatever it was told to and a user who taps.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod gateway;

use gateway::{Gateway, Reply};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// The service, with a folder of definitions of its own.
struct Service {
    child: Child,
    address: String,
    said: Receiver<String>,
    folder: TempDir,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A copy of the definitions that come with the service.
fn messages() -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("messages")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

fn command(folder: &TempDir, gateway: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waml-service"));
    command.arg(folder.path()).envs([
        ("INCS_CERTIFICATION_CODE", "secret-7f3a"),
        ("INCS_BASE_URL", gateway),
        ("WATCH_MS", "20"),
        ("SECOND_MS", "0"),
    ]);
    for proxy in ["http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"] {
        command.env_remove(proxy);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Service {
    fn start(gateway: &Gateway) -> Self {
        let folder = messages();
        let mut child = command(&folder, &gateway.base).spawn().unwrap();
        let (tell, said) = channel();
        let out: Box<dyn Read + Send> = Box::new(child.stdout.take().unwrap());
        for stream in [out, Box::new(child.stderr.take().unwrap())] {
            let tell = tell.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = tell.send(line);
                }
            });
        }
        let mut service = Self { child, address: String::new(), said, folder };
        service.address = service.hear("listening on ").replace("listening on ", "");
        service
    }

    /// The next line that begins so; those before it are passed over.
    fn hear(&self, beginning: &str) -> String {
        loop {
            let line = self.said.recv_timeout(Duration::from_secs(60)).expect(beginning);
            assert!(!line.contains("secret"), "the code is never shown: {line}");
            if line.contains(beginning) {
                return line;
            }
        }
    }

    fn post(&self, route: &str, body: &[u8]) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let head =
            format!("POST {route} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or_default())
    }

    fn send(&self, name: &str, to: &str) -> (u16, Value) {
        self.post("/send", json!({"name": name, "to": to}).to_string().as_bytes())
    }

    /// Saves a definition, and waits until the service has read it.
    fn save(&self, file: &str, text: &str) {
        let (path, beside) = (self.folder.path().join(file), self.folder.path().join("new"));
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
        self.hear("read again");
    }
}

fn refusal(code: u32, message: &str) -> String {
    json!({"status": "error", "code": code, "message": message, "data": {}, "error": {}}).to_string()
}

#[test]
fn a_message_goes_out_as_documented() {
    let gateway = Gateway::start([Reply::taken("wamid.A")]);
    let service = Service::start(&gateway);
    assert_eq!(service.send("order-ready", "85290000001"), (200, json!({"message_id": "wamid.A"})));
    let request = gateway.request();
    assert_eq!(request.line, "POST /external/messages/whatsapp HTTP/1.1");
    assert_eq!(request.header("certification-code"), Some("secret-7f3a"));
    let body = waml::gate::check_slice(&request.body).unwrap().message().unwrap();
    assert_eq!(body.to.as_ref().map(ToString::to_string).as_deref(), Some("85290000001"));
    assert!(body.reply_ids().eq(["deliver", "keep-3"]));
}

#[test]
fn what_cannot_be_sent_is_told_before_anything_is() {
    let gateway = Gateway::start([]);
    let service = Service::start(&gateway);
    let error = |answer: (u16, Value)| (answer.0, answer.1["error"].as_str().unwrap().to_owned());
    assert_eq!(
        error(service.send("order_redy", "85290000001")),
        (404, "no definition is called `order_redy`, did you mean `order-ready`?".to_owned())
    );
    assert_eq!(
        error(service.send("late", "+852 9000 0001")),
        (422, "recipient holds `+`, allowed are only the digits 0 to 9: write `85290000001`".to_owned())
    );
    assert_eq!(service.post("/send", b"{}").0, 400);
    assert!(gateway.is_unasked());
}

#[test]
fn a_refusal_that_will_not_pass_is_explained_and_not_repeated() {
    let gateway = Gateway::start([Reply::new(200, &refusal(10002, "(#131009) Row title length invalid"))]);
    let service = Service::start(&gateway);
    let (status, said) = service.send("late", "85290000001");
    assert_eq!(status, 422);
    assert_eq!(said["prevented_by"][0], "length/list-row-title");
    gateway.request();
    assert!(gateway.is_unasked());
}

#[test]
fn what_passes_with_time_is_sent_again_after_the_pause_that_was_asked_for() {
    let gateway = Gateway::start([
        Reply::new(429, &refusal(429, "slow down")).header("Retry-After: 7"),
        Reply::new(429, "<html>Too Many Requests</html>"),
        Reply::new(429, "").header("Retry-After: 1"),
        Reply::taken("wamid.B"),
    ]);
    let service = Service::start(&gateway);
    assert_eq!(service.send("late", "85290000001"), (200, json!({"message_id": "wamid.B"})));
    assert!(service.hear("try 1").ends_with("again after 7s"));
    // No word of how long: what the cause takes to pass, twice as long as for a first try.
    assert!(service.hear("try 2").ends_with("again after 12s"));
    service.hear("try 3");
    let bodies: Vec<_> = (0..4).map(|_| gateway.request().body).collect();
    assert!(bodies.iter().all(|body| *body == bodies[0]), "the same message each time");
}

#[test]
fn it_gives_up_in_the_end() {
    let gateway = Gateway::start((0..4).map(|_| Reply::new(429, "<html>Too Many Requests</html>")));
    let service = Service::start(&gateway);
    assert_eq!(service.send("late", "85290000001").0, 503);
    (0..4).for_each(|_| _ = gateway.request());
    assert!(gateway.is_unasked());
}

#[test]
fn nobody_waits_a_day() {
    let gateway = Gateway::start([Reply::new(200, &refusal(10002, "(#131049) not delivered to keep users engaged"))]);
    let service = Service::start(&gateway);
    let (status, said) = service.send("late", "85290000001");
    assert_eq!((status, said["after_seconds"].as_u64()), (503, Some(86_400)));
    gateway.request();
    assert!(gateway.is_unasked());
}

#[test]
fn a_gateway_that_fell_says_when_it_may_stand_again() {
    let fell = || Reply::new(500, &refusal(500, "the gateway fell"));
    let gateway = Gateway::start([fell(), Reply::taken("wamid.F")]);
    let service = Service::start(&gateway);
    assert_eq!(service.send("late", "85290000001"), (200, json!({"message_id": "wamid.F"})));
    assert!(service.hear("try 1").ends_with("again after 60s"));
}

#[test]
fn what_may_have_been_taken_is_not_sent_twice() {
    let page = "<html><h1>502 Bad Gateway</h1></html>";
    let gateway = Gateway::start([Reply::new(502, page), Reply::new(200, ""), Reply::cut()]);
    let service = Service::start(&gateway);
    for _ in 0..3 {
        let (status, said) = service.send("late", "85290000001");
        assert_eq!(status, 502, "{said}");
        assert!(said["error"].as_str().unwrap().starts_with("not known whether the message was taken"), "{said}");
        gateway.request();
    }
    assert!(gateway.is_unasked());
}

#[test]
fn nobody_is_written_to_who_wants_no_more() {
    let stopped = refusal(10002, "(#131050) Unable to deliver the message. The recipient stopped marketing messages");
    let gateway = Gateway::start([Reply::new(200, &stopped), Reply::taken("wamid.C")]);
    let service = Service::start(&gateway);
    assert_eq!(service.send("late", "85290000001").0, 403);
    gateway.request();
    assert_eq!(service.send("order-ready", "85290000001").0, 403);
    assert!(gateway.is_unasked());
    // Others are, until the webhook says the same of one of them.
    assert_eq!(service.send("late", "85290000002").0, 200);
    gateway.request();
    let status = json!({
        "event": "message_status_update", "channel_id": 7, "business_phone": "85290000009", "message_id": "wamid.C",
        "message_status": "failed", "error": {"code": 131_050, "title": "stopped"},
    });
    assert_eq!(service.post("/webhook", status.to_string().as_bytes()).0, 204);
    assert_eq!(service.send("late", "85290000002").0, 403);
    assert!(gateway.is_unasked());
}

#[test]
fn a_reply_is_the_value_that_was_offered() {
    let gateway = Gateway::start([]);
    let service = Service::start(&gateway);
    let tap = |kind: &str, id: &str| {
        let body = json!({
            "event": "new_message", "channel_id": 7, "business_phone": "85290000009",
            "message": {"messages": [{
                "from": "85290000001", "id": "wamid.D", "timestamp": "1767225600", "context": {"id": "wamid.A"},
                "type": "interactive", "interactive": {"type": kind, kind: {"id": id, "title": "x"}},
            }]},
        });
        service.post("/webhook", body.to_string().as_bytes()).0
    };
    assert_eq!(tap("button_reply", "deliver"), 204);
    service.hear("deliver today, asked for in wamid.A");
    assert_eq!(tap("button_reply", "keep-3"), 204);
    service.hear("keep 3 days");
    assert_eq!(tap("button_reply", "keep-many"), 204);
    service.hear("tapped no reply of ours");
    assert_eq!(tap("flow_reply", "deliver"), 204);
    service.hear("wrote something");
    assert_eq!(service.post("/webhook", br#"{"event": "account_review"}"#).0, 204);
    service.hear("an event of another kind");
    assert_eq!(service.post("/webhook", br#"{"event": "new_message", "name": "Lucas"}"#).0, 400);
    assert!(!service.hear("unreadable").contains("Lucas"));
}

#[test]
fn definitions_change_while_it_runs() {
    let gateway = Gateway::start((0..4).map(|_| Reply::taken("wamid.E")));
    let service = Service::start(&gateway);
    let sent = || {
        assert_eq!(service.send("late", "85290000001").0, 200);
        serde_json::from_slice::<Value>(&gateway.request().body).unwrap()["text"].as_str().unwrap().to_owned()
    };
    service.save("late.waml.yaml", "text: It comes on Friday.");
    assert_eq!(sent(), "It comes on Friday.");
    // A slip takes nothing out of service, and neither does a name that another has.
    service.save("late.waml.yaml", "text: ''");
    assert_eq!(sent(), "It comes on Friday.");
    service.save("another.waml.yaml", "name: Late\ntext: Another text.");
    assert_eq!(sent(), "It comes on Friday.");
    // The name is free once the file is gone.
    fs::remove_file(service.folder.path().join("late.waml.yaml")).unwrap();
    service.hear("read again");
    let (status, said) = service.send("late", "85290000001");
    assert_eq!((status, &said["error"]), (404, &json!("no definition is called `late`, did you mean `Late`?")));
    service.save("another.waml.yaml", "name: late\ntext: It comes on Saturday.");
    assert_eq!(sent(), "It comes on Saturday.");
}

#[test]
fn it_does_not_start_with_what_is_wrong() {
    let folder = messages();
    fs::write(folder.path().join("again.waml.yaml"), "name: late\ntext: Another text.").unwrap();
    fs::write(folder.path().join("empty.waml.yaml"), "text: ''").unwrap();
    let Output { status, stderr, .. } = command(&folder, "http://127.0.0.1:9").output().unwrap();
    let said = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("empty.waml.yaml:1:7: error[length/text-body]: text is empty"), "{said}");
    assert!(said.contains("error[duplicate/document-name]: name `late` is also that of a definition in"), "{said}");
}
