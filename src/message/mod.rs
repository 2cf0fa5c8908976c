//! What a message is: one type per kind, limits and choices in the types.
//!
//! The field names are the keys of a definition, and a [`Path`](crate::Path) into a message reads
//! like a path into the definition it came from.

pub(crate) mod bounded;
mod button;
mod carousel;
mod carousel_builder;
mod clip;
mod content;
mod cta_url;
pub(crate) mod formatting;
mod interactive;
mod links;
mod list;
mod media;
mod pages;
mod recipient;
pub(crate) mod remake;
mod steps;
mod strings;
mod template;
pub(crate) mod visit;

pub use bounded::{Items, Number, Text};
pub use button::{Button, ButtonHeader, ReplyButton};
pub use carousel::{Card, CardAction, CardHeader, Carousel, QuickReply};
pub use carousel_builder::{ReplyCard, ReplyCarousel, UrlCard, UrlCarousel};
pub use cta_url::CtaUrl;
pub use interactive::{Choice, Header, TextHeader, Url, UrlButton};
pub use links::MediaLink;
pub use list::{List, Row, Section};
pub use media::{Audio, Document, Image, Media, MediaKind, MediaSource, MediaType, Video};
pub use recipient::Recipient;
pub use template::{ButtonValue, Named, NamedText, Template, TemplateButton};

use crate::limits;
use serde::Serialize;
use visit::visit;

/// One message, to one recipient or, where `to` is absent, to whoever it will be compiled for.
///
/// It serializes as a definition; the API's JSON comes from [`Payload`](crate::Payload) alone.
///
/// ```
/// use waml::message::{Content, Message};
///
/// let mut message = Message::new(Content::image("https://cdn.example.com/map.png"));
/// message.to = Some("85290000001".into());
/// assert_eq!(message.content.kind(), "image");
/// message.check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct Message {
    /// The recipient. Must be known before the message becomes JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Recipient>,
    /// What the message says.
    #[serde(flatten)]
    pub content: Content,
}

/// What a message says: exactly one kind.
///
/// Everything that has a kind of its own turns into it with `into()`, which
/// [`Message::to`] does on its own; a string is plain text.
///
/// ```
/// use waml::message::{Content, Message};
///
/// for content in [
///     Content::text("Your parcel is at the front desk."),
///     Content::image("https://cdn.example.com/map.png"),
///     Content::video("https://cdn.example.com/way.mp4"),
///     Content::audio("https://cdn.example.com/hello.ogg"),
///     Content::document("https://cdn.example.com/bill.pdf"),
/// ] {
///     let message = Message::to("85290000001", content).check()?;
///     assert!(message.payload().is_some());
/// }
/// Message::to("85290000001", "Plain text.").check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub enum Content {
    /// Plain text.
    Text(Text<limits::text::Body>),
    /// An image by link.
    Image(Media<Image>),
    /// A video by link.
    Video(Media<Video>),
    /// An audio file by link.
    Audio(Media<Audio>),
    /// A document by link.
    Document(Media<Document>),
    /// An approved template.
    Template(Template),
    /// A text with one URL button.
    CtaUrl(CtaUrl),
    /// A text with a list to choose from.
    List(List),
    /// A row of cards.
    Carousel(Carousel),
    /// A text with reply buttons.
    Button(Button),
}

/// The words that name the kinds, in the order of the API document.
pub const KINDS: [&str; 10] =
    ["text", "image", "video", "audio", "document", "template", "cta_url", "list", "carousel", "button"];

impl Content {
    /// The word that names the kind; one of [`KINDS`].
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Image(_) => "image",
            Self::Video(_) => "video",
            Self::Audio(_) => "audio",
            Self::Document(_) => "document",
            Self::Template(_) => "template",
            Self::CtaUrl(_) => "cta_url",
            Self::List(_) => "list",
            Self::Carousel(_) => "carousel",
            Self::Button(_) => "button",
        }
    }
}

visit!(Content {
    Text => "text",
    Image => "image",
    Video => "video",
    Audio => "audio",
    Document => "document",
    Template => "template",
    CtaUrl => "cta_url",
    List => "list",
    Carousel => "carousel",
    Button => "button",
});
