//! Template messages: a list of components, each with its parameters.

use super::{COUPON_PARAMETER, PAYLOAD_PARAMETER, TEXT_PARAMETER, named, peek, tagged};
use crate::decode::cursor::At;
use crate::decode::fields::Fields;
use crate::decode::locate::WRAPPED;
use crate::decode::meant::{Form, Key};
use crate::decode::object::{Asked, Object};
use crate::decode::shared::button_index;
use crate::decode::{Cx, Decode};
use crate::diagnostic::Diagnostic;
use crate::limits::{Bound, Limit, template as limits};
use crate::message::bounded::{Items, Text};
use crate::message::{ButtonValue, Header, Named, NamedText, Template, TemplateButton};
use crate::rules::count::{advised, number_of};
use crate::rules::shape;
use crate::templates::Undocumented;
use crate::text::phrase::say;
use crate::text::{Span, Words};
use crate::tree::{Item, Value};

const KEYS: &[Key] =
    &[Key::required("name", Form::Word), Key::new("code", Form::Text), Key::new("components", Form::List)];

pub(super) fn template(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Template {
    let mut fields = Fields::open(at, cx, Object::Template, KEYS);
    let mut template = Template {
        name: fields.required(cx, "name"),
        // The API takes none.
        language: None,
        code: fields.optional(cx, "code"),
        header: None,
        body: None,
        buttons: Vec::new(),
        named: Named::default(),
    };
    if let Some(list) = fields.take("components", None) {
        components(&list, &mut template, cx);
    }
    fields.close(cx);
    template
}

const COMPONENT: &[Key] = &[
    Key::required("type", Form::Word),
    Key::new("sub_type", Form::Word),
    Key::new("index", Form::Number),
    Key::required("parameters", Form::List),
];
const COMPONENTS: [&str; 3] = ["header", "body", "button"];

/// The list of components becomes fields of the template, so its items are no steps of a path.
fn components(list: &At<'_>, template: &mut Template, cx: &mut Cx<'_, '_>) {
    let mut seen = Vec::new();
    let mut unsure = false;
    for (index, item) in cx.list(list, None).iter().enumerate() {
        let at = list.item(index, *item, None);
        let word = peek(&at, &COMPONENTS, Asked::Component, cx);
        unsure |= word.is_none();
        if let Some(word) = word.filter(|word| *word != "button") {
            if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == word) {
                repeated(&at, word, *first, cx);
                continue;
            }
            seen.push((word, at));
        }
        match word {
            Some("header") if has_names(&at, cx) => template.named.header = named_header_component(&at, cx),
            Some("body") if has_names(&at, cx) => template.named.body = named_body_component(&at, cx),
            Some("header") => template.header = header_component(&at, cx),
            Some("body") => template.body = Some(body_component(&at, cx)),
            Some(_) => {
                let position = template.buttons.len();
                template.buttons.push(button_component(&at.named("buttons").named(position), cx));
            }
            None => {
                let mut fields = open_component(&at, cx);
                for key in ["sub_type", "index", "parameters"] {
                    fields.ignore(key);
                }
                fields.close(cx);
            }
        }
    }
    let is_list = list.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Sequence(_)));
    let header = seen.iter().any(|(word, _)| *word == "header");
    for (part, absent, broken) in [
        ("header", template.header.is_none() && template.named.header.is_none(), header),
        ("body", template.body.is_none() && template.named.body.is_empty(), false),
        ("buttons", true, false),
    ] {
        if absent {
            absent_part(&list.named(part), broken || unsure || !is_list, cx);
        }
    }
}

/// A part that no component has: it belongs into the list. Nobody says that it is missing where a component may be
/// meant to be it.
fn absent_part(at: &At<'_>, unsure: bool, cx: &mut Cx<'_, '_>) {
    cx.note(at);
    if unsure {
        cx.poison(at);
    }
}

