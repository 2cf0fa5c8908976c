//! A row of cards to swipe through.

use super::interactive::{Choice, UrlButton};
use super::media::{Image, Media, Video};
use super::validate_choice;
use crate::bounded::{Items, Text};
use crate::check::Sink;
use crate::limits::carousel as limits;
use crate::rules;
use garde::Validate;
use serde::Serialize;

/// A text and a row of cards (API document, section 3). There is no header and no footer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[garde(custom(relations))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Carousel"))]
pub struct Carousel {
    /// What the message says.
    #[garde(dive)]
    pub body: Text<limits::Body>,
    /// The cards, left to right; a card's index is its position.
    #[garde(dive)]
    pub cards: Items<Card, limits::Cards>,
}

/// One card. All cards of a carousel have buttons of one kind and number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Card"))]
pub struct Card {
    /// The picture or film; cards may differ in which.
    #[garde(dive)]
    pub header: CardHeader,
    /// What the card says.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Text<limits::CardBody>>,
    /// What can be tapped.
    #[garde(dive)]
    #[serde(flatten)]
    pub action: CardAction,
}

/// The header of a card: an image or a video, by link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, title = "Card header"))]
pub enum CardHeader {
    /// An image.
    Image(Media<Image>),
    /// A video.
    Video(Media<Video>),
}

validate_choice!(CardHeader; { Image => "image", Video => "video" });

/// What can be tapped on a card: one URL button, or quick replies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub enum CardAction {
    /// A button that opens an address.
    UrlButton(UrlButton<limits::DisplayText>),
    /// Buttons that answer with an id.
    Replies(Items<QuickReply, limits::Replies>),
}

validate_choice!(CardAction; { UrlButton => "url_button", Replies => "replies" });

/// A quick reply on a card.
pub type QuickReply = Choice<limits::ReplyId, limits::ReplyTitle>;

fn relations(carousel: &Carousel, sink: &Sink) -> garde::Result {
    sink.gather(|found| rules::carousel_message(carousel, sink, found))
}
