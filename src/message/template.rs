//! A message made from an approved template.

use super::bounded::{Items, Number, Text};
use super::interactive::Header;
use super::remake::{Remade, Remake};
use super::visit::{Here, Visit, Walk, visit};
use crate::limits::{Bound, template as limits};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Template message"))]
pub struct Template {
    /// The template's name.
    pub name: Text<limits::Name>,
    /// The language to hold the call against, as Meta writes it; it is not sent.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = ["en_US", "zh_HK"])))]
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub language: Option<Text<limits::Language>>,
    /// The one-time code of an authentication template; excludes everything below.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub code: Option<Text<limits::Code>>,
    /// What fills the header.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub header: Option<Header<limits::HeaderText>>,
    /// What fills the body's gaps, in order.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub body: Option<Items<Text<limits::BodyParameter>, limits::BodyParameters>>,
    /// The codes behind the template's copy-code buttons.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Vec::is_empty", with = "Vec<CouponButton>"))]
    pub buttons: Vec<TemplateButton>,
    /// What fills gaps that have names, which this API does not document
    /// ([`NamedParameters`](crate::templates::Undocumented::NamedParameters)).
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub named: Named,
}

visit!(Template as template { name, language, code, header, body, buttons, named });

/// As a definition says it.
impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { name, language, code, header, body, buttons, named } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", name)?;
        if let Some(language) = language {
            map.serialize_entry("language", language)?;
        }
        if let Some(code) = code {
            map.serialize_entry("code", code)?;
        }
        if let Some(header) = header {
            map.serialize_entry("header", header)?;
        } else if let Some(text) = &named.header {
            map.serialize_entry("header", &InNamed(std::slice::from_ref(text)))?;
        }
        if let Some(body) = body {
            map.serialize_entry("body", body)?;
        }
        if !buttons.is_empty() {
            map.serialize_entry("buttons", buttons)?;
        }
        if !named.body.is_empty() {
            map.serialize_entry(NAMED, &ByName(&named.body))?;
        }
        map.end()
    }
}

impl Template {
    /// A template by its name, with no gaps filled.
    pub fn new(name: impl Into<Text<limits::Name>>) -> Self {
        Self {
            name: name.into(),
            language: None,
            code: None,
            header: None,
            body: None,
            buttons: Vec::new(),
            named: Named::default(),
        }
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
        self.buttons.push(TemplateButton { index: index.into(), value: ButtonValue::CouponCode(coupon_code.into()) });
        self
    }

    /// Completes the address of a URL button, which this API does not document
    /// ([`UrlButton`](crate::templates::Undocumented::UrlButton)); `index` is the button's position in the template,
    /// from 0.
    #[must_use]
    pub fn url_value(
        mut self,
        index: impl Into<Number<limits::ButtonIndex>>,
        value: impl Into<Text<limits::UrlValue>>,
    ) -> Self {
        self.buttons.push(TemplateButton { index: index.into(), value: ButtonValue::UrlValue(value.into()) });
        self
    }

    /// Says what comes back when a quick reply is tapped, which this API does not document
    /// ([`QuickReplyPayload`](crate::templates::Undocumented::QuickReplyPayload)); `index` is the button's position in
    /// the template, from 0.
    #[must_use]
    pub fn payload(
        mut self,
        index: impl Into<Number<limits::ButtonIndex>>,
        payload: impl Into<Text<limits::ReplyPayload>>,
    ) -> Self {
        self.buttons.push(TemplateButton { index: index.into(), value: ButtonValue::Payload(payload.into()) });
        self
    }

    /// Fills a gap of the body that has a name, which this API does not document
    /// ([`NamedParameters`](crate::templates::Undocumented::NamedParameters)).
    #[must_use]
    pub fn named(
        mut self,
        name: impl Into<Text<limits::ParameterName>>,
        text: impl Into<Text<limits::BodyParameter>>,
    ) -> Self {
        self.named.body.push(NamedText { name: name.into(), text: text.into() });
        self
    }

