//! part
use super::Node;
use crate::source::{Source, Span};
pub(super) fn span(_source: &Source, node: &Node<'_>, _part: Span) -> Span {
    node.span
}
