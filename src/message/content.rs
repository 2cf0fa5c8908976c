//! What becomes the content of a message, and how.

use super::bounded::Text;
use super::{
    Audio, Button, Carousel, Content, CtaUrl, Document, Image, List, Media, Message, Recipient, ReplyCarousel,
    Template, UrlCarousel, Video,
};
use crate::limits;

impl Message {
    /// A message to one recipient: country code and number, digits only.
    pub fn to(to: impl Into<Recipient>, content: impl Into<Content>) -> Self {
        Self { to: Some(to.into()), content: content.into() }
    }

    /// A message whose recipient will be given later, by
    /// [`Checked::addressed`](crate::Checked::addressed).
    pub fn new(content: impl Into<Content>) -> Self {
        Self { to: None, content: content.into() }
    }
}

impl Content {
    /// Plain text.
    pub fn text(text: impl Into<Text<limits::text::Body>>) -> Self {
        Self::Text(text.into())
    }

    /// An image at an address.
    pub fn image(link: impl Into<String>) -> Self {
        Self::Image(Media::link(link))
    }

    /// A video at an address.
    pub fn video(link: impl Into<String>) -> Self {
        Self::Video(Media::link(link))
    }

    /// An audio file at an address.
    pub fn audio(link: impl Into<String>) -> Self {
        Self::Audio(Media::link(link))
    }

    /// A document at an address.
    pub fn document(link: impl Into<String>) -> Self {
        Self::Document(Media::link(link))
    }
}

macro_rules! content {
    ($($type:ty => $variant:ident),* $(,)?) => {
        $(impl From<$type> for Content {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

content! {
    &str => Text,
    String => Text,
    Media<Image> => Image,
    Media<Video> => Video,
    Media<Audio> => Audio,
    Media<Document> => Document,
    Template => Template,
    CtaUrl => CtaUrl,
    List => List,
    Carousel => Carousel,
    UrlCarousel => Carousel,
    ReplyCarousel => Carousel,
    Button => Button,
}

impl From<Text<limits::text::Body>> for Content {
    fn from(text: Text<limits::text::Body>) -> Self {
        Self::Text(text)
    }
}