fn repeated(at: &At<'_>, word: &str, first: At<'_>, cx: &mut Cx<'_, '_>) {
    let entries = first.node.map_or(&[][..], |id| cx.tree.entries(id));
    let kind = entries.iter().find(|entry| entry.key == "type").map(|entry| first.entry(entry, None));
    let message = say!("a second `{word}` component, one is allowed", "此处是第二个 `{word}` 组件，只能有一个");
    let finding = cx
        .finding(&shape::repeated_component::RULE, at, message)
        .label(Words::new("put all parameters into the first", "把所有参数放入第一个"));
    let first = Words::new("the first", "第一个");
    let finding =
        kind.iter().fold(finding, |finding, kind| finding.related_text(kind.pointer(), kind.span(cx.tree), first));
    cx.tell(at, finding);
}

/// Opens a component and tells what is wrong with its `type`.
fn open_component<'a, 't: 'a>(at: &'a At<'a>, cx: &mut Cx<'t, '_>) -> Fields<'a> {
    let mut fields = Fields::open(at, cx, Object::Component, COMPONENT);
    if let Some(kind) = fields.needed("type") {
        cx.word(&kind, &COMPONENTS, Asked::Component);
    }
    fields
}

fn header_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<Header<limits::HeaderText>> {
    let mut fields = open_component(at, cx);
    cx.note(&at.named("header").named(WRAPPED));
    let parameters = fields.need("parameters", None);
    let header = single(&parameters, &limits::HeaderParameters::LIMIT, Object::Parameter, cx, |at, cx| {
        Decode::decode(&at.named("header"), cx)
    });
    fields.close(cx);
    header
}

/// A list of exactly one element, which is what it stands for.
fn single<T>(
    at: &At<'_>,
    limit: &Limit,
    of: Object,
    cx: &mut Cx<'_, '_>,
    decode: impl FnOnce(&At<'_>, &mut Cx<'_, '_>) -> T,
) -> Option<T> {
    let items = cx.list(at, Some(of));
    let is_list = at.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Sequence(_)));
    if is_list && !limit.allows(items.len()) {
        tell_count(at, items, limit, cx);
    }
    items.first().map(|item| decode(&at.item(0, *item, None), cx))
}

/// A list that has not as many elements as it must; those too many are marked.
fn tell_count(at: &At<'_>, items: &[Item], limit: &Limit, cx: &mut Cx<'_, '_>) {
    let beyond = items.get(limit.max as usize..).unwrap_or_default();
    let span = match beyond {
        [] => at.span(cx.tree),
        [first, ..] => {
            let last = beyond.last().unwrap_or(first);
            Span { start: cx.tree.node(first.node).span.start, end: cx.tree.node(last.node).span.end }
        }
    };
    let message = number_of(items.len(), limit);
    let finding = Diagnostic::in_text(&limit.rule, at.pointer(), span, message).label(limit.excess(items.len()));
    let finding = advised(finding, items.len(), limit);
    cx.tell(at, finding);
}

fn body_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Items<Text<limits::BodyParameter>, limits::BodyParameters> {
    let mut fields = open_component(at, cx);
    let parameters = fields.need("parameters", Some("body".into()));
    if cx.refuse_named(&parameters) {
        fields.close(cx);
        return Items::default();
    }
    let texts = cx.items(&parameters, Some(Object::Parameter), |at, cx| tagged(at, &TEXT_PARAMETER, cx));
    fields.close(cx);
    texts.into()
}

/// Whether parameters of a component have names, where that is taken.
fn has_names(at: &At<'_>, cx: &Cx<'_, '_>) -> bool {
    let entries = |id| cx.tree.entries(id);
    let list = at.node.and_then(|id| entries(id).iter().find(|entry| entry.key == "parameters"));
    let named = |item: &Item| entries(item.node).iter().any(|entry| entry.key == "parameter_name");
    cx.spent.beyond.has(Undocumented::NamedParameters)
        && list.is_some_and(|list| cx.tree.items(list.value).iter().any(named))
}

