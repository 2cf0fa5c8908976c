//! What the proof of a fix asks about a text besides its tree.

use super::Syntax;
use crate::text::Span;

/// What was met on the way through a text.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// How the text was read in the end: JSON with faults under a YAML name is read as JSON.
    pub(crate) syntax: Option<Syntax>,
    /// Every scalar, keys and those that the tree does not keep included, in source order.
    pub(crate) scalars: Vec<Span>,
    /// Where each document of the tree begins.
    pub(crate) starts: Vec<usize>,
    /// What was not read: from a fault to the next document.
    pub(crate) unread: Vec<Span>,
    /// Whether a budget ended the reading.
    pub(crate) stopped: bool,
}
