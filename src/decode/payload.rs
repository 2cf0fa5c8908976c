//! The shape of a payload: what the API itself takes.
//!
//! Here a message's values stand in wrappers (`body: {text: …}`, `action`, `components`), so the
//! decoders are written out; the steps they name are the fields of the message types.

mod carousel;
mod template;

use super::cursor::At;
use super::fields::Fields;
use super::meant::{self, Form, Key};
use super::object::{Asked, Object};
use super::wrap::Bare;
use super::{Cx, Decode, Decoded, foreign};
use crate::diagnostic::Fix;
use crate::limits::Bound;
use crate::message::bounded::{Items, Text};
use crate::message::{Button, Choice, Content, CtaUrl, List, Message, NamedText};
use crate::rules::shape;
use crate::text::Words;
use crate::text::phrase::say;
use crate::tree::{Entry, Value};

const TYPES: [&str; 7] = ["template", "text", "image", "video", "audio", "document", "interactive"];
const INTERACTIVE: [&str; 4] = ["cta_url", "list", "carousel", "button"];

const KEYS: &[Key] = &[
    Key::required("to", Form::Phone),
    Key::required("type", Form::Word),
    Key::alone("template", Form::Object),
    Key::alone("text", Form::Text),
    Key::alone("image", Form::Object),
    Key::alone("video", Form::Object),
    Key::alone("audio", Form::Object),
    Key::alone("document", Form::Object),
    Key::alone("interactive", Form::Object),
];

/// Reads one document.
pub(super) fn document(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let mut fields = Fields::open_or(at, cx, Object::Message, KEYS, Bare::Messages);
    if fields.is_absent() {
        return Decoded::nothing(at, cx);
    }
    if let Some(entry) = foreign_kind(&fields) {
        return other_shape(at, entry, cx);
    }
    let to = if cx.spent.unaddressed { fields.optional(cx, "to") } else { Some(fields.required(cx, "to")) };
    let content = content(&mut fields, cx);
    fields.close(cx);
    Decoded { unquoted: Vec::new(), written: None, name: None, description: None, message: Message { to, content } }
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
    let key = &entry.key;
    let message = say!(
        "`{key}` belongs to a definition, this is read as a payload",
        "`{key}` 属于消息定义，而此文件按请求 Payload 读取"
    );
    let finding = cx.finding_at_key(&shape::other_shape::RULE, &key_at, message).help(Words::new(
        "name the file `*.waml.yaml`, or pass `--as definition`",
        "将文件命名为 `*.waml.yaml`，或加上 `--as definition`",
    ));
    cx.tell(&key_at, finding);
    cx.poison(at);
    Decoded::nothing(at, cx)
}

fn content(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Content {
    let type_at = fields.need("type", None);
    let word = message_type(fields, &type_at, cx);
    if type_at.node.is_none() {
        untyped(fields, cx);
    } else if let Some(foreign) = foreign_word(&type_at, Asked::MessageType, cx) {
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
    if fields.is_absent() {
        return;
    }
    fields.excuse("type");
    let finding = cx
        .finding(&shape::missing_key::RULE, fields.at(), Words::new("`type` is missing", "缺少 `type`"))
        .label(Words::new("add `type`", "添加 `type`"))
        .help(Words::new(
            "if this is a definition, name the file `*.waml.yaml` or pass `--as definition`",
            "如果这是消息定义，将文件命名为 `*.waml.yaml`，或加上 `--as definition`",
        ));
    cx.tell(fields.at(), finding);
}

/// The word at a place, where it is one that Meta's API has and this one has not.
fn foreign_word<'t>(at: &At<'_>, asked: Asked, cx: &Cx<'t, '_>) -> Option<&'t str> {
    let Value::String(text) = &cx.tree.node(at.node?).value else { return None };
    foreign::word(text, asked).map(|_| &**text)
}

