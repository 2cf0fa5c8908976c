//! No change of any fixture, however wild, breaks what holds for all texts: there is an answer,
//! its places can be pointed at, and what is printed is safe to print.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;

use fixture::{files, folder};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fs;
use std::sync::LazyLock;
use waml::render::{human, json, short};
use waml::{
    Compiled, Compiler, Diagnostic, Label, Language, Options, Place, Severity, Shape, Source, Span, Syntax, budget,
    compile,
};

/// The texts of all fixtures.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = files(&folder(""));
    files.iter().filter_map(|file| String::from_utf8(fs::read(file).unwrap()).ok()).collect()
});

/// What is put into texts: what YAML, JSON, terminals and people give a meaning.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ": ",
    "\\",
    "\\u",
    "\\ud83d",
    "//",
    "/* ",
    "<!--",
    "#",
    " #",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "-",
    "- ",
    "\n- ",
    "\n---\n",
    "\n...\n",
    "é",
    "花",
    "🌵",
    "e\u{301}",
    "👩\u{200d}🌾",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "*",
    "*a",
    "&a ",
    "!",
    "!!str ",
    "!!binary ",
    "<<: ",
    "<<: *a",
    "|",
    "|2-\n",
    ">",
    ">+\n",
    "1",
    "e",
    "0x",
    "null",
    "~",
    "yes",
    "\u{feff}",
    "%",
    "%YAML 1.1\n",
    "@",
    "`",
    "“",
    "  ",
    "? ",
    "{{",
    "{{{{",
    "\u{85}",
    "\u{2028}",
    "\u{7f}",
    "to: ",
    "\"type\": ",
    "interactive: ",
    "https://",
    ".png",
];

