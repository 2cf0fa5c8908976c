//! How time grows with hostile input: each kind of it at one and at eight mebibytes, read, checked and
//! rendered in every format.
//!
//! `cargo bench --bench growth [KIND]…` prints the table of `docs/performance.md`.

#![allow(clippy::print_stdout, reason = "a benchmark is run by hand")]

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use waml::render::{Format, Found, Look};
use waml::{Compiler, Shape, Syntax, budget};

const SMALL: usize = budget::BYTES / 8;
const LARGE: usize = budget::BYTES;

/// So many turns are taken, and the fastest counts, which other work on the machine disturbs least.
const TURNS: usize = 3;

/// A kind of input: a unit that is repeated between a beginning and an end.
struct Kind {
    name: &'static str,
    input: Input,
    head: &'static str,
    unit: fn(usize) -> String,
    tail: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Input {
    Definition,
    Payload,
    Json,
}
use Input::{Definition, Json, Payload};

const fn kind(
    name: &'static str,
    input: Input,
    head: &'static str,
    unit: fn(usize) -> String,
    tail: &'static str,
) -> Kind {
    Kind { name, input, head, unit, tail }
}

const ROWS: &str = "list: {body: b, button: c, sections: [{title: t, rows: [";
const ROWS_END: &str = "]}]}";
const JSON_ROWS: &str = r#"{"to":"85290000001","type":"interactive","interactive":{"type":"list","body":{"text":"b"},"action":{"button":"c","sections":[{"title":"t","rows":["#;
const JSON_ROWS_END: &str = r#"{"id":"last","title":"last"}]}]}}}"#;
const SECTIONS: &str = "list:\n  body: b\n  button: c\n  sections:\n";
const CARDS: &str = "carousel:\n  body: b\n  cards:\n";
const TITLE: &str = "button: {body: b, replies: [{id: a, title: \"";
const TITLE_END: &str = "\"}]}";
const TEXT: &str = r#"{"to":"85290000001","type":"text","text":""#;

#[rustfmt::skip]
static KINDS: &[Kind] = &[
    kind("allow comments without use", Definition, "text: hi\n", |_| "# waml: allow(hint/formatting-shown) why\n".into(), ""),
    kind("allow comments in use", Definition, SECTIONS, |i| format!("    - {{title: t, rows: [{{id: a{i}, title: '*x*'}}]}} # waml: allow(hint/formatting-shown) why\n"), ""),
    kind("allow comments, codes unknown", Definition, "text: hi\n", |i| format!("# waml: allow(hint/formating-shwn{i}) why\n"), ""),
    kind("allow comments, malformed", Definition, "text: hi\n", |_| "# waml: alow\n".into(), ""),
    kind("allow comments on one line", Definition, "text: hi ", |_| "# waml: ".into(), ""),
    kind("one allow comment, many codes", Definition, "text: hi # waml: allow(", |_| "hint/formatting-shown,".into(), ") why\n"),
    kind("comments", Definition, "text: hi\n", |_| "# a comment\n".into(), ""),
    kind("comments in JSON", Json, r#"{"to":"1""#, |_| "// no\n".into(), "}"),
    kind("curly quotes in JSON", Json, "{", |i| format!("“k{i}”: “v”, "), "}"),
    kind("curly quotes in YAML", Definition, "{", |i| format!("“k{i}”: “v”, "), "}"),
    kind("bare words in JSON", Json, "{", |i| format!("k{i}: v, "), "}"),
    kind("no commas in JSON", Json, "{", |i| format!("\"k{i}\": \"v\" "), "}"),
    kind("placeholders in JSON", Json, "[", |_| "{{".into(), "]"),
    kind("line breaks in a JSON string", Json, TEXT, |_| "x\n".into(), "\"}"),
    kind("open JSON strings", Json, "{", |i| format!("\"k{i}: v,\n"), "}"),
    kind("control characters in JSON", Json, TEXT, |_| "\u{1}".into(), "\"}"),
    kind("half surrogates in JSON", Json, TEXT, |_| "\\ud800".into(), "\"}"),
    kind("control characters in YAML", Definition, "text: \"", |_| "\\x01".into(), "\""),
    kind("JSON keys twice", Json, "{", |i| format!("\"k{}\":1,", i / 2), "\"type\":\"text\"}"),
    kind("unknown keys", Definition, "", |i| format!("k{i}: v\n"), ""),
    kind("keys that are nearly known", Json, "{", |i| format!("\"typ{i}\":1,"), "\"to\":\"85290000001\"}"),
    kind("numbers for texts on one line", Json, JSON_ROWS, |i| format!("{{\"id\":{i},\"title\":\"b\"}},"), JSON_ROWS_END),
    kind("unknown keys on one line", Json, JSON_ROWS, |i| format!("{{\"id\":\"{i}\",\"titel\":\"b\"}},"), JSON_ROWS_END),
    kind("ids and titles used again", Definition, ROWS, |_| "{id: a, title: b},".into(), ROWS_END),
    kind("long rows", Definition, ROWS, |i| format!("{{id: a{i}, title: {}}},", "很长".repeat(50)), ROWS_END),
    kind("sections", Definition, SECTIONS, |i| format!("    - title: t{i}\n      rows: [{{id: a{i}, title: b}}]\n"), ""),
    kind("empty sections", Definition, SECTIONS, |_| "    - {}\n".into(), ""),
    kind("cards", Definition, CARDS, |i| format!("    - header: {{image: {{link: https://cdn.example.com/{i}.gif}}}}\n      replies: [{{id: a, title: b}}]\n"), ""),
    kind("bidi marks", Definition, TITLE, |_| "\u{202e}".into(), TITLE_END),
    kind("combining marks", Definition, TITLE, |_| "\u{301}".into(), TITLE_END),
    kind("one endless emoji", Definition, TITLE, |_| "👩\u{200d}".into(), TITLE_END),
    kind("formatting marks", Definition, TITLE, |_| "*a_b~".into(), TITLE_END),
    kind("escapes", Definition, TITLE, |_| "\\u00e9".into(), TITLE_END),
    kind("signs in a recipient", Json, r#"{"type":"text","text":"x","to":"85290000001"#, |_| " ".into(), "\"}"),
    kind("anchors", Definition, "", |i| format!("k{i}: &a{i} v\n"), ""),
    kind("aliases", Definition, "x: &a {id: a, title: '*b*', zz: y}\nlist:\n  sections:\n    - rows:\n", |_| "        - *a\n".into(), ""),
    kind("aliases on one line", Definition, "x: &a {id: a, title: '*b*', zz: y}\nlist: {sections: [{rows: [", |_| "*a,".into(), "]}]}"),
    kind("unknown aliases on one line", Definition, "text: [", |i| format!("*a{i}, "), "]"),
    kind("aliases of a long text", Definition, "x: &a {id: a, title: \"", |i| parted(i, ["*x* ", "\"}\nlist:\n  sections:\n    - rows:\n", "        - *a\n"]), ""),
    kind("aliases of a long key", Definition, "x: &a {id: a, title: b, ", |i| parted(i, ["kkkk", ": y}\nlist:\n  sections:\n    - rows:\n", "        - *a\n"]), ""),
    kind("aliases of aliases", Definition, "", |i| format!("a: &a [x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d]\nlist: {{body: b{i}, sections: *e}}\n---\n"), ""),
    kind("merges", Definition, "x: &a {title: v}\ny:\n", |i| format!("  k{i}: {{<<: *a, id: x}}\n"), ""),
    kind("merges of merges", Definition, "k: &a0 {title: v}\n", |i| format!("k{i}: &a{} {{<<: *a{i}, k{i}: x}}\n", i + 1), ""),
    kind("documents", Definition, "", |_| "text: a\n---\n".into(), ""),
    kind("broken documents", Definition, "", |_| "a: b: c\n---\n".into(), ""),
    kind("documents of one name", Definition, "", |_| "name: x\ntext: a\n---\n".into(), ""),
    kind("tags", Definition, "", |i| format!("k{i}: !x v\n"), ""),
    kind("open brackets", Json, "", |_| "[".into(), ""),
    kind("open brackets in YAML", Definition, "", |_| "[".into(), ""),
    kind("a plain text of many lines", Definition, "text: a\n", |_| "  word *word*\n".into(), ""),
    kind("a folded text", Definition, "button: {replies: []}\ntext: >\n", |_| "  word *word*\n".into(), ""),
    kind("a literal title", Definition, "button:\n replies:\n - id: x\n   title: |\n", |_| "     word *word*\n".into(), ""),
    kind("a quoted text of many lines", Definition, "text: \"\n", |_| "  a\n".into(), "  \"\n"),
    kind("a quoted text without end", Definition, "text: \"\n", |_| "  a\n".into(), ""),
    kind("a long key", Json, "{\"", |_| "k".into(), "\":{\"a\":1},\"to\":1}"),
    kind("a long key over faults", Json, "{\"", |i| parted(i, ["kkkk", "\":[", "x,"]), "]}"),
    kind("tabs", Definition, "text: a\n", |_| "\ta: b\n".into(), ""),
    kind("blanks", Definition, "text: a", |_| " ".into(), "b\n"),
    kind("line breaks of Windows", Definition, "", |i| format!("k{i}: v\r\n"), ""),
    kind("carriage returns", Definition, "text: a", |_| "\r".into(), ""),
    kind("parameters", Definition, "text: hi\nparams:\n", |i| format!("  p{i}: {{max_chars: 9}}\n"), ""),
    kind("names that are not declared", Definition, "params: {order: {max_chars: 9}}\ntext: \"", |i| format!("{{{{ordr{i}}}}}"), "\""),
    kind("one name that is not declared", Definition, "params: {order: {max_chars: 9}}\ntext: \"", |_| "{{ordr}}".into(), "\""),
    kind("braces that are no holes", Definition, "text: \"", |i| format!("{{{{A{i}}}}} "), "\""),
    kind("full-width braces", Definition, "params: {a: {max_chars: 9}}\ntext: \"", |_| "｛｛a｝｝".into(), "\""),
    kind("holes without quotes", Definition, "x:\n", |_| "  - {{a}}\n".into(), ""),
    kind("holes without quotes in JSON", Json, "{\"x\": [", |_| "{{a}},".into(), "1]}"),
    kind("a text of one line", Payload, "to: '85290000001'\ntype: text\ntext: ", |_| "字 ".into(), ""),
];

/// What this thread took of a processor, where the system tells, so that other work counts little; elsewhere
/// the time that went by.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Units of a kind that changes behind them.
const LONG: usize = SMALL / 8;

/// The part of a text before, at and behind its long beginning.
fn parted(i: usize, [before, at, behind]: [&str; 3]) -> String {
    match i.cmp(&LONG) {
        std::cmp::Ordering::Less => before,
        std::cmp::Ordering::Equal => at,
        std::cmp::Ordering::Greater => behind,
    }
    .to_owned()
}

impl Kind {
    fn of(&self, bytes: usize) -> Vec<u8> {
        let mut text = self.head.to_owned();
        for unit in (0..).map(self.unit) {
            if text.len() + unit.len() + self.tail.len() > bytes {
                break;
            }
            text.push_str(&unit);
        }
        (text + self.tail).into_bytes()
    }

    /// Reads, checks and renders a text, and says how long that took.
    fn run(&self, bytes: &[u8]) -> Duration {
        let (shape, syntax) = match self.input {
            Definition => (Shape::Definition, Syntax::Yaml),
            Payload => (Shape::Payload, Syntax::Yaml),
            Json => (Shape::Payload, Syntax::Json),
        };
        let bytes = bytes.to_vec();
        let start = now();
        let (source, compiled) = Compiler::new().pedantic(true).compile_bytes("growth", bytes, shape, Some(syntax));
        for format in Format::ALL {
            let found = Found { findings: &compiled.findings, omitted: compiled.omitted, open: &[] };
            black_box(format.file(&source, found, Look::default()));
        }
        now().saturating_sub(start)
    }

    fn fastest(&self, bytes: usize) -> f64 {
        let bytes = self.of(bytes);
        let fastest = (0..TURNS).map(|_| self.run(&bytes)).min();
        fastest.unwrap_or_default().as_secs_f64() * 1000.0
    }
}

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs each kind once, in small, and measures nothing.
    if !arguments.iter().any(|argument| argument == "--bench") {
        for kind in KINDS {
            _ = kind.run(&kind.of(1 << 12));
        }
        return;
    }
    let names: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    println!("| kind | 1 MiB, ms | 8 MiB, ms | times |\n|---|--:|--:|--:|");
    for kind in KINDS.iter().filter(|kind| names.is_empty() || names.iter().any(|name| kind.name.contains(*name))) {
        let (small, large) = (kind.fastest(SMALL), kind.fastest(LARGE));
        println!("| {} | {small:.1} | {large:.1} | {:.1} |", kind.name, large / small);
    }
}
