//! From a place of the text to the JSON pointer of what stands there.

use super::{NodeId, Tree};
use std::fmt::Write as _;

impl Tree<'_> {
    /// The pointer of the innermost value that a place lies in, or of the entry whose key it lies in; that of the
    /// one before it where it lies between two. Empty where nothing was read.
    pub(crate) fn pointer_at(&self, place: usize) -> String {
        let begins = |id: &&NodeId| self.node(**id).span.start as usize <= place;
        let Some(root) = self.documents().iter().take_while(begins).last() else { return String::new() };
        let (mut pointer, mut id) = (String::new(), *root);
        while let Some(inner) = self.step(id, place, &mut pointer) {
            id = inner;
        }
        pointer
    }

    /// The value inside another one that a place belongs to.
    fn step(&self, id: NodeId, place: usize, pointer: &mut String) -> Option<NodeId> {
        let own = self.entries(id).iter().filter(|entry| entry.alias.is_none());
        if let Some(entry) = own.take_while(|entry| entry.key_span.start as usize <= place).last() {
            super::build::push_token(pointer, &entry.key);
            return Some(entry.value);
        }
        let items = self.items(id).iter().enumerate().filter(|(_, item)| item.alias.is_none());
        let begins = |node: NodeId| self.node(node).span.start as usize <= place;
        let (index, item) = items.take_while(|(_, item)| begins(item.node)).last()?;
        _ = write!(pointer, "/{index}");
        Some(item.node)
    }
}
