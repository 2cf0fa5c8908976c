//! The shape of a payload: what the API itself takes.
//!
//! Here a message's values stand in wrappers (`body: {text: …}`, `action`, `components`), so the
//! decoders are written out; the steps they name are the fields of the message types.

use super::at::At;
use super::definition::both_actions;
use super::fields::Fields;
use super::shared::refuse_around;
use super::{Cx, Decode, Decoded, foreign};
use crate::bounded::{Items, Text};
use crate::diagnostic::Edit;
use crate::diagnostic::Fix;
use crate::limits::{Bound, Limit, template as limits};
use crate::message::{
    Button, Card, CardAction, Carousel, Choice, Content, CouponButton, CtaUrl, Header, List, Message, Template,
};
use crate::rules::{carousel, shape};
use crate::tree::{Entry, Value};

const TYPES: [&str; 7] = ["template", "text", "image", "video", "audio", "document", "interactive"];
const INTERACTIVE: [&str; 4] = ["cta_url", "list", "carousel", "button"];

/// Reads one document.
pub(super) fn document(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let mut fields = Fields::open(at, cx, "a message");
    if fields.is_absent() {
        return nothing(at, cx);
    }
    if let Some(entry) = foreign_kind(&fields) {
        return other_shape(at, entry, cx);
    }
    let to = Some(fields.required(cx, "to"));
    let content = content(&mut fields, cx);
    fields.close(cx);
    Decoded { name: None, description: None, message: Message { to, content } }
}

/// A message of which nothing could be read; whoever calls has told why.
pub(super) fn nothing(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let content = Content::Text(Decode::decode(&at.absent(Some("text".into())), cx));
    Decoded { name: None, description: None, message: Message { to: None, content } }
}

/// The key of a definition, where there is no `type` and so no payload.
fn foreign_kind<'a>(fields: &Fields<'a>) -> Option<&'a Entry<'a>> {
    if fields.has("type") {
        return None;
    }
    INTERACTIVE.iter().find_map(|kind| fields.entry(kind))
}

fn other_shape(at: &At<'_>, entry: &Entry<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let key_at = at.entry(entry, None);
    let message = format!("`{}` belongs to a definition, this is read as a payload", entry.key);
    let finding = cx
        .finding_at_key(&shape::other_shape::RULE, &key_at, message)
        .help("name the file `*.waml.yaml`, or pass `--as definition`");
    cx.tell(&key_at, finding);
    cx.poison(at);
    nothing(at, cx)
}

fn content(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Content {
    let type_at = fields.need("type", None);
    let word = message_type(&type_at, cx);
    if type_at.node.is_none() {
        untyped(fields, cx);
    } else if let Some(foreign) = foreign_word(&type_at, cx) {
        // The type is told; its content goes with it.
        fields.ignore(foreign);
    }
    let present: Vec<&'static str> = TYPES.into_iter().filter(|word| fields.has(word)).collect();
    // Without a type that can be read, the only content there is decides.
    let kind = match (word, &present[..]) {
        (Some(word), _) => word,
        (None, [only]) => only,
        (None, _) => {
            for word in present {
                fields.ignore(word);
            }
            return Content::Text(Decode::decode(&fields.at().absent(Some("text".into())), cx));
        }
    };
    let mut mismatched = false;
    for wrong in present.iter().filter(|present| **present != kind) {
        if let Some(entry) = fields.entry(wrong) {
            cx.tell_mismatch(fields, entry, &type_at, kind);
            mismatched = true;
        }
    }
    if mismatched {
        fields.excuse(kind);
    }
    if kind == "interactive" {
        return interactive(&fields.need(kind, None), cx);
    }
    let at = fields.need(kind, Some(kind.into()));
    match kind {
        "template" => Content::Template(template(&at, cx)),
        "image" => Content::Image(Decode::decode(&at, cx)),
        "video" => Content::Video(Decode::decode(&at, cx)),
        "audio" => Content::Audio(Decode::decode(&at, cx)),
        "document" => Content::Document(Decode::decode(&at, cx)),
        _ => Content::Text(Decode::decode(&at, cx)),
    }
}

/// A payload without `type`, which may be meant as a definition.
fn untyped(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) {
    if fields.is_absent() || fields.misspells(&["type"]) {
        return;
    }
    fields.excuse("type");
    let finding = cx
        .finding(&shape::missing_key::RULE, fields.at(), "`type` is missing")
        .label("add `type`")
        .help("if this is a definition, name the file `*.waml.yaml` or pass `--as definition`");
    cx.tell(fields.at(), finding);
}

/// The word at a place, where it is one that Meta's API has and this one has not.
fn foreign_word<'t>(at: &At<'_>, cx: &Cx<'t, '_>) -> Option<&'t str> {
    let Value::String(text) = &cx.tree.node(at.node?).value else { return None };
    foreign::word(text).map(|_| &**text)
}

