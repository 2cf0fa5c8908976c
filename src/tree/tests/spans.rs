//! Where things stand in the text.

use super::{place, read};
use crate::diagnostic::Place;
use crate::text::{Source, Span};
use crate::tree::{NodeId, Syntax, Tree, Value};

/// Asserts that every span of a tree and its findings can be sliced, and that parts stay inside
/// their scalars.
pub(super) fn assert_sound(text: &str, syntax: Syntax) {
    read(text, syntax, |source, tree, findings| {
        let sound = |span: Span| source.text().get(span.range()).is_some();
        for (i, node) in tree.nodes.iter().enumerate() {
            assert!(sound(node.span), "{text:?}: {node:?}");
            if let Value::String(value) = &node.value {
                let id = NodeId(u32::try_from(i).unwrap());
                let parts: Vec<_> =
                    value.char_indices().map(|(start, c)| Span::new(start, start + c.len_utf8())).collect();
                let together = tree.part_spans(source, id, &parts);
                for (part, together) in parts.into_iter().zip(together) {
                    let span = tree.part_span(source, id, part);
                    assert_eq!(span, together, "{text:?}: {node:?} {part:?}");
                    assert!(sound(span), "{text:?}: {node:?} {part:?} {span:?}");
                    assert!(span.start >= node.span.start && span.end <= node.span.end, "{text:?}: {node:?}");
                }
            }
        }
        for entry in &tree.entries {
            assert!(sound(entry.key_span) && entry.alias.is_none_or(sound), "{text:?}: {entry:?}");
        }
        for finding in findings {
            let labels = finding.related.iter().chain([&finding.primary]);
            for label in labels {
                let Place::Text { span, .. } = &label.place else { panic!("{finding:?}") };
                assert!(sound(*span), "{text:?}: {finding:?}");
            }
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
            assert!(edits.into_iter().all(|edit| sound(edit.span)), "{text:?}: {finding:?}");
        }
        assert!(!findings.is_empty() || !tree.documents().is_empty(), "{text:?}: nothing read, nothing said");
    });
}

/// Everything in a tree with the text it points at, one line each.
fn outline(source: &Source, tree: &Tree<'_>, id: NodeId, depth: usize, out: &mut Vec<String>) {
    let pad = " ".repeat(depth);
    out.push(format!("{pad}{:?}", source.slice(tree.node(id).span)));
    for item in tree.items(id) {
        outline(source, tree, item.node, depth + 1, out);
    }
    for entry in tree.entries(id) {
        out.push(format!("{pad}.{}", source.slice(entry.key_span)));
        outline(source, tree, entry.value, depth + 1, out);
    }
}

fn spans(text: &str) -> Vec<String> {
    read(text, Syntax::Yaml, |source, tree, findings| {
        assert_eq!(findings, []);
        let mut out = Vec::new();
        outline(source, tree, tree.documents()[0], 0, &mut out);
        out
    })
}

#[test]
fn collections_end_where_their_last_child_does() {
    let found =
        spans("\u{feff}é: \r\n  b: é x   # c\r\n  list:\r\n  - 1\r\n  - - 汉\r\n    - [x , y ] # c\r\n\r\n\r\n");
    let list = "- 1\r\n  - - 汉\r\n    - [x , y ]";
    let inner = "- 汉\r\n    - [x , y ]";
    let b = format!("b: é x   # c\r\n  list:\r\n  {list}");
    let q = |text: &str| format!("{text:?}");
    let expected = [
        q(&format!("é: \r\n  {b}")),
        ".é".to_owned(),
        format!(" {}", q(&b)),
        " .b".to_owned(),
        format!("  {}", q("é x")),
        " .list".to_owned(),
        format!("  {}", q(list)),
        format!("   {}", q("1")),
        format!("   {}", q(inner)),
        format!("    {}", q("汉")),
        format!("    {}", q("[x , y ]")),
        format!("     {}", q("x")),
        format!("     {}", q("y")),
    ];
    assert_eq!(found, expected);
}

