//! The proof is sound: what a definition that passed becomes with any values that it allows is right, but for what the
//! proof named as open; and what it refuses, some values break.
//!
//! Definitions and values are made up; what they become is worked out here, apart from the library, and checked as any
//! message is. `WAML_PROOF_CASES` sets how many definitions, `WAML_PROOF_SEED` which ones.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod declared;
mod message;
mod oracle;
#[path = "../fix_property/random.rs"]
mod random;

use declared::Wish;
use random::Random;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use waml::params::Values;
use waml::{Compiled, Definition, Options, Severity, Shape, Source, Syntax, compile};

const CASES: usize = 1000;
/// Values tried with each definition that passed.
const ROWS: usize = 6;

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn checked(text: &str) -> Compiled {
    compile(&Source::new("a.waml.json", text), Shape::Definition, Syntax::Json, Options::default())
}

fn errors(compiled: &Compiled) -> BTreeSet<&'static str> {
    let errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.code).collect()
}

/// What was seen, so that the test cannot pass by testing nothing.
#[derive(Debug, Default)]
struct Seen {
    passed: usize,
    filled: usize,
    open: usize,
    codes: BTreeMap<&'static str, usize>,
}

#[test]
fn what_passed_stays_right_and_what_is_refused_can_break() {
    let (cases, start) = (number("WAML_PROOF_CASES", CASES), number("WAML_PROOF_SEED", 1));
    let mut seen = Seen::default();
    for case in 0..cases {
        let mut random = Random::new((start * 1_000_003 + case) as u64);
        let definition = message::definition(&mut random);
        let text = definition.whole.to_string();
        let compiled = checked(&text);
        let found = errors(&compiled);
        for code in &found {
            *seen.codes.entry(code).or_default() += 1;
        }
        if found.is_empty() {
            seen.passed += 1;
            for _ in 0..ROWS {
                stays_right(&definition, &compiled, &mut random, &mut seen);
            }
        } else {
            can_break(&definition, &found, &mut random);
        }
    }
    if cases >= CASES {
        assert!(seen.passed > cases / 5 && seen.filled > cases && seen.open > 0, "{seen:?}");
        for code in ["param/link-place", "param/optional-in-text", "count/list-section-rows", "text/blank"] {
            assert!(seen.codes.contains_key(code), "{code}: {seen:?}");
        }
    }
}

/// Fills a definition that passed.
fn stays_right(definition: &message::Definition, compiled: &Compiled, random: &mut Random, seen: &mut Seen) {
    let values = oracle::values(definition, Wish::Any, random);
    // What declares nothing is a message.
    if definition.params.is_empty() || oracle::repeats_unique(definition, &values) {
        return;
    }
    let proved = compiled.documents[0].definition.as_ref().unwrap();
    let text = values.to_string();
    let given: Values<'_> = serde_json::from_str(&text).unwrap();
    let expanded = oracle::expanded(definition, &values);
    let alone = checked(&expanded.to_string());
    let open: BTreeSet<_> = proved.open().iter().map(|open| open.code).collect();
    let told = || format!("\n{}\n{values}\n{expanded}", definition.whole);
    let broken: Vec<_> = errors(&alone).into_iter().filter(|code| !open.contains(code)).collect();
    assert!(broken.is_empty(), "{broken:?}, open is {open:?}{}", told());
    match proved.fill(&given) {
        Ok(message) => {
            seen.filled += 1;
            assert_eq!(alone.documents[0].message.as_deref(), Some(&*message), "{}", told());
        }
        Err(report) => {
            seen.open += 1;
            assert!(!errors(&alone).is_empty(), "{report}{}", told());
        }
    }
    writes_the_same(proved, &text, random);
}

/// A plan writes what filling and writing make, and refuses the same, of values that are right and of others.
fn writes_the_same(definition: &Definition, values: &str, random: &mut Random) {
    const BEFORE: &str = "[";
    let plan = definition.plan();
    let wrong =
        [Value::Null, Value::from(""), Value::from("a\tb"), Value::from(7), Value::from(".."), Value::from("?")];
    for value in std::iter::once(None).chain(wrong.map(Some)) {
        let mut object: Map<String, Value> = serde_json::from_str(values).unwrap();
        let keys: Vec<String> = object.keys().cloned().collect();
        if let (Some(value), false) = (value, keys.is_empty()) {
            object.insert(keys[random.below(keys.len())].clone(), value);
        }
        if definition.takes_recipient() {
            object.insert("to".to_owned(), "85290000001".into());
        }
        let text = Value::Object(object).to_string();
        let given: Values<'_> = serde_json::from_str(&text).unwrap();
        let mut out = BEFORE.to_owned();
        match (plan.write(&given, &mut out), definition.fill(&given)) {
            (Ok(()), Ok(message)) => assert_eq!(out[BEFORE.len()..], message.payload().unwrap().to_json(), "{text}"),
            (Err(told), Err(report)) => assert_eq!((told.to_string(), &*out), (report.to_string(), BEFORE), "{text}"),
            (written, filled) => panic!("{written:?}\n{filled:?}\n{text}"),
        }
    }
}

/// Looks for values that break what a definition is refused for.
fn can_break(definition: &message::Definition, found: &BTreeSet<&'static str>, random: &mut Random) {
    let mut broken = BTreeSet::new();
    for wish in [Wish::Least, Wish::Short, Wish::Most, Wish::Any, Wish::Any] {
        let values = oracle::values(definition, wish, random);
        broken.extend(errors(&checked(&oracle::expanded(definition, &values).to_string())));
    }
    for code in found {
        let has_witness = ["length/", "count/", "text/", "id/", "template/", "url/", "duplicate/", "carousel/"];
        if has_witness.iter().any(|group| code.starts_with(group)) {
            assert!(broken.contains(code), "{code} is refused, and broken are {broken:?}\n{}", definition.whole);
        }
    }
}

/// Values that are in the place of what they are not.
#[test]
fn values_are_data() {
    let text = r#"{"params": {"x": {"max_chars": 60, "example": "Wei"}}, "text": "Hi {{x}}"}"#;
    let compiled = checked(text);
    let definition = compiled.documents[0].definition.as_ref().unwrap();
    for value in ["{{x}}", "\", \"to\": \"1", "*a", "&a", "# b", "{{{{", "a\\n", "'", "\u{202e}b"] {
        let filled = definition.fill(&Values::new().set("x", value)).unwrap();
        assert_eq!(
            serde_json::to_value(filled.into_inner()).unwrap()["text"],
            Value::from(format!("Hi {}", value.replace("{{", "{{{{")))
        );
    }
}
