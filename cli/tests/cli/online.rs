//! `waml check --online` against a server that misbehaves in every way that servers do.

use crate::sandbox::{Ended, Sandbox};
use crate::server::{BIG, Server, self_signed};
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::time::{Duration, Instant};

const ASK: [&str; 5] = ["check", "--online", "--allow-private", "--format", "json"];

/// `code: message` of the findings about media, in order.
fn said(ended: &Ended) -> Vec<String> {
    let report = ended.json();
    let findings = report["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap());
    let texts = findings.map(|finding| (finding["code"].as_str().unwrap(), finding["message"].as_str().unwrap()));
    texts.filter(|(code, _)| code.starts_with("media/")).map(|(code, message)| format!("{code}: {message}")).collect()
}

fn message(kind: &str, link: &str) -> String {
    format!("{kind}: {{link: '{link}'}}\n")
}

/// What is said of a link of a kind, and how many links could not be judged.
fn asked(kind: &str, link: &str) -> (Vec<String>, String) {
    let sandbox = Sandbox::with(&[("a.waml.yaml", &message(kind, link))]);
    let ended = sandbox.waml([&ASK[..], &["--timeout", "2"]].concat());
    let summary = ended.err.lines().last().unwrap_or_default().to_owned();
    (said(&ended), summary)
}

const JUDGED: &str = "asked for 1 link";
const UNJUDGED: &str = "1 of 1 link could not be judged";

#[test]
fn each_misbehaviour_has_its_own_word() {
    let server = Server::start();
    for (path, expected, summary) in [
        ("/ok/rgb8.png", "", JUDGED),
        ("/ok/rgb16.png", "media/bit-depth: image has 16 bits per channel, at most 8", JUDGED),
        ("/ok/empty.png", "media/damaged: file is empty", JUDGED),
        ("/ok/truncated.png", "media/damaged: file ends too early", JUDGED),
        ("/no-ranges/rgb8.png", "", JUDGED),
        ("/no-head/rgb8.png", "", JUDGED),
        ("/no-length/rgb8.png", "", JUDGED),
        (
            "/too-long/rgb8.png",
            "media/damaged: file ends after 469 bytes of the 5000 that the server announces",
            JUDGED,
        ),
        ("/too-short/rgb8.png", "media/damaged: file ends too early", JUDGED),
        ("/head-lies/rgb8.png", "media/served-sizes: server announces 9,999 bytes and sends 469", JUDGED),
        ("/html/rgb8.png", "media/content-type: server gives the file as `text/html`, expected is `image/png`", JUDGED),
        ("/ok/png-named.jpg", "media/extension-differs: file named `.jpg` is a PNG image", JUDGED),
        (
            "/bytes/rgb8.png",
            "media/no-content-type: server gives the file as `application/octet-stream`, which names no type",
            JUDGED,
        ),
        ("/no-type/rgb8.png", "media/no-content-type: server gives no `Content-Type` for the file", JUDGED),
        (
            "/packed/rgb8.png",
            "media/not-judged: file could not be judged: the server sends it packed, as `gzip`",
            UNJUDGED,
        ),
        ("/status/404/a.png", "media/not-fetched: server answers 404 (not found)", JUDGED),
        ("/status/403/a.png", "media/not-fetched: server answers 403 (forbidden)", JUDGED),
        ("/status/410/a.png", "media/not-fetched: server answers 410 (gone)", JUDGED),
        ("/status/204/a.png", "media/not-fetched: server answers 204 (no content)", JUDGED),
        (
            "/status/429/a.png",
            "media/not-judged: file could not be judged: server answers 429 (too many requests)",
            UNJUDGED,
        ),
        (
            "/status/503/a.png",
            "media/not-judged: file could not be judged: server answers 503 (service unavailable)",
            UNJUDGED,
        ),
        ("/to/ok/rgb8.png", "", JUDGED),
        ("/to/to/to/ok/rgb16.png", "media/bit-depth: image has 16 bits per channel, at most 8", JUDGED),
        ("/circle/a.png", "media/not-fetched: server redirects in a circle", JUDGED),
        ("/on/a.png", "media/not-fetched: server redirects more than 5 times", JUDGED),
        ("/nowhere/a.png", "media/not-fetched: server redirects to nowhere", JUDGED),
        ("/elsewhere/a.png", "media/not-fetched: server redirects to nowhere", JUDGED),
        (
            "/endless/a.png",
            "media/not-judged: file could not be judged: the server does not say its size, and it is more than 1024 KiB",
            UNJUDGED,
        ),
        (
            "/drip/a.png",
            "media/not-judged: file could not be judged: the server did not send it within 2 seconds",
            UNJUDGED,
        ),
        (
            "/silent/a.png",
            "media/not-judged: file could not be judged: the server did not send it within 2 seconds",
            UNJUDGED,
        ),
        (
            "/drip-headers/a.png",
            "media/not-judged: file could not be judged: the server did not send it within 2 seconds",
            UNJUDGED,
        ),
        ("/garbage/a.png", "media/not-judged: file could not be judged: what the server answers is no HTTP", UNJUDGED),
        (
            "/chunk-garbage/a.png",
            "media/not-judged: file could not be judged: what the server answers is no HTTP",
            UNJUDGED,
        ),
        (
            "/chunk-overrun/a.png",
            "media/not-judged: file could not be judged: what the server answers is no HTTP",
            UNJUDGED,
        ),
        ("/chunk-cut/a.png", "media/damaged: file ends after 5 bytes", JUDGED),
        (
            "/chunk-packed/a.png",
            "media/not-judged: file could not be judged: the server sends it packed, as `gzip`",
            UNJUDGED,
        ),
        ("/plain-encodings/rgb8.png", "", JUDGED),
        ("/head-body/rgb8.png", "", JUDGED),
        ("/redirect-endless/rgb8.png", "", JUDGED),
    ] {
        let expected: Vec<_> = (!expected.is_empty()).then(|| expected.to_owned()).into_iter().collect();
        assert_eq!(asked("image", &server.url(path)), (expected, summary.to_owned()), "{path}");
    }
}

#[test]
fn what_never_ends_is_read_within_the_budget() {
    const ENDLESS: &str = "the server's answer has no end: 1280 KiB of it were read";
    const HEADERS: &str = "the server sends more than 64 KiB before the file begins";
    const NO_HTTP: &str = "what the server answers is no HTTP";
    for (path, allowed) in [
        // One after the other, or many at once.
        ("/endless-100/a.png", &[ENDLESS, HEADERS][..]),
        ("/endless-103/a.png", &[ENDLESS, HEADERS]),
        ("/endless-trailers/a.png", &[ENDLESS]),
        ("/endless-header/a.png", &[HEADERS]),
        ("/large-header/a.png", &[HEADERS]),
        ("/endless-headers/a.png", &[NO_HTTP]),
        ("/endless-extension/a.png", &[NO_HTTP]),
        ("/endless-size/a.png", &[NO_HTTP]),
    ] {
        let server = Server::start();
        let (found, summary) = asked("image", &server.url(path));
        let [why] = &found[..] else { panic!("{path}: {found:?}") };
        let why = why.strip_prefix("media/not-judged: file could not be judged: ").unwrap_or(why);
        assert!(allowed.contains(&why) && summary == UNJUDGED, "{path}: {why}");
        // What the machines' buffers took is sent as well. Within two seconds it could be gigabytes.
        assert!(server.sent() < BIG / 8, "{path}: {}", server.sent());
    }
}

#[test]
fn a_host_that_hangs_is_given_up() {
    let server = Server::start();
    let sandbox = Sandbox::new();
    for file in 0..30 {
        let link = server.url(&format!("/silent/{file}.png"));
        sandbox.file(format!("{file}.waml.yaml"), message("image", &link));
    }
    sandbox.file("other.waml.yaml", message("image", &server.url("/ok/rgb8.png").replace("127.0.0.1", "localhost")));
    let ended = sandbox.waml([&ASK[..], &["--timeout", "2"]].concat()).code(0);
    let (found, host) = (said(&ended), server.address);
    let count = |why: &str| found.iter().filter(|said| said.ends_with(why)).count();
    assert_eq!(count(": the server did not send it within 2 seconds"), 4, "{found:#?}");
    assert_eq!(count(&format!(": not asked, since {host} did not send 4 links in time")), 26, "{found:#?}");
    let last: Vec<_> = ended.err.lines().rev().take(2).collect();
    let given_up = format!("{host} did not send 4 links in time: 26 more links were not asked for");
    assert_eq!(last, ["30 of 31 links could not be judged", &given_up], "{ended:?}");
}

#[test]
fn where_nobody_answers_that_is_said() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (found, summary) = asked("image", &format!("http://{closed}/a.png"));
    assert_eq!(found, ["media/not-fetched: host `127.0.0.1` refuses the connection"]);
    assert_eq!(summary, JUDGED);

    let server = Server::start();
    let (found, summary) = asked("image", &server.url("/ok/rgb8.png").replace("http:", "https:"));
    assert!(found[0].starts_with("media/not-fetched: no encrypted connection can be made: "), "{found:?}");
    assert_eq!((found.len(), summary), (1, JUDGED.to_owned()));

    let (found, summary) = asked("image", &format!("https://{}/a.png", self_signed()));
    assert_eq!(found, ["media/not-fetched: the server's certificate is signed by nobody who is known"]);
    assert_eq!(summary, JUDGED);

    // Whether the name does not exist or no name can be looked up depends on this machine's network.
    let (found, summary) = asked("image", "https://no-such-host.invalid/a.png");
    let known = ["media/not-fetched: host `no-such-host.invalid` does not exist".to_owned()];
    let unknown =
        ["media/not-judged: file could not be judged: cannot look up the host `no-such-host.invalid`".to_owned()];
    let slow = ["media/not-judged: file could not be judged: the server did not send it within 2 seconds".to_owned()];
    let expected =
        (found == known && summary == JUDGED) || ((found == unknown || found == slow) && summary == UNJUDGED);
    assert!(expected, "{found:?} {summary}");
}

