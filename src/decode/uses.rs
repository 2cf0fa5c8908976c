//! Changes of a value that several places share by aliases: made only where all of them want it.

use super::Cx;
use super::cursor::At;
use crate::diagnostic::{Diagnostic, Edit};
use crate::text::Span;
use crate::tree::{NodeId, Tree};
use std::collections::{HashMap, HashSet};

/// Who wants which change. Filled only where the text has aliases.
#[derive(Debug, Default)]
pub(super) struct Wishes(HashMap<Vec<Edit>, Wish>);

/// The ways on which a change was asked for, each by its aliases, and all of these.
#[derive(Debug, Default)]
struct Wish {
    ways: HashSet<Vec<Span>>,
    through: HashSet<Span>,
}

impl Wishes {
    /// Takes note of the change that a finding asks for at a place reached through some aliases.
    pub(super) fn note(&mut self, finding: &Diagnostic, aliases: impl Iterator<Item = Span>) {
        let Some(fix) = &finding.fix else { return };
        let way: Vec<Span> = aliases.collect();
        let wish = self.0.entry(fix.edits.clone()).or_default();
        wish.through.extend(&way);
        wish.ways.insert(way);
    }

    /// Takes away the fixes that would change a value for a place that did not ask for it.
    pub(super) fn settle(&self, findings: &mut [Diagnostic], tree: &Tree<'_>) {
        if self.0.is_empty() {
            return;
        }
        let shared = Shared::of(tree);
        let wanted = |(edits, wish): (&Vec<Edit>, &Wish)| {
            edits.iter().all(|edit| shared.around(edit.span).all(|uses| wish.covers(uses)))
        };
        let refused: HashSet<&Vec<Edit>> =
            self.0.iter().filter(|wish| !wanted(*wish)).map(|(edits, _)| edits).collect();
        for finding in findings {
            if finding.fix.as_ref().is_some_and(|fix| refused.contains(&fix.edits)) {
                finding.fix = None;
            }
        }
    }
}

impl Wish {
    /// Whether every use of a value asked: all of its aliases, and the place where it is written.
    fn covers(&self, uses: &HashSet<Span>) -> bool {
        uses.is_subset(&self.through) && self.ways.iter().any(|way| !way.iter().any(|alias| uses.contains(alias)))
    }
}

/// The values that aliases lead to, in the order of the text, and the aliases of each.
struct Shared {
    values: Vec<Value>,
}

struct Value {
    span: Span,
    /// The innermost other one around it.
    parent: Option<usize>,
    uses: HashSet<Span>,
}

impl Shared {
    fn of(tree: &Tree<'_>) -> Self {
        let mut uses: HashMap<NodeId, HashSet<Span>> = HashMap::new();
        for (alias, node) in tree.aliases() {
            uses.entry(*node).or_default().insert(*alias);
        }
        let mut values: Vec<_> =
            uses.into_iter().map(|(node, uses)| Value { span: tree.node(node).span, parent: None, uses }).collect();
        // Outer ones first.
        values.sort_by_key(|value| (value.span.start, std::cmp::Reverse(value.span.end)));
        let mut open: Vec<usize> = Vec::new();
        for index in 0..values.len() {
            while open.last().is_some_and(|&outer| values[outer].span.end < values[index].span.end) {
                open.pop();
            }
            values[index].parent = open.last().copied();
            open.push(index);
        }
        Self { values }
    }

    /// The aliases of every shared value that some bytes belong to, innermost first.
    fn around(&self, span: Span) -> impl Iterator<Item = &HashSet<Span>> {
        let last = self.values.partition_point(|value| value.span.start <= span.start).checked_sub(1);
        let chain = std::iter::successors(last, |&index| self.values[index].parent);
        chain.map(|index| &self.values[index]).filter(move |value| value.span.end >= span.end).map(|value| &value.uses)
    }
}

impl Cx<'_, '_> {
    /// Takes note of the change that a finding about a place asks for.
    pub(super) fn note_wish(&mut self, at: &At<'_>, finding: &Diagnostic) {
        if !self.tree.aliases().is_empty() {
            self.wishes.note(finding, at.alias_spans());
        }
    }
}
