//! A text whose structure fails, read again as if the signs in it were those that are meant.
//!
//! What may be wrong is only suspected (`crate::slips`); the proof is that the text reads better with it
//! mended. Then the mistakes are told in the place of what they led to, and everything else is judged in the
//! mended text and told where it stands in the one that was written.

use super::damage::Damage;
use super::signs::{Faults, Signs};
use super::trial::Trial;
use crate::diagnostic::{Diagnostic, Fix, Place};
use crate::judge::{Compiled, CompiledDocument, Way, ordered};
use crate::rules::syntax;
use crate::slips::{Suspect, suspects};
use crate::text::Source;
use crate::tree::Tree;

/// How many spaces a tab or a wide space in front of a line may be worth; the first that reads well is taken.
const WIDTHS: [usize; 3] = [2, 4, 1];

/// What a text holds: as it was read, or, where its structure fails and mended signs make it whole, as it is
/// read with them.
pub(crate) fn told(mut compiled: Compiled, source: &Source, way: &Way<'_>) -> Compiled {
    if let Some(mended) = Mended::of(source, &compiled, way) {
        return mended.compiled(&compiled, way);
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
    let findings = mended.findings(&written, way);
    let all = mended.suspects.len();
    let chosen: Vec<Suspect> =
        mended.suspects.into_iter().zip(&findings).filter(|(_, finding)| wanted(finding)).map(|(one, _)| one).collect();
    let count = chosen.len();
    let reading = Signs::of(source, &chosen);
    let better = count == all || is_better(&reading, &written, way);
    (count > 0 && better).then(|| (reading.source.into_text(), count))
}

/// Whether a text reads better than as it was written.
fn is_better(reading: &Signs<'_>, written: &Compiled, way: &Way<'_>) -> bool {
    reading.damage(written, way) < Damage::of(reading.written, written, way) && !reading.spoils(way)
}

/// A text as it was meant.
struct Mended<'s> {
    suspects: Vec<Suspect>,
    reading: Signs<'s>,
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
    let mended = Signs::with(source, edits.clone());
    let mut faults = Vec::new();
    let syntax = way.syntax_of(&mended.source);
    let found = Tree::parse(&mended.source, syntax, &mut faults).pointer_at(first);
    if let Place::Text { pointer, .. } = &mut finding.primary.place {
        *pointer = found;
    }
}

/// Whether a text has anything that may be wrong.
pub(crate) fn may_be_wrong(source: &Source, way: &Way<'_>) -> bool {
    !suspects(source.text(), way.syntax_of(source), WIDTHS[0]).is_empty()
}

impl<'s> Mended<'s> {
    /// Mends a text. `None` where it has no mistake of this sort.
    fn of(source: &'s Source, written: &Compiled, way: &Way<'_>) -> Option<Self> {
        let before = Damage::of(source, written, way);
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
        let reading = Signs::of(source, &suspects);
        let kept = super::keeps_comments(source, &reading.source, &reading.edits, way);
        kept.then_some(Self { suspects, reading, damage })
    }

    /// What is said about the mistakes.
    fn findings(&self, written: &Compiled, way: &Way<'_>) -> Vec<Diagnostic> {
        let reading = &self.reading;
        let tree = Tree::parse(&reading.source, way.syntax_of(&reading.source), &mut Vec::new());
        let told = self.suspects.iter().map(|suspect| {
            let pointer = tree.pointer_at(reading.forth(suspect.end()));
            suspect.told(reading.written.text(), &pointer)
        });
        let mut told: Vec<_> = told.collect();
        if !self.is_safe(&told, written, way) {
            told.iter_mut().filter_map(|finding| finding.fix.as_mut()).for_each(|fix| fix.safe = false);
        }
        told
    }

    /// Whether those fixes that are safe by their kind mend something without the others, and leave a text that can be
    /// read.
    fn is_safe(&self, told: &[Diagnostic], written: &Compiled, way: &Way<'_>) -> bool {
        let safe = told.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe);
        let edits: Vec<_> = safe.flat_map(|fix| fix.edits.iter().cloned()).collect();
        self.damage.hiding == 0 && is_better(&Signs::with(self.reading.written, edits), written, way)
    }

    /// What the text holds with the mistakes told.
    fn compiled(&self, written: &Compiled, way: &Way<'_>) -> Compiled {
        let reading = &self.reading;
        let mut compiled = way.compile(&reading.source);
        compiled.untried = super::keep_proved(&mut compiled.findings, &reading.source, way);
        let mut findings = self.findings(written, way);
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
            Faults::of(&Signs::with(written, fix.edits.clone()).source, way)
        });
        if after.is_none_or(|after| after.are_more_than(before)) {
            finding.fix = None;
        }
    }
}
