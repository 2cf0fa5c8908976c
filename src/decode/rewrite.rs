//! From changes of a string's value to changes of the source that wrote it, in any style.

use crate::diagnostic::Edit;
use crate::text::quoted;
use crate::text::{Source, Span};
use crate::tree::{Node, NodeId, Style, Tree, Value, is_text};
use std::borrow::Cow;

/// Edits of the source for edits of the value of a string node, which are in order and apart. `None` where
/// the bytes cannot be told, or where the style cannot say what comes.
pub(super) fn edits(source: &Source, tree: &Tree<'_>, id: NodeId, changes: &[Edit]) -> Option<Vec<Edit>> {
    let node = tree.node(id);
    let Value::String(value) = &node.value else { return None };
    let parts: Vec<_> = changes.iter().map(|change| change.span).collect();
    let spans = tree.part_spans(source, id, &parts);
    let exact: Option<Vec<Edit>> =
        changes.iter().zip(spans).map(|(change, span)| edit(source, node, value, change, span)).collect();
    // Without quotes a text may be none any more, such as one of digits only.
    let stays = |_: &Vec<Edit>| node.style != Style::Plain || is_text(&changed(value, changes));
    exact.filter(stays).or_else(|| in_double_quotes(source, node, value, changes).map(|edit| vec![edit]))
}

/// A text with changes made.
fn changed(value: &str, changes: &[Edit]) -> String {
    let mut text = String::with_capacity(value.len());
    let mut from = 0;
    for change in changes {
        text.push_str(&value[from..change.span.start as usize]);
        text.push_str(&change.text);
        from = change.span.end as usize;
    }
    text.push_str(&value[from..]);
    text
}

/// One edit, written in the style of the node; `span` is what writes the part that it changes.
fn edit(source: &Source, node: &Node<'_>, value: &str, change: &Edit, span: Span) -> Option<Edit> {
    // What writes a part with escapes goes as a whole only where something comes instead: what is deleted
    // stands there, and folded lines are left to people.
    let same = source.slice(span) == &value[change.span.range()];
    let quoted = node.style == Style::Double && span != node.span && !change.text.is_empty();
    (same || quoted).then_some(())?;
    let text = in_style(source, node, &change.text)?;
    Some(Edit { span, text: text.into_owned() })
}

/// A text as it is written in the middle of a scalar.
fn in_style<'t>(source: &Source, node: &Node<'_>, text: &'t str) -> Option<Cow<'t, str>> {
    let control = text.contains(char::is_control);
    match node.style {
        Style::Double => Some(escaped(text).into()),
        Style::Single if !control => Some(text.replace('\'', "''").into()),
        Style::Plain => text.chars().all(|c| c.is_alphanumeric() || c == '&').then_some(text.into()),
        Style::Folded if !control => Some(text.into()),
        Style::Literal => Some(text.replace('\n', &line_break(source, node)).into()),
        Style::Single | Style::Folded | Style::Collection => None,
    }
}

/// A line break with the indentation of a block behind it.
fn line_break(source: &Source, node: &Node<'_>) -> String {
    let before = &source.text()[..node.span.start as usize];
    let indent = &before[before.rfind('\n').map_or(0, |found| found + 1)..];
    let end = if before.ends_with(&format!("\r\n{indent}")) { "\r\n" } else { "\n" };
    format!("{end}{indent}")
}

/// The whole scalar in double quotes, where it stands in one line.
fn in_double_quotes(source: &Source, node: &Node<'_>, value: &str, changes: &[Edit]) -> Option<Edit> {
    let flow = matches!(node.style, Style::Plain | Style::Single);
    if !flow || source.slice(node.span).contains('\n') || changes.iter().any(|change| change.text.is_empty()) {
        return None;
    }
    let mut text = String::from('"');
    let mut from = 0;
    for Edit { span, text: new } in changes {
        text.push_str(&escaped(&value[from..span.start as usize]));
        text.push_str(&escaped(new));
        from = span.end as usize;
    }
    text.push_str(&escaped(&value[from..]));
    text.push('"');
    Some(Edit { span: node.span, text })
}

/// A text as it stands between double quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| quoted::push(&mut out, c));
    out
}

#[cfg(test)]
mod tests {
    use super::edits;
    use crate::diagnostic::Edit;
    use crate::text::{Source, Span};
    use crate::tree::{Syntax, Tree};

    /// A text with every `-` of its only value replaced.
    fn replaced(text: &str, by: &str) -> Option<String> {
        let source = Source::new("", text);
        let tree = Tree::parse(&source, Syntax::Yaml, &mut Vec::new());
        let node = tree.entries(tree.documents()[0])[0].value;
        let crate::tree::Value::String(value) = &tree.node(node).value else { return None };
        let places = value.match_indices('-').map(|(at, _)| Span::new(at, at + 1));
        let changes: Vec<_> = places.map(|span| Edit { span, text: by.to_owned() }).collect();
        let mut out = text.to_owned();
        for edit in edits(&source, &tree, node, &changes)?.into_iter().rev() {
            out.replace_range(edit.span.range(), &edit.text);
        }
        Some(out)
    }

    #[test]
    fn every_style_says_what_it_can() {
        for (text, by, want) in [
            ("a: x-y-z", "&", Some("a: x&y&z")),
            ("a: x-y", "\n", Some("a: \"x\\ny\"")),
            ("a: x-\"y", "'", Some("a: \"x'\\\"y\"")),
            ("a: x-y", "# ", Some("a: \"x# y\"")),
            ("a: 'x-y'", "'", Some("a: 'x''y'")),
            ("a: 'x-''y'", "\n", Some("a: \"x\\n'y\"")),
            ("a: \"x-\\\"y\"", "\n", Some("a: \"x\\n\\\"y\"")),
            ("a: \"x\\x2dy\"", "\"", Some("a: \"x\\\"y\"")),
            ("a: \"x\\x2dy\"", "", None),
            ("a: |\n  x-y\n  z-\n", "\n", Some("a: |\n  x\n  y\n  z\n  \n")),
            ("a: |\r\n  x-y\r\n", "\n", Some("a: |\r\n  x\r\n  y\r\n")),
            ("a: >\n  x-y\n", "\n", None),
            ("a: >\n  x-y\n", "&", Some("a: >\n  x&y\n")),
            ("a: x\n  y-z", "\n", None),
            ("a: x-y", "", Some("a: xy")),
        ] {
            assert_eq!(replaced(text, by).as_deref(), want, "{text}");
        }
    }
}
