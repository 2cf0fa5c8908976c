//! What a change touches in the new text: the places that were mended, and what is below them.

use super::change::Change;
use super::reading::Reading;
use crate::text::Span;
use crate::tree::Style;

/// Stretches of the text, by the places of [`Change`].
#[derive(Debug)]
pub(super) struct Regions(Vec<(usize, usize)>);

impl Regions {
    pub(super) fn of(new: &Reading<'_>, change: &Change) -> Self {
        let mut found: Vec<_> = change.edits.iter().map(|edit| (edit.old.start, edit.old.start)).collect();
        let mut take = |span| found.push(change.origins(span));
        for (id, node) in new.tree.nodes() {
            let touched = match node.style {
                // Another key makes another object of all that is in it, wherever it stands; so does one that
                // came into it.
                Style::Collection => {
                    let mut keys = new.tree.entries(id).iter().map(|entry| entry.key_span.start);
                    let brought = |at: u32| {
                        let at = at as usize;
                        // Spaces in front of it are what indents it.
                        let start = new.source.text()[..at].trim_end_matches(' ').len();
                        let edits = change.touching_new(Span::new(start, at));
                        edits.iter().any(|edit| !edit.new.is_empty())
                    };
                    brought(node.span.start) || keys.any(|key| node.span.start <= key && brought(key))
                }
                _ => !change.touching_new(node.span).is_empty(),
            };
            if touched {
                take(node.span);
            }
        }
        for entry in new.tree.all_entries() {
            if !change.touching_new(entry.key_span).is_empty() {
                take(entry.key_span);
                take(new.tree.node(entry.value).span);
            }
        }
        found.sort_unstable();
        Self(found.into_iter().fold(Vec::new(), joined))
    }

    /// Whether a stretch lies in what was touched.
    pub(super) fn hold(&self, (start, end): (usize, usize)) -> bool {
        let next = self.0.partition_point(|region| region.1 < start);
        // Regions may meet at a point, where one of them ends and the next begins.
        self.0[next..].iter().take_while(|region| region.0 <= start).any(|region| end <= region.1)
    }

    /// Whether a stretch has a part in what was touched.
    pub(super) fn meet(&self, (start, end): (usize, usize)) -> bool {
        let next = self.0.partition_point(|region| region.1 < start);
        self.0.get(next).is_some_and(|region| region.0 <= end)
    }
}

fn joined(mut all: Vec<(usize, usize)>, next: (usize, usize)) -> Vec<(usize, usize)> {
    match all.last_mut() {
        Some(last) if next.0 < last.1 || *last == next => last.1 = last.1.max(next.1),
        _ => all.push(next),
    }
    all
}
