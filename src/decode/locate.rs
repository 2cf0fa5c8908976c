//! From paths into a message to places in the text it was read from.

use super::Shape;
use super::cursor::At;
use super::rewrite;
use super::uses::Wishes;
use crate::diagnostic::{Diagnostic, Fix, Label, Part, Path, Place, Step};
use crate::edit::Room;
use crate::params::pieces::Pieces;
use crate::params::written::Written;
use crate::text::placeholder;
use crate::text::{Source, Span, Words};
use crate::tree::{NodeId, Tree, Value};
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

/// What is said at an alias whose anchor holds a fault.
pub(super) const USED_HERE: Words = Words::new("used here", "在此处使用");

/// The step to the word or key that says of what kind a value is. No field of a message has this name.
pub(super) const KIND: &str = "(kind)";
/// The step to all that is written for a value, with what the API wraps it in.
pub(super) const WRAPPED: &str = "(wrapped)";

/// As many paths are compared one by one; to look up one of more, a path must be made.
const FEW: usize = 16;

/// Where the values stand that some findings speak about, as far as they were met.
#[derive(Debug, Default)]
pub(super) struct Trace {
    spots: HashMap<Vec<Step>, Option<Spot>>,
    /// Whether braces in texts are written twice.
    escapes: bool,
}

/// Where a value of the message stands in the text.
#[derive(Debug)]
struct Spot {
    node: NodeId,
    pointer: String,
    span: Span,
    aliases: Vec<(String, Span)>,
}

impl Trace {
    /// Waits for the values that findings speak about, and for what holds them.
    pub(super) fn wanted(findings: &[Diagnostic], shape: Shape) -> Self {
        let mut wanted = HashMap::new();
        for label in findings.iter().flat_map(|finding| std::iter::once(&finding.primary).chain(&finding.related)) {
            if let Place::Message { path, part } = &label.place {
                let whole = match part {
                    Some(Part::From(first)) => &path.join(first),
                    Some(Part::Kind) => &path.clone().then(KIND),
                    Some(Part::Wrapped) => &path.clone().then(WRAPPED),
                    _ => path,
                };
                wanted.extend((0..=whole.0.len()).map(|end| (whole.0[..end].to_vec(), None)));
            }
        }
        Self { spots: wanted, escapes: shape == Shape::Definition }
    }

    /// Waits for the values at some paths.
    pub(super) fn of(paths: &[Path], shape: Shape) -> Self {
        Self { spots: paths.iter().map(|path| (path.0.clone(), None)).collect(), escapes: shape == Shape::Definition }
    }

    /// The node that was read for the value at a path.
    pub(super) fn node(&self, path: &Path) -> Option<NodeId> {
        Some(self.spots.get(&path.0)?.as_ref()?.node)
    }

    /// Takes note of a place, if it is wanted. Of places with one path the last one counts: what
    /// stands in a wrapper is met after it.
    pub(super) fn record(&mut self, at: &At<'_>, tree: &Tree<'_>) {
        self.record_as(at, at.span(tree));
    }

    /// The same with the bytes to point at.
    pub(super) fn record_as(&mut self, at: &At<'_>, span: Span) {
        let spot = match self.spots.len() {
            ..=FEW => self.spots.iter_mut().find_map(|(path, spot)| at.is_at(path).then_some(spot)),
            _ => self.spots.get_mut(&at.path().0),
        };
        if let Some(spot) = spot {
            *spot = Some(Spot {
                node: at.node.unwrap_or_default(),
                pointer: at.pointer(),
                span,
                aliases: at.aliases().collect(),
            });
        }
    }

