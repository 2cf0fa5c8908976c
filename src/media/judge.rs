//! The rules over facts, asked about every link of a message.

use super::{Fault, Inspect, MediaFacts, Outcome};
use crate::diagnostic::{Diagnostic, Path, Place, Rule};
use crate::message::{MediaKind, MediaType, Message};
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, Written};

/// A link, the place it stands in, and what is known of the file behind it.
pub(crate) struct File<'a> {
    pub(crate) link: Written<'a>,
    pub(crate) media: &'static MediaType,
    outcome: &'a Outcome,
}

impl File<'_> {
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
    pub(crate) fn finding(&self, rule: &Rule, message: impl Into<String>) -> Diagnostic {
        let finding = Diagnostic::new(rule, Path::default(), message);
        match self.facts().and_then(|facts| facts.origin.as_deref()) {
            Some(origin) => finding.label(crate::source::visible(origin)),
            None => finding,
        }
    }
}

/// Adds what is known to be wrong with the media of a message, and takes back what was said for
/// want of that knowledge.
pub(crate) fn judge(message: &Message, inspect: &dyn Inspect, options: Options, findings: &mut Vec<Diagnostic>) {
    let wanted = Wanted::all(options);
    for place in message.media() {
        // What is no address leads to no file, and is told as such.
        if !Written::new(place.link).is_address() {
            continue;
        }
        for outcome in inspect.inspect(place.link) {
            let file = File { link: Written::new(place.link), media: place.media, outcome: &outcome };
            let mut found = Vec::new();
            rules::media_file(&file, wanted, &mut found);
            if file.fitting().is_some_and(|facts| facts.kind.is_some()) {
                findings.retain(|finding| !says_type_unknown(finding, &place.path));
            }
            for finding in &mut found {
                finding.put_under(&place.path.0);
            }
            findings.append(&mut found);
        }
    }
}

/// Whether a finding is about a link that does not show the type of its file.
fn says_type_unknown(finding: &Diagnostic, link: &Path) -> bool {
    let here = matches!(&finding.primary.place, Place::Message { path, .. } if path == link);
    here && finding.is_of(&[&rules::media::no_extension::RULE])
}