/// The word of the root's `type`.
fn message_type(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<&'static str> {
    if let Value::String(text) = &cx.tree.node(at.node?).value
        && let Some(kind) = INTERACTIVE.iter().find(|kind| *kind == text)
    {
        let finding = cx
            .finding(&shape::unknown_word::RULE, at, format!("`{kind}` is a kind of interactive message"))
            .label("write `interactive` here")
            .help(format!("and `\"type\": \"{kind}\"` inside `interactive`"));
        cx.tell(at, finding);
        return None;
    }
    cx.word(at, &TYPES, "message type")
}

/// Which kind an interactive message is decides how the rest is read, so its `type` is looked up
/// first; whatever is wrong with it is told by [`open_interactive`].
fn interactive(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Content {
    let kind = peek(at, "type", &INTERACTIVE, cx);
    match kind.or_else(|| kind_by_action(at, cx)) {
        Some("list") => Content::List(list(&at.named("list"), cx)),
        Some("carousel") => Content::Carousel(carousel(&at.named("carousel"), cx)),
        Some("button") => Content::Button(button(&at.named("button"), cx)),
        Some(_) => Content::CtaUrl(cta_url(&at.named("cta_url"), cx)),
        None => {
            let mut fields = open_interactive(at, cx);
            for key in ["header", "body", "footer", "action"] {
                fields.ignore(key);
            }
            fields.close(cx);
            Content::Text(Decode::decode(&at.absent(Some("text".into())), cx))
        }
    }
}

/// Opens an interactive message and tells what is wrong with its `type`.
fn open_interactive<'a, 't: 'a>(at: &'a At<'a>, cx: &mut Cx<'t, '_>) -> Fields<'a> {
    let mut fields = Fields::open(at, cx, "an interactive message");
    if let Some(kind) = fields.needed("type") {
        cx.word(&kind, &INTERACTIVE, "kind of interactive message");
    }
    fields
}

/// The word behind a key, where it is one of those given. Tells nothing.
fn peek(at: &At<'_>, key: &str, words: &[&'static str], cx: &Cx<'_, '_>) -> Option<&'static str> {
    let entry = cx.tree.entries(at.node?).iter().find(|entry| entry.key == key)?;
    let Value::String(text) = &cx.tree.node(entry.value).value else { return None };
    words.iter().copied().find(|word| word == text)
}

