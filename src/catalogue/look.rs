//! A look at the values of one file.

use crate::diagnostic::Elsewhere;
use crate::text::Source;
use crate::tree::{Entry, NodeId, Tree, Value};
use std::sync::Arc;

/// A value, and its pointer.
#[derive(Clone)]
pub(super) struct Spot {
    pub(super) node: NodeId,
    pub(super) pointer: String,
}

impl Spot {
    pub(super) fn step(&self, node: NodeId, step: impl std::fmt::Display) -> Self {
        Self { node, pointer: format!("{}/{step}", self.pointer) }
    }
}

/// What a file holds.
#[derive(Clone, Copy)]
pub(super) struct Look<'t> {
    pub(super) source: &'t Arc<Source>,
    pub(super) tree: &'t Tree<'t>,
}

impl<'t> Look<'t> {
    pub(super) fn entry(self, at: &Spot, key: &str) -> Option<&'t Entry<'t>> {
        self.tree.entries(at.node).iter().find(|entry| entry.key == key)
    }

    /// The text under a key.
    pub(super) fn text(self, at: &Spot, key: &str) -> Option<&'t str> {
        self.string(self.entry(at, key)?.value)
    }

    pub(super) fn string(self, node: NodeId) -> Option<&'t str> {
        match &self.tree.node(node).value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// A number as it is written, with or without quotes.
    pub(super) fn digits(self, node: NodeId) -> Option<&'t str> {
        match &self.tree.node(node).value {
            Value::String(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// A place that findings about messages can point at.
    pub(super) fn elsewhere(self, at: &Spot) -> Elsewhere {
        Elsewhere { source: self.source.clone(), pointer: at.pointer.clone(), span: self.tree.node(at.node).span }
    }

    pub(super) fn is_list(self, at: &Spot) -> bool {
        matches!(self.tree.node(at.node).value, Value::Sequence(_))
    }
}
