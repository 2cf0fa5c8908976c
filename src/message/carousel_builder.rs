//! Builders of carousels that cannot mix URL cards and reply cards.

use super::bounded::{Items, Text};
use super::carousel::{Card, CardAction, CardHeader, Carousel, QuickReply};
use super::interactive::{Url, UrlButton};
use crate::limits::carousel as limits;

/// A carousel whose cards have one URL button each; see [`Carousel::with_urls`].
///
/// ```
/// use waml::message::{CardHeader, Carousel, Message, UrlCard};
///
/// let card = |plant: &str| {
///     let header = CardHeader::image(format!("https://cdn.example.com/{plant}.png"));
///     UrlCard::new(header, "Buy", format!("https://example.com/{plant}")).body(plant)
/// };
/// let shop = Carousel::with_urls("New this week").card(card("aloe")).card(card("fern"));
/// Message::to("85290000001", shop).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UrlCarousel(Carousel);

/// A carousel whose cards have quick replies; see [`Carousel::with_replies`].
///
/// ```
/// use waml::message::{CardHeader, Carousel, Message, ReplyCard};
///
/// let card = |plant: &str| {
///     let header = CardHeader::image(format!("https://cdn.example.com/{plant}.png"));
///     ReplyCard::new(header).body(plant).reply(plant, "This one")
/// };
/// let vote = Carousel::with_replies("Which one?").card(card("aloe")).card(card("fern"));
/// Message::to("85290000001", vote).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
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
///
/// ```
/// use waml::message::{CardHeader, Carousel, Message, UrlCard};
///
/// let card = |plant: &str| {
///     let header = CardHeader::image(format!("https://cdn.example.com/{plant}.png"));
///     UrlCard::new(header, "Buy", format!("https://example.com/{plant}")).body(plant)
/// };
/// let shop = Carousel::with_urls("New this week").card(card("aloe")).card(card("fern"));
/// Message::to("85290000001", shop).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UrlCard(Card);

/// A card with quick replies; at least one, and as many as every other card has.
///
/// ```
/// use waml::message::{CardHeader, Carousel, Message, ReplyCard};
///
/// let card = |plant: &str| {
///     let header = CardHeader::image(format!("https://cdn.example.com/{plant}.png"));
///     ReplyCard::new(header).body(plant).reply(plant, "This one")
/// };
/// let vote = Carousel::with_replies("Which one?").card(card("aloe")).card(card("fern"));
/// Message::to("85290000001", vote).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
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

    /// Adds cards to the right of the others.
    ///
    /// ```
    /// use waml::message::{CardHeader, Carousel, UrlCard};
    ///
    /// let shop = Carousel::with_urls("New this week").cards(["aloe", "fern"].map(|plant| {
    ///     let header = CardHeader::image(format!("https://cdn.example.com/{plant}.png"));
    ///     UrlCard::new(header, "Buy", format!("https://example.com/{plant}"))
    /// }));
    /// assert_eq!(Carousel::from(shop).cards.len(), 2);
    /// ```
    #[must_use]
    pub fn cards(self, cards: impl IntoIterator<Item = UrlCard>) -> Self {
        cards.into_iter().fold(self, Self::card)
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

    /// Adds cards to the right of the others.
    ///
    /// ```
    /// use waml::message::{CardHeader, Carousel, ReplyCard};
    ///
    /// let vote = Carousel::with_replies("Which one?").cards(["aloe", "fern"].map(|plant| {
    ///     ReplyCard::new(CardHeader::image(format!("https://cdn.example.com/{plant}.png"))).reply(plant, "This one")
    /// }));
    /// assert_eq!(Carousel::from(vote).cards.len(), 2);
    /// ```
    #[must_use]
    pub fn cards(self, cards: impl IntoIterator<Item = ReplyCard>) -> Self {
        cards.into_iter().fold(self, Self::card)
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

    /// Adds quick replies, as they are or as pairs of id and title.
    ///
    /// ```
    /// use waml::message::{CardHeader, ReplyCard};
    ///
    /// let header = CardHeader::image("https://cdn.example.com/fern.png");
    /// let card = ReplyCard::new(header).replies([("buy-fern", "Buy it"), ("care-fern", "How to care for it")]);
    /// ```
    #[must_use]
    pub fn replies(mut self, replies: impl IntoIterator<Item: Into<QuickReply>>) -> Self {
        self.replies.extend(replies.into_iter().map(Into::into));
        self
    }
}
