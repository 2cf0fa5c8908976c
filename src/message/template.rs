//! A message made from an approved template.

use super::interactive::Header;
use crate::bounded::{Items, Text};
use crate::check::Sink;
use crate::limits::template as limits;
use crate::rules;
use garde::Validate;
use serde::Serialize;

/// An approved template and what fills its gaps (API document, template messages).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[garde(custom(relations))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Template message"))]
pub struct Template {
    /// The template's name.
    #[garde(dive)]
    pub name: Text<limits::Name>,
    /// The one-time code of an authentication template; excludes everything below.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Text<limits::Code>>,
    /// What fills the header.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<Header<limits::HeaderText>>,
    /// What fills the body's gaps, in order.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Items<Text<limits::BodyParameter>, limits::BodyParameters>>,
    /// The codes behind the template's copy-code buttons.
    #[garde(dive)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<CouponButton>,
}

/// The code that a copy-code button copies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Validate)]
#[garde(context(Sink))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Copy-code button"))]
pub struct CouponButton {
    /// Position of the button in the template, from 0.
    #[garde(skip)]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Number<limits::ButtonIndex>"))]
    pub index: u32,
    /// The code.
    #[garde(dive)]
    pub coupon_code: Text<limits::CouponCode>,
}

fn relations(template: &Template, sink: &Sink) -> garde::Result {
    sink.gather(|found| rules::template_message(template, sink, found))
}
