//! Proves many fixes at once, and fewer where that fails.

use super::Fixed;
use super::candidate::Candidate;
use super::proof::Proof;
use super::reading::Budget;
use crate::text::Span;
use std::collections::BTreeMap;

/// Makes as many of the fixes as are proved and do not touch one another. A fix that fails is not
/// tried again on this text.
pub(super) fn settle(proof: &Proof<'_, '_>, candidates: &[Candidate<'_>], budget: &mut Budget) -> Option<Fixed> {
    let mut round = Round { proof, budget, made: Vec::new(), text: None, blamed: Vec::new() };
    let mut left: Vec<&Candidate<'_>> = candidates.iter().collect();
    while !left.is_empty() && round.may_go_on() {
        let (tried, later) = apart(left, &round.made);
        left = later;
        round.prove(tried);
    }
    // To blame a fix is to guess. Where something is made, the next round tries it again.
    if round.made.is_empty() {
        for fix in std::mem::take(&mut round.blamed) {
            if round.made.is_empty() {
                round.prove(vec![fix]);
            }
        }
    }
    let count = round.made.len();
    round.text.map(|text| Fixed { text, count })
}

/// The fixes that touch neither one another nor those that are made; and those that touch a tried
/// one. Who touches what is made waits for the new text.
fn apart<'c, 'r>(
    fixes: Vec<&'c Candidate<'r>>,
    made: &[&'c Candidate<'r>],
) -> (Vec<&'c Candidate<'r>>, Vec<&'c Candidate<'r>>) {
    let mut blocked = Taken::default();
    for fix in made {
        blocked.take(fix);
    }
    let mut taken = Taken::default();
    let (mut tried, mut later) = (Vec::new(), Vec::new());
    for fix in fixes {
        if blocked.touches(fix) {
            continue;
        }
        if taken.touches(fix) {
            later.push(fix);
        } else {
            taken.take(fix);
            tried.push(fix);
        }
    }
    (tried, later)
}

/// Spans of edits, none touching another.
#[derive(Default)]
struct Taken(BTreeMap<u32, u32>);

impl Taken {
    fn take(&mut self, fix: &Candidate<'_>) {
        self.0.extend(fix.edits().iter().map(|edit| (edit.span.start, edit.span.end)));
    }

    fn touches(&self, fix: &Candidate<'_>) -> bool {
        let touched = |span: Span| self.0.range(..=span.end).next_back().is_some_and(|(_, end)| *end >= span.start);
        fix.edits().iter().any(|edit| touched(edit.span))
    }
}

struct Round<'p, 'c, 'r> {
    proof: &'p Proof<'p, 'p>,
    budget: &'p mut Budget,
    made: Vec<&'c Candidate<'r>>,
    /// What comes of those that are made.
    text: Option<String>,
    /// Left out since they seemed to be at fault.
    blamed: Vec<&'c Candidate<'r>>,
}

impl<'c, 'r> Round<'_, 'c, 'r> {
    fn may_go_on(&self) -> bool {
        self.budget.allows_once(self.proof.old.source)
    }

    /// Makes those of the fixes that are proved: all at once, or else without those that are to
    /// blame, or else one half and then the other.
    fn prove(&mut self, fixes: Vec<&'c Candidate<'r>>) {
        let mut open = vec![fixes];
        while let Some(mut fixes) = open.pop().filter(|_| self.may_go_on()) {
            if fixes.is_empty() {
                continue;
            }
            let made = self.made.len();
            let all: Vec<_> = self.made.iter().chain(&fixes).copied().collect();
            match self.proof.of(&all, self.budget) {
                Ok(text) => {
                    self.made = all;
                    self.text = Some(text);
                }
                Err(_) if fixes.len() == 1 => {}
                Err(faults) => {
                    let blamed: Vec<_> = faults.owners().iter().filter_map(|owner| owner.checked_sub(made)).collect();
                    if blamed.is_empty() {
                        let rest = fixes.split_off(fixes.len() / 2);
                        open.extend([rest, fixes]);
                    } else {
                        let mut at = 0..;
                        let (bad, rest) =
                            fixes.into_iter().partition(|_| at.next().is_some_and(|at| blamed.contains(&at)));
                        self.blamed.extend::<Vec<_>>(bad);
                        open.push(rest);
                    }
                }
            }
        }
    }
}
