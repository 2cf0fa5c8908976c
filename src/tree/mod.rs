//! The text as a tree: every key and value with the bytes it was written in.
//!
//! Two front ends, [`yaml`] and [`json`], feed one [`build::Builder`], which settles what is the
//! same for both: duplicate keys, merges, anchors, budgets. What comes out is an arena that the
//! decoder walks; nothing in it knows about messages.

mod build;
mod change;
mod command;
mod cut;
mod json;
mod notes;
mod part;
mod places;
mod pointer;
mod syntax;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;
mod unquoted;
mod words;
mod yaml;

pub use syntax::Syntax;

use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span, Words};
pub(crate) use cut::{Cut, quoting};
pub(crate) use places::Places;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;
use tokens::Tokens;
use words::{A_LIST, AN_OBJECT};

pub(crate) use notes::Notes;

/// Names a node of a [`Tree`]. Several places may share one node, by aliases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) u32);

/// A value and the bytes it was written in.
#[derive(Clone, Debug)]
pub(crate) struct Node<'s> {
    /// The value as written: quotes included, block header and anchor excluded. Empty for an
    /// empty YAML value.
    pub(crate) span: Span,
    pub(crate) value: Value<'s>,
    pub(crate) style: Style,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub(crate) enum Value<'s> {
    Null,
    Bool(bool),
    /// The number as written.
    Number(Cow<'s, str>),
    String(Cow<'s, str>),
    Sequence(Range<u32>),
    Mapping(Range<u32>),
    /// A finding already speaks about this node; whoever decodes it stays silent.
    Broken,
}

impl Value<'_> {
    /// What a person would call it.
    pub(crate) fn noun(&self) -> Words {
        match self {
            Self::Null => Words::new("null", "null"),
            Self::Bool(_) => Words::new("a boolean", "布尔值"),
            Self::Number(_) => Words::new("a number", "数字"),
            Self::String(_) => Words::new("a string", "字符串"),
            Self::Sequence(_) => A_LIST,
            Self::Mapping(_) => AN_OBJECT,
            Self::Broken => Words::new("a broken value", "无法读取的值"),
        }
    }
}

/// How a node was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// A YAML plain scalar; a JSON number, boolean or null.
    Plain,
    /// YAML `'…'`.
    Single,
    /// `"…"` in YAML or JSON.
    Double,
    /// YAML `|`.
    Literal,
    /// YAML `>`.
    Folded,
    /// A sequence or mapping.
    Collection,
}

/// A key of a mapping and what it leads to.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'s> {
    pub(crate) key: Cow<'s, str>,
    pub(crate) key_span: Span,
    pub(crate) value: NodeId,
    /// The `*alias` through which the value, or by `<<` the whole entry, came here.
    pub(crate) alias: Option<Span>,
}

/// An element of a sequence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) node: NodeId,
    /// The `*alias` that stands here.
    pub(crate) alias: Option<Span>,
}

/// The documents of one text.
#[derive(Debug, Default)]
pub(crate) struct Tree<'s> {
    nodes: Vec<Node<'s>>,
    entries: Vec<Entry<'s>>,
    items: Vec<Item>,
    /// One root per document, in order; [`Value::Broken`] for one that could not be read. A
    /// document that holds nothing has none.
    documents: Vec<NodeId>,
    /// What cuts the texts of some nodes, in their order.
    cuts: Vec<Cut>,
    /// Texts that lack their quotes, which was told.
    unquoted: HashSet<NodeId>,
    /// Whether the text was read as JSON.
    json: bool,
    /// The aliases that share nodes, and the nodes.
    aliases: Vec<(Span, NodeId)>,
    /// Where keys begin that hide a later or merged key of the same text.
    hiding: HashSet<u32>,
    tokens: OnceLock<Tokens>,
}

impl<'s> Tree<'s> {
    /// Reads a text. Findings about the syntax go to `findings`, in no particular order; what
    /// could be read is in the tree all the same.
    pub(crate) fn parse(source: &'s Source, syntax: Syntax, findings: &mut Vec<Diagnostic>) -> Self {
        Self::read(source, syntax, findings, None)
    }

    /// Reads a catalogue of approved templates, which is JSON and may have many more values than a message has.
    pub(crate) fn parse_catalogue(source: &'s Source, findings: &mut Vec<Diagnostic>) -> Self {
        json::parse_large(source, findings)
    }

