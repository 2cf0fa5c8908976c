//! From paths into a message to places in the text it was read from.

use super::at::At;
use super::definition;
use crate::diagnostic::{Diagnostic, Label, Path, Place};
use crate::source::{Source, Span};
use crate::tree::{NodeId, Tree, Value};
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

/// What is said at an alias whose anchor holds a fault.
pub(super) const USED_HERE: &str = "used here";

/// Where a value of the message stands in the text.
#[derive(Debug)]
pub(super) struct Spot {
    node: NodeId,
    pointer: String,
    span: Span,
    aliases: Vec<(String, Span)>,
}

impl Spot {
    /// The spot of a place that is there.
    pub(super) fn of(at: &At<'_>, tree: &Tree<'_>) -> Self {
        Self {
            node: at.node.unwrap_or_default(),
            pointer: at.pointer(),
            span: at.span(tree),
            aliases: at.aliases().collect(),
        }
    }
}

/// Whether any party of a finding is a placeholder, or lies in one.
pub(super) fn touches<S: BuildHasher>(finding: &Diagnostic, poisoned: &HashSet<Path, S>) -> bool {
    let mut labels = std::iter::once(&finding.primary).chain(&finding.related);
    !poisoned.is_empty()
        && labels.any(|label| match &label.place {
            Place::Message { path, .. } => {
                (0..=path.0.len()).any(|end| poisoned.contains(&Path(path.0[..end].to_vec())))
            }
            Place::Text { .. } => false,
        })
}

/// The same finding with its places in the text.
pub(super) fn finding<S: BuildHasher>(
    mut finding: Diagnostic,
    source: &Source,
    tree: &Tree<'_>,
    spots: &HashMap<Path, Spot, S>,
) -> Diagnostic {
    let mut aliases = Vec::new();
    for label in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
        if let Some(spot) = put(label, source, tree, spots) {
            aliases.extend(spot.aliases.iter().filter(|alias| !aliases.contains(*alias)).cloned().collect::<Vec<_>>());
        }
    }
    aliases.into_iter().fold(finding, |finding, (pointer, span)| finding.related_text(pointer, span, USED_HERE))
}

fn put<'a, S: BuildHasher>(
    label: &mut Label,
    source: &Source,
    tree: &Tree<'_>,
    spots: &'a HashMap<Path, Spot, S>,
) -> Option<&'a Spot> {
    let Place::Message { path, part } = &label.place else { return None };
    let spot = (0..=path.0.len()).rev().find_map(|end| spots.get(&Path(path.0[..end].to_vec())))?;
    let span = part.map_or(spot.span, |part| part_span(source, tree, spot.node, part));
    label.place = Place::Text { pointer: spot.pointer.clone(), span };
    Some(spot)
}

fn part_span(source: &Source, tree: &Tree<'_>, node: NodeId, part: Span) -> Span {
    let written = match &tree.node(node).value {
        Value::String(text) => definition::written(text, part),
        _ => part,
    };
    tree.part_span(source, node, written)
}
