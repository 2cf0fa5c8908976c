//! What the interactive kinds share: headers, URL buttons, things to choose.

use super::bounded::{Text, masked};
use super::media::{Document, Image, Media, Video};
use super::visit::{Here, Visit, Walk, visit};
use crate::limits::Bound;
use crate::text::placeholder;
use serde::Serialize;
use std::fmt;

/// A header of text or media by link; the text keeps to `L`.
///
/// ```
/// use waml::message::{CtaUrl, Header, Message};
///
/// let seats = CtaUrl::new("Seats are open.", "Reserve", "https://example.com/seats").header(Header::text("Saturday"));
/// Message::to("85290000001", seats).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case", bound = "")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, title = "Header", bound = "L: Bound"))]
pub enum Header<L> {
    /// A line of text.
    Text(Text<L>),
    /// An image.
    Image(Media<Image>),
    /// A video.
    Video(Media<Video>),
    /// A document.
    Document(Media<Document>),
}

impl<L> Header<L> {
    /// A line of text.
    pub fn text(text: impl Into<Text<L>>) -> Self {
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

    /// A document at an address.
    pub fn document(link: impl Into<String>) -> Self {
        Self::Document(Media::link(link))
    }
}

visit!(Header<L> { Text => "text", Image => "image", Video => "video", Document => "document" });

/// A header of text, where nothing else is taken.
///
/// ```
/// use waml::message::{List, TextHeader};
///
/// let list = List::new("How should it come?", "See options").header("Delivery");
/// assert_eq!(list.header, Some(TextHeader { text: "Delivery".into() }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(bound = "")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, title = "Header", bound = ""))]
pub struct TextHeader<L: Bound> {
    /// A line of text.
    pub text: Text<L>,
}

visit!(TextHeader<L> { text });

/// A button that opens an address; the label keeps to `L`.
///
/// ```
/// use waml::message::UrlButton;
/// use waml::limits::cta_url;
///
/// let button = UrlButton::<cta_url::DisplayText>::new("Reserve", "https://example.com/seats");
/// assert_eq!(button.url.as_str(), "https://example.com/seats");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(bound = "")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline, title = "URL button", bound = ""))]
pub struct UrlButton<L: Bound> {
    /// What stands on the button.
    pub display_text: Text<L>,
    /// What the button opens.
    pub url: Url,
}

visit!(UrlButton<L> { display_text, url });

impl<L: Bound> UrlButton<L> {
    /// A button with a label and the address it opens.
    pub fn new(display_text: impl Into<Text<L>>, url: impl Into<Url>) -> Self {
        Self { display_text: display_text.into(), url: url.into() }
    }
}

/// An absolute `http` or `https` address.
///
/// ```
/// use waml::message::Url;
///
/// let url: Url = "https://www.example.com/shop?key=secret".into();
/// assert_eq!(url, "https://www.example.com/shop?key=secret");
/// assert_eq!(format!("{url:?}"), "Url(39 characters)");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(String);

impl Url {
    /// An address, right or not; the check tells.
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// The address, owned.
    pub fn into_string(self) -> String {
        self.0
    }

    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Shows how long it is and not the address, which may carry a key.
impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(f, "Url", &self.0)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Url {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&placeholder::escape(&self.0))
    }
}

impl Walk for Url {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        visitor.address(at, &self.0);
    }
}

/// Something to tap that answers with an id: a reply button. `I` limits the id, `T` the title.
///
/// ```
/// use waml::message::ReplyButton; // a `Choice` with the limits of reply buttons
///
/// let reply = ReplyButton::from(("yes", "I will be there"));
/// assert_eq!((reply.id.as_str(), reply.title.as_str()), ("yes", "I will be there"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(bound = "")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(inline, title = "Reply", description = "Something to tap that answers with an id.", bound = "")
)]
pub struct Choice<I: Bound, T: Bound> {
    /// What the webhook brings back.
    pub id: Text<I>,
    /// What stands on the button.
    pub title: Text<T>,
}

visit!(Choice<I, T> { id, title });

impl<I: Bound, T: Bound> Choice<I, T> {
    /// A button with the id that the webhook brings back and the title that is shown.
    pub fn new(id: impl Into<Text<I>>, title: impl Into<Text<T>>) -> Self {
        Self { id: id.into(), title: title.into() }
    }
}

/// An id and a title.
impl<I: Bound, T: Bound, A: Into<Text<I>>, B: Into<Text<T>>> From<(A, B)> for Choice<I, T> {
    fn from((id, title): (A, B)) -> Self {
        Self::new(id, title)
    }
}
