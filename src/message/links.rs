//! The links to media that a message holds.

use super::visit::{Steps, Visit, Walk};
use super::{MediaKind, MediaType, Message};
use crate::diagnostic::Path;

/// A link to media, and where in a message it stands.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MediaLink<'m> {
    /// Where it stands, such as `carousel.cards[0].header.image.link`.
    pub path: Path,
    /// The address as the message has it.
    pub link: &'m str,
    /// What the place takes.
    pub media: &'static MediaType,
}

impl Message {
    /// The links to media in this message, in its own order. Media by id is not among them.
    pub fn media(&self) -> Vec<MediaLink<'_>> {
        let mut links = Links { steps: Steps::new(), found: Vec::new() };
        self.walk(&mut links);
        links.found
    }
}

struct Links<'m> {
    steps: Steps,
    found: Vec<MediaLink<'m>>,
}

impl<'m> Visit<'m> for Links<'m> {
    fn steps(&mut self) -> &mut Steps {
        &mut self.steps
    }

    fn link<K: MediaKind>(&mut self, link: &'m str) {
        self.found.push(MediaLink { path: Path(self.steps.to_vec()), link, media: K::TYPE });
    }
}
