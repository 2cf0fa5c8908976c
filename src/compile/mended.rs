//! A text whose structure fails, read again as if the signs in it were those that are meant.
//!
//! What may be wrong is only suspected ([`crate::mend`]); the proof is that the text reads better with it
//! mended. Then the mistakes are told in the place of what they led to, and everything else is judged in the
//! mended text and told where it stands in the one that was written.

use super::{Compiled, ordered};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place, Severity};
use crate::mend::{Suspect, suspects};
use crate::rules::syntax;
use crate::source::{Source, Span};
use crate::tree::{Syntax, Tree};
use std::cmp::Ordering;

/// How many spaces a tab or a wide space in front of a line may be worth; the first that reads well is taken.
const WIDTHS: [usize; 3] = [2, 4, 1];

/// With more suspects than these it is not asked of each whether it is needed.
const ASKED: usize = 12;

/// What a text holds: as it was read, or, where its structure fails and mended signs make it whole, as it is
/// read with them.
pub(super) fn told(
    compiled: Compiled,
    source: &Source,
    syntax: Syntax,
    again: impl Fn(&Source) -> Compiled,
) -> Compiled {
    let before = Damage::of(&compiled);
    if before.is_none() {
        return compiled;
    }
    let mut compiled = compiled;
    let nowhere = compiled.findings.iter_mut().filter(|finding| is_nowhere(finding));
    nowhere.take(POINTED).for_each(|finding| point(finding, source, syntax));
    let mut best: Option<(Damage, Vec<Suspect>)> = None;
    for width in WIDTHS {
        let Some((damage, needed)) = needed(source, syntax, width, before, &again) else { continue };
        if best.as_ref().is_none_or(|(least, _)| damage < *least) {
            best = Some((damage, needed));
        }
        if damage.is_none() {
            break;
        }
    }
    match best {
        Some((damage, needed)) => Reading::of(source, &needed).compiled(&needed, damage, syntax, &again),
        None => compiled,
    }
}

/// Of so many faults that hide where they stand it is looked up.
const POINTED: usize = 8;

/// Whether a fault came before its place was known, and a change is that would show it.
fn is_nowhere(finding: &Diagnostic) -> bool {
    let unknown = matches!(&finding.primary.place, Place::Text { pointer, .. } if pointer.is_empty());
    unknown && finding.fix.is_some() && finding.code == syntax::yaml::RULE.code
}

/// Gives a fault the pointer that its place has once it is mended.
fn point(finding: &mut Diagnostic, source: &Source, syntax: Syntax) {
    let Some(Fix { edits, .. }) = &finding.fix else { return };
    let Some(first) = edits.first().map(|edit| edit.span.start as usize) else { return };
    let mended = Reading::with(source, edits.clone());
    let mut faults = Vec::new();
    let found = Tree::parse(&mended.source, syntax, &mut faults).pointer_at(first);
    if let Place::Text { pointer, .. } = &mut finding.primary.place {
        *pointer = found;
    }
}

/// How badly a structure fails: the faults that hide what stands in a document, and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Damage {
    hiding: usize,
    others: usize,
}

impl Damage {
    fn of(compiled: &Compiled) -> Self {
        let errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let mut damage = Self { hiding: 0, others: 0 };
        for finding in errors {
            let shape = finding.code.starts_with("shape/");
            let root = matches!(&finding.primary.place, Place::Text { pointer, .. } if pointer.is_empty());
            if finding.code.starts_with("syntax/") || (shape && root) {
                damage.hiding += 1;
            } else if shape {
                damage.others += 1;
            }
        }
        damage
    }

    fn is_none(self) -> bool {
        self.hiding + self.others == 0
    }

    /// Whether a reading is worse for what a bold suspect does to it.
    fn sum(self) -> usize {
        self.hiding + self.others
    }
}

/// The suspects without which a text reads worse, and how it reads with them. `None` where they mend nothing.
fn needed(
    source: &Source,
    syntax: Syntax,
    width: usize,
    before: Damage,
    again: &impl Fn(&Source) -> Compiled,
) -> Option<(Damage, Vec<Suspect>)> {
    let mut kept = suspects(source.text(), syntax, width);
    let damage = |kept: &[Suspect]| Damage::of(&again(&Reading::of(source, kept).source));
    if kept.iter().any(Suspect::is_bold) {
        let plain: Vec<Suspect> =
            suspects(source.text(), syntax, width).into_iter().filter(|one| !one.is_bold()).collect();
        let (with, without) = (damage(&kept), if plain.is_empty() { before } else { damage(&plain) });
        if with.sum() >= without.sum() {
            kept = plain;
        }
    }
    if kept.is_empty() {
        return None;
    }
    let mut least = damage(&kept);
    if kept.len() <= ASKED {
        let mut at = 0;
        while at < kept.len() {
            let one = kept.remove(at);
            let without = if kept.is_empty() { before } else { damage(&kept) };
            if without > least {
                kept.insert(at, one);
                at += 1;
            } else {
                least = without;
            }
        }
    }
    (least < before).then_some((least, kept))
}

/// A text with some of its signs mended, and the way back.
struct Reading<'s> {
    written: &'s Source,
    source: Source,
    /// What was changed, in order.
    edits: Vec<Edit>,
}

impl<'s> Reading<'s> {
    fn of(written: &'s Source, suspects: &[Suspect]) -> Self {
        Self::with(written, suspects.iter().flat_map(Suspect::edits).cloned().collect())
    }

    fn with(written: &'s Source, mut edits: Vec<Edit>) -> Self {
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

    /// What the text holds with the mistakes told.
    fn compiled(
        &self,
        suspects: &[Suspect],
        damage: Damage,
        syntax: Syntax,
        again: &impl Fn(&Source) -> Compiled,
    ) -> Compiled {
        let mut compiled = again(&self.source);
        let tree = Tree::parse(&self.source, syntax, &mut Vec::new());
        let told = suspects.iter().map(|suspect| {
            let pointer = tree.pointer_at(self.forth(suspect.end()));
            let mut finding = suspect.told(self.written.text(), &pointer);
            if let Some(fix) = &mut finding.fix {
                fix.safe &= damage.hiding == 0;
            }
            finding
        });
        let safe = told.clone().all(|finding| finding.fix.is_some_and(|fix| fix.safe));
        let mut findings: Vec<Diagnostic> = told.collect();
        findings.extend(compiled.findings.into_iter().map(|finding| self.back(finding, safe)));
        for document in &mut compiled.documents {
            document.message = None;
        }
        let (findings, omitted) = ordered(findings);
        Compiled { findings, omitted: omitted + compiled.omitted, ..compiled }
    }

    /// A finding about the mended text where it stands in the one that was written.
    fn back(&self, mut finding: Diagnostic, safe: bool) -> Diagnostic {
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
    fn forth(&self, place: usize) -> usize {
        let before = self.edits.iter().take_while(|edit| edit.span.end as usize <= place);
        let grown: isize =
            before.map(|edit| edit.text.len().cast_signed() - edit.span.range().len().cast_signed()).sum();
        place.wrapping_add_signed(grown)
    }
}
