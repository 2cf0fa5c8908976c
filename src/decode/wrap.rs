//! A text where an object with that text in it belongs, and the reverse.

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
    let written = source.slice(node.span);
    let fits = match node.style {
        Style::Plain => !written.contains(['\n', ',', '[', ']', '{', '}']),
        Style::Single | Style::Double => !written.contains('\n'),
        _ => false,
    };
    let quote = if node.style == Style::Double { "\"" } else { "" };
    let fix = Fix {
        title: format!("write it as `{key}` of an object"),
        safe: true,
        edits: vec![Edit { span: node.span, text: format!("{{{quote}{key}{quote}: {written}}}") }],
    };
    Some((help, (fits && sure).then_some(fix)))
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