/// The word of the root's `type`.
fn message_type(fields: &mut Fields<'_>, at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<&'static str> {
    if let Value::String(text) = &cx.tree.node(at.node?).value
        && let Some(kind) = INTERACTIVE.iter().find(|kind| *kind == text)
    {
        let outside = !fields.has("interactive");
        let edits = cx.room().respell(cx.tree.node(at.node?), "interactive").filter(|_| !outside);
        let help = if outside {
            say!(
                "and `\"interactive\": {{\"type\": \"{kind}\", …}}` with all that it says",
                "并写 `\"interactive\": {{\"type\": \"{kind}\", …}}`，把全部内容放在其中"
            )
        } else {
            say!("and `\"type\": \"{kind}\"` inside `interactive`", "并在 `interactive` 中写 `\"type\": \"{kind}\"`")
        };
        let message = say!("`{kind}` is a kind of interactive message", "`{kind}` 是互动消息的一种");
        let title = Words::new("write `interactive`", "写成 `interactive`");
        let finding = cx
            .finding(&shape::unknown_word::RULE, at, message)
            .label(Words::new("write `interactive` here", "此处写 `interactive`"))
            .help(help)
            .fix(edits.map(|edits| Fix { title: title.into(), safe: false, edits }));
        cx.tell(at, finding);
        if outside {
            fields.ignore_rest();
            return None;
        }
        return Some("interactive");
    }
    let others = fields.renamed_with(at, cx);
    cx.word_with(at, &TYPES, Asked::MessageType, others)
}

/// Which kind an interactive message is decides how the rest is read, so its `type` is looked up
/// first; whatever is wrong with it is told by [`open_interactive`].
fn interactive(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Content {
    let kind = peek(at, &INTERACTIVE, Asked::Interactive, cx);
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

const AROUND_ACTION: &[Key] = &[
    Key::required("type", Form::Word),
    Key::new("header", Form::Object),
    Key::required("body", Form::Object),
    Key::new("footer", Form::Object),
    Key::required("action", Form::Object),
];
const URL_ACTION: &[Key] = &[Key::required("name", Form::Word), Key::required("parameters", Form::Object)];
const LIST_ACTION: &[Key] = &[Key::required("button", Form::Text), Key::required("sections", Form::List)];
pub(super) const BUTTON_ACTION: &[Key] = &[Key::required("buttons", Form::List)];
const TEXT: &[Key] = &[Key::required("text", Form::Text)];

/// Opens an interactive message and tells what is wrong with its `type`.
fn open_interactive<'a, 't: 'a>(at: &'a At<'a>, cx: &mut Cx<'t, '_>) -> Fields<'a> {
    let mut fields = Fields::open(at, cx, Object::Interactive, AROUND_ACTION);
    if let Some(kind) = fields.needed("type") {
        cx.word(&kind, &INTERACTIVE, Asked::Interactive);
    }
    fields
}

/// The word of `type`, where it is one of those given, or meant to be. Tells nothing.
fn peek(at: &At<'_>, words: &[&'static str], asked: Asked, cx: &Cx<'_, '_>) -> Option<&'static str> {
    let entries = cx.tree.entries(at.node?);
    let entry = entries.iter().find(|entry| entry.key == "type");
    let entry = entry.or_else(|| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case("type")))?;
    let Value::String(text) = &cx.tree.node(entry.value).value else { return None };
    let written = words.iter().copied().find(|word| word == text);
    written.or_else(|| meant::word(text, words).filter(|_| foreign::word(text, asked).is_none()))
}

