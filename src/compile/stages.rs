//! Stages of the way through that nothing else shows on its own, for the benchmarks.

use crate::text::Source;
use crate::tree::{Syntax, Tree};

/// Reads a text and forgets what it says: how many documents it has, and how many findings.
pub fn tree(source: &Source, syntax: Syntax) -> (usize, usize) {
    let mut findings = Vec::new();
    let documents = Tree::parse(source, syntax, &mut findings).documents().len();
    (documents, findings.len())
}
