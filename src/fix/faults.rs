//! What a proof finds wrong, and which fixes are to blame.

use super::change::Edited;
use std::collections::BTreeSet;

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