    /// Fills the gap of the header, where it has a name; see [`named`](Self::named).
    #[must_use]
    pub fn named_header(
        mut self,
        name: impl Into<Text<limits::ParameterName>>,
        text: impl Into<Text<limits::HeaderText>>,
    ) -> Self {
        self.named.header = Some(NamedText { name: name.into(), text: text.into() });
        self
    }
}

/// What a call gives for a button of its template.
///
/// ```
/// use waml::message::{ButtonValue, Template};
///
/// let offer = Template::new("spring_offer").button(0, "SPRING25");
/// assert_eq!(offer.buttons[0].value, ButtonValue::CouponCode("SPRING25".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TemplateButton {
    /// Position of the button in the template, from 0.
    pub index: Number<limits::ButtonIndex>,
    /// What it copies, opens or answers.
    #[serde(flatten)]
    pub value: ButtonValue,
}

impl Walk for TemplateButton {
    fn walk<'m>(&'m self, at: &Here<'_>, visitor: &mut impl Visit<'m>) {
        self.index.walk(&at.then("index"), visitor);
        self.value.walk(at, visitor);
    }
}

impl Remade for TemplateButton {
    fn remade(&self, maker: &mut impl Remake) -> Option<Self> {
        Some(Self { index: maker.down("index", &self.index)?, value: self.value.remade(maker)? })
    }
}

/// What a button of a template copies, opens or answers.
///
/// ```
/// use waml::message::{ButtonValue, Template};
///
/// let track = Template::new("order_track").url_value(1, "1042");
/// assert_eq!(track.buttons[0].value.as_str(), "1042");
/// assert!(matches!(track.buttons[0].value, ButtonValue::UrlValue(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ButtonValue {
    /// The code that a copy-code button copies.
    CouponCode(Text<limits::CouponCode>),
    /// The end of the address that a URL button opens; not documented.
    UrlValue(Text<limits::UrlValue>),
    /// What comes back when a quick reply is tapped; not documented.
    Payload(Text<limits::ReplyPayload>),
}

visit!(ButtonValue { CouponCode => "coupon_code", UrlValue => "url_value", Payload => "payload" });

impl ButtonValue {
    /// The value, whatever it is for.
    pub fn as_str(&self) -> &str {
        match self {
            Self::CouponCode(text) => text,
            Self::UrlValue(text) => text,
            Self::Payload(text) => text,
        }
    }
}

/// The code that a copy-code button copies.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(title = "Copy-code button")]
#[expect(dead_code, reason = "it is the documented shape of a button")]
struct CouponButton {
    /// Position of the button in the template, from 0.
    index: Number<limits::ButtonIndex>,
    /// The code.
    coupon_code: Text<limits::CouponCode>,
}

/// What fills the gaps of a template whose gaps have names.
///
/// ```
/// use waml::message::Template;
///
/// let packed = Template::new("order_packed").named_header("shop", "Fern & Moss").named("customer", "Wei");
/// assert_eq!(packed.named.body[0].text, "Wei");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Named {
    /// The gap of the header.
    pub header: Option<NamedText<limits::HeaderText>>,
    /// The gaps of the body, in any order.
    pub body: Vec<NamedText<limits::BodyParameter>>,
}

visit!(Named { header, body });

impl Named {
    /// Whether it fills nothing.
    pub fn is_empty(&self) -> bool {
        self.header.is_none() && self.body.is_empty()
    }
}

/// A text, and the name of the gap that it fills.
///
/// ```
/// use waml::message::Template;
///
/// let packed = Template::new("order_packed").named("customer", "Wei");
/// assert_eq!(packed.named.body[0].name, "customer");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamedText<L> {
    /// The name, without braces.
    pub name: Text<limits::ParameterName>,
    /// The text.
    pub text: Text<L>,
}

visit!(NamedText<L> { name, text });

/// The key under which texts have names.
const NAMED: &str = "named";

/// `{NAME: TEXT, …}`
struct ByName<'t, L>(&'t [NamedText<L>]);

impl<L: Bound> Serialize for ByName<'_, L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|NamedText { name, text }| (name, text)))
    }
}

/// `{named: {NAME: TEXT}}`
struct InNamed<'t, L>(&'t [NamedText<L>]);

impl<L: Bound> Serialize for InNamed<'_, L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(NAMED, ByName(self.0))])
    }
}