    /// The same finding with its places in the text.
    pub(super) fn locate(
        &self,
        mut finding: Diagnostic,
        source: &Source,
        tree: &Tree<'_>,
        holes: Option<&Written>,
        wishes: &mut Wishes,
    ) -> Diagnostic {
        self.put_fix(&mut finding, source, tree, holes, wishes);
        finding.path = finding.path().cloned();
        let mut aliases: Vec<&(String, Span)> = Vec::new();
        for label in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
            let Some(spot) = self.put(label, source, tree, holes) else { continue };
            for alias in &spot.aliases {
                if !aliases.contains(&alias) {
                    aliases.push(alias);
                }
            }
        }
        aliases
            .into_iter()
            .fold(finding, |finding, (pointer, span)| finding.related_text(pointer.clone(), *span, USED_HERE))
    }

    /// Puts a fix of a value's text into the source; none stays where the bytes cannot be told.
    fn put_fix(
        &self,
        finding: &mut Diagnostic,
        source: &Source,
        tree: &Tree<'_>,
        holes: Option<&Written>,
        wishes: &mut Wishes,
    ) {
        let Place::Message { path, part } = &finding.primary.place else { return };
        let Some(mut fix) = finding.fix.take() else { return };
        let Some(spot) = self.spots.get(&path.0).and_then(Option::as_ref) else { return };
        let Value::String(text) = &tree.node(spot.node).value else { return };
        let spans = fix.edits.iter().map(|edit| edit.span);
        let parts = match holes.and_then(|holes| holes.text(&path.0)) {
            _ if matches!(part, Some(Part::Written(_))) => spans.collect(),
            // What a value fills, no change of the text mends.
            Some(pieces) if !spans.clone().all(|span| pieces.is_literal(span)) => return,
            Some(pieces) => spans.map(|span| pieces.written(span)).collect(),
            None if self.escapes => placeholder::written_all(text, spans),
            None => spans.collect(),
        };
        for (edit, part) in fix.edits.iter_mut().zip(&parts) {
            edit.span = *part;
        }
        let node = tree.node(spot.node);
        let edits = if fix.edits.iter().all(|edit| edit.text.is_empty()) {
            let spans = tree.part_spans(source, spot.node, &parts);
            Room::new(source, tree).cut(node, &fix.edits, &spans)
        } else {
            rewrite::edits(source, tree, spot.node, &fix.edits)
        };
        finding.fix = edits.map(|edits| Fix { edits, ..fix });
        if !tree.aliases().is_empty() {
            wishes.note(finding, spot.aliases.iter().map(|(_, span)| *span));
        }
    }

    /// Puts a label where its value stands, or the nearest that holds it.
    fn put(&self, label: &mut Label, source: &Source, tree: &Tree<'_>, holes: Option<&Written>) -> Option<&Spot> {
        let Place::Message { path, part } = &label.place else { return None };
        let ends = (0..=path.0.len()).rev();
        let aside = match part {
            Some(Part::Kind) => self.aside(path, KIND),
            Some(Part::Wrapped) => self.aside(path, WRAPPED),
            _ => None,
        };
        let nearest = || ends.map(|end| &path.0[..end]).find_map(|path| self.spots.get(path)?.as_ref());
        let spot = aside.or_else(nearest)?;
        let span = match part {
            None | Some(Part::Kind | Part::Wrapped) => spot.span,
            Some(Part::Bytes(part)) => {
                self.part_span(source, tree, spot.node, *part, holes.and_then(|holes| holes.text(&path.0)))
            }
            Some(Part::Written(part)) => tree.part_span(source, spot.node, *part),
            Some(Part::From(first)) => self
                .spots
                .get(&path.join(first).0)
                .and_then(Option::as_ref)
                .map_or(spot.span, |first| spot.from(first, tree)),
        };
        label.place = Place::Text { pointer: spot.pointer.clone(), span };
        Some(spot)
    }

    /// What belongs to a value and is no step of a message.
    fn aside(&self, path: &Path, step: &'static str) -> Option<&Spot> {
        self.spots.get(&path.clone().then(step).0)?.as_ref()
    }

    fn part_span(&self, source: &Source, tree: &Tree<'_>, node: NodeId, part: Span, holes: Option<&Pieces>) -> Span {
        let written = match &tree.node(node).value {
            Value::String(text) => match holes {
                Some(pieces) => pieces.written(part),
                None if self.escapes => placeholder::written(text, part),
                None => part,
            },
            _ => part,
        };
        tree.part_span(source, node, written)
    }
}

impl Spot {
    /// The bytes of a list from something in it on. What an alias leads to stands elsewhere.
    fn from(&self, first: &Self, tree: &Tree<'_>) -> Span {
        let end = tree.items(self.node).last().map_or(self.span.end, |last| tree.node(last.node).span.end);
        let inside = self.span.start <= first.span.start && first.span.end <= end;
        if inside { Span { start: first.span.start, end } } else { first.span }
    }
}

/// Whether any party of a finding is a placeholder, or lies in one.
pub(super) fn touches<S: BuildHasher>(finding: &Diagnostic, poisoned: &HashSet<Vec<Step>, S>) -> bool {
    let mut labels = std::iter::once(&finding.primary).chain(&finding.related);
    !poisoned.is_empty()
        && labels.any(|label| match &label.place {
            Place::Message { path, .. } => (0..=path.0.len()).any(|end| poisoned.contains(&path.0[..end])),
            Place::Text { .. } | Place::Value { .. } | Place::Elsewhere(_) => false,
        })
}
