//! A tree made other than its text says: who reads another dialect leaves out and rewrites before decoding. Spans stay
//! those of the text, so that whatever is found in the rest is told where it stands.

use super::{Entry, Item, Node, NodeId, Tree, Value};

impl<'s> Tree<'s> {
    /// Forgets all documents, of which others have told what is wrong.
    pub(crate) fn forget(&mut self) {
        self.documents.clear();
    }

    /// Adds a node that nothing leads to yet.
    pub(crate) fn add(&mut self, node: Node<'s>) -> NodeId {
        self.nodes.push(node);
        NodeId(saturating(self.nodes.len() - 1))
    }

    /// Changes what a node holds, wherever it is shared.
    pub(crate) fn set_value(&mut self, id: NodeId, value: Value<'s>) {
        self.nodes[id.0 as usize].value = value;
    }

    /// Gives a mapping other entries.
    pub(crate) fn set_entries(&mut self, id: NodeId, entries: Vec<Entry<'s>>) {
        let start = saturating(self.entries.len());
        self.entries.extend(entries);
        self.set_value(id, Value::Mapping(start..saturating(self.entries.len())));
    }

    /// Gives a sequence other elements.
    pub(crate) fn set_items(&mut self, id: NodeId, items: Vec<Item>) {
        let start = saturating(self.items.len());
        self.items.extend(items);
        self.set_value(id, Value::Sequence(start..saturating(self.items.len())));
    }
}

/// No text that is read has so many nodes.
fn saturating(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