    /// Like [`parse`](Self::parse), and takes notes. Findings end the reading only where there are
    /// more than a text can have values.
    pub(crate) fn parse_closely(source: &'s Source, syntax: Syntax, findings: &mut Vec<Diagnostic>) -> (Self, Notes) {
        let mut notes = Notes::default();
        let tree = Self::read(source, syntax, findings, Some(&mut notes));
        (tree, notes)
    }

    fn read(source: &'s Source, syntax: Syntax, findings: &mut Vec<Diagnostic>, notes: Option<&mut Notes>) -> Self {
        match syntax {
            Syntax::Yaml => yaml::parse(source, findings, notes),
            Syntax::Json => json::parse(source, findings, notes),
        }
    }

    /// The roots of the documents, in order.
    pub(crate) fn documents(&self) -> &[NodeId] {
        &self.documents
    }

    /// Whether a text lacks its quotes, which was told.
    pub(crate) fn is_unquoted(&self, id: NodeId) -> bool {
        self.unquoted.contains(&id)
    }

    /// Whether the text was read as JSON, whatever its name.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// The aliases that share nodes, each with its node.
    pub(crate) fn aliases(&self) -> &[(Span, NodeId)] {
        &self.aliases
    }

    /// Whether another key of the same text would count if this one were not there.
    pub(crate) fn hides_another(&self, key: Span) -> bool {
        self.hiding.contains(&key.start)
    }

    /// The tokens of the text, read when first asked for.
    pub(crate) fn tokens(&self, source: &Source) -> &Tokens {
        let read = if self.json { json::tokens } else { yaml::tokens };
        self.tokens.get_or_init(|| read(source.text()))
    }

    /// All nodes, each behind those that it holds.
    pub(crate) fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node<'s>)> + ExactSizeIterator {
        let named = |(id, node)| (NodeId(u32::try_from(id).unwrap_or(u32::MAX)), node);
        self.nodes.iter().enumerate().map(named)
    }

    /// The entries of all mappings, in no particular order.
    pub(crate) fn all_entries(&self) -> &[Entry<'s>] {
        &self.entries
    }

    /// Whether two places may share one node.
    pub(crate) fn has_aliases(&self) -> bool {
        self.entries.iter().any(|entry| entry.alias.is_some()) || self.items.iter().any(|item| item.alias.is_some())
    }

    /// A node by its name.
    pub(crate) fn node(&self, id: NodeId) -> &Node<'s> {
        &self.nodes[id.0 as usize]
    }

    /// The entries of a mapping, in source order, merged ones last; empty for any other node.
    pub(crate) fn entries(&self, id: NodeId) -> &[Entry<'s>] {
        match &self.node(id).value {
            Value::Mapping(range) => &self.entries[range.start as usize..range.end as usize],
            _ => &[],
        }
    }

    /// The elements of a sequence, in order; empty for any other node.
    pub(crate) fn items(&self, id: NodeId) -> &[Item] {
        match &self.node(id).value {
            Value::Sequence(range) => &self.items[range.start as usize..range.end as usize],
            _ => &[],
        }
    }

    /// Where keys and scalars stand, for who asks of many places.
    pub(crate) fn places(&self) -> Places {
        Places::of(self)
    }

    /// The bytes of the source that wrote the bytes `part` of a string node's value; the whole
    /// node's span where that cannot be told exactly (escapes, folding).
    pub(crate) fn part_span(&self, source: &Source, id: NodeId, part: Span) -> Span {
        self.part_spans(source, id, &[part]).first().copied().unwrap_or_default()
    }

    /// The same for many parts, given in order, at the cost of one.
    pub(crate) fn part_spans(&self, source: &Source, id: NodeId, parts: &[Span]) -> Vec<Span> {
        part::spans(source, self.node(id), parts)
    }
}

/// Whether YAML takes what stands without quotes for a text, and not for a number or the like.
pub(crate) fn is_text(plain: &str) -> bool {
    matches!(yaml::scalar::plain(plain.into()), Value::String(_))
}

/// Whether YAML takes a text for itself where it stands without quotes, in brackets or not.
pub(crate) fn plain_text(text: &str) -> bool {
    let begins = |c: char| !c.is_whitespace() && !"-?:,[]{}#&*!|>'\"%@`".contains(c);
    let clean = !text.contains([',', '[', ']', '{', '}']) && !text.contains(crate::text::quoted::hidden);
    let whole =
        !text.ends_with(|c: char| c.is_whitespace() || c == ':') && !text.contains(": ") && !text.contains(" #");
    text.starts_with(begins) && clean && whole && is_text(text)
}
