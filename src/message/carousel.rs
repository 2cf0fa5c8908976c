//! A row of cards to swipe through.

use super::bounded::{Items, Text};
use super::interactive::{Choice, UrlButton};
use super::media::{Image, Media, Video};
use super::visit::visit;
use crate::limits::carousel as limits;
use serde::Serialize;

/// A text and a row of cards (API document, section 3). There is no header and no footer.
///
/// Either every card has a URL button or every card has quick replies, so there are two ways to
/// build one, and a card of one kind does not fit into the other.
///
/// ```
/// use waml::message::{CardHeader, Carousel, Message, ReplyCard, UrlCard};
///
/// let shop = Carousel::with_urls("New this week")
///     .card(
///         UrlCard::new(CardHeader::image("https://cdn.example.com/aloe.png"), "Buy", "https://example.com/aloe")
///             .body("*Aloe*\n\nNeeds little water."),
///     )
///     .card(UrlCard::new(CardHeader::video("https://cdn.example.com/fern.mp4"), "Buy", "https://example.com/fern"));
/// Message::to("85290000001", shop).check()?;
///
/// let vote = Carousel::with_replies("Which one?")
///     .card(ReplyCard::new(CardHeader::image("https://cdn.example.com/a.png")).reply("a", "This one"))
///     .card(ReplyCard::new(CardHeader::image("https://cdn.example.com/b.png")).reply("b", "This one"));
/// Message::to("85290000001", vote).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Carousel"))]
pub struct Carousel {
    /// What the message says.
    pub body: Text<limits::Body>,
    /// The cards, left to right; a card's index is its position.
    pub cards: Items<Card, limits::Cards>,
}

visit!(Carousel as carousel { body, cards });

/// One card. All cards of a carousel have buttons of one kind and number.
///
/// ```
/// use waml::message::{CardHeader, Carousel, ReplyCard};
///
/// let header = CardHeader::image("https://cdn.example.com/fern.png");
/// let vote = Carousel::from(Carousel::with_replies("Which one?").card(ReplyCard::new(header).reply("a", "This one")));
/// assert!(vote.cards[0].body.is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Card"))]
pub struct Card {
    /// The picture or film; cards may differ in which.
    pub header: CardHeader,
    /// What the card says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Text<limits::CardBody>>,
    /// What can be tapped.
    #[serde(flatten)]
    pub action: CardAction,
}

visit!(Card { header, body, action });

/// The header of a card: an image or a video, by link.
///
/// ```
/// use waml::message::{CardHeader, UrlCard};
///
/// let film = CardHeader::video("https://cdn.example.com/fern.mp4");
/// let card = UrlCard::new(film, "Buy", "https://example.com/fern");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, title = "Card header"))]
pub enum CardHeader {
    /// An image.
    Image(Media<Image>),
    /// A video.
    Video(Media<Video>),
}

impl CardHeader {
    /// An image at an address.
    pub fn image(link: impl Into<String>) -> Self {
        Self::Image(Media::link(link))
    }

    /// A video at an address.
    pub fn video(link: impl Into<String>) -> Self {
        Self::Video(Media::link(link))
    }
}

visit!(CardHeader { Image => "image", Video => "video" });

/// What can be tapped on a card: one URL button, or quick replies.
///
/// ```
/// use waml::message::{CardAction, CardHeader, Carousel, ReplyCard};
///
/// let header = CardHeader::image("https://cdn.example.com/fern.png");
/// let vote = Carousel::from(Carousel::with_replies("Which one?").card(ReplyCard::new(header).reply("a", "This one")));
/// assert!(matches!(&vote.cards[0].action, CardAction::Replies(replies) if replies.len() == 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub enum CardAction {
    /// A button that opens an address.
    UrlButton(UrlButton<limits::DisplayText>),
    /// Buttons that answer with an id.
    Replies(Items<QuickReply, limits::Replies>),
}

visit!(CardAction { UrlButton => "url_button", Replies => "replies" });

/// A quick reply on a card.
///
/// ```
/// use waml::message::{CardHeader, QuickReply, ReplyCard};
///
/// let header = CardHeader::image("https://cdn.example.com/fern.png");
/// let card = ReplyCard::new(header).replies([QuickReply::new("buy-fern", "Buy it")]);
/// ```
pub type QuickReply = Choice<limits::ReplyId, limits::ReplyTitle>;
