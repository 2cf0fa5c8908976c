//! Parameters: `{{name}}` in texts, and lists behind `for_each`.

use super::spot::{MARK, Spot, Step, document_around};
use super::{Offer, OfferKind};
use crate::ide::View;
use crate::text::{Source, Span};
use crate::tree::{NodeId, Syntax, Tree, Value};

const OPENING: &str = "{{";

/// The parameters that may fill a hole which is being written; `None` where none is.
pub(super) fn offers(view: &View<'_>, offset: usize) -> Option<Vec<Offer>> {
    let whole = hole_at(view.source.text(), offset)?;
    let declared = Declared::around(view, whole, offset);
    let text = view.source.text();
    // Without quotes it would be an object.
    let before = text[..whole.start as usize].trim_end_matches([' ', '\t']);
    let bare = before.ends_with([':', '-', ',', '[']) && before.len() < whole.start as usize;
    let quote = if bare && view.syntax == Syntax::Yaml { "\"" } else { "" };
    let offer = |(name, detail): (String, String)| {
        let written = format!("{quote}{{{{{name}}}}}{quote}");
        Offer::new(OfferKind::Param, name, whole, written).detail(detail)
    };
    Some(declared.in_texts().into_iter().map(offer).collect())
}

/// The lists that an element may be repeated for.
pub(super) fn lists(view: &View<'_>, spot: &Spot) -> Option<Vec<Offer>> {
    if !matches!(spot.path.last(), Some(Step::Key(key)) if key == "for_each") {
        return None;
    }
    let declared = Declared::around(view, spot.content, spot.content.end as usize);
    let lists = declared.lists.iter().map(|list| Offer::new(OfferKind::Param, &*list.name, spot.content, &*list.name));
    Some(lists.collect())
}

/// A list that is declared, and its fields.
struct List {
    name: String,
    fields: Vec<(String, String)>,
}

/// What a document declares.
#[derive(Default)]
struct Declared {
    /// Values, each with what it may be.
    values: Vec<(String, String)>,
    lists: Vec<List>,
    /// The list for which the element around the place is repeated.
    around: Option<String>,
}

impl Declared {
    /// What the document around some bytes declares, read as if nothing but a word stood there; where nothing can be
    /// read that way, what stands in the lines before.
    fn around(view: &View<'_>, bytes: Span, offset: usize) -> Self {
        let text = view.source.text();
        let document = document_around(text, offset);
        let (before, behind) = (&text[document.start..bytes.start as usize], &text[bytes.end as usize..document.end]);
        let whole = Self::read(format!("{before}{MARK}{behind}"), view.syntax);
        if !whole.values.is_empty() || !whole.lists.is_empty() {
            return whole;
        }
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        Self::read(before[..line].to_owned(), view.syntax)
    }

    fn read(text: String, syntax: Syntax) -> Self {
        let source = Source::new("", text);
        let tree = Tree::parse(&source, syntax, &mut Vec::new());
        let mut declared = Self::default();
        for root in tree.documents() {
            for entry in tree.entries(*root) {
                if entry.key == "params" {
                    tree.entries(entry.value).iter().for_each(|param| declared.add(&param.key, param.value, &tree));
                } else {
                    declared.find_list(entry.value, None, &tree);
                }
            }
        }
        declared
    }

    fn add(&mut self, name: &str, node: NodeId, tree: &Tree<'_>) {
        let item = tree.entries(node).iter().find(|entry| entry.key == "item");
        let Some(item) = item else { return self.values.push((name.to_owned(), said(node, tree))) };
        let fields = tree.entries(item.value).iter();
        let fields = fields.map(|field| (format!("item.{}", field.key), said(field.value, tree))).collect();
        self.lists.push(List { name: name.to_owned(), fields });
    }

    /// Finds the list of the element in which the place lies.
    fn find_list(&mut self, node: NodeId, list: Option<&str>, tree: &Tree<'_>) {
        match &tree.node(node).value {
            Value::String(text) if text.contains(MARK) => self.around = list.map(str::to_owned),
            Value::Mapping(_) => {
                let each = tree.entries(node).iter().find(|entry| entry.key == "for_each");
                let own = each.and_then(|entry| match &tree.node(entry.value).value {
                    Value::String(name) => Some(&**name),
                    _ => None,
                });
                tree.entries(node).iter().for_each(|entry| self.find_list(entry.value, own.or(list), tree));
            }
            Value::Sequence(_) => tree.items(node).iter().for_each(|item| self.find_list(item.node, list, tree)),
            _ => {}
        }
    }

    /// What a text may name: of items, the fields of the list around it come first; of no others there are any.
    fn in_texts(&self) -> Vec<(String, String)> {
        let here = self.lists.iter().filter(|list| Some(&list.name) == self.around.as_ref());
        here.flat_map(|list| &list.fields).chain(&self.values).cloned().collect()
    }
}

/// What a declaration says, on one line.
fn said(node: NodeId, tree: &Tree<'_>) -> String {
    let parts = tree.entries(node).iter().filter_map(|entry| {
        let value = match &tree.node(entry.value).value {
            Value::String(text) | Value::Number(text) => text.to_string(),
            Value::Bool(value) => value.to_string(),
            _ => return None,
        };
        (entry.key != "description").then(|| format!("{}: {value}", entry.key))
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The hole that is being written at an offset, from its braces to what of it stands behind.
fn hole_at(text: &str, offset: usize) -> Option<Span> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let line = text[..offset].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = &text[line..offset];
    let braces = before.rfind(OPENING)?;
    // Four braces are two that are sent.
    let run = before[..braces].len() - before[..braces].trim_end_matches('{').len();
    let typed = before[braces + OPENING.len()..].trim_start_matches(' ');
    if run >= 2 || !typed.chars().all(in_name) {
        return None;
    }
    let rest = &text[offset..];
    let name = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
    let closing = rest[name..].trim_start_matches(' ');
    let behind = if closing.starts_with("}}") { rest.len() - closing.len() + 2 } else { name };
    Some(Span::new(line + braces, offset + behind))
}
