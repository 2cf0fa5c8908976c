//! A value where an object or a list with that value in it belongs, and the reverse.

use crate::diagnostic::{Edit, Fix};
use crate::source::Source;
use crate::tree::{Node, NodeId, Style, Tree, Value};

/// What to write instead of a text or an id where an object belongs, and how, where that is sure.
pub(super) fn wrapped(noun: &str, node: &Node<'_>, source: &Source) -> Option<(&'static str, Option<Fix>)> {
    let text = match &node.value {
        Value::String(text) => text,
        Value::Number(_) if noun == "media" => return Some(("write the id as `{id: \"…\"}`", None)),
        _ => return None,
    };
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let (help, key, sure) = match noun {
        "media" => ("write the address as `{link: …}`", "link", is_address),
        _ if ["header", "body", "footer"].iter().any(|wrapper| noun.ends_with(wrapper)) => {
            ("write the text as `{text: …}`", "text", true)
        }
        _ => return None,
    };
    let written = in_brackets(node, source);
    let quote = if node.style == Style::Double { "\"" } else { "" };
    let fix = written.filter(|_| sure).map(|written| Fix {
        title: format!("write it as `{key}` of an object"),
        safe: true,
        edits: vec![Edit { span: node.span, text: format!("{{{quote}{key}{quote}: {written}}}") }],
    });
    Some((help, fix))
}

/// What to write instead of one value where a list belongs, and how, where that is sure.
pub(super) fn listed(node: &Node<'_>, source: &Source) -> Option<(&'static str, Option<Fix>)> {
    if matches!(node.value, Value::Null | Value::Broken) {
        return None;
    }
    let is_block = node.style == Style::Collection && !source.slice(node.span).starts_with('{');
    let help =
        if is_block { "put `- ` before it, as before each element of a list" } else { "put it in brackets: `[…]`" };
    let fix = in_brackets(node, source).map(|written| Fix {
        title: "write it as the only element of a list".to_owned(),
        safe: true,
        edits: vec![Edit { span: node.span, text: format!("[{written}]") }],
    });
    Some((help, fix))
}

/// A value as it is written, where it can stand so between brackets.
fn in_brackets<'s>(node: &Node<'_>, source: &'s Source) -> Option<&'s str> {
    let written = source.slice(node.span);
    let fits = match node.style {
        Style::Plain => !written.contains([',', '[', ']', '{', '}']),
        Style::Single | Style::Double => true,
        Style::Collection => written.starts_with('{'),
        Style::Literal | Style::Folded => false,
    };
    (fits && !written.contains('\n')).then_some(written)
}

/// Takes a text out of the object around it, where nothing else is in there.
pub(super) fn unwrapped(node: &Node<'_>, tree: &Tree<'_>, id: Option<NodeId>, source: &Source) -> Option<Fix> {
    let [entry] = tree.entries(id?) else { return None };
    let text = tree.node(entry.value);
    let written = source.slice(text.span);
    let one_line = matches!(text.style, Style::Plain | Style::Single | Style::Double) && !written.contains('\n');
    (one_line && entry.alias.is_none() && matches!(text.value, Value::String(_))).then(|| Fix {
        title: "write the text itself".to_owned(),
        safe: true,
        edits: vec![Edit { span: node.span, text: written.to_owned() }],
    })
}
