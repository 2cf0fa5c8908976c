//! A text whose structure fails, read again as if the signs in it were those that are meant.
//!
//! What may be wrong is only suspected (`crate::slips`); the proof is that the text reads better with it
//! mended. Then the mistakes are told in the place of what they led to, and everything else is judged in the
//! mended text and told where it stands in the one that was written.

use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place, Severity};
use crate::judge::{Compiled, CompiledDocument, Way, ordered};
use crate::rules::{param, shape, syntax};
use crate::slips::{Suspect, suspects};
use crate::text::{Source, Span};
use crate::tree::Tree;
use std::cmp::Ordering;

/// How many spaces a tab or a wide space in front of a line may be worth; the first that reads well is taken.
const WIDTHS: [usize; 3] = [2, 4, 1];

/// With more suspects than these it is not asked of each whether it is needed.
const ASKED: usize = 12;

/// What a text holds: as it was read, or, where its structure fails and mended signs make it whole, as it is
/// read with them.
pub(crate) fn told(mut compiled: Compiled, source: &Source, way: &Way<'_>) -> Compiled {
    if let Some(mended) = Mended::of(source, &compiled, way) {
        return mended.compiled(way);
    }
    let nowhere = compiled.findings.iter_mut().filter(|finding| is_nowhere(finding));
    nowhere.take(POINTED).for_each(|finding| point(finding, source, way));
    compiled.untried = super::keep_proved(&mut compiled.findings, source, way);
    compiled
}

/// A text that [may be wrong](may_be_wrong) with some of its mistakes mended: those that are wanted, and how many
/// they are. `None` where none is, or where the text reads no better with the others in it.
pub(crate) fn fixed(source: &Source, way: &Way<'_>, wanted: impl Fn(&Diagnostic) -> bool) -> Option<(String, usize)> {
    let written = way.compile(source);
    let mended = Mended::of(source, &written, way)?;
    let findings = mended.findings(way);
    let all = mended.suspects.len();
    let chosen: Vec<Suspect> =
        mended.suspects.into_iter().zip(&findings).filter(|(_, finding)| wanted(finding)).map(|(one, _)| one).collect();
    let count = chosen.len();
    let reading = Reading::of(source, &chosen);
    let better = count == all || (reading.damage(&written, way) < Damage::of(&written) && !reading.spoils(way));
    (count > 0 && better).then(|| (reading.source.into_text(), count))
}

/// A text as it was meant.
struct Mended<'s> {
    suspects: Vec<Suspect>,
    reading: Reading<'s>,
    damage: Damage,
}

/// Bytes of text that are read to try out fixes of a text in which signs are wrong.
const TRYING: usize = 16 << 20;

/// Of so many faults that hide where they stand it is looked up.
const POINTED: usize = 8;

/// Whether a fault came before its place was known, and a change is that would show it.
fn is_nowhere(finding: &Diagnostic) -> bool {
    let unknown = matches!(&finding.primary.place, Place::Text { pointer, .. } if pointer.is_empty());
    unknown && finding.fix.is_some() && finding.code == syntax::yaml::RULE.code
}

