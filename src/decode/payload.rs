//! The shape of a payload: what the API itself takes.
//!
//! Here a message's values stand in wrappers (`body: {text: …}`, `action`, `components`), so the
//! decoders are written out; the steps they name are the fields of the message types.

mod carousel;
mod template;

use super::at::At;
use super::fields::{A, Fields};
use super::wrap::Bare;
use super::{Cx, Decode, Decoded, foreign};
use crate::bounded::{Items, Text};
use crate::limits::Bound;
use crate::message::{Button, Choice, Content, CtaUrl, List, Message};
use crate::rules::shape;
use crate::tree::{Entry, Value};

const TYPES: [&str; 7] = ["template", "text", "image", "video", "audio", "document", "interactive"];
const INTERACTIVE: [&str; 4] = ["cta_url", "list", "carousel", "button"];

/// Reads one document.
pub(super) fn document(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let mut fields = Fields::open_or(at, cx, "a message", Bare::Messages);
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
        "template" => Content::Template(template::template(&at, cx)),
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
        Some("carousel") => Content::Carousel(carousel::carousel(&at.named("carousel"), cx)),
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
fn wrapped<L: Bound>(at: &At<'_>, noun: &str, cx: &mut Cx<'_, '_>) -> Text<L> {
    let mut fields = Fields::open_or(at, cx, noun, Bare::Text);
    let text = Text::decode(&fields.need("text", None).standing_in(), cx);
    fields.close(cx);
    text
}

fn body<L: Bound>(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Text<L> {
    wrapped(&fields.need("body", Some("body".into())), "a body", cx)
}

fn footer<L: Bound>(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Option<Text<L>> {
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
    cx.items(at, |at, cx| tagged(at, A("button"), word, others, cx)).into()
}

/// `{type: WORD, WORD: {…}}`, where the word is the only one. The content's path is the object's.
fn tagged<T: Decode>(at: &At<'_>, noun: A, word: &'static str, others: &[&str], cx: &mut Cx<'_, '_>) -> T {
    let mut fields = Fields::open(at, cx, noun);
    if let Some(kind) = fields.needed("type")
        && cx.word(&kind, &[word], format_args!("type of {}", noun.0)).is_none()
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
