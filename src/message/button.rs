//! A text with reply buttons.

use super::interactive::Choice;
use super::media::{Document, Image, MediaSource, Video};
use super::validate_choice;
use crate::bounded::{Items, Text};
use crate::check::Sink;
use crate::limits::button as limits;
use crate::rules;
use garde::Validate;
use serde::Serialize;

/// A text with reply buttons (API document, section 4).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[garde(custom(relations))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Message with reply buttons"))]
pub struct Button {
    /// Text or media above the body.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<ButtonHeader>,
    /// What the message says.
    #[garde(dive)]
    pub body: Text<limits::Body>,
    /// A line below the body.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<limits::Footer>>,
    /// The buttons; ids and titles are unique.
    #[garde(dive)]
    pub replies: Items<Reply, limits::Replies>,
}

/// A reply button.
pub type Reply = Choice<limits::ReplyId, limits::ReplyTitle>;

/// A header of text or media; the only place that takes media by id.
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

validate_choice!(ButtonHeader; { Text => "text", Image => "image", Video => "video", Document => "document" });

fn relations(button: &Button, sink: &Sink) -> garde::Result {
    sink.gather(|found| rules::button(button, sink, found))
}
