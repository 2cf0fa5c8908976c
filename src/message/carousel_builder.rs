//! Builders of carousels that cannot mix URL cards and reply cards.

use super::bounded::{Items, Text};
use super::carousel::{Card, CardAction, CardHeader, Carousel, QuickReply};
use super::interactive::{Url, UrlButton};
use crate::limits::carousel as limits;

/// A carousel whose cards have one URL button each; see [`Carousel::with_urls`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UrlCarousel(Carousel);

/// A carousel whose cards have quick replies; see [`Carousel::with_replies`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReplyCarousel(Carousel);

impl Carousel {
    /// A carousel whose cards have URL buttons. It needs at least two cards.
    pub fn with_urls(body: impl Into<Text<limits::Body>>) -> UrlCarousel {
        UrlCarousel(Self { body: body.into(), cards: Items::default() })
    }

    /// A carousel whose cards have quick replies. It needs at least two cards.
    pub fn with_replies(body: impl Into<Text<limits::Body>>) -> ReplyCarousel {
        ReplyCarousel(Self { body: body.into(), cards: Items::default() })
    }
}

/// A card with a URL button.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UrlCard(Card);

/// A card with quick replies; at least one, and as many as every other card has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReplyCard {
    header: CardHeader,
    body: Option<Text<limits::CardBody>>,
    replies: Items<QuickReply, limits::Replies>,
}

impl UrlCarousel {
    /// Adds a card to the right of the others.
    #[must_use]
    pub fn card(mut self, card: UrlCard) -> Self {
        self.0.cards.push(card.0);
        self
    }
}

impl ReplyCarousel {
    /// Adds a card to the right of the others.
    #[must_use]
    pub fn card(mut self, card: ReplyCard) -> Self {
        let ReplyCard { header, body, replies } = card;
        self.0.cards.push(Card { header, body, action: CardAction::Replies(replies) });
        self
    }
}

impl From<UrlCarousel> for Carousel {
    fn from(builder: UrlCarousel) -> Self {
        builder.0
    }
}

impl From<ReplyCarousel> for Carousel {
    fn from(builder: ReplyCarousel) -> Self {
        builder.0
    }
}

impl UrlCard {
    /// A card with its picture or film, and the label and address of its button.
    pub fn new(header: CardHeader, display_text: impl Into<Text<limits::DisplayText>>, url: impl Into<Url>) -> Self {
        Self(Card { header, body: None, action: CardAction::UrlButton(UrlButton::new(display_text, url)) })
    }

    /// Says something below the header.
    #[must_use]
    pub fn body(mut self, text: impl Into<Text<limits::CardBody>>) -> Self {
        self.0.body = Some(text.into());
        self
    }
}

impl ReplyCard {
    /// A card with its picture or film. It needs at least one reply.
    pub fn new(header: CardHeader) -> Self {
        Self { header, body: None, replies: Items::default() }
    }

    /// Says something below the header.
    #[must_use]
    pub fn body(mut self, text: impl Into<Text<limits::CardBody>>) -> Self {
        self.body = Some(text.into());
        self
    }

    /// Adds a quick reply: the id that the webhook brings back, unique in the whole carousel, and
    /// what stands on it.
    #[must_use]
    pub fn reply(mut self, id: impl Into<Text<limits::ReplyId>>, title: impl Into<Text<limits::ReplyTitle>>) -> Self {
        self.replies.push(QuickReply::new(id, title));
        self
    }
}