/// Gives a fault the pointer that its place has once it is mended.
fn point(finding: &mut Diagnostic, source: &Source, way: &Way<'_>) {
    let Some(Fix { edits, .. }) = &finding.fix else { return };
    let Some(first) = edits.first().map(|edit| edit.span.start as usize) else { return };
    let mended = Reading::with(source, edits.clone());
    let mut faults = Vec::new();
    let syntax = way.syntax_of(&mended.source);
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
    const BEYOND: Self = Self { hiding: usize::MAX / 4, others: 0 };

    fn of(compiled: &Compiled) -> Self {
        let errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let mut damage = Self { hiding: 0, others: 0 };
        for finding in errors {
            // A name that is none may be one with a sign behind it that is none.
            let shape = finding.is_of(shape::RULES) || finding.is_of(&[&param::name::RULE]);
            let root = matches!(&finding.primary.place, Place::Text { pointer, .. } if pointer.is_empty());
            if shape && root {
                // What is no object at all is farther off than one with a fault in it.
                damage.hiding += 2;
            } else if finding.is_of(syntax::RULES) {
                damage.hiding += 1;
            } else if shape {
                // What is surely another word is not as bad as what nobody knows.
                damage.others += if finding.fix.is_some() { 1 } else { 3 };
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

/// Whether a text has anything that may be wrong.
pub(crate) fn may_be_wrong(source: &Source, way: &Way<'_>) -> bool {
    !suspects(source.text(), way.syntax_of(source), WIDTHS[0]).is_empty()
}

impl<'s> Mended<'s> {
    /// Mends a text. `None` where it has no mistake of this sort.
    fn of(source: &'s Source, written: &Compiled, way: &Way<'_>) -> Option<Self> {
        let before = Damage::of(written);
        if before.is_none() || !may_be_wrong(source, way) {
            return None;
        }
        let trial = Trial { source, written, way, before };
        let mut best: Option<(Damage, Vec<Suspect>)> = None;
        for width in WIDTHS {
            let Some((damage, needed)) = trial.needed(width) else { continue };
            if best.as_ref().is_none_or(|(least, _)| damage < *least) {
                best = Some((damage, needed));
            }
            if damage.is_none() {
                break;
            }
        }
        let (damage, suspects) = best?;
        let reading = Reading::of(source, &suspects);
        let kept = super::keeps_comments(source, &reading.source, &reading.edits, way);
        kept.then_some(Self { suspects, reading, damage })
    }

    /// What is said about the mistakes.
    fn findings(&self, way: &Way<'_>) -> Vec<Diagnostic> {
        let reading = &self.reading;
        let tree = Tree::parse(&reading.source, way.syntax_of(&reading.source), &mut Vec::new());
        let told = self.suspects.iter().map(|suspect| {
            let pointer = tree.pointer_at(reading.forth(suspect.end()));
            suspect.told(reading.written.text(), &pointer)
        });
        let mut told: Vec<_> = told.collect();
        if !self.is_safe(&told, way) {
            told.iter_mut().filter_map(|finding| finding.fix.as_mut()).for_each(|fix| fix.safe = false);
        }
        told
    }

    /// Whether those fixes that are safe by their kind leave a text that can be read.
    fn is_safe(&self, told: &[Diagnostic], way: &Way<'_>) -> bool {
        let safe = told.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe);
        let edits: Vec<_> = safe.flat_map(|fix| fix.edits.iter().cloned()).collect();
        self.damage.hiding == 0 && !Reading::with(self.reading.written, edits).spoils(way)
    }

    /// What the text holds with the mistakes told.
    fn compiled(&self, way: &Way<'_>) -> Compiled {
        let reading = &self.reading;
        let mut compiled = way.compile(&reading.source);
        compiled.untried = super::keep_proved(&mut compiled.findings, &reading.source, way);
        let mut findings = self.findings(way);
        let safe = findings.iter().all(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe));
        let mut others: Vec<_> = compiled.findings.into_iter().map(|finding| reading.back(finding, safe)).collect();
        keep_readable(&mut others, reading.written, way);
        findings.extend(others);
        compiled.documents.iter_mut().for_each(CompiledDocument::refuse);
        let (findings, omitted) = ordered(findings);
        Compiled { findings, omitted: omitted + compiled.omitted, ..compiled }
    }
}

/// Takes away the fixes after which a text could be read no more, signs in it being wrong as they are; and those
/// that there is no time to try.
fn keep_readable(findings: &mut [Diagnostic], written: &Source, way: &Way<'_>) {
    let before = Faults::of(written, way);
    let mut left = TRYING;
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let after = left.checked_sub(written.text().len() + 1).map(|rest| {
            left = rest;
            Faults::of(&Reading::with(written, fix.edits.clone()).source, way)
        });
        if after.is_none_or(|after| after.are_more_than(before)) {
            finding.fix = None;
        }
    }
}

/// What keeps a text from being read, by any parser of its syntax.
#[derive(Clone, Copy)]
struct Faults {
    syntax: usize,
    /// Keys over several lines: not all parsers know them.
    long_keys: usize,
}

impl Faults {
    fn of(source: &Source, way: &Way<'_>) -> Self {
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

    fn are_more_than(self, before: Self) -> bool {
        self.syntax > before.syntax || self.long_keys > before.long_keys
    }
}

/// Tries which suspects a text reads better with.
struct Trial<'t, 's> {
    source: &'s Source,
    written: &'t Compiled,
    way: &'t Way<'t>,
    before: Damage,
}

impl Trial<'_, '_> {
    /// The suspects without which a text reads worse, and how it reads with them. `None` where they mend nothing.
    fn needed(&self, width: usize) -> Option<(Damage, Vec<Suspect>)> {
        let mut kept = self.suspects(width);
        if kept.iter().any(Suspect::is_bold) {
            let mut plain = self.suspects(width);
            plain.retain(|one| !one.is_bold());
            let worse = self.damage(&kept).sum() >= self.damage(&plain).sum();
            if worse || Reading::of(self.source, &kept).spoils(self.way) {
                kept = plain;
            }
        }
        let mut least = self.damage(&kept);
        let mut at = if kept.len() <= ASKED { 0 } else { kept.len() };
        while at < kept.len() {
            let one = kept.remove(at);
            let without = self.damage(&kept);
            if without > least {
                kept.insert(at, one);
                at += 1;
            } else {
                least = without;
            }
        }
        (least < self.before).then_some((least, kept))
    }

    fn suspects(&self, width: usize) -> Vec<Suspect> {
        suspects(self.source.text(), self.way.syntax_of(self.source), width)
    }

    fn damage(&self, kept: &[Suspect]) -> Damage {
        if kept.is_empty() { self.before } else { Reading::of(self.source, kept).damage(self.written, self.way) }
    }
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

    /// How badly its structure still fails: without measure where a message that could be sent is another one.
    fn damage(&self, written: &Compiled, way: &Way<'_>) -> Damage {
        let mended = way.compile(&self.source);
        let same = |(old, new): (&CompiledDocument, &CompiledDocument)| !old.is_right() || old.sends_the_same(new);
        let kept = written.documents.iter().zip(&mended.documents).all(same);
        let gone = written.documents.iter().skip(mended.documents.len()).any(CompiledDocument::is_right);
        if kept && !gone { Damage::of(&mended) } else { Damage::BEYOND }
    }

    /// Whether the text could be read as it was written, and can no more.
    fn spoils(&self, way: &Way<'_>) -> bool {
        let before = Faults::of(self.written, way);
        before.syntax == 0 && Faults::of(&self.source, way).are_more_than(before)
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
