//! A message made from an approved template.

use super::bounded::{Items, Number, Text};
use super::interactive::Header;
use super::visit::visit;
use crate::limits::template as limits;
use serde::Serialize;

/// An approved template and what fills its gaps (API document, template messages).
///
/// ```
/// use waml::message::{Header, Message, Template};
///
/// let order = Template::new("order_update")
///     .header(Header::image("https://cdn.example.com/order.png"))
///     .parameter("1042")
///     .parameter("Friday")
///     .button(0, "SPRING25");
/// Message::to("85290000001", order).check()?;
///
/// // An authentication template takes its code and nothing else.
/// Message::to("85290000001", Template::authentication("login_code", "123456")).check()?;
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Template message"))]
pub struct Template {
    /// The template's name.
    pub name: Text<limits::Name>,
    /// The language to hold the call against, as Meta writes it; it is not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("examples" = ["en_US", "zh_HK"])))]
    pub language: Option<Text<limits::Language>>,
    /// The one-time code of an authentication template; excludes everything below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Text<limits::Code>>,
    /// What fills the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Header<limits::HeaderText>>,
    /// What fills the body's gaps, in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Items<Text<limits::BodyParameter>, limits::BodyParameters>>,
    /// The codes behind the template's copy-code buttons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<CouponButton>,
}

visit!(Template as template { name, language, code, header, body, buttons });

impl Template {
    /// A template by its name, with no gaps filled.
    pub fn new(name: impl Into<Text<limits::Name>>) -> Self {
        Self { name: name.into(), language: None, code: None, header: None, body: None, buttons: Vec::new() }
    }

    /// An authentication template with its one-time code, which stands alone.
    pub fn authentication(name: impl Into<Text<limits::Name>>, code: impl Into<Text<limits::Code>>) -> Self {
        Self { code: Some(code.into()), ..Self::new(name) }
    }

    /// Names the language that the call is held against, where the template is approved in several. The API takes none,
    /// so it is not sent.
    #[must_use]
    pub fn language(mut self, code: impl Into<Text<limits::Language>>) -> Self {
        self.language = Some(code.into());
        self
    }

    /// Fills the header.
    #[must_use]
    pub fn header(mut self, header: Header<limits::HeaderText>) -> Self {
        self.header = Some(header);
        self
    }

    /// Fills the next gap of the body.
    #[must_use]
    pub fn parameter(mut self, text: impl Into<Text<limits::BodyParameter>>) -> Self {
        self.body.get_or_insert_default().push(text.into());
        self
    }

    /// Fills the next gaps of the body, in order.
    ///
    /// ```
    /// use waml::message::Template;
    ///
    /// let order = Template::new("order_update").parameters(["1042", "Friday"]).parameter("before noon");
    /// assert_eq!(order.body.map(|body| body.len()), Some(3));
    /// ```
    #[must_use]
    pub fn parameters(mut self, texts: impl IntoIterator<Item: Into<Text<limits::BodyParameter>>>) -> Self {
        self.body.get_or_insert_default().extend(texts.into_iter().map(Into::into));
        self
    }

    /// Gives the code that a copy-code button copies; `index` is the button's position in the
    /// template, from 0.
    #[must_use]
    pub fn button(
        mut self,
        index: impl Into<Number<limits::ButtonIndex>>,
        coupon_code: impl Into<Text<limits::CouponCode>>,
    ) -> Self {
        self.buttons.push(CouponButton { index: index.into(), coupon_code: coupon_code.into() });
        self
    }
}

/// The code that a copy-code button copies.
///
/// ```
/// use waml::message::{CouponButton, Template};
///
/// let offer = Template::new("spring_offer").button(0, "SPRING25");
/// assert_eq!(offer.buttons, [CouponButton { index: 0.into(), coupon_code: "SPRING25".into() }]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Copy-code button"))]
pub struct CouponButton {
    /// Position of the button in the template, from 0.
    pub index: Number<limits::ButtonIndex>,
    /// The code.
    pub coupon_code: Text<limits::CouponCode>,
}

visit!(CouponButton { index, coupon_code });