/// What an interactive message must be, judged by the keys of its action.
fn kind_by_action(at: &At<'_>, cx: &Cx<'_, '_>) -> Option<&'static str> {
    let named = cx.tree.entries(at.node?).iter().find(|entry| entry.key == "type");
    if named.is_some_and(|entry| foreign_word(&at.entry(entry, None), Asked::Interactive, cx).is_some()) {
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
fn wrapped<L: Bound>(at: &At<'_>, object: Object, cx: &mut Cx<'_, '_>) -> Text<L> {
    let mut fields = Fields::open_or(at, cx, object, TEXT, Bare::Text);
    let text = Text::decode(&fields.need("text", None).standing_in(), cx);
    fields.close(cx);
    text
}

fn body<L: Bound>(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Text<L> {
    wrapped(&fields.need("body", Some("body".into())), Object::Body, cx)
}

fn footer<L: Bound>(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Option<Text<L>> {
    fields.take("footer", Some("footer".into())).map(|at| wrapped(&at, Object::Footer, cx))
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
    let mut fields = Fields::open(at, cx, Object::Action, URL_ACTION);
    if let Some(name) = fields.needed("name") {
        cx.word(&name, &["cta_url"], Asked::Action);
    }
    let button = T::decode(&fields.need("parameters", Some("url_button".into())), cx);
    fields.close(cx);
    button
}

fn list(at: &At<'_>, cx: &mut Cx<'_, '_>) -> List {
    let mut fields = open_interactive(at, cx);
    let action = fields.need("action", None);
    let mut inner = Fields::open(&action, cx, Object::Action, LIST_ACTION);
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
    let mut inner = Fields::open(&action, cx, Object::Action, BUTTON_ACTION);
    let message = Button {
        header: fields.optional(cx, "header"),
        body: body(&mut fields, cx),
        footer: footer(&mut fields, cx),
        replies: replies(&inner.need("buttons", Some("replies".into())), &REPLY, cx),
    };
    inner.close(cx);
    fields.close(cx);
    message
}

/// `[{type: reply, reply: {…}}, …]`
fn replies<I: Bound, T: Bound, L>(at: &At<'_>, tag: &'static Tag, cx: &mut Cx<'_, '_>) -> Items<Choice<I, T>, L> {
    cx.items(at, Some(tag.object), |at, cx| tagged(at, tag, cx)).into()
}

/// `{type: WORD, WORD: {…}}`, where the word is the only one.
struct Tag {
    object: Object,
    asked: Asked,
    word: &'static str,
    /// Keys that go with other words.
    others: &'static [&'static str],
    keys: &'static [Key],
}

const REPLY: Tag = Tag {
    object: Object::ReplyButton,
    asked: Asked::ReplyButton,
    word: "reply",
    others: &[],
    keys: &[Key::required("type", Form::Word), Key::required("reply", Form::Object)],
};
const QUICK_REPLY: Tag = Tag {
    object: Object::QuickReplyButton,
    asked: Asked::QuickReplyButton,
    word: "quick_reply",
    keys: &[Key::required("type", Form::Word), Key::required("quick_reply", Form::Object)],
    ..REPLY
};
const TEXT_PARAMETER: Tag = Tag {
    object: Object::Parameter,
    asked: Asked::Parameter,
    word: "text",
    others: &["currency", "date_time"],
    keys: &[Key::required("type", Form::Word), Key::required("text", Form::Text)],
};
const COUPON_PARAMETER: Tag = Tag {
    object: Object::CouponParameter,
    word: "coupon_code",
    others: &["text", "payload"],
    keys: &[Key::required("type", Form::Word), Key::required("coupon_code", Form::Text)],
    ..TEXT_PARAMETER
};

const PAYLOAD_PARAMETER: Tag = Tag {
    object: Object::PayloadParameter,
    word: "payload",
    others: &["text", "coupon_code"],
    keys: &[Key::required("type", Form::Word), Key::required("payload", Form::Text)],
    ..TEXT_PARAMETER
};
const NAMED_PARAMETER: Tag = Tag {
    keys: &[
        Key::required("type", Form::Word),
        Key::required("parameter_name", Form::Text),
        Key::required("text", Form::Text),
    ],
    ..TEXT_PARAMETER
};

/// Reads what a tag holds. The content's path is the object's.
fn tagged<T: Decode>(at: &At<'_>, tag: &'static Tag, cx: &mut Cx<'_, '_>) -> T {
    let mut fields = open_tag(at, tag, cx);
    let content = T::decode(&fields.need(tag.word, None).standing_in(), cx);
    fields.close(cx);
    content
}

/// Reads a text with the name of the gap that it fills.
fn named<L: Bound>(at: &At<'_>, cx: &mut Cx<'_, '_>) -> NamedText<L> {
    let mut fields = open_tag(at, &NAMED_PARAMETER, cx);
    let name = Decode::decode(&fields.need("parameter_name", Some("name".into())), cx);
    let text = Decode::decode(&fields.need("text", Some("text".into())), cx);
    fields.close(cx);
    NamedText { name, text }
}

/// Opens the object of a tag, and tells what is wrong with its `type`.
fn open_tag<'a, 't: 'a>(at: &'a At<'a>, tag: &'static Tag, cx: &mut Cx<'t, '_>) -> Fields<'a> {
    let mut fields = Fields::open(at, cx, tag.object, tag.keys);
    let kind = fields.take("type", None);
    let word = kind.as_ref().and_then(|kind| {
        let others = fields.renamed_with(kind, cx);
        cx.word_with(kind, &[tag.word], tag.asked, others)
    });
    match kind {
        _ if fields.is_absent() => {}
        None if fields.has(tag.word) => cx.tell_untyped(at, tag.word),
        None => _ = fields.need("type", None),
        Some(kind) if word.is_none() => wrong_tag(&mut fields, &kind, tag, cx),
        Some(_) => {}
    }
    fields
}

/// An object of another kind than can stand there, which is told: what goes with that is no further fault.
fn wrong_tag(fields: &mut Fields<'_>, kind: &At<'_>, tag: &Tag, cx: &Cx<'_, '_>) {
    let text = match kind.node.map(|id| &cx.tree.node(id).value) {
        Some(Value::String(text)) => &**text,
        _ => "",
    };
    if foreign::word(text, tag.asked).is_some() {
        fields.ignore_rest();
    } else if !fields.has(tag.word) {
        tag.others.iter().for_each(|other| fields.ignore(other));
        fields.ignore(text);
    }
    fields.excuse(tag.word);
}
