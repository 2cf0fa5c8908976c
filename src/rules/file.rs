//! What rules about the file behind a link look at.

use super::address::Written;
use crate::diagnostic::{Diagnostic, Path, Rule};
use crate::media::{Fault, MediaFacts, Outcome};
use crate::message::{MediaKind, MediaType};
use crate::text::{Phrase, visible};

/// A link, the place it stands in, and what is known of the file behind it.
pub(crate) struct File<'a> {
    pub(crate) link: Written<'a>,
    pub(crate) media: &'static MediaType,
    outcome: &'a Outcome,
}

impl<'a> File<'a> {
    pub(crate) fn new(link: Written<'a>, media: &'static MediaType, outcome: &'a Outcome) -> Self {
        Self { link, media, outcome }
    }

    /// All that is known.
    pub(crate) fn facts(&self) -> Option<&MediaFacts> {
        self.outcome.as_ref().ok()
    }

    /// What is known of a file that is neither broken nor of a kind that its place does not take:
    /// of those one finding is enough.
    pub(crate) fn fitting(&self) -> Option<&MediaFacts> {
        let sound = self.facts().filter(|facts| facts.damage.is_none())?;
        sound.kind.as_ref().is_none_or(|kind| kind.fits(self.media)).then_some(sound)
    }

    /// The same, where the place takes media of one kind.
    pub(crate) fn fitting_as<K: MediaKind>(&self) -> Option<&MediaFacts> {
        self.fitting().filter(|_| self.media.is::<K>())
    }

    /// Why nothing is known.
    pub(crate) fn fault(&self) -> Option<&Fault> {
        self.outcome.as_ref().err()
    }

    /// A finding about the link, with what the facts were taken from beside it.
    pub(crate) fn finding(&self, rule: &Rule, message: impl Into<Phrase>) -> Diagnostic {
        let finding = Diagnostic::new(rule, Path::default(), message);
        match self.facts().and_then(|facts| facts.origin.as_deref()) {
            Some(origin) => finding.label(Phrase::neutral(visible(origin).into_owned())),
            None => finding,
        }
    }
}
