//! The links to media that a message holds.

use super::{ButtonHeader, CardHeader, Content, Header, Media, MediaKind, MediaSource, MediaType, Message};
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
        let top = || Path::default().then(self.content.kind());
        match &self.content {
            Content::Image(media) => vec![at(top(), media)],
            Content::Video(media) => vec![at(top(), media)],
            Content::Audio(media) => vec![at(top(), media)],
            Content::Document(media) => vec![at(top(), media)],
            Content::Template(template) => header(&top(), template.header.as_ref()),
            Content::CtaUrl(cta_url) => header(&top(), cta_url.header.as_ref()),
            Content::Carousel(carousel) => {
                let cards = carousel.cards.iter().enumerate();
                cards.map(|(index, card)| card_header(top().then("cards").then(index), &card.header)).collect()
            }
            Content::Button(button) => button_header(&top(), button.header.as_ref()).into_iter().collect(),
            Content::Text(_) | Content::List(_) => Vec::new(),
        }
    }
}

fn at<K: MediaKind>(path: Path, media: &Media<K>) -> MediaLink<'_> {
    MediaLink { path: path.then("link"), link: media.as_str(), media: K::TYPE }
}

fn header<'m, L>(path: &Path, header: Option<&'m Header<L>>) -> Vec<MediaLink<'m>> {
    let path = |kind: &'static str| path.clone().then("header").then(kind);
    match header {
        Some(Header::Image(media)) => vec![at(path("image"), media)],
        Some(Header::Video(media)) => vec![at(path("video"), media)],
        Some(Header::Document(media)) => vec![at(path("document"), media)],
        Some(Header::Text(_)) | None => Vec::new(),
    }
}

fn card_header(card: Path, header: &CardHeader) -> MediaLink<'_> {
    let path = card.then("header");
    match header {
        CardHeader::Image(media) => at(path.then("image"), media),
        CardHeader::Video(media) => at(path.then("video"), media),
    }
}

fn button_header<'m>(path: &Path, header: Option<&'m ButtonHeader>) -> Option<MediaLink<'m>> {
    let path = |kind: &'static str| path.clone().then("header").then(kind);
    match header? {
        ButtonHeader::Image(source) => by_link(path("image"), source),
        ButtonHeader::Video(source) => by_link(path("video"), source),
        ButtonHeader::Document(source) => by_link(path("document"), source),
        ButtonHeader::Text(_) => None,
    }
}

fn by_link<K: MediaKind>(path: Path, source: &MediaSource<K>) -> Option<MediaLink<'_>> {
    match source {
        MediaSource::Link(media) => Some(at(path, media)),
        MediaSource::Id(_) => None,
    }
}
