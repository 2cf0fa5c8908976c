//! Documents that could not be read: what an edit does there can be told only from the new text.
//! It must keep to its own lines.

use super::change::{Change, Edited};
use super::faults::Faults;
use super::reading::Reading;
use crate::text::Span;
use crate::tree::Syntax;

/// Tells edits that reach further than their lines.
pub(super) fn check(old: &Reading<'_>, new: &Reading<'_>, change: &Change, faults: &mut Faults) {
    for edit in &change.edits {
        let document = old.document_at(edit.old.start);
        if old.is_dark(document) && !keeps(new, edit, new.is_dark(document)) {
            faults.tell(Some(edit));
        }
    }
}

fn keeps(new: &Reading<'_>, edit: &Edited, still_dark: bool) -> bool {
    if new.notes.syntax != Some(Syntax::Yaml) {
        return true;
    }
    let text = new.source.text();
    let lines = lines(text, edit);
    let inside = |scalar: &Span| lines.start <= scalar.start && scalar.end <= lines.end;
    let touched = scalars_at(new, edit);
    let was_read = new.unread_at(edit.new.end).is_none_or(|unread| edit.new.end <= unread.start as usize);
    touched.iter().all(inside) && (!still_dark || was_read && !has_bracket(text, edit, touched))
}

/// The lines that an edit stands on.
fn lines(text: &str, edit: &Edited) -> Span {
    let start = text[..edit.new.start].rfind(['\n', '\r']).map_or(0, |line| line + 1);
    let end = text[edit.new.end..].find(['\n', '\r']).map_or(text.len(), |line| edit.new.end + line);
    Span::new(start, end)
}

/// The scalars that an edit touches.
pub(super) fn scalars_at<'r>(new: &'r Reading<'_>, edit: &Edited) -> &'r [Span] {
    let scalars = &new.notes.scalars;
    let first = scalars.partition_point(|scalar| (scalar.end as usize) < edit.new.start);
    let end = scalars.partition_point(|scalar| scalar.start as usize <= edit.new.end);
    &scalars[first.min(end)..end]
}

/// Whether an edit brings a bracket that stands in no scalar, so that it may open or close
/// anything.
fn has_bracket(text: &str, edit: &Edited, scalars: &[Span]) -> bool {
    let brackets = text[edit.new.clone()].match_indices(['[', ']', '{', '}']).map(|(at, _)| edit.new.start + at);
    let covered = |at: usize| scalars.iter().any(|scalar| scalar.range().contains(&at));
    brackets.into_iter().any(|at| !covered(at))
}