#[test]
fn private_addresses_are_not_asked() {
    let server = Server::start();
    let port = server.address.port();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "2130706433",
        "127.1",
        "0x7f.1",
        "0177.0.0.1",
        "[::127.0.0.1]",
        "127.0.0.1.",
    ] {
        let text = message("image", &format!("http://{host}:{port}/ok/rgb16.png"));
        let sandbox = Sandbox::with(&[("a.waml.yaml", &text)]);
        let ended = sandbox.waml(["check", "--online", "--format", "json"]).code(0);
        let found = said(&ended);
        assert!(found.len() == 1 && found[0].starts_with("media/private-address: host `"), "{host}: {found:?}");
        assert!(ended.err.ends_with("1 of 1 link could not be judged\n"), "{ended:?}");
        sandbox.waml(["check", "--online", "--strict"]).code(1);
    }
    assert_eq!(server.requests(), [""; 0]);
}

#[test]
fn of_a_large_file_only_what_matters_is_read() {
    let server = Server::start();
    let (found, _) = asked("video", &server.url("/big/film.mp4"));
    assert_eq!(
        found,
        [
            "media/video-size: video file has 104,857,600 bytes, at most 16 MB (16,777,216 bytes)",
            "media/moov-last: video has its `moov` box behind `mdat`, it cannot play while it loads",
        ]
    );
    // The head and the tail, 64 KiB each at most.
    assert_eq!(server.requests().len(), 3, "{:?}", server.requests());
    assert!(server.sent() <= 2 << 16, "{}", server.sent());
}

