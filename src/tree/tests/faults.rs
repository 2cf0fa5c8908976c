//! What is said about texts that are wrong.

use super::{documents, read, told};
use crate::tree::Syntax;
use serde_json::json;

fn assert_told(syntax: Syntax, cases: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in cases {
        let found = told(text, syntax);
        let found: Vec<_> = found.iter().map(|(code, at)| (code.trim_start_matches("syntax/"), at.as_str())).collect();
        assert_eq!(&found, expected, "{text:?}");
    }
}

/// The message and help of the only finding.
fn words(text: &str, syntax: Syntax) -> (String, String) {
    read(text, syntax, |_, _, findings| {
        assert_eq!(findings.len(), 1, "{text:?}: {findings:?}");
        (findings[0].message.to_string(), findings[0].help.clone().unwrap_or_default().to_string())
    })
}

#[test]
fn one_mistake_in_yaml_is_one_finding() {
    assert_told(
        Syntax::Yaml,
        &[
            ("a: *bold* text\nb: 1\n", &[("alias", "*bold*")]),
            ("a: *bold*\nb: *c\n", &[("alias", "*bold*"), ("alias", "*c")]),
            ("a: &a [*a]\n", &[("alias", "*a")]),
            ("a: {{name}} and\n", &[("param/unquoted", "{{name}} and")]),
            ("? [a, &x b]\n: b\nc: *x\n", &[("key", "[")]),
            ("a: &x b\n*x : c\n", &[("key", "*x")]),
            (": a\n", &[("key", "")]),
            ("a:\n\tb: 1\n", &[("yaml", "\t")]),
            ("a:\n  b: 1\n\tc: 2\n", &[("yaml", "\t")]),
            ("a: x: y\n", &[("yaml", ":")]),
            ("a: b\n c: d\n", &[("yaml", "c")]),
            ("a:\n    b: 1\n  c: 2\n", &[("yaml", "c: 2")]),
            ("a:\n  - b\n - {c: 1}\n", &[("yaml", "- {c: 1}")]),
            ("a: @b\n", &[("yaml", "@")]),
            ("a: `b`\n", &[("yaml", "`")]),
            ("a: %b\n", &[("yaml", "%")]),
            ("a: \"\\d\"\n", &[("yaml", "\\d")]),
            ("a: \"b\nc: d\n", &[("yaml", "\"")]),
            ("a: 'b\nc: 'd'\n", &[("yaml", "'")]),
            ("a: \"b\n   c\"d\n", &[("yaml", "d")]),
            ("a: [b] c\n", &[("yaml", "[")]),
            ("a: {b: 1\n", &[("yaml", "{")]),
            ("a: !!binary x\n", &[("tag", "!!binary")]),
            ("a: !!int x\nb: !!seq {}\n", &[("tag", "!!int"), ("tag", "!!seq")]),
            ("a: !b\n  c: *d\n", &[("tag", "!b"), ("alias", "*d")]),
            ("<<: 1\na: {<<: [x, {}]}\n", &[("merge", "1"), ("merge", "x")]),
            ("a: 1\nb: 2\na: 3\n", &[("duplicate-key", "a")]),
            ("<<: {a: 1}\n<<: {b: 1}\n", &[("duplicate-key", "<<")]),
            ("", &[("empty", "")]),
            ("# x\n---\n---\n", &[("empty", "")]),
        ],
    );
}

#[test]
fn the_way_out_is_said() {
    for text in ["a: *bold* text\n", "a: x: y\n", "a: @b\n", "a: {{name}}\n"] {
        let (message, help) = words(text, Syntax::Yaml);
        assert!(help.contains("in quotes"), "{message}: {help}");
    }
    assert!(words("a: 'it's'\n", Syntax::Yaml).1.contains("twice"));
    for text in ["a: \"b\nc: \"d\"\n", "a: 'b\n- 'c'\n", "a: \"b\nc: d\n"] {
        assert!(words(text, Syntax::Yaml).1.contains("closing quote"), "{text}");
    }
    assert!(words("a:\n\tb: 1\n", Syntax::Yaml).0.contains("tab"));
    assert!(words("{\"a\": \"x\ny\"}", Syntax::Json).1.contains("\\n"));
}

#[test]
fn a_broken_document_keeps_its_place() {
    let found = documents("a: 1\n--- \nb: [\n---\n---\nc: 3\n", Syntax::Yaml);
    assert_eq!(found, [json!({"a": 1}), json!("<broken>"), json!({"c": 3})]);
}

