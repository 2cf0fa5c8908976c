//! A text with one URL button.

use super::{Header, UrlButton};
use crate::bounded::Text;
use crate::check::Sink;
use crate::limits::cta_url as limits;
use garde::Validate;
use serde::Serialize;

/// A text with one URL button (API document, section 1).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Message with a URL button"))]
pub struct CtaUrl {
    /// Text or media above the body.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Header<limits::HeaderText>>,
    /// What the message says.
    #[garde(dive)]
    pub body: Text<limits::Body>,
    /// A line below the body.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Text<limits::Footer>>,
    /// The button.
    #[garde(dive)]
    pub url_button: UrlButton<limits::DisplayText>,
}
