//! Calls of templates: name, values in their order, buttons by their positions.

use crate::decode::cursor::At;
use crate::decode::fields::Fields;
use crate::decode::meant::{Form, Key};
use crate::decode::object::Object;
use crate::decode::shared::button_index;
use crate::decode::wrap::Bare;
use crate::decode::{Cx, Decode, named};
use crate::limits::Bound;
use crate::message::bounded::{Items, Text};
use crate::message::{ButtonValue, Named, Template, TemplateButton};
use crate::rules::hint;
use crate::templates::Undocumented;
use crate::text::Words;

const KEYS: &[Key] = &[
    Key::required("name", Form::Word),
    Key::new("language", Form::Word),
    Key::new("code", Form::Text),
    Key::new("header", Form::Object),
    Key::new("body", Form::List),
    Key::new("buttons", Form::List),
    Key::beyond(Undocumented::NamedParameters, Form::Object),
];

impl Decode for Template {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let mut fields = Fields::open_or(at, cx, Object::Template, KEYS, Bare::Name);
        let named = Named { header: named::header(&mut fields, cx), body: named::body(&mut fields, cx) };
        let template = Self {
            name: template_name(&fields.need("name", Some("name".into())), cx),
            language: fields.optional(cx, "language"),
            code: fields.take("code", Some("code".into())).map(|at| code(&at, cx)),
            header: if named.header.is_none() { fields.optional(cx, "header") } else { None },
            body: fields.take("body", Some("body".into())).map(|at| parameters(&at, cx)),
            buttons: fields
                .take("buttons", Some("buttons".into()))
                .map_or_else(Vec::new, |at| cx.items(&at, Some(Object::CouponButton), template_button)),
            named,
        };
        fields.close(cx);
        template
    }
}

/// The name of a template, which no value fills.
fn template_name<L: Bound>(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Text<L> {
    if cx.refuse_hole(at) { Text::from("") } else { Decode::decode(at, cx) }
}

/// A one-time code, which is not meant to stand in a definition.
fn code<L: Bound>(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Text<L> {
    let (before, filled) = (cx.findings.len(), cx.has_hole(at));
    let code = Text::decode(at, cx);
    // Another word for the key is told, and is the one mistake here.
    if at.has_key("code") && !filled && !code.is_empty() && cx.findings.len() == before {
        let message = Words::new("the code is the same for everybody", "所有人收到的验证码都相同");
        let finding = cx.finding(&hint::literal_code::RULE, at, message).label(Words::new("written out", "直接写出"));
        cx.tell(at, finding.help(DECLARE_CODE));
    }
    code
}

const DECLARE_CODE: Words = Words::new(
    "make it a parameter: `code: \"{{code}}\"`, and `params: {code: {type: digits, max_chars: 8}}` on top",
    "改成参数：写 `code: \"{{code}}\"`，并在顶层写 `params: {code: {type: digits, max_chars: 8}}`",
);

/// The values of the body, in the order of the template.
fn parameters<T: Decode, L>(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Items<T, L> {
    if cx.refuse_named(at) { Items::default() } else { Decode::decode(at, cx) }
}

const BUTTON: &[Key] = &[
    Key::required("index", Form::Number),
    Key::required("coupon_code", Form::Text),
    Key::beyond(Undocumented::UrlButton, Form::Text),
    Key::beyond(Undocumented::QuickReplyPayload, Form::Text),
];

fn template_button(at: &At<'_>, cx: &mut Cx<'_, '_>) -> TemplateButton {
    let mut fields = Fields::open(at, cx, Object::CouponButton, BUTTON);
    let index = button_index(&fields.need("index", Some("index".into())), cx).into();
    let value = button_value(&mut fields, cx);
    fields.close(cx);
    TemplateButton { index, value }
}

/// The one value that a button is given.
fn button_value(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> ButtonValue {
    const URL: Undocumented = Undocumented::UrlButton;
    const PAYLOAD: Undocumented = Undocumented::QuickReplyPayload;
    let beyond = [URL, PAYLOAD].into_iter().filter(|one| cx.spent.beyond.has(*one) || fields.has(one.key()));
    let words: Vec<_> = std::iter::once("coupon_code").chain(beyond.map(Undocumented::key)).collect();
    if words.len() == 1 {
        return ButtonValue::CouponCode(fields.required(cx, "coupon_code"));
    }
    match cx.by_key(fields, Object::CouponButton, &words, &[]) {
        Some(chosen) if chosen.word == URL.key() => ButtonValue::UrlValue(Decode::decode(&chosen.content, cx)),
        Some(chosen) if chosen.word == PAYLOAD.key() => ButtonValue::Payload(Decode::decode(&chosen.content, cx)),
        Some(chosen) => ButtonValue::CouponCode(Decode::decode(&chosen.content, cx)),
        None => {
            cx.poison(fields.at());
            ButtonValue::CouponCode(Text::from(""))
        }
    }
}
