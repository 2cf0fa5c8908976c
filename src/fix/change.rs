//! A change of a text: the edits of some fixes, the text that comes of them, and what becomes of
//! the places in it.

use crate::diagnostic::Edit;
use crate::text::Span;
use std::ops::Range;

/// An edit, where it stands in the old text and in the new one.
#[derive(Clone, Debug)]
pub(super) struct Edited {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// Which of the fixes makes it.
    pub(super) owner: usize,
}

/// The edits of fixes that do not touch one another.
#[derive(Debug)]
pub(super) struct Change {
    /// In source order.
    pub(super) edits: Vec<Edited>,
    pub(super) text: String,
}

impl Change {
    /// Makes the edits of some fixes.
    pub(super) fn of(text: &str, fixes: &[&[Edit]]) -> Self {
        let owned = fixes.iter().enumerate().flat_map(|(owner, fix)| fix.iter().map(move |edit| (edit, owner)));
        let mut edits: Vec<(&Edit, usize)> = owned.collect();
        edits.sort_by_key(|(edit, _)| edit.span);
        let mut out = String::with_capacity(text.len() + edits.iter().map(|(edit, _)| edit.text.len()).sum::<usize>());
        let mut from = 0;
        let made = edits.into_iter().map(|(edit, owner)| {
            let old = edit.span.range();
            out.push_str(&text[from..old.start]);
            from = old.end;
            let start = out.len();
            out.push_str(&edit.text);
            Edited { old, new: start..out.len(), owner }
        });
        let edits = made.fold(Vec::new(), joined);
        out.push_str(&text[from..]);
        Self { edits, text: out }
    }

    /// The place of the old text that a byte of the new one corresponds to. All of what an edit
    /// takes or brings, its borders included, is one place.
    pub(super) fn origin(&self, at: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.new.end < at);
        match self.edits.get(next) {
            Some(edit) if edit.new.start <= at => edit.old.start,
            _ => self.shift_back(next, at),
        }
    }

    fn shift_back(&self, next: usize, at: usize) -> usize {
        let last = next.checked_sub(1).and_then(|last| self.edits.get(last));
        last.map_or(at, |edit| at + edit.old.end - edit.new.end)
    }

    /// The same for a byte of the old text.
    pub(super) fn place(&self, at: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.old.end < at);
        match self.edits.get(next) {
            Some(edit) if edit.old.start <= at => edit.old.start,
            _ => at,
        }
    }

    /// A span of the new text as places.
    pub(super) fn origins(&self, span: Span) -> (usize, usize) {
        (self.origin(span.start as usize), self.origin(span.end as usize))
    }

    /// A span of the old text as places.
    pub(super) fn places(&self, span: Span) -> (usize, usize) {
        (self.place(span.start as usize), self.place(span.end as usize))
    }

    /// The edits that touch a span of the old text; those at its borders do.
    pub(super) fn touching_old(&self, span: Span) -> &[Edited] {
        let first = self.edits.partition_point(|edit| edit.old.end < span.start as usize);
        let end = self.edits.partition_point(|edit| edit.old.start <= span.end as usize);
        &self.edits[first.min(end)..end]
    }

    /// The edits that touch a span of the new text.
    pub(super) fn touching_new(&self, span: Span) -> &[Edited] {
        let first = self.edits.partition_point(|edit| edit.new.end < span.start as usize);
        let end = self.edits.partition_point(|edit| edit.new.start <= span.end as usize);
        &self.edits[first.min(end)..end]
    }

    /// The edit that takes away the byte at a place of the old text.
    pub(super) fn taking(&self, at: usize) -> Option<&Edited> {
        let next = self.edits.partition_point(|edit| edit.old.end <= at);
        self.edits.get(next).filter(|edit| edit.old.start <= at)
    }

    /// The edit that brings the byte at a place of the new text.
    pub(super) fn bringing(&self, at: usize) -> Option<&Edited> {
        let next = self.edits.partition_point(|edit| edit.new.end <= at);
        self.edits.get(next).filter(|edit| edit.new.start <= at)
    }

    /// Where a byte that no edit takes away stands in the new text.
    pub(super) fn moved(&self, at: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.old.end <= at);
        let last = next.checked_sub(1).and_then(|last| self.edits.get(last));
        last.map_or(at, |edit| at - edit.old.end + edit.new.end)
    }
}

/// Edits that touch one another are one.
fn joined(mut all: Vec<Edited>, next: Edited) -> Vec<Edited> {
    match all.last_mut() {
        Some(last) if last.old.end == next.old.start => {
            last.old.end = next.old.end;
            last.new.end = next.new.end;
        }
        _ => all.push(next),
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_the_text() {
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.to_owned() };
        let edits = [edit(1, 3, "xxxx"), edit(5, 5, "y")];
        let change = Change::of("0123456789", &[&edits]);
        assert_eq!(change.text, "0xxxx34y56789");
        let origins: Vec<_> = (0..=13).map(|at| change.origin(at)).collect();
        assert_eq!(origins, [0, 1, 1, 1, 1, 1, 4, 5, 5, 6, 7, 8, 9, 10]);
        let places: Vec<_> = (0..=10).map(|at| change.place(at)).collect();
        assert_eq!(places, [0, 1, 1, 1, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!([0, 3, 4, 5, 9].map(|at| change.moved(at)), [0, 5, 6, 8, 12]);
        assert_eq!(change.touching_old(Span::new(3, 4)).len(), 1);
        assert_eq!(change.touching_old(Span::new(4, 4)).len(), 0);
        assert_eq!(change.touching_new(Span::new(5, 7)).len(), 2);
        assert_eq!((change.taking(2).is_some(), change.taking(3).is_some()), (true, false));
        assert_eq!((change.bringing(4).is_some(), change.bringing(5).is_some()), (true, false));
    }
}
