//! What a text holds, for an outline: its messages, and in them parameters, sections, rows, cards and buttons.

use super::View;
use crate::judge::stem;
use crate::text::Span;
use crate::tree::{Entry, NodeId, Value};

/// The most characters of a name.
const LONGEST: usize = 60;

/// What a symbol is.
///
/// ```
/// use waml::ide::{SymbolKind, View};
/// use waml::{Compiler, Shape, Source, Syntax};
///
/// let source = Source::new("a.waml.yaml", "button: {body: b, replies: [{id: y, title: Yes}]}\n");
/// let compiler = Compiler::new();
/// let symbols = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml).symbols();
/// assert_eq!((symbols[0].kind, symbols[0].children[0].kind), (SymbolKind::Message, SymbolKind::Button));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SymbolKind {
    /// A whole message.
    Message,
    /// What values fill.
    Param,
    /// A section of a list.
    Section,
    /// A row of a section.
    Row,
    /// A card of a carousel.
    Card,
    /// A button.
    Button,
}

/// A part of a text that an outline shows.
///
/// ```
/// use waml::ide::View;
/// use waml::{Compiler, Shape, Source, Syntax};
///
/// let text = "name: ready\nbutton: {body: b, replies: [{id: y, title: Yes}]}\n";
/// let source = Source::new("a.waml.yaml", text);
/// let compiler = Compiler::new();
/// let symbols = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml).symbols();
/// assert_eq!((&*symbols[0].name, &*symbols[0].children[0].name), ("ready", "Yes"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Symbol {
    /// What people know it by.
    pub name: String,
    /// What stands beside that: the kind of a message, the id of a row.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Its name, or its beginning; inside `span`.
    pub at: Span,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// Lists whose elements are shown.
const LISTS: [(&str, SymbolKind); 5] = [
    ("sections", SymbolKind::Section),
    ("rows", SymbolKind::Row),
    ("cards", SymbolKind::Card),
    ("replies", SymbolKind::Button),
    ("buttons", SymbolKind::Button),
];

/// Keys whose texts name an element, the best first; in payloads some stand in an object.
const NAMES: [&str; 7] = ["title", "display_text", "reply", "body", "text", "name", "id"];

impl View<'_> {
    /// The messages of the text, in order, with what is in them.
    pub fn symbols(&self) -> Vec<Symbol> {
        let roots = self.tree.documents().iter().enumerate();
        roots.map(|(number, root)| self.message(number, *root)).collect()
    }

    fn message(&self, number: usize, root: NodeId) -> Symbol {
        let entries = self.tree.entries(root);
        let given = entries.iter().find(|entry| entry.key == "name");
        let name = given.and_then(|entry| self.string(entry.value));
        let stem = stem(self.source.name());
        let numbered = || if number == 0 { stem.clone() } else { format!("{stem}-{}", number + 1) };
        let kind = entries.iter().find(|entry| crate::message::KINDS.contains(&&*entry.key));
        let kind = kind.map(|entry| entry.key.to_string());
        let span = self.tree.node(root).span;
        let first = entries.first().map_or(span, |entry| entry.key_span);
        let at = given.map_or(first, |entry| self.tree.node(entry.value).span);
        let mut children = Vec::new();
        self.collect(root, &mut children);
        Symbol {
            name: name.map_or_else(numbered, str::to_owned),
            detail: kind,
            kind: SymbolKind::Message,
            span: around(span, at),
            at,
            children,
        }
    }

    /// What is shown of a node, however deep it stands.
    fn collect(&self, node: NodeId, found: &mut Vec<Symbol>) {
        for entry in self.tree.entries(node).iter().filter(|entry| entry.alias.is_none()) {
            if entry.key == "params" && self.tree.documents().contains(&node) {
                found.extend(self.tree.entries(entry.value).iter().map(|param| self.param(param)));
                continue;
            }
            let kind = LISTS.iter().find(|(key, _)| *key == entry.key).map(|(_, kind)| *kind);
            match kind {
                Some(kind) => {
                    let items = self.tree.items(entry.value).iter().enumerate();
                    let here = items.filter(|(_, item)| item.alias.is_none());
                    found.extend(here.map(|(index, item)| self.element(kind, index, item.node)));
                }
                None => self.collect(entry.value, found),
            }
        }
    }

    fn param(&self, entry: &Entry<'_>) -> Symbol {
        let value = self.tree.node(entry.value).span;
        let span = Span { start: entry.key_span.start, end: value.end.max(entry.key_span.end) };
        Symbol {
            name: entry.key.to_string(),
            detail: None,
            kind: SymbolKind::Param,
            span,
            at: entry.key_span,
            children: Vec::new(),
        }
    }

    fn element(&self, kind: SymbolKind, index: usize, node: NodeId) -> Symbol {
        let span = self.tree.node(node).span;
        let named = self.named(node, 0);
        let name = named.map(|(name, _)| short(name)).filter(|name| !name.is_empty());
        let id = self.tree.entries(node).iter().find(|entry| entry.key == "id");
        let detail = id.and_then(|entry| self.string(entry.value)).map(short);
        let at = named.map_or(Span { end: span.start, ..span }, |(_, at)| at);
        let mut children = Vec::new();
        self.collect(node, &mut children);
        let name = name.unwrap_or_else(|| (index + 1).to_string());
        Symbol { name, detail, kind, span: around(span, at), at, children }
    }

    /// The text that names an element, and where it stands.
    fn named(&self, node: NodeId, depth: usize) -> Option<(&str, Span)> {
        let entries = self.tree.entries(node);
        NAMES.iter().find_map(|key| {
            let entry = entries.iter().find(|entry| entry.key == *key)?;
            match self.string(entry.value) {
                Some(text) => Some((text, self.tree.node(entry.value).span)),
                None if depth == 0 => self.named(entry.value, 1),
                None => None,
            }
        })
    }

    pub(super) fn string(&self, node: NodeId) -> Option<&str> {
        match &self.tree.node(node).value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

/// What an alias leads to may stand outside.
fn around(span: Span, at: Span) -> Span {
    Span { start: span.start.min(at.start), end: span.end.max(at.end) }
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