fn named_header_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<NamedText<limits::HeaderText>> {
    let mut fields = open_component(at, cx);
    cx.note(&at.named("header"));
    let parameters = fields.need("parameters", None);
    let header = single(&parameters, &limits::HeaderParameters::LIMIT, Object::Parameter, cx, |at, cx| {
        named(&at.named("named").named("header"), cx)
    });
    fields.close(cx);
    header
}

fn named_body_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Vec<NamedText<limits::BodyParameter>> {
    let mut fields = open_component(at, cx);
    let parameters = fields.need("parameters", None);
    cx.note(&parameters.named("body"));
    let place = parameters.named("named");
    cx.note(&place);
    let texts = cx.items(&place.named("body"), Some(Object::Parameter), named);
    fields.close(cx);
    texts
}

fn button_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> TemplateButton {
    let mut fields = open_component(at, cx);
    let sub_type = fields.needed("sub_type").map_or(Some(SubType::CopyCode), |at| sub_type(&at, cx));
    let Some(sub_type) = sub_type else {
        // A button of another kind: what goes with that is no further fault.
        fields.ignore_rest();
        cx.poison(at);
        fields.close(cx);
        return TemplateButton { index: 0.into(), value: ButtonValue::CouponCode(Text::from("")) };
    };
    let index = button_index(&fields.need("index", Some("index".into())), cx);
    let value = match sub_type {
        SubType::CopyCode => {
            let tag = |at: &At<'_>, cx: &mut Cx<'_, '_>| tagged(at, &COUPON_PARAMETER, cx);
            ButtonValue::CouponCode(value(&mut fields, "coupon_code", Object::CouponParameter, cx, tag))
        }
        SubType::Url => {
            let tag = |at: &At<'_>, cx: &mut Cx<'_, '_>| tagged(at, &TEXT_PARAMETER, cx);
            ButtonValue::UrlValue(value(&mut fields, "url_value", Object::Parameter, cx, tag))
        }
        SubType::QuickReply => {
            let tag = |at: &At<'_>, cx: &mut Cx<'_, '_>| tagged(at, &PAYLOAD_PARAMETER, cx);
            ButtonValue::Payload(value(&mut fields, "payload", Object::PayloadParameter, cx, tag))
        }
    };
    fields.close(cx);
    TemplateButton { index: index.into(), value }
}

/// The one parameter of a button.
fn value<L: Bound>(
    fields: &mut Fields<'_>,
    step: &'static str,
    of: Object,
    cx: &mut Cx<'_, '_>,
    tag: impl FnOnce(&At<'_>, &mut Cx<'_, '_>) -> Text<L>,
) -> Text<L> {
    let parameters = fields.need("parameters", Some(step.into()));
    let value = single(&parameters, &limits::ButtonParameters::LIMIT, of, cx, tag);
    if value.is_none() {
        cx.poison(&parameters);
    }
    value.unwrap_or_else(|| Text::from(""))
}

/// What a button component is about.
#[derive(Clone, Copy)]
enum SubType {
    CopyCode,
    Url,
    QuickReply,
}

/// `COPY_CODE`, or a word that the document does not have where that is taken, in either case; `None`, which is told,
/// for another.
fn sub_type(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<SubType> {
    let written = at.node.map(|id| &cx.tree.node(id).value);
    let is = |word: &str| matches!(written, Some(Value::String(text)) if text.eq_ignore_ascii_case(word));
    let beyond = cx.spent.beyond;
    if is("COPY_CODE") {
        Some(SubType::CopyCode)
    } else if beyond.has(Undocumented::UrlButton) && is("url") {
        Some(SubType::Url)
    } else if beyond.has(Undocumented::QuickReplyPayload) && is("quick_reply") {
        Some(SubType::QuickReply)
    } else {
        cx.word(at, &["COPY_CODE"], Asked::SubType).map(|_| SubType::CopyCode)
    }
}
