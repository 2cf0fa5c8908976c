//! A text with some of its signs mended, and the way back.

use super::damage::Damage;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place, Severity};
use crate::judge::{Compiled, CompiledDocument, Way};
use crate::slips::Suspect;
use crate::text::{Source, Span};
use crate::tree::Tree;
use std::cmp::Ordering;

/// What keeps a text from being read, by any parser of its syntax.
#[derive(Clone, Copy)]
pub(super) struct Faults {
    syntax: usize,
    /// Keys over several lines: not all parsers know them.
    long_keys: usize,
}

impl Faults {
    pub(super) fn of(source: &Source, way: &Way<'_>) -> Self {
        let mut faults = Vec::new();
        let tree = Tree::parse(source, way.syntax_of(source), &mut faults);
        let text = source.text();
        let long = |key: Span| {
            source.slice(key).contains(['\n', '\r']) && text[key.end as usize..].trim_start().starts_with(':')
        };
        Self {
            syntax: faults.iter().filter(|fault| fault.severity == Severity::Error).count(),
            long_keys: tree.all_entries().iter().filter(|entry| long(entry.key_span)).count(),
        }
    }

    pub(super) fn are_more_than(self, before: Self) -> bool {
        self.syntax > before.syntax || self.long_keys > before.long_keys
    }
}

/// A text with some of its signs mended, and the way back.
pub(super) struct Signs<'s> {
    pub(super) written: &'s Source,
    pub(super) source: Source,
    /// What was changed, in order.
    pub(super) edits: Vec<Edit>,
}

impl<'s> Signs<'s> {
    pub(super) fn of(written: &'s Source, suspects: &[Suspect]) -> Self {
        Self::with(written, suspects.iter().flat_map(Suspect::edits).cloned().collect())
    }

    pub(super) fn with(written: &'s Source, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| edit.span);
        edits.dedup_by(|later, earlier| later.span.start < earlier.span.end);
        let mut text = String::with_capacity(written.text().len());
        let mut from = 0;
        for edit in &edits {
            text.push_str(&written.text()[from..edit.span.start as usize]);
            text.push_str(&edit.text);
            from = edit.span.end as usize;
        }
        text.push_str(&written.text()[from..]);
        Self { written, source: Source::new(written.name(), text), edits }
    }

    /// How badly its structure still fails: without measure where a message that could be sent is another one.
    pub(super) fn damage(&self, written: &Compiled, way: &Way<'_>) -> Damage {
        let mended = way.compile(&self.source);
        let same = |(old, new): (&CompiledDocument, &CompiledDocument)| !old.is_right() || old.sends_the_same(new);
        let kept = written.documents.iter().zip(&mended.documents).all(same);
        let gone = written.documents.iter().skip(mended.documents.len()).any(CompiledDocument::is_right);
        if kept && !gone { Damage::of(&self.source, &mended, way) } else { Damage::BEYOND }
    }

    /// Whether the text could be read as it was written, and can no more.
    pub(super) fn spoils(&self, way: &Way<'_>) -> bool {
        let before = Faults::of(self.written, way);
        before.syntax == 0 && Faults::of(&self.source, way).are_more_than(before)
    }

    /// A finding about the mended text where it stands in the one that was written.
    pub(super) fn back(&self, mut finding: Diagnostic, safe: bool) -> Diagnostic {
        for Label { place, .. } in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
            if let Place::Text { span, .. } = place {
                *span = self.span(*span);
            }
        }
        finding.fix = finding.fix.and_then(|fix| self.fix(fix, safe));
        finding
    }

    /// The same change of the text that was written; none where it meets one of the mended signs.
    fn fix(&self, fix: Fix, safe: bool) -> Option<Fix> {
        let edits = fix.edits.into_iter().map(|edit| {
            let span = self.span(edit.span);
            let meets = self.edits.iter().any(|own| own.span.start <= span.end && span.start <= own.span.end);
            (!meets).then_some(Edit { span, ..edit })
        });
        Some(Fix { edits: edits.collect::<Option<_>>()?, safe: fix.safe && safe, ..fix })
    }

    fn span(&self, span: Span) -> Span {
        let start = self.place(span.start as usize, false);
        Span::new(start, self.place(span.end as usize, true).max(start))
    }

    /// Where a place of the mended text was written; one inside a mended sign is at its start or end.
    fn place(&self, place: usize, end: bool) -> usize {
        let mut grown = 0_isize;
        for edit in &self.edits {
            let own = edit.span.range();
            let start = own.start.wrapping_add_signed(grown);
            if place < start || (place == start && !end && !edit.text.is_empty() && own.is_empty()) {
                break;
            }
            match place.cmp(&(start + edit.text.len())) {
                Ordering::Less if place == start => return own.start,
                Ordering::Less => return if end { own.end } else { own.start },
                _ => grown += edit.text.len().cast_signed() - own.len().cast_signed(),
            }
        }
        place.wrapping_add_signed(-grown)
    }

    /// Where a place of the text that was written, behind what was mended there, is in the mended one.
    pub(super) fn forth(&self, place: usize) -> usize {
        let before = self.edits.iter().take_while(|edit| edit.span.end as usize <= place);
        let grown: isize =
            before.map(|edit| edit.text.len().cast_signed() - edit.span.range().len().cast_signed()).sum();
        place.wrapping_add_signed(grown)
    }
    /// What stands in the mended text where something stood in the one that was written, with the blanks behind it.
    pub(super) fn touched(&self, span: Span) -> Span {
        let brought = self.edits.iter().find(|edit| edit.span == span).map_or(0, |edit| edit.text.len());
        let end = self.forth(span.end as usize);
        let start = if brought > 0 { end - brought } else { self.forth(span.start as usize) };
        let rest = &self.source.text()[end..];
        Span::new(start, end + rest.len() - rest.trim_start_matches([' ', '\t']).len())
    }
}