/// One change of a text. An index is a place, as a part of the whole.
#[derive(Clone, Copy, Debug)]
enum Change {
    Insert(Index, &'static str),
    Delete(Index, usize),
    Flip(Index, u8),
    RepeatLine(Index, usize),
    DropLine(Index),
    SwapLines(Index, Index),
    Splice { at: Index, other: Index, from: Index },
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), proptest::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        2 => (any::<Index>(), 1..6_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        2 => (any::<Index>(), 0..7_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        1 => (any::<Index>(), 1..4_usize).prop_map(|(line, times)| Change::RepeatLine(line, times)),
        1 => any::<Index>().prop_map(Change::DropLine),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        1 => (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(at, other, from)| Change::Splice { at, other, from }),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

/// A fixture with a few changes.
fn mutated() -> impl Strategy<Value = String> {
    (any::<Index>(), proptest::collection::vec(change(), 0..6)).prop_map(|(which, changes)| {
        let text = TEXTS[which.index(TEXTS.len())].clone();
        changes.into_iter().fold(text, changed)
    })
}

fn changed(mut text: String, change: Change) -> String {
    match change {
        Change::Insert(at, piece) => text.insert_str(boundary(&text, at), piece),
        Change::Delete(at, length) => {
            let start = boundary(&text, at);
            let end = text[start..].char_indices().nth(length).map_or(text.len(), |(end, _)| start + end);
            text.replace_range(start..end, "");
        }
        Change::Flip(at, bit) => return flipped(text, at, bit),
        Change::RepeatLine(at, times) => {
            return with_lines(&text, |lines| {
                let at = at.index(lines.len());
                lines.splice(at..at, std::iter::repeat_n(lines[at], times).collect::<Vec<_>>());
            });
        }
        Change::DropLine(at) => {
            return with_lines(&text, |lines| {
                lines.remove(at.index(lines.len()));
            });
        }
        Change::SwapLines(a, b) => {
            return with_lines(&text, |lines| {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            });
        }
        Change::Splice { at, other, from } => {
            let other = &TEXTS[other.index(TEXTS.len())];
            let start = boundary(&text, at);
            text.truncate(start);
            text.push_str(&other[boundary(other, from)..]);
        }
        Change::Cut(at) => text.truncate(boundary(&text, at)),
    }
    text
}

/// The boundary of a character.
fn boundary(text: &str, at: Index) -> usize {
    let mut at = at.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text with one bit of an ASCII character turned, so that it stays text.
fn flipped(text: String, at: Index, bit: u8) -> String {
    let at = boundary(&text, at);
    let mut bytes = text.into_bytes();
    if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii()) {
        *byte ^= 1 << bit;
    }
    String::from_utf8(bytes).unwrap()
}

fn with_lines(text: &str, change: impl FnOnce(&mut Vec<&str>)) -> String {
    let mut lines: Vec<_> = text.split_inclusive('\n').collect();
    if !lines.is_empty() {
        change(&mut lines);
    }
    lines.concat()
}

/// Reads a text in every way, and asserts what holds for all of them.
fn assert_sound(text: &str) {
    let source = Source::new("a.waml.yaml", text);
    for shape in [Shape::Definition, Shape::Payload] {
        for syntax in [Syntax::Yaml, Syntax::Json] {
            let compiled = compile(&source, shape, syntax, Options { pedantic: true, ..Options::default() });
            assert_places(&source, &compiled);
            assert_order(&compiled);
            assert_renders(&source, &compiled);
            assert_documents(&compiled);
        }
    }
}

fn span(label: &Label) -> Span {
    match &label.place {
        Place::Text { span, .. } => *span,
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => {
            panic!("a place that was not looked up in the text: {label:?}")
        }
    }
}

fn assert_places(source: &Source, compiled: &Compiled) {
    for finding in &compiled.findings {
        let labels = finding.related.iter().chain([&finding.primary]).map(span);
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in labels.chain(edits) {
            assert!(source.text().get(span.range()).is_some(), "{:?}\n{finding:#?}", source.text());
        }
        assert_edits(finding);
    }
}

fn assert_edits(finding: &Diagnostic) {
    let edits = finding.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
    assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{finding:#?}");
}

fn assert_order(compiled: &Compiled) {
    assert!(compiled.findings.is_sorted_by_key(|finding| span(&finding.primary).start), "{:#?}", compiled.findings);
    assert!(compiled.findings.len() <= budget::FINDINGS);
    assert!(compiled.omitted == 0 || compiled.findings.len() == budget::FINDINGS);
}

fn assert_renders(source: &Source, compiled: &Compiled) {
    let (findings, omitted) = (&compiled.findings, compiled.omitted);
    let steers =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for rendered in
        [human::render(source, findings, omitted, false), short::render(source, findings, omitted, Language::English)]
    {
        assert_eq!(rendered.find(steers), None, "{:?}\n{rendered:?}", source.text());
        assert_eq!(rendered.is_empty(), findings.is_empty());
    }
    human::render(source, findings, omitted, true);
    let lines = short::render(source, findings, omitted, Language::English).lines().count();
    assert_eq!(lines, findings.len() + usize::from(omitted > 0), "{:?}", source.text());
    let json = json::file(source, findings, omitted, Language::English);
    let told =
        serde_json::from_str::<serde_json::Value>(&json).map_or(0, |file| file["findings"].as_array().unwrap().len());
    assert_eq!(told, findings.len(), "{json}");
}

fn assert_documents(compiled: &Compiled) {
    let errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let messages = compiled
        .documents
        .iter()
        .filter(|document| document.message.is_some() != document.definition.is_some())
        .count();
    if errors == 0 {
        assert_eq!(messages, compiled.documents.len(), "no error, and yet no message");
        assert!(messages > 0, "nothing read and nothing said");
    } else {
        // Each error belongs to the syntax, which spoils all documents, or to one of them.
        assert!(messages < compiled.documents.len().max(1), "{:#?}", compiled.findings);
    }
}

/// A runner that does the same every time. `PROPTEST_CASES=100000` makes it search longer.
fn runner(seed: u8) -> TestRunner {
    let cases = Config::default().cases.max(600);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

fn run(seed: u8, strategy: impl Strategy<Value = String>) {
    let outcome = runner(seed).run(&strategy, |text| {
        assert_sound(&text);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_fixture_as_it_is() {
    assert!(TEXTS.len() > 300, "{}", TEXTS.len());
    TEXTS.iter().for_each(|text| assert_sound(text));
}

#[test]
fn fixtures_with_a_few_changes() {
    run(1, mutated());
}

#[test]
fn fixtures_with_other_changes() {
    run(2, mutated());
}

#[test]
fn fixtures_cut_off_anywhere() {
    for text in TEXTS.iter().filter(|text| text.len() < 500).step_by(15) {
        for (end, _) in text.char_indices() {
            assert_sound(&text[..end]);
        }
    }
}

#[test]
fn heaps_of_special_characters() {
    let piece = proptest::sample::select(PIECES);
    run(3, proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()));
}

#[test]
fn bytes_of_any_kind() {
    let bytes = proptest::collection::vec(any::<u8>(), 0..300);
    let outcome = runner(4).run(&bytes, |bytes| {
        for shape in [Shape::Definition, Shape::Payload] {
            let (source, compiled) = Compiler::new().compile_bytes("a.yaml", bytes.clone(), shape, None);
            assert_places(&source, &compiled);
            assert_renders(&source, &compiled);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