#[test]
fn what_follows_a_whole_document_is_none_of_its_own() {
    assert_eq!(documents("[a] b\n", Syntax::Yaml), [json!(["a"])]);
    assert_told(Syntax::Yaml, &[("[a] b\n", &[("yaml", "b")])]);
}

#[test]
fn json_under_a_yaml_name_is_judged_as_json() {
    assert_told(
        Syntax::Yaml,
        &[
            ("{\"a\": 1, // x\n \"b\": 2}", &[("comment-in-json", "// x")]),
            ("{\"a\": 1}'\n", &[("json", "'")]),
            ("{\n\t\"a\": \"https://x/y\"\n}", &[]),
            ("{a: b // c\n}", &[]),
            ("{\"a\": https://example.com/a}", &[]),
            ("{\"a\": 1} # the 'one'\n", &[]),
            ("{\"a\": \"/* no */ <!-- no -->\"}", &[]),
        ],
    );
}

#[test]
fn every_fault_of_a_json_text_is_told() {
    assert_told(
        Syntax::Json,
        &[
            (
                "{\"a\": 1, // x\n \"b\": 2, /* y */ # z\n <!-- q --> \"c\": 1,}",
                &[
                    ("comment-in-json", "// x"),
                    ("comment-in-json", "/* y */"),
                    ("comment-in-json", "# z"),
                    ("comment-in-json", "<!-- q -->"),
                    ("json", ","),
                ],
            ),
            (
                "{'a': 'b', c: d, \"e\" 1, \"f\": 2 \"g\": 3,, \"h\": }",
                &[
                    ("json", "'a'"),
                    ("json", "'b'"),
                    ("json", "c"),
                    ("json", "d"),
                    ("json", ""),
                    ("json", ""),
                    ("json", ","),
                    ("json", "}"),
                ],
            ),
            (
                "[<CARD_INDEX>, {{name}}, True, 01, +1, 1e999, ...]",
                &[
                    ("json", "<CARD_INDEX>"),
                    ("param/unquoted", "{{name}}"),
                    ("json", "True"),
                    ("json", "01"),
                    ("json", "+1"),
                    ("json", "1e999"),
                    ("json", "..."),
                ],
            ),
            ("{\"a\": Hi, {{b}}!, \"c\": {{d}}}", &[("param/unquoted", "Hi, {{b}}!"), ("param/unquoted", "{{d}}")]),
            ("{\"a\": {{}}, \"b\": {{c}}: 1}", &[("json", "{{}}"), ("param/unquoted", "{{c}}: 1")]),
            ("'{\"a\": 1}'", &[("json", "'"), ("json", "'")]),
            ("{“a”: “b”}", &[("json", "“a”"), ("json", "“b”")]),
            ("{\"a\": [1, 2}", &[("json", "}")]),
            ("{\"a\": [1, 2", &[("json", "")]),
            ("{\"a\": \"abc}", &[("json", "\"abc}")]),
            ("{\"a\": \"abc,\n\"b\": 1}", &[("json", "\"abc")]),
            ("{\"a\": \"x\n \"b\": 1}", &[("json", "\"x")]),
            ("[\"\\ud83d\", \"\\x\", \"\t\"]", &[("json", "\\ud83d"), ("json", "\\x"), ("json", "\t")]),
            ("{\"a\"}", &[("json", "")]),
            ("{} {}", &[("json", "{}")]),
            ("{}}", &[("json", "}")]),
            ("curl -d {\"a\": 1}", &[("json", "curl")]),
            ("", &[("empty", "")]),
            (" \n", &[("empty", "")]),
        ],
    );
}

#[test]
fn what_stands_around_a_fault_is_read() {
    let found = documents("{'a': [1, 2,], \"b\" 3, \"c\": <X>, \"d\": {\"e\": 1}}", Syntax::Json);
    assert_eq!(found, [json!({"a": [1, 2], "b": 3, "c": "<broken>", "d": {"e": 1}})]);
}

#[test]
fn an_unclosed_bracket_is_shown() {
    read("{\"a\": [1,\n 2", Syntax::Json, |_, _, findings| {
        let crate::diagnostic::Place::Text { span, .. } = &findings[0].related[0].place else { panic!() };
        assert_eq!((span.start, &*findings[0].related[0].text), (6, "opened here"));
    });
}
