//! The tokens of a text leave nothing out, and are where the tree says.

use super::read;
use crate::tree::tokens::Kind;
use crate::tree::{Style, Syntax};

fn kinds(text: &str, syntax: Syntax) -> Vec<(Kind, String)> {
    read(text, syntax, |source, tree, _| {
        let tokens = tree.tokens(source);
        let all = (0..).map_while(|index| tokens.get(index));
        all.map(|token| (token.kind, source.slice(token.span).to_owned())).collect()
    })
}

/// Between tokens is white space only, and every scalar and key is a token.
fn assert_whole(text: &str, syntax: Syntax) {
    read(text, syntax, |source, tree, findings| {
        let tokens = tree.tokens(source);
        let mut at = 0;
        for token in (0..).map_while(|index| tokens.get(index)) {
            let range = token.span.range();
            assert!(text[at..range.start].trim_matches(['\u{feff}', ' ', '\t', '\n', '\r']).is_empty(), "{text:?}");
            at = range.end;
        }
        assert!(text[at..].trim_matches(['\u{feff}', ' ', '\t', '\n', '\r']).is_empty(), "{text:?}");
        if !findings.is_empty() {
            return;
        }
        let one_token = |node: &&crate::tree::Node<'_>| {
            matches!(node.style, Style::Plain | Style::Single | Style::Double) && !node.span.is_empty()
        };
        let scalars = tree.nodes.iter().filter(one_token).map(|node| node.span);
        let keys = tree.entries.iter().map(|entry| entry.key_span).filter(|key| {
            let block = tokens.get(tokens.from(key.start)).is_some_and(|token| token.kind == Kind::Block);
            !block
        });
        for span in scalars.chain(keys) {
            assert!(tokens.of(span).is_some(), "{:?} in {text:?}", source.slice(span));
        }
    });
}

#[test]
fn tokens_leave_nothing_out() {
    for text in [
        "",
        "\u{feff}a: b\r\n",
        "# c\n&k a: &x !!int 5 # why, }\n? b\n: |- # h\n  hi\n\n   x\n\nc: [1, 'it''s', {\"x\":\"y\", z}]\nd: *x\n",
        "- - a\n  - b: >+2\n\n    x\n\n# c\n- ? - d\n  : e\n",
        "%YAML 1.2\n---\na: 1\n...\n---\n!foo {a: b\n c, d: }\n",
        "a: b: c\n---\nx: 'y\n---\nz: 1\n",
        "a: \"b\n---\nc: @\n---\n",
        "a: |\nb: >-\n",
        "{\"a\":1,\"b\":[true,],}\n",
    ] {
        assert_whole(text, Syntax::Yaml);
        assert_whole(text, Syntax::Json);
    }
}

#[test]
fn signs_and_comments_are_tokens() {
    use Kind::{Anchor, Block, Close, Colon, Comma, Comment, Dash, Double, Header, Open, Plain, Question, Single, Tag};
    let of = |text: &str, syntax| kinds(text, syntax).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    let cases: [(&str, &[Kind]); 4] = [
        ("? &a !b c # }\n: 'd'\n", &[Question, Anchor, Tag, Plain, Comment, Colon, Single]),
        ("- a: |- # x\n    y\n\n# z\n", &[Dash, Plain, Colon, Header, Comment, Block, Comment]),
        ("{\"a\":\"b\", c}\n", &[Open, Double, Colon, Double, Comma, Plain, Close]),
        ("- - a\n", &[Dash, Dash, Plain]),
    ];
    for (text, want) in cases {
        assert_eq!(of(text, Syntax::Yaml), want, "{text}");
    }
    let json = "{\"a\": /* , */ 'b', // }\n c: 1}";
    assert_eq!(
        of(json, Syntax::Json),
        [Open, Double, Colon, Comment, Single, Comma, Comment, Plain, Colon, Plain, Close]
    );
}

#[test]
fn tokens_of_a_later_document_are_read_behind_a_fault() {
    let tokens = kinds("a: b: c\n---\nd: e # f\n", Syntax::Yaml);
    assert!(tokens.contains(&(Kind::Unknown, ": c\n".to_owned())), "{tokens:?}");
    assert!(tokens.ends_with(&[
        (Kind::Plain, "d".to_owned()),
        (Kind::Colon, ":".to_owned()),
        (Kind::Plain, "e".to_owned()),
        (Kind::Comment, "# f".to_owned()),
    ]));
}
