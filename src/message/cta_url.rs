//! A text with one URL button.

use super::bounded::Text;
use super::interactive::{Header, Url, UrlButton};
use super::visit::visit;
use crate::limits::cta_url as limits;
use serde::Serialize;

/// A text with one URL button (API document, section 1).
///
/// ```
/// use waml::message::{CtaUrl, Header, Message};
///
/// let seats = CtaUrl::new("Seats for Saturday are open.", "Reserve", "https://example.com/reserve?s=42")
///     .header(Header::image("https://cdn.example.com/workshop.jpg"))
///     .footer("Free for members.");
/// let message = Message::to("85290000001", seats).check()?;
/// assert!(message.warnings().is_empty());
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Message with a URL button"))]
pub struct CtaUrl {
    /// Text or media above the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Header<limits::HeaderText>>,
    /// What the message says.
    pub body: Text<limits::Body>,
    /// A line below the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<limits::Footer>>,
    /// The button.
    pub url_button: UrlButton<limits::DisplayText>,
}

visit!(CtaUrl { header, body, footer, url_button });

impl CtaUrl {
    /// A message with its body, and the label and address of its button.
    pub fn new(
        body: impl Into<Text<limits::Body>>,
        display_text: impl Into<Text<limits::DisplayText>>,
        url: impl Into<Url>,
    ) -> Self {
        Self { header: None, body: body.into(), footer: None, url_button: UrlButton::new(display_text, url) }
    }

    /// Puts text or media above the body.
    #[must_use]
    pub fn header(mut self, header: Header<limits::HeaderText>) -> Self {
        self.header = Some(header);
        self
    }

    /// Puts a line below the body.
    #[must_use]
    pub fn footer(mut self, text: impl Into<Text<limits::Footer>>) -> Self {
        self.footer = Some(text.into());
        self
    }
}
