//! Whether all comments are still there.

use super::change::Change;
use super::faults::Faults;
use super::reading::Reading;
use crate::text::Span;
use crate::tree::Syntax;
use std::ops::Range;

/// Tells comments of the old text that the new one does not have, and the reverse.
pub(super) fn compare(old: &Reading<'_>, new: &Reading<'_>, change: &Change, safe: bool, faults: &mut Faults) {
    lost_in_json(old, change, faults);
    let mut found = new.comments.iter().copied().peekable();
    for comment in &old.comments {
        let before = |span: &Span| change.origin(span.start as usize) < change.place(comment.start as usize);
        while let Some(extra) = found.next_if(before) {
            tell_extra(old, change, extra, faults);
        }
        let alike = |span: &Span| {
            change.origin(span.start as usize) == change.place(comment.start as usize)
                && new.source.slice(*span) == old.source.slice(*comment)
        };
        if found.next_if(alike).is_some() {
            continue;
        }
        // What follows the text that a comment took may be a comment all the same.
        let rest = found.next_if(|rest| {
            change.origin(rest.start as usize) <= change.place(comment.end as usize)
                && old.source.slice(*comment).ends_with(new.source.slice(*rest))
        });
        let taken = comment.end - rest.map_or(0, |rest| rest.end - rest.start);
        if !is_taken_back((old, safe), new, change, Span { end: taken, ..*comment }) {
            faults.tell(change.touching_old(*comment).first());
        }
    }
    found.for_each(|extra| tell_extra(old, change, extra, faults));
    for comment in &old.doubtful {
        if !is_kept(new, change, *comment) && !is_taken_back((old, safe), new, change, *comment) {
            faults.tell(change.touching_old(*comment).first());
        }
    }
}

/// Tells what an edit takes of a text that is YAML by its name and was read as JSON, where it may
/// be a comment after all.
fn lost_in_json(old: &Reading<'_>, change: &Change, faults: &mut Faults) {
    if old.asked == Syntax::Json || old.notes.syntax == Some(Syntax::Yaml) {
        return;
    }
    let text = old.source.text();
    let begins = |at: usize| at == 0 || text[..at].ends_with([' ', '\t', '\n', '\r']);
    for edit in &change.edits {
        let mut signs = text[edit.old.clone()].match_indices('#').map(|(at, _)| edit.old.start + at);
        if signs.any(begins) {
            faults.tell(Some(edit));
        }
    }
}

/// A comment that was none before: right only where nobody could tell.
fn tell_extra(old: &Reading<'_>, change: &Change, extra: Span, faults: &mut Faults) {
    if old.unread_at(change.origin(extra.start as usize)).is_none() {
        faults.tell(change.touching_new(extra).first());
    }
}

/// Whether what may be a comment is one, may still be one, or stands in a text that no edit
/// touches.
fn is_kept(new: &Reading<'_>, change: &Change, doubtful: Span) -> bool {
    if change.taking(doubtful.start as usize).is_some() {
        return false;
    }
    let at = change.moved(doubtful.start as usize);
    let begins = |spans: &[Span]| spans.binary_search_by_key(&at, |span| span.start as usize).is_ok();
    let untouched = |span| change.touching_new(span).is_empty();
    let text = new.source.text();
    let in_text = scalar_in(new, at..at + 1).is_some_and(|scalar| {
        has_own_quotes(text, change, scalar) || (untouched(scalar) && untouched(introduction(text, scalar)))
    });
    begins(&new.comments) || begins(&new.doubtful) || in_text
}

/// Whether a fix that is not safe puts the `#` into the text that it belongs to: no blank follows
/// it, or the finding points at it.
fn is_taken_back((old, safe): (&Reading<'_>, bool), new: &Reading<'_>, change: &Change, comment: Span) -> bool {
    let start = comment.start as usize;
    let written = old.source.slice(comment).trim_end();
    let word = written.split([' ', '\t', ',', ']', '}']).next().unwrap_or(written);
    let is_text = word.len() > 1 && !written.starts_with("##");
    if safe || !(is_text || old.is_pointed_at(start)) {
        return false;
    }
    let scalar = if let Some(edit) = change.taking(start) {
        scalar_in(new, edit.new.clone())
    } else {
        let at = change.moved(start);
        scalar_in(new, at..at + 1).filter(|scalar| !change.touching_new(*scalar).is_empty())
    };
    // In a flow that the comment left open, the brackets behind the text were never meant as text.
    let dark = old.is_dark(old.document_at(start));
    // So was a comma that ends the entry.
    let meant = if dark { word } else { written.trim_end_matches(',') };
    scalar.is_some_and(|scalar| new.string(scalar).is_some_and(|text| text.contains(meant)))
}

/// Whether a scalar stands in quotes on one line, and no edit brought the quotes.
fn has_own_quotes(text: &str, change: &Change, scalar: Span) -> bool {
    let written = &text[scalar.range()];
    let ends = [scalar.start as usize, (scalar.end as usize).saturating_sub(1)];
    written.starts_with(['"', '\''])
        && !written.contains(['\n', '\r'])
        && ends.iter().all(|at| change.bringing(*at).is_none())
}

/// The line that a scalar begins on, or the last one above it: there stands what makes a block of it.
fn introduction(text: &str, scalar: Span) -> Span {
    let before = text[..scalar.start as usize].trim_end_matches([' ', '\t', '\n', '\r']);
    let start = before.rfind(['\n', '\r']).map_or(0, |line| line + 1);
    Span::new(start, scalar.start as usize)
}

/// The first scalar that has a byte of a range.
fn scalar_in(new: &Reading<'_>, range: Range<usize>) -> Option<Span> {
    let scalars = &new.notes.scalars;
    let next = scalars.partition_point(|scalar| scalar.end as usize <= range.start);
    scalars.get(next).copied().filter(|scalar| (scalar.start as usize) < range.end)
}
