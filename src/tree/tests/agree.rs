//! The values agree with those of other readers.

use super::{documents, read, told};
use crate::tree::Syntax;
use proptest::prelude::*;
use serde::Deserialize as _;
use serde_json::json;

/// A byte order mark, which the other reader refuses.
pub(super) const BOM: char = '\u{feff}';

const YAML: &[&str] = &[
    "a: 1\nb: x\nc: [1, two, 3.5, {d: e}]\n",
    "- a\n- - b\n  - c\n- {}\n- []\n- k:\n  - v\n",
    "a: ~\nb: null\nc:\nd: NULL\ne: 'null'\nf: \"~\"\ng: nUll\n",
    "a: true\nb: False\nc: TRUE\nd: yes\ne: no\nf: on\ng: 'true'\nh: tRue\n",
    "a: 0\nb: -1\nc: +7\nd: 0o17\ne: 0xff\nf: 1.5\ng: -.5\nh: 1e3\ni: 1.\nj: 2E-2\nk: 18446744073709551615\n",
    "a: 1_000\nc: 1.2.3\nd: 2025-10-01\ne: 12:30\nf: .\ng: '-'\nh: 1e\ni: 0x\nj: +\n",
    "a: |\n  one\n  two\n\n\nb: >\n  one\n  two\n\n  three\n\n",
    "a: |-\n  one\n\n   two\nb: |+\n  one\n\n\nc: >-\n\n  one\n   two\n  three\n",
    "a: |2\n    x\n   y\nb: >+1\n  x\n  y\nc: |\n\n\n  x\n",
    "a: plain\n  over two\n\n  lines   # and a comment\nb: c#d\n",
    "a: 'it''s'\nb: \"t\\tn\\n\\u00e9\\x41\\\"\\\\ \\/\"\nc: \"fold\n  me\n\n  here\"\nd: 'fold\n  me'\n",
    "a: \"no\\\n  break\"\nb: ''\nc: \"\"\n",
    "base: &b {x: 1, y: [2]}\nother: *b\nlist: [*b, *b]\ns: &s text\nt: *s\n",
    "? a\n: b\n? |\n  block\n: c\n\"quoted key\": d\n'single': e\n",
    "{a: 1, 'b': 2, \"c\": [x, y,], d, e: }\n",
    "[a: b, {c: d}, ? e : f]\n",
    "a: !!str 1\nb: !!int 2\nc: !!float 3.5\nd: !!null ~\ne: !!bool true\ng: !!map {x: !!seq [y]}\nh: !!str\n",
    "一: 二\nç: \"é\\u4e2d\"\nemoji: 😀 text\nblock: |\n  汉字\n   字\n",
    "\u{feff}a: 1\r\nb: |\r\n  x\r\n  y\r\nc: 'x'\r\n",
    "a:\n  - b\n  -\n  - c: d\n    e: f\nz:\n- y\n",
    "--- a\n",
    "---\na: 1\n...\n",
    "\"top\"\n",
    "# comment\n\na: 1 # x\n# end\n",
    "a: x: y\n",
    "url: https://example.com/a?b=c#d\nt: 12:30:45\ntext: a - b, c\nq: it's \"so\"\n",
];

#[test]
fn yaml_values_agree_with_another_reader() {
    for text in YAML {
        let theirs = yaml_serde::from_str::<yaml_serde::Value>(text.trim_start_matches(BOM)).ok().map(to_json);
        let ours = read(text, Syntax::Yaml, |_, tree, findings| {
            findings.is_empty().then(|| super::json(tree, tree.documents()[0]))
        });
        assert_eq!(ours, theirs, "{text}");
    }
}

