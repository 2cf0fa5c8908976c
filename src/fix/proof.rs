//! Whether a change may be made: the text is changed, read again, and held against the old one.

use super::candidate::Candidate;
use super::change::Change;
use super::faults::Faults;
use super::reading::{Budget, Reading};
use super::regions::Regions;
use super::{dark, findings, kept, values};
use crate::judge::{CompiledDocument, Way};
use crate::text::Source;

/// What changes are tried on.
pub(super) struct Proof<'r, 's> {
    pub(super) old: &'r Reading<'s>,
    pub(super) way: &'r Way<'r>,
    /// Whether the fixes claim to keep what is sent.
    pub(super) safe: bool,
}

impl Proof<'_, '_> {
    /// Makes the edits of some fixes, none touching another, and proves what comes of them.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn of(&self, fixes: &[&Candidate<'_>], budget: &mut Budget) -> Result<String, Faults> {
        let edits: Vec<_> = fixes.iter().map(|fix| fix.edits()).collect();
        let change = Change::of(self.old.source.text(), &edits);
        let source = Source::new(self.old.source.name(), change.text.as_str());
        let new = Reading::of(&source, self.way, budget);
        let mut faults = Faults::default();
        let alike = new.is_whole()
            && new.asked == self.old.asked
            && new.tree.documents().len() == self.old.tree.documents().len();
        if !alike {
            faults.tell(None);
            return Err(faults);
        }
        let regions = Regions::of(&new, &change);
        findings::compare(self.old, &new, &change, fixes, &regions, &mut faults);
        values::compare(self.old, &new, &change, fixes, &mut faults);
        kept::compare(self.old, &new, &change, self.safe, &mut faults);
        dark::check(self.old, &new, &change, &mut faults);
        if self.safe {
            same_messages(self.old, &new, &change, &mut faults);
        }
        if faults.any() { Err(faults) } else { Ok(change.text) }
    }
}

/// Tells documents that could be sent and would now be sent as something else.
fn same_messages(old: &Reading<'_>, new: &Reading<'_>, change: &Change, faults: &mut Faults) {
    for (at, (before, after)) in old.documents.iter().zip(&new.documents).enumerate() {
        if before.is_right() && !is_same(before, after) {
            faults.tell_sole(old.edits_in(at, change));
        }
    }
}

fn is_same(before: &CompiledDocument, after: &CompiledDocument) -> bool {
    before.name == after.name && before.description == after.description && before.sends_the_same(after)
}
