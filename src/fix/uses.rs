//! How many places lead to a node: an alias lets one text stand at several.

use super::reading::Reading;
use crate::text::Span;
use crate::tree::NodeId;
use std::collections::HashMap;

/// For each node the number of ways from the roots to it.
#[derive(Default)]
pub(super) struct Uses {
    /// Empty where there are no aliases, since each node has one place then.
    ways: Vec<u64>,
    /// The same for keys, which are merged into other objects.
    keys: HashMap<Span, u64>,
}

impl Uses {
    pub(super) fn of(old: &Reading<'_>) -> Self {
        if !old.tree.has_aliases() {
            return Self::default();
        }
        let mut keys: HashMap<Span, u64> = HashMap::new();
        let mut ways = vec![0_u64; old.tree.nodes().len()];
        for root in old.tree.documents() {
            ways[root.0 as usize] += 1;
        }
        // What a node holds has a lower number than the node.
        for (id, _) in old.tree.nodes().rev() {
            let own = ways[id.0 as usize];
            for entry in old.tree.entries(id) {
                let ways = keys.entry(entry.key_span).or_default();
                *ways = ways.saturating_add(own);
            }
            let entries = old.tree.entries(id).iter().map(|entry| entry.value);
            for child in entries.chain(old.tree.items(id).iter().map(|item| item.node)) {
                let ways = &mut ways[child.0 as usize];
                *ways = ways.saturating_add(own);
            }
        }
        Self { ways, keys }
    }

    /// At how many places a node stands.
    pub(super) fn of_node(&self, id: NodeId) -> u64 {
        self.ways.get(id.0 as usize).copied().unwrap_or(1)
    }

    /// At how many places a key stands, merged entries included.
    pub(super) fn of_key(&self, key: Span) -> u64 {
        self.keys.get(&key).copied().unwrap_or(1)
    }
}
