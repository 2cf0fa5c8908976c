//! Mends texts: edits change some bytes, everything else stays as it was, and what comes out is
//! proved before anybody gets to see it.
//!
//! Whoever finds a mistake may propose how to mend it. Here a proposal is tried: the [`change`] is
//! made, the new text is read like the old one ([`reading`]), and both are held against each other
//! ([`proof`]). So a proposal may be wrong without harm.

mod batch;
mod candidate;
mod change;
mod comments;
mod damage;
mod dark;
mod faults;
mod findings;
mod kept;
pub(crate) mod mended;
mod proof;
mod reading;
mod regions;
mod signs;
#[cfg(test)]
mod tests;
mod trial;
mod uses;
mod values;

use crate::diagnostic::{Diagnostic, Edit};
use crate::judge::Way;
use crate::text::Source;
use candidate::Candidate;
use change::Change;
use faults::Faults;
use proof::Proof;
use reading::{Budget, Reading};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Bytes of text that are read to mend one text. What is left to do then is left undone.
const MENDING: usize = 64 << 20;

/// Bytes of text that are read to try out, each on its own, the fixes of one text that is only
/// reported on.
const REPORTING: usize = 32 << 20;

/// Which fixes are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixes {
    /// Those that surely keep what the author meant.
    Safe,
    /// All.
    All,
}

/// A text that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many fixes went into it.
    pub count: usize,
}

/// Mends the findings of a text that are wanted, round after round until nothing is left to mend.
pub(crate) fn mend(
    source: &Source,
    way: &Way<'_>,
    which: Fixes,
    wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Option<Fixed> {
    let mut budget = Budget::of(MENDING);
    let mut states = vec![State::of(Source::new(source.name(), source.text()), 0, way)];
    while let Some(latest) = states.last()
        && let Some(fixed) = round(&latest.source, way, which, wanted, &mut budget)
    {
        let next = State::of(Source::new(source.name(), fixed.text), latest.count + fixed.count, way);
        // Fixes that undo each other leave what was there before them.
        if let Some(before) = states.iter().position(|state| state.look == next.look) {
            states.truncate(before + 1);
            break;
        }
        states.push(next);
    }
    let State { source: mended, count, .. } = states.pop()?;
    (mended.text() != source.text()).then(|| Fixed { text: mended.into_text(), count })
}

/// A text between two rounds.
struct State {
    source: Source,
    /// How many fixes went into it.
    count: usize,
    /// What of it tells it from others: its lines, but for their indentation, and what is found in them.
    look: u64,
}

impl State {
    fn of(source: Source, count: usize, way: &Way<'_>) -> Self {
        let mut hasher = DefaultHasher::new();
        source.text().lines().for_each(|line| line.trim_start().hash(&mut hasher));
        for finding in way.compile(&source).findings {
            let line = source.position(reading::span(&finding).start as usize).line;
            (finding.code, line, findings::pointer(&finding)).hash(&mut hasher);
        }
        Self { look: hasher.finish(), source, count }
    }
}

/// One round of fixes that are not in each other's way. Safe ones go first, so that their proof is
/// not weakened by others.
fn round(
    source: &Source,
    way: &Way<'_>,
    which: Fixes,
    wanted: &dyn Fn(&Diagnostic) -> bool,
    budget: &mut Budget,
) -> Option<Fixed> {
    if !budget.allows(source) {
        return None;
    }
    // What hides the structure of a text goes first; it brings its own proof.
    let chosen = |finding: &Diagnostic| {
        wanted(finding) && finding.fix.as_ref().is_some_and(|fix| fix.safe || which == Fixes::All)
    };
    budget.look(source);
    if mended::may_be_wrong(source, way) {
        budget.take(source);
        if let Some((text, count)) = mended::fixed(source, way, chosen) {
            return Some(Fixed { text, count });
        }
    }
    let old = Reading::of(source, way, budget);
    let safes: &[bool] = if which == Fixes::All { &[true, false] } else { &[true] };
    safes.iter().find_map(|&safe| {
        let candidates = Candidate::of(&old, |finding| wanted(finding), safe);
        batch::settle(&Proof { old: &old, way, safe }, &candidates, budget)
    })
}

/// Whether edits make one text of another without losing a comment.
pub(crate) fn keeps_comments(written: &Source, mended: &Source, edits: &[Edit], way: &Way<'_>) -> bool {
    if !written.text().contains('#') {
        return true;
    }
    let mut once = Budget::of(usize::MAX);
    let (old, new) = (Reading::of(written, way, &mut once), Reading::of(mended, way, &mut once));
    let change = Change::of(written.text(), &[edits]);
    let mut faults = Faults::default();
    kept::compare(&old, &new, &change, true, &mut faults);
    !faults.any()
}

/// Takes away every fix that does not pass the proof on its own, and those that there is no time to prove; says how many
/// these are.
pub(crate) fn keep_proved(findings: &mut [Diagnostic], source: &Source, way: &Way<'_>) -> usize {
    keep_proved_within(Budget::of(REPORTING), findings, source, way)
}

fn keep_proved_within(mut budget: Budget, findings: &mut [Diagnostic], source: &Source, way: &Way<'_>) -> usize {
    let fixable: Vec<_> = findings.iter_mut().filter(|finding| finding.fix.is_some()).collect();
    if fixable.is_empty() || !budget.allows(source) {
        let untried = fixable.len();
        for finding in fixable {
            finding.fix = None;
        }
        return untried;
    }
    let old = Reading::of(source, way, &mut budget);
    let candidates = [false, true].map(|safe| Candidate::of(&old, |_| true, safe));
    let mut known = HashMap::new();
    let mut untried = if old.is_whole() { 0 } else { fixable.len() };
    for finding in fixable {
        let Some(fix) = &finding.fix else { continue };
        let found = candidates[usize::from(fix.safe)].iter().find(|candidate| candidate.edits() == fix.edits);
        let proof = Proof { old: &old, way, safe: fix.safe };
        let mut try_out = |candidate: &Candidate<'_>| {
            *known.entry((fix.safe, candidate.edits().to_vec())).or_insert_with(|| {
                let is_tried = budget.allows_once(source);
                untried += usize::from(!is_tried);
                is_tried && proof.of(&[candidate], &mut budget).is_ok()
            })
        };
        if !found.is_some_and(&mut try_out) {
            finding.fix = None;
        }
    }
    untried
}
