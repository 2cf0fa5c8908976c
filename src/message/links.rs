//! The links to media that a message holds.

use super::visit::{Here, Visit, Walk};
use super::{MediaKind, MediaType, Message};
use crate::diagnostic::Path;

/// A link to media, and where in a message it stands.
///
/// ```
/// use waml::{Content, Message};
///
/// let message = Message::new(Content::image("https://cdn.example.com/map.png"));
/// let links = message.media();
/// assert_eq!((links[0].path.to_string().as_str(), links[0].media.name), ("image.link", "image"));
/// ```
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
        let mut links = Links(Vec::new());
        self.walk(&Here::Message, &mut links);
        links.0
    }
}

struct Links<'m>(Vec<MediaLink<'m>>);

impl<'m> Visit<'m> for Links<'m> {
    fn link<K: MediaKind>(&mut self, at: &Here<'_>, link: &'m str) {
        self.0.push(MediaLink { path: at.path(), link, media: K::TYPE });
    }
}
