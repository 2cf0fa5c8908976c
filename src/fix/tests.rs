//! Proposals that nobody should make: each is refused, whoever makes it.

use super::candidate::Candidate;
use super::proof::Proof;
use super::reading::{Budget, Reading};
use crate::compile::Compiler;
use crate::decode::Shape;
use crate::diagnostic::{Edit, Fix};
use crate::text::{Phrase, Source, Span};
use crate::tree::Syntax;

/// A text, the code of a finding in it, what is to be replaced by what, and whether that is said to be safe.
struct Proposal {
    shape: Shape,
    syntax: Syntax,
    text: &'static str,
    code: &'static str,
    changes: &'static [(&'static str, &'static str)],
    safe: bool,
}

impl Proposal {
    fn edits(&self) -> Vec<Edit> {
        let edit = |(old, new): &(&str, &str)| {
            let start = self.text.find(old).expect("it is there");
            Edit { span: Span::new(start, start + old.len()), text: (*new).to_owned() }
        };
        let mut edits: Vec<_> = self.changes.iter().map(edit).collect();
        edits.sort_by_key(|edit| edit.span);
        edits
    }

    fn is_accepted(&self) -> bool {
        let source = Source::new("a", self.text);
        let way = Compiler::new().way_of(self.shape, self.syntax);
        let mut budget = Budget::of(1 << 20);
        let mut old = Reading::of(&source, &way, &mut budget);
        let found = old.findings.iter_mut().filter(|finding| finding.code == self.code);
        let count = found
            .map(|finding| {
                finding.fix = Some(Fix { title: Phrase::default(), safe: self.safe, edits: self.edits() });
            })
            .count();
        assert!(count > 0, "no {} in\n{}", self.code, self.text);
        let candidates = Candidate::of(&old, |finding| finding.code == self.code, self.safe);
        let [candidate] = &candidates[..] else { panic!("{}{candidates:?}", self.text) };
        Proof { old: &old, way: &way, safe: self.safe }.of(&[candidate], &mut budget).is_ok()
    }
}

const DEFINITION: Shape = Shape::Definition;
const PAYLOAD: Shape = Shape::Payload;
const YAML: Syntax = Syntax::Yaml;
const JSON: Syntax = Syntax::Json;

fn judge(proposals: &[(&str, Proposal)], accepted: bool) {
    for (why, proposal) in proposals {
        assert_eq!(proposal.is_accepted(), accepted, "{why}\n{}{:?}", proposal.text, proposal.changes);
    }
}

macro_rules! proposals {
    ($($why:literal: $shape:ident, $syntax:ident, $text:literal, $code:literal, $changes:expr, $safe:literal;)*) => {
        &[$(($why, Proposal { shape: $shape, syntax: $syntax, text: $text, code: $code, changes: &$changes, safe: $safe })),*]
    };
}

