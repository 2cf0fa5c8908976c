//! The fast way and the one way agree: what the first accepts the second finds no error in, and
//! what the second passes unchanged the first accepts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "../../tests/fixture/edges.rs"]
mod edges;

use super::accept::{self, Verdict};
use super::{Gate, check_str};
use crate::decode::{Shape, Spent, decode};
use crate::diagnostic::Severity;
use crate::limits::LIMITS;
use crate::templates::{Catalogue, Undocumented};
use crate::tree::{Syntax, Tree};
use crate::{Message, Source, wire};
use edges::{Subject, edges};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;
use std::{fs, io};

/// Every message file of the fixtures as payload text, right or wrong.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut out = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"), &mut out).unwrap();
    assert!(out.len() > 100, "the fixtures are there");
    out
});

/// Those that the one way passes.
static RIGHT: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let right = TEXTS.iter().filter(|text| Gate::new().message(text.as_bytes(), true).is_ok());
    right.map(|text| serde_json::from_str(text).unwrap()).collect()
});

fn collect(folder: &Path, out: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, out)?;
            continue;
        }
        let Some(syntax) = Syntax::of_extension(&path) else { continue };
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let source = Source::new("fixture", text);
        if syntax == Syntax::Json && Shape::of(&path) == Shape::Payload {
            out.push(source.text().to_owned());
        }
        let tree = Tree::parse(&source, syntax, &mut Vec::new());
        for root in tree.documents() {
            let mut message = decode(&source, &tree, *root, Shape::of(&path), &mut Spent::default()).decoded.message;
            message.to.get_or_insert_with(|| "85290000001".into());
            out.extend(wire::unchecked(&message));
        }
    }
    Ok(())
}

/// Holds the two ways against each other on one text.
fn agree(text: &str) {
    let fast = accept::payload(text, None);
    let plain = accept::plain(text);
    assert!(plain == Verdict::Unsure || plain == fast, "{plain:?} without the rules, {fast:?} by them:\n{text}");
    match Gate::new().message(text.as_bytes(), true) {
        Err(refused) => assert!(fast != Verdict::Right, "accepted, and wrong:\n{text}\n{refused}"),
        Ok(_) if fast == Verdict::Wrong => panic!("refused, and right:\n{text}"),
        Ok(message) if fast == Verdict::Unsure && text.len() <= accept::ROOM => {
            let sent: Value = serde_json::from_str(&message.payload().unwrap().to_json()).unwrap();
            let given: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
            assert!(sent != given || text.starts_with('\u{feff}'), "right, and not accepted:\n{text}");
        }
        Ok(_) => {}
    }
}

#[test]
fn on_every_fixture() {
    for text in TEXTS.iter() {
        agree(text);
    }
    for value in RIGHT.iter() {
        for text in [value.to_string(), format!(" {value:#}\n")] {
            agree(&text);
        }
    }
    assert!(RIGHT.len() > 50, "{} are right", RIGHT.len());
}

/// What the document shows is so plain that no rule has to be asked.
#[test]
fn what_is_documented_is_plain() {
    let mut documented = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documented"), &mut documented).unwrap();
    for text in documented.iter().filter(|text| accept::payload(text, None) == Verdict::Right) {
        assert_eq!(accept::plain(text), Verdict::Right, "{text}");
    }
}

/// Every edge of the limits table. A file behind a link is not looked at, so its size breaks nothing here.
#[test]
fn on_every_edge_of_a_limit() {
    // What is not sent breaks nothing here.
    for limit in LIMITS.iter().filter(|limit| limit.rule.code != "length/template-language") {
        for edge in edges(limit) {
            let message = |message: Message| {
                let to = message.to.or_else(|| Some("85290000001".into()));
                wire::unchecked(&Message { to, ..message }).unwrap()
            };
            let text = match edge.subject {
                Subject::Call(call, catalogue) => {
                    let catalogue = Catalogue::read(catalogue).unwrap();
                    let (text, gate) = (message(call), Gate::new().templates(&catalogue));
                    let passed = gate.check_str(&text).map(|gated| std::ptr::eq(gated.body(), text.as_str()));
                    assert_eq!(passed.ok(), (edge.breaks == 0).then_some(true), "{}", edge.what);
                    continue;
                }
                Subject::Beyond(call) => {
                    let (text, gate) = (message(call), Gate::new().undocumented(Undocumented::ALL));
                    assert_eq!(gate.check_str(&text).is_ok(), edge.breaks == 0, "{}", edge.what);
                    assert!(check_str(&text).is_err(), "{}", edge.what);
                    continue;
                }
                Subject::Message(edge) => message(edge),
                Subject::Payload(payload) => payload.to_string(),
                Subject::File(put, extension) => {
                    message(Message::new(put(&format!("https://cdn.example.com/a.{extension}"))))
                }
            };
            // A longer text takes the one way, right or wrong.
            let short = text.len() <= accept::ROOM;
            if short {
                agree(&text);
            }
            let right = match (limit.rule.severity, edge.breaks) {
                (Severity::Error, breaks) => breaks == 0,
                // Where advice begins another limit may end.
                (Severity::Warning, 0) => Gate::new().message(text.as_bytes(), true).is_ok(),
                (Severity::Warning, _) => true,
            };
            let passed = check_str(&text).map(|gated| std::ptr::eq(gated.body(), text.as_str()));
            assert_eq!(passed.ok(), right.then_some(short), "{}", edge.what);
        }
    }
}