pub(super) fn to_json(value: yaml_serde::Value) -> serde_json::Value {
    match value {
        yaml_serde::Value::Null => serde_json::Value::Null,
        yaml_serde::Value::Bool(value) => value.into(),
        yaml_serde::Value::Number(number) => super::number(&number.to_string()),
        yaml_serde::Value::String(text) => text.into(),
        yaml_serde::Value::Sequence(items) => items.into_iter().map(to_json).collect(),
        yaml_serde::Value::Mapping(entries) => {
            let text = |key| match to_json(key) {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            serde_json::Value::Object(entries.into_iter().map(|(k, v)| (text(k), to_json(v))).collect())
        }
        yaml_serde::Value::Tagged(tagged) => to_json(tagged.value),
    }
}

#[test]
fn several_documents_agree_with_another_reader() {
    let text = "a: 1\n---\nb: |\n  x\n--- [c]\n...\n---\nd\n";
    let theirs: Vec<_> =
        yaml_serde::Deserializer::from_str(text).map(|d| to_json(yaml_serde::Value::deserialize(d).unwrap())).collect();
    assert_eq!(documents(text, Syntax::Yaml), theirs);
}

#[test]
fn leading_zeros_make_a_number_here() {
    assert_eq!(documents("a: 012345\n", Syntax::Yaml), [json!({"a": 12345})]);
    read("a: 012345\n", Syntax::Yaml, |_, tree, _| {
        let entry = &tree.entries(tree.documents()[0])[0];
        assert!(matches!(&tree.node(entry.value).value, crate::tree::Value::Number(text) if text == "012345"));
    });
}

#[test]
fn a_bare_exclamation_mark_makes_a_text_here() {
    assert_eq!(documents("a: ! 4\n", Syntax::Yaml), [json!({"a": "4"})]);
}

#[test]
fn binary_numbers_are_texts_here() {
    assert_eq!(documents("a: 0b11\n", Syntax::Yaml), [json!({"a": "0b11"})]);
}

#[test]
fn merges_are_carried_out_here() {
    let text =
        "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: [*a, *b]\n  x: 5\nd: {<<: {q: 1}, <<x: 2, \"<<\": 3}\n";
    let found = &documents(text, Syntax::Yaml)[0];
    assert_eq!(found["c"], json!({"x": 5, "y": 2, "z": 4}));
    assert_eq!(found["d"], json!({"q": 1, "<<x": 2, "<<": 3}));
    read(text, Syntax::Yaml, |source, tree, findings| {
        assert_eq!(findings, []);
        let root = tree.entries(tree.documents()[0]);
        let merged = tree.entries(root[2].value);
        let through: Vec<_> = merged.iter().map(|e| e.alias.map_or("", |span| source.slice(span))).collect();
        assert_eq!(through, ["", "*a", "*b"]);
    });
}

#[test]
fn the_first_of_two_keys_stays() {
    assert_eq!(documents("a: 1\na: 2\n", Syntax::Yaml), [json!({"a": 1})]);
    assert_eq!(documents("{\"a\": 1, \"a\": 2}", Syntax::Json), [json!({"a": 1})]);
    assert_eq!(told("a: 1\n'a': 2\n", Syntax::Yaml), [("syntax/duplicate-key", "'a'".to_owned())]);
}

#[test]
fn surrogate_pairs_are_one_character_here() {
    assert_eq!(documents("a: \"\\ud83d\\ude00\"\n", Syntax::Yaml), [json!({"a": "😀"})]);
    assert_eq!(documents("\"\\ud83d\\ude00\"", Syntax::Json), [json!("😀")]);
}

const JSON: &[&str] = &[
    r#"{"a": [1, -2.5e3, true, false, null, "x\u00e9\n\ud83d\ude00"], "b": {"c": {}, "d": []}}"#,
    r"[0, -0, 0.0, 1E+2, 12345678901234567890, 1e999, 01, 1., .5, -, +1, 0x1, 1e, NaN]",
    r#"["a\/b", "\b\f\r\t\\\"", "\ud83d", "\ude00", "\x", "tab	tab", "汉字"]"#,
    "\u{feff} \n{\"to\": \"85268411234\",\r\n\"type\": \"text\", \"text\": \"it's\"}\n\n",
    "1",
    "\"x\"",
    "tru",
    "nulll",
    "",
    "[1] [2]",
    "{\"a\" 1}",
    "[[[[]]]]",
    "\u{b}1",
    "\"\u{7f}\"",
];

/// Asserts that a text is JSON for both or for neither, and the same.
pub(super) fn assert_same_json(text: &str) {
    let theirs = serde_json::from_str::<serde_json::Value>(text.trim_start_matches(BOM));
    let findings = told(text, Syntax::Json);
    let ours = findings.iter().all(|(code, _)| *code == "syntax/duplicate-key");
    let marks = text.chars().take_while(|c| *c == BOM).count();
    if marks <= 1 {
        assert_eq!(ours, theirs.is_ok(), "{text:?} {findings:?} {theirs:?}");
    }
    if let (Ok(theirs), true) = (theirs, findings.is_empty()) {
        assert_eq!(documents(text, Syntax::Json), [theirs], "{text:?}");
    }
}

/// Changes a text at some places.
pub(super) fn mutated(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\"", "'", "{", "}", "[", "]", ",", ":", ": ", "\\", "\\u", "//", "/*", "<!--", "#", "\n", "\r\n", "\t", " ",
        "-", "- ", "é", "😀", "\0", "*", "&a ", "!", "<<: ", "|", ">", "1", "e", "0", "null", "---\n", "\u{feff}", "%",
        "@", "`", "“", "  ", "? ",
    ]);
    let edit = (any::<prop::sample::Index>(), 0..4usize, prop::option::of(pieces));
    (prop::sample::select(texts), prop::collection::vec(edit, 0..5)).prop_map(|(text, edits)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, cut, piece) in edits {
            let at = at.index(chars.len() + 1);
            let end = (at + cut).min(chars.len());
            chars.splice(at..end, piece.unwrap_or("").chars());
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_is_accepted_where_serde_json_accepts_it(text in mutated(JSON)) {
        assert_same_json(&text);
    }

    #[test]
    fn any_json_keeps_its_spans_in_the_text(text in mutated(JSON)) {
        super::spans::assert_sound(&text, Syntax::Json);
    }

    #[test]
    fn any_yaml_keeps_its_spans_in_the_text(text in mutated(YAML)) {
        super::spans::assert_sound(&text, Syntax::Yaml);
    }

    #[test]
    fn json_is_yaml_too(text in mutated(JSON)) {
        super::spans::assert_sound(&text, Syntax::Yaml);
    }
}
