//! Which of the signs that may be wrong a text reads better without.

use super::damage::{self, Damage};
use super::signs::Signs;
use crate::diagnostic::{Diagnostic, Place};
use crate::judge::{Compiled, Way};
use crate::rules::shape;
use crate::slips::{Suspect, suspects};
use crate::text::Source;

/// With more suspects than these it is not asked of each whether it is needed.
const ASKED: usize = 12;

/// Tries which suspects a text reads better with.
pub(super) struct Trial<'t, 's> {
    pub(super) source: &'s Source,
    pub(super) written: &'t Compiled,
    pub(super) way: &'t Way<'t>,
    pub(super) before: Damage,
}

impl Trial<'_, '_> {
    /// The suspects without which a text reads worse, and how it reads with them. `None` where they mend nothing.
    /// `width` is how many spaces a tab or a wide space in front of a line is worth.
    pub(super) fn needed(&self, width: usize) -> Option<(Damage, Vec<Suspect>)> {
        let mut kept = self.harmless(suspects(self.source.text(), self.way.syntax_of(self.source), width));
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

    /// The suspects without the bold ones that lead to a further mistake. Mistakes that stand elsewhere, and only show
    /// since the text can be read, say nothing against them.
    fn harmless(&self, all: Vec<Suspect>) -> Vec<Suspect> {
        let (bold, mut kept): (Vec<_>, Vec<_>) = all.into_iter().partition(Suspect::is_bold);
        let plain = self.damage(&kept);
        let count = kept.len();
        kept.extend(bold);
        while kept.len() > count {
            let damage = self.damage(&kept);
            let reading = Signs::of(self.source, &kept);
            let spoils = reading.spoils(self.way);
            if damage.is_surely_less(plain) && !spoils {
                break;
            }
            let before = kept.len();
            let found = damage::of_structure(&reading.source, self.way);
            kept.retain(|one| !one.is_bold() || found.as_ref().is_some_and(|found| !leads_to(one, &reading, found)));
            if kept.len() == before {
                if spoils || !damage.shows_more(plain) {
                    kept.truncate(count);
                }
                break;
            }
        }
        kept.sort_by_key(Suspect::start);
        kept
    }

    fn damage(&self, kept: &[Suspect]) -> Damage {
        if kept.is_empty() { self.before } else { Signs::of(self.source, kept).damage(self.written, self.way) }
    }
}

/// Whether one of these findings comes of what a suspect makes of its place.
fn leads_to(suspect: &Suspect, reading: &Signs<'_>, found: &[Diagnostic]) -> bool {
    let places: Vec<_> = suspect.places().map(|span| reading.touched(span)).collect();
    found.iter().any(|finding| {
        let Place::Text { span, .. } = finding.primary.place else { return false };
        if finding.is_of(&[&shape::missing_key::RULE]) {
            // What came into another object is missing where it was.
            return suspect.moves_lines();
        }
        places.iter().any(|place| place.start <= span.start && span.start <= place.end)
    })
}
