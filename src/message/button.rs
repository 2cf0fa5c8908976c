//! A text with reply buttons.

use super::bounded::{Items, Text};
use super::interactive::Choice;
use super::media::{Document, Image, Media, MediaSource, Video};
use super::visit::visit;
use crate::limits::{button as limits, media::Id};
use serde::Serialize;

/// A text with reply buttons (API document, section 4).
///
/// ```
/// use waml::message::{Button, ButtonHeader, Message};
///
/// let question = Button::new("Can you make it at nine?")
///     .header(ButtonHeader::image_id("730192000000003"))
///     .footer("The door is open from 8:30.")
///     .reply("yes", "I will be there")
///     .reply("no", "Another day");
/// let message = Message::to("85290000001", question).check()?;
/// assert!(message.warnings().is_empty());
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Message with reply buttons"))]
pub struct Button {
    /// Text or media above the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<ButtonHeader>,
    /// What the message says.
    pub body: Text<limits::Body>,
    /// A line below the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<limits::Footer>>,
    /// The buttons; ids and titles are unique.
    pub replies: Items<ReplyButton, limits::Replies>,
}

visit!(Button as button { header, body, footer, replies });

impl Button {
    /// A message with its body. It needs at least one reply.
    pub fn new(body: impl Into<Text<limits::Body>>) -> Self {
        Self { header: None, body: body.into(), footer: None, replies: Items::default() }
    }

    /// Puts text or media above the body.
    #[must_use]
    pub fn header(mut self, header: ButtonHeader) -> Self {
        self.header = Some(header);
        self
    }

    /// Puts a line below the body.
    #[must_use]
    pub fn footer(mut self, text: impl Into<Text<limits::Footer>>) -> Self {
        self.footer = Some(text.into());
        self
    }

    /// Adds a reply button: the id that the webhook brings back, and what stands on it.
    #[must_use]
    pub fn reply(mut self, id: impl Into<Text<limits::ReplyId>>, title: impl Into<Text<limits::ReplyTitle>>) -> Self {
        self.replies.push(ReplyButton::new(id, title));
        self
    }

    /// Adds reply buttons, as they are or as pairs of id and title.
    ///
    /// ```
    /// use waml::message::Button;
    ///
    /// let hours = [9, 10, 11].map(|hour| (format!("hour-{hour}"), format!("At {hour}")));
    /// let question = Button::new("When shall we come?").replies(hours);
    /// assert_eq!(question.replies[1].title.as_str(), "At 10");
    /// ```
    #[must_use]
    pub fn replies(mut self, replies: impl IntoIterator<Item: Into<ReplyButton>>) -> Self {
        self.replies.extend(replies.into_iter().map(Into::into));
        self
    }
}

/// A reply button.
///
/// ```
/// use waml::message::{Button, ReplyButton};
///
/// let question = Button::new("Nine o'clock?").replies([ReplyButton::new("yes", "Yes"), ReplyButton::new("no", "No")]);
/// assert_eq!(question.replies[0].title.as_str(), "Yes");
/// ```
pub type ReplyButton = Choice<limits::ReplyId, limits::ReplyTitle>;

/// A header of text or media; the only place that takes media by id.
///
/// ```
/// use waml::message::{Button, ButtonHeader, Message};
///
/// let map = Button::new("Here we are.").header(ButtonHeader::image("https://cdn.example.com/map.png"));
/// Message::to("85290000001", map.reply("seen", "Thank you")).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, title = "Header"))]
pub enum ButtonHeader {
    /// A line of text.
    Text(Text<limits::HeaderText>),
    /// An image.
    Image(MediaSource<Image>),
    /// A video.
    Video(MediaSource<Video>),
    /// A document.
    Document(MediaSource<Document>),
}

impl ButtonHeader {
    /// A line of text.
    pub fn text(text: impl Into<Text<limits::HeaderText>>) -> Self {
        Self::Text(text.into())
    }

    /// An image at an address.
    pub fn image(link: impl Into<String>) -> Self {
        Self::Image(MediaSource::Link(Media::link(link)))
    }

    /// An uploaded image.
    pub fn image_id(id: impl Into<Text<Id>>) -> Self {
        Self::Image(MediaSource::Id(id.into()))
    }

    /// A video at an address.
    pub fn video(link: impl Into<String>) -> Self {
        Self::Video(MediaSource::Link(Media::link(link)))
    }

    /// An uploaded video.
    pub fn video_id(id: impl Into<Text<Id>>) -> Self {
        Self::Video(MediaSource::Id(id.into()))
    }

    /// A document at an address.
    pub fn document(link: impl Into<String>) -> Self {
        Self::Document(MediaSource::Link(Media::link(link)))
    }

    /// An uploaded document.
    pub fn document_id(id: impl Into<Text<Id>>) -> Self {
        Self::Document(MediaSource::Id(id.into()))
    }
}

visit!(ButtonHeader { Text => "text", Image => "image", Video => "video", Document => "document" });
