//! Templates, read as in [`accept`](super::accept).

use super::ask::{Checks, Header, Judge, header, once, sure, within};
use super::borrowed::Template;
use super::json::Json;
use crate::limits::template as limits;

/// `{name, code?, components?}`
pub(super) fn template(json: &mut Json<'_>, checks: &mut Checks<impl Judge>) -> Option<()> {
    let mut template = Template::default();
    let (mut name, mut code, mut components) = (None, None, None);
    json.object(|json, key| match key {
        "name" => once(&mut name, json.text()?),
        "code" => once(&mut code, checks.text::<limits::Code>(&json.text()?)?),
        "components" => once(&mut components, json.list(|json, _| component(json, &mut template, checks))?),
        _ => None,
    })?;
    template.name = name?;
    template.code = code.is_some();
    // An empty list would not be sent.
    if components.is_some() && template.header.is_none() && template.body.is_none() && template.buttons.is_empty() {
        return json.doubt();
    }
    checks.text::<limits::Name>(&template.name)?;
    checks.template(&template)
}

/// A header, the body or a button of a template.
fn component<'a>(json: &mut Json<'a>, template: &mut Template<'a>, checks: &mut Checks<impl Judge>) -> Option<()> {
    let (mut kind, mut sub_type, mut index, mut parameters) = (None, None, None, None);
    json.object(|json, key| match key {
        "type" => once(&mut kind, json.plain()?),
        "sub_type" => match json.plain() {
            Some("COPY_CODE") => once(&mut sub_type, ()),
            _ => json.doubt(),
        },
        "index" => match json.plain().and_then(position) {
            Some(position) => once(&mut index, position),
            None => json.doubt(),
        },
        "parameters" => {
            let mut list = Vec::new();
            json.list(|json, _| header(json).map(|parameter| list.push(parameter)))?;
            once(&mut parameters, list)
        }
        _ => None,
    })?;
    let parameters = parameters?;
    match (kind?, sub_type, index) {
        ("header", None, None) => {
            within::<limits::HeaderParameters>(parameters.len())?;
            let parameter = parameters.into_iter().next()?;
            checks.header::<limits::HeaderText>(&parameter)?;
            once(&mut template.header, parameter.of_template()?)
        }
        ("body", None, None) => {
            within::<limits::BodyParameters>(parameters.len())?;
            let mut texts = Vec::with_capacity(parameters.len());
            for parameter in parameters {
                let Header::Text(text) = parameter else { return None };
                checks.text::<limits::BodyParameter>(&text)?;
                texts.push(text);
            }
            once(&mut template.body, texts)
        }
        ("button", Some(()), Some(index)) => {
            within::<limits::ButtonIndex>(index as usize)?;
            within::<limits::ButtonParameters>(parameters.len())?;
            let Header::Coupon(code) = parameters.into_iter().next()? else { return None };
            checks.text::<limits::CouponCode>(&code)?;
            template.buttons.push((index, code));
            Some(())
        }
        _ => json.doubt(),
    }
}

/// A position in the one spelling that is sent.
fn position(digits: &str) -> Option<u32> {
    let index = digits.parse::<u32>().ok()?;
    sure(digits == "0" || !digits.starts_with(['0', '+']))?;
    Some(index)
}