#[test]
fn what_loses_or_helps_nothing_is_refused() {
    judge(
        proposals! {
            "the key loses its quotes, and JSON needs them":
                PAYLOAD, JSON, "{\"type\":\"text\",\"Text\":\"x\"}\n", "shape/unknown-key", [("\"Text\"", "text")], true;
            "the key takes in its value":
                DEFINITION, YAML, "{\"txt\":\"x\"}\n", "shape/unknown-key", [("\"txt\"", "text")], true;
            "the key loses its quotes":
                DEFINITION, YAML, "'txt': x\n", "shape/unknown-key", [("'txt'", "text")], true;
            "the second text is gone":
                PAYLOAD, YAML, "type: text\ntext: {body: Hello, body: World}\n", "shape/meta-field",
                [("{body: Hello, body: World}", "Hello")], false;
            "the text is gone":
                DEFINITION, YAML, "text: {body: Hello}\n", "shape/meta-field", [("{body: Hello}", "World")], false;
            "the comment is gone":
                PAYLOAD, YAML, "type: text\nmessaging_product: whatsapp # why\ntext: x\n", "shape/meta-field",
                [("messaging_product: whatsapp # why\n", "")], true;
            "the comment became a text":
                DEFINITION, YAML, "text: 5 # why\n", "shape/not-a-string", [("5 # why", "\"5 # why\"")], false;
            "the comment is another":
                DEFINITION, YAML, "text: 5 # why\n", "shape/not-a-string", [("5 # why", "\"5\" # not")], true;
            "a comment came":
                DEFINITION, YAML, "text: 5\nname: x\n", "shape/not-a-string", [("5", "\"5\" # why")], true;
            "a neighbour is gone":
                PAYLOAD, YAML, "messaging_product: whatsapp\nto: \"85290000001\"\ntype: text\ntext: x\n", "shape/meta-field",
                [("messaging_product: whatsapp\nto: \"85290000001\"\n", "")], true;
            "an entry is gone that was not meant":
                DEFINITION, YAML, "to: 85290000001\nname: a\ntext: x\n", "shape/not-a-string",
                [("85290000001", "\"85290000001\""), ("name: a\n", "")], true;
            "the alias stands for nothing":
                PAYLOAD, YAML, "type: text\nmessaging_product: &a whatsapp\ntext: *a\n", "shape/meta-field",
                [("messaging_product: &a whatsapp\n", "")], true;
            "the alias stands for something else":
                PAYLOAD, YAML, "to: &a x\nmessaging_product: &a whatsapp\ntype: text\ntext: *a\n", "shape/meta-field",
                [("messaging_product: &a whatsapp\n", "")], true;
            "the title changes, too":
                DEFINITION, YAML, "button: {body: x, replies: [{id: &a ' 1', title: *a}, {id: b, title: b}]}\n",
                "id/surrounding-space", [("' 1'", "'1'")], true;
            "the merged key changes, too":
                DEFINITION, YAML, "button: &b {body: x, titel: y, replies: [{id: a, title: a}]}\nname: n\n", "shape/unknown-key",
                [("titel", "footer"), ("n\n", "m\n# c\n")], true;
            "it can be read no more":
                DEFINITION, YAML, "text: 5 # c \"\n", "shape/not-a-string", [("5", "\"5")], true;
            "the number is still one":
                DEFINITION, YAML, "to: 85290000001\ntext: x\n", "shape/not-a-string", [("85290000001", "85290000002")], true;
            "nothing is left":
                PAYLOAD, YAML, "messaging_product: whatsapp\n", "shape/meta-field", [("messaging_product: whatsapp\n", "")], true;
            "the quote takes in the next lines":
                DEFINITION, YAML, "text: a: b\nname: 'x'\n", "syntax/yaml", [("a: b", "'a: b")], false;
            "what is sent is something else":
                DEFINITION, YAML, "image: {link: http://cdn.example.com/a.png}\n", "hint/insecure-link", [("http:", "https:")], true;
        },
        false,
    );
}

#[test]
fn what_keeps_all_is_accepted() {
    judge(
        proposals! {
            "quotes": DEFINITION, YAML, "text: 5 # why\n", "shape/not-a-string", [("5", "\"5\"")], true;
            "a name": DEFINITION, YAML, "'txt': x # why\n", "shape/unknown-key", [("txt", "text")], true;
            "a name in JSON":
                PAYLOAD, JSON, "{\"type\":\"text\",\"Text\":\"x\"}\n", "shape/unknown-key", [("\"Text\"", "\"text\"")], true;
            "an entry less":
                PAYLOAD, YAML, "type: text\nmessaging_product: whatsapp # why\ntext: x\n", "shape/meta-field",
                [("messaging_product: whatsapp ", "")], true;
            "an object less": DEFINITION, YAML, "text: {body: Hello}\n", "shape/meta-field", [("{body: Hello}", "Hello")], true;
            "a shared text at all its places":
                DEFINITION, YAML, "button: {body: x, replies: [{id: &a ' 1', title: a}, {id: *a, title: b}]}\n",
                "id/surrounding-space", [("' 1'", "'1'")], true;
            "what is sent, said so":
                DEFINITION, YAML, "image: {link: http://cdn.example.com/a.png}\n", "hint/insecure-link", [("http:", "https:")], false;
            "a text that could not be read": DEFINITION, YAML, "text: a: b # why\n", "syntax/yaml", [("a: b", "\"a: b\"")], false;
        },
        true,
    );
}

#[test]
fn what_nobody_has_the_time_to_try_is_counted() {
    let source = Source::new("a", "to: 85290000001\ntext: 5\n");
    let way = Compiler::new().way_of(DEFINITION, YAML);
    let untried = |bytes| {
        let mut findings = way.compile(&source).findings;
        let untried = super::keep_proved_within(Budget::of(bytes), &mut findings, &source, &way);
        (untried, findings.iter().filter(|finding| finding.fix.is_some()).count())
    };
    assert_eq!(untried(0), (2, 0));
    // Enough to read it once, and then for one fix.
    assert_eq!(untried(1_500), (1, 1));
    assert_eq!(untried(1 << 20), (0, 2));
}
