//! Where the decoder is: a chain of places, each on the stack of the call that reads it.

pub(super) use crate::diagnostic::Step as MessageStep;
use crate::diagnostic::{Path, Step};
use crate::text::Span;
use crate::tree::{Entry, Item, NodeId, Tree, Value};

/// A place in a document and, at the same time, in the message that is made of it.
///
/// The two differ: the document may wrap a value (`body: {text: …}`) that is one step of the
/// message (`body`). Each place adds at most one step to either.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    /// The node that stands here; `None` where the document has nothing.
    pub(super) node: Option<NodeId>,
    parent: Option<&'a At<'a>>,
    document: Option<DocumentStep<'a>>,
    message: Option<MessageStep>,
    /// Whether this place stands for its parent's value, as the text in a wrapper does.
    stands_in: bool,
}

#[derive(Clone, Copy)]
enum DocumentStep<'a> {
    Entry(&'a Entry<'a>),
    Item(usize, Item),
}

impl<'a> At<'a> {
    /// The root of a document.
    pub(super) fn root(node: NodeId) -> Self {
        Self { node: Some(node), parent: None, document: None, message: None, stands_in: false }
    }

    /// The value of an entry; `message` is the step it means, if any.
    pub(super) fn entry(&'a self, entry: &'a Entry<'a>, message: Option<MessageStep>) -> Self {
        let document = Some(DocumentStep::Entry(entry));
        Self { node: Some(entry.value), parent: Some(self), document, message, stands_in: false }
    }

    /// The value of a key that is not there.
    pub(super) fn absent(&'a self, message: Option<MessageStep>) -> Self {
        Self { node: None, parent: Some(self), document: None, message, stands_in: false }
    }

    /// An element of a list.
    pub(super) fn item(&'a self, index: usize, item: Item, message: Option<MessageStep>) -> Self {
        let document = Some(DocumentStep::Item(index, item));
        Self { node: Some(item.node), parent: Some(self), document, message, stands_in: false }
    }

    /// The same place in the document, one step further in the message.
    pub(super) fn named(&'a self, message: impl Into<MessageStep>) -> Self {
        let message = Some(message.into());
        Self { node: self.node, parent: Some(self), document: None, message, stands_in: false }
    }

    /// The same place, standing for the value of the wrapper around it.
    pub(super) fn standing_in(self) -> Self {
        Self { stands_in: true, ..self }
    }

    /// Whether this place is where a value of the message stands. Words that only decide how the
    /// rest is read, and wrappers, are not.
    pub(super) fn has_value(&self) -> bool {
        self.message.is_some() || self.stands_in || self.parent.is_none()
    }

    /// Whether the key of this place is written so.
    pub(super) fn has_key(&self, key: &str) -> bool {
        matches!(self.document, Some(DocumentStep::Entry(entry)) if entry.key == key)
    }

    /// The JSON pointer (RFC 6901) of this place in the document.
    pub(super) fn pointer(&self) -> String {
        let mut out = self.parent.map_or_else(String::new, At::pointer);
        match self.document {
            Some(DocumentStep::Entry(entry)) => {
                out.push('/');
                if entry.key.contains(['~', '/']) {
                    out.push_str(&entry.key.replace('~', "~0").replace('/', "~1"));
                } else {
                    out.push_str(&entry.key);
                }
            }
            Some(DocumentStep::Item(index, _)) => {
                out.push('/');
                out.push_str(&index.to_string());
            }
            None => {}
        }
        out
    }

    /// About how long the pointer is, in bytes.
    pub(super) fn pointer_len(&self) -> usize {
        let own = match self.document {
            Some(DocumentStep::Entry(entry)) => 1 + entry.key.len(),
            Some(DocumentStep::Item(..)) => 2,
            None => 0,
        };
        own + self.parent.map_or(0, At::pointer_len)
    }

    /// The path of this place in the message.
    pub(super) fn path(&self) -> Path {
        let mut out = self.parent.map_or_else(Path::default, At::path);
        out.0.extend(self.message);
        out
    }

    /// Whether a path is this place's, told without making one.
    pub(super) fn is_at(&self, path: &[Step]) -> bool {
        match (self.message, path) {
            (None, path) => self.parent.map_or(path.is_empty(), |parent| parent.is_at(path)),
            (Some(own), [before @ .., last]) => own == *last && self.parent.is_some_and(|parent| parent.is_at(before)),
            (Some(_), []) => false,
        }
    }

    /// The bytes to point at: the value, or its key where the value is empty, or the nearest
    /// parent that is there.
    pub(super) fn span(&self, tree: &Tree<'_>) -> Span {
        let Some(id) = self.node else {
            return self.parent.map_or_else(Span::default, |parent| parent.span(tree));
        };
        let node = tree.node(id);
        match self.key_span() {
            Some(key) if matches!(node.value, Value::Null) && node.span.is_empty() => key,
            _ => node.span,
        }
    }

    /// The bytes of the key that leads here, if a key does.
    pub(super) fn key_span(&self) -> Option<Span> {
        match (self.document, self.parent) {
            (Some(DocumentStep::Entry(entry)), _) => Some(entry.key_span),
            (None, Some(parent)) if self.message.is_some() => parent.key_span(),
            _ => None,
        }
    }

    /// The key under which this place stands, if it is an object's.
    pub(super) fn key(&self) -> Option<&'a str> {
        match (self.document, self.parent) {
            (Some(DocumentStep::Entry(entry)), _) => Some(&entry.key),
            (None, Some(parent)) => parent.key(),
            _ => None,
        }
    }

    /// Whether only keys lead from an object to this place.
    pub(super) fn hangs_on(&self, object: NodeId) -> bool {
        let mut inner = self.way().take_while(|at| !matches!(at.document, Some(DocumentStep::Item(..))));
        self.node != Some(object) && inner.any(|at| at.parent.is_some_and(|parent| parent.node == Some(object)))
    }

    /// The place of an object around this one.
    pub(super) fn outer(&self, object: NodeId) -> Option<&At<'a>> {
        self.way().find(|at| at.node == Some(object))
    }

    /// The key of an object under which this place stands.
    pub(super) fn key_in(&self, object: NodeId) -> Option<&'a str> {
        if self.node == Some(object) {
            return None;
        }
        let on_way = self
            .way()
            .find(|at| at.document.is_some() && at.parent.is_some_and(|parent| parent.node == Some(object)))?;
        match on_way.document? {
            DocumentStep::Entry(entry) => Some(&entry.key),
            DocumentStep::Item(..) => None,
        }
    }

    /// The aliases on the way here, innermost first, each with the pointer of the place it fills.
    pub(super) fn aliases(&self) -> impl Iterator<Item = (String, Span)> {
        self.way().filter_map(|at| at.alias().map(|span| (at.pointer(), span))).collect::<Vec<_>>().into_iter()
    }

    /// The aliases on the way here, innermost first.
    pub(super) fn alias_spans(&self) -> impl Iterator<Item = Span> {
        self.way().filter_map(At::alias)
    }

    /// This place and those around it.
    fn way(&self) -> impl Iterator<Item = &At<'a>> {
        std::iter::successors(Some(self), |at| at.parent)
    }

    fn alias(&self) -> Option<Span> {
        match self.document {
            Some(DocumentStep::Entry(entry)) => entry.alias,
            Some(DocumentStep::Item(_, item)) => item.alias,
            None => None,
        }
    }
}
