//! Whether a change may be made: the text is changed, read again, and held against the old one.

use super::change::{Candidate, Change, Edited};
use super::reading::{Budget, Reading};
use super::regions::Regions;
use super::{comments, dark, findings, values};
use crate::compile::{Document, Way};
use crate::source::Source;
use std::collections::BTreeSet;

/// What changes are tried on.
pub(super) struct Proof<'r, 's> {
    pub(super) old: &'r Reading<'s>,
    pub(super) way: &'r Way<'r>,
    /// Whether the fixes claim to keep what is sent.
    pub(super) safe: bool,
}

/// What is wrong with a change: which of its fixes are at fault, as far as that can be told.
#[derive(Debug, Default)]
pub(super) struct Faults {
    any: bool,
    owners: BTreeSet<usize>,
}

impl Faults {
    /// Tells a fault, and the edit that is to blame where one is.
    pub(super) fn tell(&mut self, edit: Option<&Edited>) {
        self.blame(edit.map(|edit| edit.owner));
    }

    /// Tells a fault that some edits touch; one is to blame where no other fix comes in question.
    pub(super) fn tell_sole(&mut self, edits: &[Edited]) {
        let owner = edits.first().map(|edit| edit.owner);
        self.blame(owner.filter(|owner| edits.iter().all(|edit| edit.owner == *owner)));
    }

    /// Tells a fault, and the fix that is to blame where one is.
    pub(super) fn blame(&mut self, owner: Option<usize>) {
        self.any = true;
        self.owners.extend(owner);
    }

    /// Whether anything is wrong.
    pub(super) fn any(&self) -> bool {
        self.any
    }

    /// The fixes that are to blame; none where nobody knows.
    pub(super) fn owners(&self) -> &BTreeSet<usize> {
        &self.owners
    }
}

impl Proof<'_, '_> {
    /// Makes the edits of some fixes, none touching another, and proves what comes of them.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn of(&self, fixes: &[&Candidate<'_>], budget: &mut Budget) -> Result<String, Faults> {
        let change = Change::of(self.old.source.text(), fixes);
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
        comments::compare(self, &new, &change, &mut faults);
        dark::check(self.old, &new, &change, &mut faults);
        if self.safe {
            same_messages(self.old, &new, &change, &mut faults);
        }
        if faults.any { Err(faults) } else { Ok(change.text) }
    }
}

/// Tells documents that could be sent and would now be sent as something else.
fn same_messages(old: &Reading<'_>, new: &Reading<'_>, change: &Change, faults: &mut Faults) {
    for (at, (before, after)) in old.documents.iter().zip(&new.documents).enumerate() {
        if before.message.is_some() && !is_same(before, after) {
            faults.tell_sole(old.edits_in(at, change));
        }
    }
}

fn is_same(before: &Document, after: &Document) -> bool {
    before.name == after.name
        && before.description == after.description
        && before.message.as_deref() == after.message.as_deref()
}