#[test]
fn on_every_cut_and_every_changed_byte() {
    for value in RIGHT.iter().filter(|value| value.to_string().len() < 700).step_by(41) {
        let text = value.to_string();
        for (at, c) in text.char_indices() {
            assert!(accept::payload(&text[..at], None) != Verdict::Right);
            for other in ["", "\"", "\\", "\\n", ",", "}", "]", "{", "0", " ", "\u{0}", "\u{200b}", "é", "x"] {
                agree(&format!("{}{other}{}", &text[..at], &text[at + c.len_utf8()..]));
            }
        }
    }
}

/// Texts at which some rule turns.
fn texts() -> impl Strategy<Value = String> {
    const UNITS: [&str; 6] = ["a", "花", "🌵", "e\u{301}", " ", "\u{200b}"];
    const LENGTHS: [usize; 18] = [0, 1, 2, 15, 16, 20, 21, 24, 25, 60, 61, 72, 73, 160, 161, 256, 1025, 4097];
    const OTHER: [&str; 22] = [
        " padded ",
        "a\nb",
        "a\nb\r\nc\rd",
        "a\tb",
        "a     b",
        "https://example.com/a.png",
        "https://example.com/a",
        "https://u@example.com/a.png",
        "http://localhost/a.mp4",
        "ftp://a/a.png",
        "/a.png",
        "https://example.com/a.gif",
        "85290000001",
        "0852",
        "12345678901234567",
        "cta_url",
        "image",
        "text",
        "list",
        "COPY_CODE",
        "copy_code",
        "01",
    ];
    prop_oneof![
        (proptest::sample::select(&UNITS[..]), proptest::sample::select(&LENGTHS[..])).prop_map(|(u, n)| u.repeat(n)),
        proptest::sample::select(&OTHER[..]).prop_map(str::to_owned),
        any::<String>(),
    ]
}

/// A change of one place in a payload.
#[derive(Clone, Debug)]
enum Change {
    Text(String),
    Value(Value),
    Remove,
    Rename(String),
    /// Once more, behind the others of its list.
    Again(usize),
    /// What stands at another place of the payload.
    Copy(usize),
}

fn changes() -> impl Strategy<Value = Change> {
    const KEYS: [&str; 8] = ["type", "text", "image", "link", "id", "caption", "header", "buttons"];
    let values =
        [json!(null), json!(0), json!(1), json!(1.0), json!(true), json!([]), json!({}), json!("0"), json!([0])];
    prop_oneof![
        4 => texts().prop_map(Change::Text),
        1 => proptest::sample::select(values.to_vec()).prop_map(Change::Value),
        1 => Just(Change::Remove),
        1 => proptest::sample::select(&KEYS[..]).prop_map(|key| Change::Rename(key.to_owned())),
        2 => (1usize..11).prop_map(Change::Again),
        1 => any::<usize>().prop_map(Change::Copy),
    ]
}

/// The pointers of all places below the root.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            out.push(format!("{at}/{key}"));
            places(value, &format!("{at}/{key}"), out);
        }),
        Value::Array(list) => list.iter().enumerate().for_each(|(i, value)| {
            out.push(format!("{at}/{i}"));
            places(value, &format!("{at}/{i}"), out);
        }),
        _ => {}
    }
}

fn change(value: &mut Value, at: usize, change: Change) {
    let mut all = Vec::new();
    places(value, "", &mut all);
    let Some(pointer) = all.get(at % all.len().max(1)) else { return };
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let new = match change {
        Change::Text(text) => Value::String(text),
        Change::Value(value) => value,
        Change::Copy(from) => value.pointer(&all[from % all.len()]).unwrap().clone(),
        other => return restructure(value.pointer_mut(parent).unwrap(), key, other),
    };
    *value.pointer_mut(pointer).unwrap() = new;
}

fn restructure(parent: &mut Value, key: &str, change: Change) {
    match (parent, change) {
        (Value::Object(object), Change::Remove) => _ = object.remove(key),
        (Value::Array(list), Change::Remove) => _ = list.remove(key.parse().unwrap()),
        (Value::Object(object), Change::Rename(to)) => {
            let value = object.remove(key).unwrap();
            object.insert(to, value);
        }
        (Value::Array(list), Change::Again(times)) => {
            let item = list[key.parse::<usize>().unwrap()].clone();
            list.extend((0..times).map(|time| numbered(item.clone(), time)));
        }
        _ => {}
    }
}

/// The same with other ids, as far as a number makes them so.
fn numbered(mut value: Value, time: usize) -> Value {
    let mut all = Vec::new();
    places(&value, "", &mut all);
    for pointer in all.iter().filter(|pointer| pointer.ends_with("/id") || pointer.ends_with("/title")) {
        if let Some(Value::String(text)) = value.pointer_mut(pointer) {
            text.insert(0, char::from(b'a' + u8::try_from(time % 26).unwrap()));
        }
    }
    if let Some(index) = value.pointer_mut("/card_index") {
        *index = json!(time + 1);
    }
    value
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn on_changed_payloads(
        which in any::<proptest::sample::Index>(),
        list in proptest::collection::vec((any::<usize>(), changes()), 1..4),
        pretty in any::<bool>(),
    ) {
        let mut value = which.get(&RIGHT).clone();
        for (at, wanted) in list {
            change(&mut value, at, wanted);
        }
        let text = if pretty { format!("{value:#}") } else { value.to_string() };
        agree(&text);
        // A key that stands twice is one fault more.
        if let Some(first) = text.find(':') {
            let twice = format!("{{{}{},{}", &text[1..first], ":1", &text[1..]);
            prop_assert!(accept::payload(&twice, None) != Verdict::Right);
            agree(&twice);
        }
    }

    #[test]
    fn on_anything(text in any::<String>()) {
        agree(&text);
    }
}