/// What an interactive message must be, judged by the keys of its action.
fn kind_by_action(at: &At<'_>, cx: &Cx<'_, '_>) -> Option<&'static str> {
    let named = cx.tree.entries(at.node?).iter().find(|entry| entry.key == "type");
    if named.is_some_and(|entry| foreign_word(&at.entry(entry, None), cx).is_some()) {
        return None;
    }
    let action = cx.tree.entries(at.node?).iter().find(|entry| entry.key == "action")?;
    cx.tree.entries(action.value).iter().find_map(|entry| match &*entry.key {
        "sections" | "button" => Some("list"),
        "cards" => Some("carousel"),
        "buttons" => Some("button"),
        "name" | "parameters" => Some("cta_url"),
        _ => None,
    })
}

/// The text in a wrapper: `{text: …}`. Its path is the wrapper's.
fn wrapped<L>(at: &At<'_>, noun: &str, cx: &mut Cx<'_, '_>) -> Text<L> {
    let mut fields = Fields::open(at, cx, noun);
    let text = cx.text(&fields.need("text", None).standing_in()).into();
    fields.close(cx);
    text
}

fn body<L>(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Text<L> {
    wrapped(&fields.need("body", Some("body".into())), "a body", cx)
}

fn footer<L>(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Option<Text<L>> {
    fields.take("footer", Some("footer".into())).map(|at| wrapped(&at, "a footer", cx))
}

fn cta_url(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CtaUrl {
    let mut fields = open_interactive(at, cx);
    let message = CtaUrl {
        header: fields.optional(cx, "header"),
        body: body(&mut fields, cx),
        footer: footer(&mut fields, cx),
        url_button: url_action(&fields.need("action", None), cx),
    };
    fields.close(cx);
    message
}

/// `{name: cta_url, parameters: {…}}`
fn url_action<T: Decode>(at: &At<'_>, cx: &mut Cx<'_, '_>) -> T {
    let mut fields = Fields::open(at, cx, "an action");
    if let Some(name) = fields.needed("name") {
        cx.word(&name, &["cta_url"], "name of an action");
    }
    let button = T::decode(&fields.need("parameters", Some("url_button".into())), cx);
    fields.close(cx);
    button
}

fn list(at: &At<'_>, cx: &mut Cx<'_, '_>) -> List {
    let mut fields = open_interactive(at, cx);
    let action = fields.need("action", None);
    let mut inner = Fields::open(&action, cx, "an action");
    let message = List {
        header: fields.optional(cx, "header"),
        body: body(&mut fields, cx),
        footer: footer(&mut fields, cx),
        button: inner.required(cx, "button"),
        sections: inner.required(cx, "sections"),
    };
    inner.close(cx);
    fields.close(cx);
    message
}

fn button(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Button {
    let mut fields = open_interactive(at, cx);
    let action = fields.need("action", None);
    let mut inner = Fields::open(&action, cx, "an action");
    let message = Button {
        header: fields.optional(cx, "header"),
        body: body(&mut fields, cx),
        footer: footer(&mut fields, cx),
        replies: replies(&inner.need("buttons", Some("replies".into())), "reply", cx),
    };
    inner.close(cx);
    fields.close(cx);
    message
}

/// `[{type: reply, reply: {…}}, …]`
fn replies<I: Bound, T: Bound, L>(at: &At<'_>, word: &'static str, cx: &mut Cx<'_, '_>) -> Items<Choice<I, T>, L> {
    let others: &[&str] = if word == "reply" { &["quick_reply"] } else { &["reply"] };
    cx.items(at, |at, cx| tagged(at, "a button", word, others, cx)).into()
}

/// `{type: WORD, WORD: {…}}`, where the word is the only one. The content's path is the object's.
fn tagged<T: Decode>(at: &At<'_>, noun: &str, word: &'static str, others: &[&str], cx: &mut Cx<'_, '_>) -> T {
    let mut fields = Fields::open(at, cx, noun);
    if let Some(kind) = fields.needed("type")
        && cx.word(&kind, &[word], &format!("type of {}", noun.trim_start_matches("a "))).is_none()
        && !fields.has(word)
    {
        // The wrong word is told, and so is what goes with it.
        fields.excuse(word);
        for other in others {
            fields.ignore(other);
        }
    }
    let content = T::decode(&fields.need(word, None).standing_in(), cx);
    fields.close(cx);
    content
}

fn carousel(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Carousel {
    let mut fields = open_interactive(at, cx);
    let action = fields.need("action", None);
    let mut inner = Fields::open(&action, cx, "an action");
    let mut position = 0;
    let cards = cx.items(&inner.need("cards", Some("cards".into())), |at, cx| {
        position += 1;
        card(at, position - 1, cx)
    });
    inner.close(cx);
    refuse_around(&mut fields, cx);
    let message = Carousel { body: body(&mut fields, cx), cards: cards.into() };
    fields.close(cx);
    message
}

fn card(at: &At<'_>, position: usize, cx: &mut Cx<'_, '_>) -> Card {
    let mut fields = Fields::open(at, cx, "a card");
    if let Some(index) = fields.needed("card_index") {
        card_index(&index, position, cx);
    }
    // Every card says `cta_url`, whatever its buttons are; without a type it is meant.
    if let Some(kind) = fields.take("type", None) {
        cx.word(&kind, &["cta_url"], "type of card");
    }
    let card = Card {
        header: fields.required(cx, "header"),
        body: fields.take("body", Some("body".into())).map(|at| wrapped(&at, "a card body", cx)),
        action: card_action(&fields.need("action", Some("action".into())), cx),
    };
    fields.close(cx);
    card
}

fn card_index(at: &At<'_>, position: usize, cx: &mut Cx<'_, '_>) {
    let Some(index) = cx.count(at, "`card_index`") else { return };
    if i64::try_from(position) == Ok(index) {
        return;
    }
    let message = format!("`card_index` is {index}, the card's position is {position}");
    let finding = cx.finding(&carousel::card_index::RULE, at, message).label(format!("write {position}")).fix(Fix {
        title: format!("write {position}"),
        safe: true,
        edits: vec![Edit { span: at.span(cx.tree), text: position.to_string() }],
    });
    cx.tell(at, finding);
}

/// A card's buttons: decided by the keys of the action, never by the card's type.
fn card_action(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CardAction {
    let Some(id) = at.node else { return CardAction::Replies(Decode::decode(at, cx)) };
    let key = |key: &str| cx.tree.entries(id).iter().find(|entry| entry.key == key);
    let url = key("name").or_else(|| key("parameters"));
    match (url, key("buttons")) {
        (Some(url), Some(buttons)) => {
            both_actions(&at.entry(url, None), &at.entry(buttons, None), cx);
            cx.poison(at);
            CardAction::Replies(Items::default())
        }
        (Some(_), None) => {
            cx.enter(at);
            CardAction::UrlButton(url_action(at, cx))
        }
        (None, _) => reply_action(at, cx),
    }
}

fn reply_action(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CardAction {
    let mut fields = Fields::open(at, cx, "a card's action");
    let buttons = fields.need("buttons", Some("replies".into()));
    if buttons.node.is_none() && !fields.is_absent() && !fields.misspells(&["buttons", "parameters"]) {
        fields.excuse("buttons");
        let message = "a card's action needs `buttons`, or `name` and `parameters`";
        let finding = cx.finding(&shape::missing_key::RULE, at, message);
        cx.tell(at, finding);
    }
    if buttons.node.is_none() {
        cx.poison(at);
    }
    let replies = replies(&buttons, "quick_reply", cx);
    fields.close(cx);
    CardAction::Replies(replies)
}

fn template(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Template {
    let mut fields = Fields::open(at, cx, "a template");
    let mut template = Template {
        name: fields.required(cx, "name"),
        code: fields.optional(cx, "code"),
        header: None,
        body: None,
        buttons: Vec::new(),
    };
    if let Some(list) = fields.take("components", None) {
        components(&list, &mut template, cx);
    }
    fields.close(cx);
    template
}

const COMPONENTS: [&str; 3] = ["header", "body", "button"];

/// The list of components becomes fields of the template, so its items are no steps of a path.
fn components(list: &At<'_>, template: &mut Template, cx: &mut Cx<'_, '_>) {
    let mut seen = Vec::new();
    for (index, item) in cx.list(list).iter().enumerate() {
        let at = list.item(index, *item, None);
        let word = peek(&at, "type", &COMPONENTS, cx);
        if let Some(word) = word.filter(|word| *word != "button") {
            if seen.contains(&word) {
                repeated(&at, word, cx);
                continue;
            }
            seen.push(word);
        }
        match word {
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
}

fn repeated(at: &At<'_>, word: &str, cx: &mut Cx<'_, '_>) {
    let finding = cx
        .finding(&shape::repeated_component::RULE, at, format!("a second `{word}` component, one is allowed"))
        .label("put all parameters into the first");
    cx.tell(at, finding);
}

/// Opens a component and tells what is wrong with its `type`.
fn open_component<'a, 't: 'a>(at: &'a At<'a>, cx: &mut Cx<'t, '_>) -> Fields<'a> {
    let mut fields = Fields::open(at, cx, "a component");
    if let Some(kind) = fields.needed("type") {
        cx.word(&kind, &COMPONENTS, "type of component");
    }
    fields
}

fn header_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<Header<limits::HeaderText>> {
    let mut fields = open_component(at, cx);
    let parameters = fields.need("parameters", None);
    let header =
        single(&parameters, &limits::HeaderParameters::LIMIT, cx, |at, cx| Decode::decode(&at.named("header"), cx));
    fields.close(cx);
    header
}

/// A list of exactly one element, which is what it stands for.
fn single<T>(
    at: &At<'_>,
    limit: &Limit,
    cx: &mut Cx<'_, '_>,
    decode: impl FnOnce(&At<'_>, &mut Cx<'_, '_>) -> T,
) -> Option<T> {
    let items = cx.list(at);
    let is_list = at.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Sequence(_)));
    if is_list && !limit.allows(items.len()) {
        let message = format!("number of {} is {}, allowed is {}", limit.noun, items.len(), limit.allowed());
        let finding = cx.finding(&limit.rule, at, message).label(limit.excess(items.len()));
        cx.tell(at, finding);
    }
    items.first().map(|item| decode(&at.item(0, *item, None), cx))
}

fn body_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Items<Text<limits::BodyParameter>, limits::BodyParameters> {
    let mut fields = open_component(at, cx);
    let parameters = fields.need("parameters", Some("body".into()));
    let texts = cx.items(&parameters, |at, cx| tagged(at, "a parameter", "text", &["currency", "date_time"], cx));
    fields.close(cx);
    texts.into()
}

fn button_component(at: &At<'_>, cx: &mut Cx<'_, '_>) -> CouponButton {
    let mut fields = open_component(at, cx);
    if let Some(sub_type) = fields.needed("sub_type") {
        copy_code(&sub_type, cx);
    }
    let index = button_index(&fields.need("index", Some("index".into())), cx);
    let parameters = fields.need("parameters", Some("coupon_code".into()));
    let code = single(&parameters, &limits::ButtonParameters::LIMIT, cx, |at, cx| {
        tagged(at, "a parameter", "coupon_code", &["text", "payload"], cx)
    });
    if code.is_none() {
        cx.poison(&parameters);
    }
    fields.close(cx);
    CouponButton { index, coupon_code: code.unwrap_or_else(|| String::new().into()) }
}

/// `COPY_CODE`, in either case.
fn copy_code(at: &At<'_>, cx: &mut Cx<'_, '_>) {
    let written = at.node.map(|id| &cx.tree.node(id).value);
    let folded = matches!(written, Some(Value::String(text)) if text.eq_ignore_ascii_case("COPY_CODE"));
    if !folded {
        cx.word(at, &["COPY_CODE"], "sub_type");
    }
}

/// The position of a template's button; in a payload it may be written as a string of digits.
pub(super) fn button_index(at: &At<'_>, cx: &mut Cx<'_, '_>) -> u32 {
    let written = at.node.map(|id| &cx.tree.node(id).value);
    let index = match (cx.shape, written) {
        (super::Shape::Payload, Some(Value::String(text))) if is_digits(text) => {
            cx.enter(at);
            text.parse().ok()
        }
        _ => match cx.count(at, "`index`") {
            Some(index) => u32::try_from(index).ok(),
            None => None,
        },
    };
    // Anything else is out of range, which the check tells.
    index.unwrap_or(u32::MAX)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