#[test]
fn scalars_keep_their_quotes_and_lose_their_surroundings() {
    let text = "a: &x !!str 'q'\nb: \"w\"  # c\nc: |  # c\n    l1\n    l2  \n\n\nd: >-\n\n  f\n";
    let found = spans(text);
    assert_eq!(found[1..], [".a", " \"'q'\"", ".b", " \"\\\"w\\\"\"", ".c", " \"l1\\n    l2  \"", ".d", " \"f\""]);
}

#[test]
fn an_empty_value_stands_behind_its_colon() {
    for (text, at) in [("a:\n", 2), ("a: # x\nb: 1\n", 2), ("- a:\n  b: 1\n", 4), ("a:   \n", 2), ("\"a\" :\n", 5)] {
        read(text, Syntax::Yaml, |_, tree, _| {
            let empty = tree.nodes.iter().find(|node| matches!(node.value, Value::Null)).unwrap();
            assert_eq!(empty.span, Span::new(at, at), "{text:?}");
        });
    }
}

/// The text that a part of the only string in `text` points at.
fn part(text: &str, syntax: Syntax, wanted: &str) -> String {
    read(text, syntax, |source, tree, findings| {
        assert_eq!(findings, [], "{text:?}");
        let mut strings = tree.nodes.iter().enumerate().filter(|(_, node)| matches!(node.value, Value::String(_)));
        let (id, node) = strings.next_back().unwrap();
        let Value::String(value) = &node.value else { unreachable!() };
        let start = value.find(wanted).unwrap();
        let id = NodeId(u32::try_from(id).unwrap());
        source.slice(tree.part_span(source, id, Span::new(start, start + wanted.len()))).to_owned()
    })
}

#[test]
fn parts_are_exact_where_they_can_be() {
    let cases = [
        ("a: one two\n", "two", "two"),
        ("a: 'it''s so'\n", "'s", "''s"),
        ("a: 'it''s so'\n", "so", "so"),
        ("a: \"x\\n\\u00e9\\U0001f600 y\"\n", "é😀", "\\u00e9\\U0001f600"),
        ("a: \"\\ud83d\\ude00 y\"\n", "😀", "\\ud83d\\ude00"),
        ("a: \"\\ud83d\\ude00 y\"\n", "y", "y"),
        ("a: |\n  one\n  two\n\n   three\n", "two", "two"),
        ("a: |\n  one\n  two\n\n   three\n", " three", " three"),
        ("a: |\r\n  一\r\n  二 x\r\n", "二", "二"),
        ("a: |\r\n  一\r\n  二 x\r\n", "一\n二", "一\r\n  二"),
        ("a: |2\n    one\n   two\n", "one", "one"),
        ("a: |2\n    one\n   two\n", " two", " two"),
        ("a: |\n\n\n  one\n", "one", "one"),
        ("a: |+\n  one\n\n\n", "ne\n\n", "ne"),
        ("- |\n two\n", "wo", "wo"),
        ("a: >\n  one\n  two\n", "two", "one\n  two"),
        ("a: one\n  two\n", "two", "one\n  two"),
    ];
    for (text, wanted, found) in cases {
        assert_eq!(part(text, Syntax::Yaml, wanted), found, "{text:?}");
    }
    assert_eq!(part(r#"["a\"b\u0041c"]"#, Syntax::Json, "Ac"), r"\u0041c");
}

#[test]
fn a_part_at_the_end_is_empty_and_inside_the_quotes() {
    for text in ["\"ab\"", "\"\\u0061b\""] {
        read(text, Syntax::Json, |source, tree, _| {
            let end = source.text().len() - 1;
            assert_eq!(tree.part_span(source, tree.documents()[0], Span::new(2, 2)), Span::new(end, end));
        });
    }
}

#[test]
fn findings_know_their_pointer() {
    let text = "a/b:\n  - x\n  - c~d: 1\n    c~d: 2\n";
    read(text, Syntax::Yaml, |source, _, findings| {
        let (pointer, span) = place(&findings[0]);
        assert_eq!((pointer, source.slice(span), span.start), ("/a~1b/1/c~0d", "c~d", 26));
        let Place::Text { span, .. } = &findings[0].related[0].place else { panic!() };
        assert_eq!(span.start, 15);
    });
}