#[test]
fn of_a_large_file_without_parts_the_budget_is_read() {
    let server = Server::start();
    let (found, summary) = asked("video", &server.url("/big-no-ranges/film.mp4"));
    assert_eq!(
        found,
        [
            "media/video-size: video file has 104,857,600 bytes, at most 16 MB (16,777,216 bytes)",
            "media/not-judged: file could not be judged: the server sends no parts of it, and what matters stands \
             behind the first 1024 KiB",
        ]
    );
    assert_eq!(summary, UNJUDGED);
    // What the machines' buffers took is sent as well, and no more: 1 MiB is read of 100.
    assert!(server.sent() < BIG / 8, "{}", server.sent());
}

#[test]
fn a_file_in_parts_of_no_total_is_judged_but_for_its_size() {
    let server = Server::start();
    let (found, summary) = asked("video", &server.url("/big-no-total/film.mp4"));
    assert_eq!(
        found,
        [
            "media/moov-last: video has its `moov` box behind `mdat`, it cannot play while it loads",
            "media/not-judged: file could not be judged: the server does not say its size",
        ]
    );
    assert_eq!(summary, UNJUDGED);
}

#[test]
fn a_server_learns_what_the_page_says_and_nothing_else() {
    let server = Server::start();
    assert_eq!(asked("image", &server.url("/ok/rgb8.png?token=1")).1, JUDGED);
    assert_eq!(server.requests(), ["GET /ok/rgb8.png?token=1 0-65535", "HEAD /ok/rgb8.png?token=1"]);
    let (host, agent) = (format!("host: {}", server.address), concat!("user-agent: waml/", env!("CARGO_PKG_VERSION")));
    let expected =
        ["accept-encoding: identity", "accept: */*", "connection: close", &host, "range: bytes=0-65535", agent];
    assert_eq!(server.headers().into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn nothing_is_asked_twice() {
    let server = Server::start();
    let sandbox = Sandbox::new();
    for file in 0..40 {
        let card = |n: usize| {
            let link = server.url(&format!("/ok/rgb8.png?{}#{file}", n % 5));
            format!("    - {{header: {{image: {{link: '{link}'}}}}, replies: [{{id: '{n}', title: 'Card {n}'}}]}}\n")
        };
        let cards: String = (0..10).map(card).collect();
        sandbox.file(format!("{file}.waml.yaml"), format!("carousel:\n  body: New\n  cards:\n{cards}"));
    }
    let ended = sandbox.waml(ASK).code(0);
    assert_eq!(said(&ended), [""; 0]);
    assert!(ended.err.ends_with("asked for 5 links\n"), "{ended:?}");
    let requests = server.requests();
    let unique: BTreeSet<_> = requests.iter().collect();
    assert_eq!((unique.len(), requests.len()), (10, 10), "{requests:#?}");
}

#[test]
fn several_links_are_asked_for_at_a_time() {
    let server = Server::start();
    let sandbox = Sandbox::new();
    for file in 0..16 {
        let link = server.url(&format!("/slow/rgb8.png?{file}"));
        sandbox.file(format!("{file}.waml.yaml"), message("image", &link));
    }
    let started = Instant::now();
    sandbox.waml(ASK).code(0);
    // Two requests of 150 ms for each of 16 links would take 4.8 s one after the other.
    assert!(started.elapsed() < Duration::from_millis(3600), "{:?}", started.elapsed());
    assert!((2..=4).contains(&server.most_waiting()), "{}", server.most_waiting());
}

#[test]
fn a_host_that_has_enough_is_left_alone() {
    let server = Server::start();
    let sandbox = Sandbox::new();
    for file in 0..30 {
        let link = server.url(&format!("/status/429/{file}.png"));
        sandbox.file(format!("{file}.waml.yaml"), message("image", &link));
    }
    let ended = sandbox.waml(ASK).code(0);
    assert_eq!(said(&ended).len(), 30);
    assert!(ended.err.ends_with("30 of 30 links could not be judged\n"), "{ended:?}");
    assert!(server.requests().len() < 15, "{:?}", server.requests());
}

#[test]
fn a_host_that_has_enough_of_parts_is_left_alone() {
    let server = Server::start();
    let sandbox = Sandbox::new();
    for file in 0..30 {
        let link = server.url(&format!("/big-tires/{file}.mp4"));
        sandbox.file(format!("{file}.waml.yaml"), message("video", &link));
    }
    let ended = sandbox.waml(ASK).code(1);
    assert!(ended.err.ends_with("30 of 30 links could not be judged\n"), "{ended:?}");
    assert!(server.requests().len() < 45, "{:?}", server.requests());
}

#[test]
fn it_works_on_stdin_with_fixes_and_in_every_format() {
    let server = Server::start();
    let text = format!("to: 85290000001\nimage: {{link: '{}'}}\n", server.url("/ok/rgb16.png"));
    let sandbox = Sandbox::with(&[("a.waml.yaml", &text)]);
    let arguments = |format| ["check", "--online", "--allow-private", "--format", format];
    for format in ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"] {
        let ended = sandbox.waml(arguments(format)).code(1);
        assert!(ended.out.contains("media/bit-depth"), "{format}: {ended:?}");
    }
    let stdin = sandbox.fed(&text, &[&arguments("short")[..], &["--as", "definition", "-"]].concat()).code(1);
    assert!(stdin.out.contains("media/bit-depth"), "{stdin:?}");
    let before = server.requests().len();
    let fixed = sandbox.waml([&arguments("short")[..], &["--fix"]].concat()).code(1);
    assert!(
        fixed.out.contains("media/bit-depth") && sandbox.read("a.waml.yaml").contains("\"85290000001\""),
        "{fixed:?}"
    );
    assert_eq!(server.requests().len() - before, 2);
    let quiet = sandbox.waml([&arguments("short")[..], &["--quiet"]].concat()).code(1);
    quiet.silent_err();
}

#[test]
fn a_mapped_file_and_what_is_served_are_judged_each() {
    let server = Server::start();
    let link = server.url("/ok/rgb16.png");
    let sandbox = Sandbox::with(&[("a.waml.yaml", &message("image", &link))]);
    sandbox.file("waml.toml", format!("[assets]\n'{}' = 'assets'\n", server.url("/ok/")));
    let png = include_bytes!("../../../fixtures/media/palette.png");
    sandbox.file("assets/rgb16.png", png);
    let ended = sandbox.waml(ASK).code(1);
    assert_eq!(
        said(&ended),
        [
            "media/bit-depth: image has 16 bits per channel, at most 8",
            "media/colours: image has a palette, documented are RGB and RGBA"
        ]
    );
}

#[test]
fn nothing_is_asked_unless_it_is_wanted() {
    let server = Server::start();
    let sandbox = Sandbox::with(&[("a.waml.yaml", &message("image", &server.url("/ok/rgb16.png")))]);
    sandbox.waml(["check"]).code(0);
    sandbox.waml(["compile", "--to", "85290000001", "a.waml.yaml"]).code(0);
    sandbox.waml(["check", "--allow-private"]).code(2);
    assert_eq!(server.requests(), [""; 0]);
}
