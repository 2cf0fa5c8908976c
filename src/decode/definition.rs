//! The shape of a definition: one key per kind, every choice decided by the name of a key.

mod template;

use super::choice::beside;
use super::cursor::At;
use super::fields::Fields;
use super::meant::{Form, Key};
use super::misplaced;
use super::object::Object;
use super::shared::{record, refuse_around, refuse_both_actions};
use super::wrap::Bare;
use super::{Cx, Decode, Decoded, Name, params};
use crate::message::{Button, Card, CardAction, Carousel, Content, CtaUrl, KINDS, List, Message};
use crate::rules::shape;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::tree::Entry;

const KEYS: &[Key] = &[
    Key::new("$schema", Form::Word),
    Key::new("name", Form::Word),
    Key::new("description", Form::Text),
    Key::new("to", Form::Phone),
    Key::new("params", Form::Object),
    Key::alone("text", Form::Text),
    Key::alone("image", Form::Object),
    Key::alone("video", Form::Object),
    Key::alone("audio", Form::Object),
    Key::alone("document", Form::Object),
    Key::alone("template", Form::Object),
    Key::alone("cta_url", Form::Object),
    Key::alone("list", Form::Object),
    Key::alone("carousel", Form::Object),
    Key::alone("button", Form::Object),
];

/// Reads one document.
pub(super) fn document(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let mut fields = Fields::open_or(at, cx, Object::Definition, KEYS, Bare::Messages);
    if let Some(entry) = ["interactive", "type", "messaging_product"].into_iter().find_map(|key| fields.entry(key)) {
        return other_shape(&fields, entry, cx);
    }
    fields.take("$schema", None);
    let params = fields.take("params", None);
    if let Some(at) = &params {
        cx.holes.written.params = params::declared(at, cx);
    }
    let name = fields.take("name", None).and_then(|at| file_name(&at, cx));
    let description = fields.take("description", None).and_then(|at| description(&at, cx));
    let to = fields.optional(cx, "to");
    let content = content(&mut fields, cx);
    fields.close(cx);
    let written = params.map(|params| {
        cx.tell_unused(&params, at);
        std::mem::take(&mut cx.holes.written)
    });
    // Nothing declared and nothing filled is a message as it stands.
    let written = written.filter(|written| !(written.params.is_empty() && written.is_plain()));
    Decoded { unquoted: Vec::new(), written, name, description, message: Message { to, content } }
}

fn other_shape(fields: &Fields<'_>, entry: &Entry<'_>, cx: &mut Cx<'_, '_>) -> Decoded {
    let at = fields.at();
    let key_at = at.entry(entry, None);
    let key = &entry.key;
    let message = say!(
        "`{key}` belongs to a payload, this is read as a definition",
        "`{key}` 属于请求 Payload，而此文件按消息定义读取"
    );
    let finding = cx.finding_at_key(&shape::other_shape::RULE, &key_at, message);
    let finding = match own_kind(fields, entry, cx) {
        Some(kind) if fields.has(kind) => finding.help(say!(
            "remove it: in a definition the key `{kind}` says what the message is",
            "删除此键：在消息定义中，键 `{kind}` 已说明消息类型"
        )),
        Some(kind) => finding.help(say!(
            "in a definition the kind is a key: write `{kind}:`, and what belongs to it below, indented",
            "在消息定义中，消息类型就是键：写 `{kind}:`，内容缩进写在下面"
        )),
        None => finding.help(IMPORT),
    };
    cx.tell(&key_at, finding);
    cx.poison(at);
    Decoded::nothing(at, cx)
}

const IMPORT: Words = Words::new(
    "`waml import` makes a definition of a payload; `--as payload` checks it as it is",
    "`waml import` 可将其转换为消息定义；`--as payload` 可直接检查",
);

/// The kind of a message that is written as definitions are but for a word of payloads: what its other keys show,
/// and what no payload has.
fn own_kind(fields: &Fields<'_>, entry: &Entry<'_>, cx: &Cx<'_, '_>) -> Option<&'static str> {
    const SHOWN: [(&str, &str); 4] =
        [("replies", "button"), ("sections", "list"), ("cards", "carousel"), ("url_button", "cta_url")];
    let shown = |keys: &[Entry<'_>]| {
        let has = |key: &str| keys.iter().any(|entry| entry.key == key);
        SHOWN.iter().find(|(key, _)| has(key) && !has("action")).map(|(_, kind)| *kind)
    };
    if entry.key == "interactive" {
        return shown(cx.tree.entries(entry.value));
    }
    let kind = KINDS.into_iter().find(|kind| fields.has(kind));
    let inside = |kind: &str| fields.entry(kind).and_then(|entry| shown(cx.tree.entries(entry.value)));
    kind.and_then(inside).or_else(|| fields.at().node.and_then(|id| shown(cx.tree.entries(id))))
}

/// What a definition says about itself, as it is written.
fn description(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<String> {
    cx.tell_cut(at);
    cx.string(at).map(|(text, _)| text.to_owned())
}

const NO_HOLE: Words = Words::new(
    "write the name out, without `{{`: it names the definition, whatever fills it",
    "写出完整的名称，不含 `{{`：它是消息定义的名称，与填入的值无关",
);

/// The name under which a message is written to a folder.
fn file_name(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<Name> {
    let (name, _) = cx.string(at)?;
    let Some((message, help)) = shape::file_name::fault(name) else {
        return Some(Name { text: name.to_owned(), span: at.span(cx.tree) });
    };
    let help = if cx.has_hole(at) { NO_HOLE } else { help };
    let finding = cx.finding(&shape::file_name::RULE, at, message).help(help);
    cx.use_all(name);
    cx.refuse(at, finding);
    None
}

fn content(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Content {
    let mut present: Vec<_> = KINDS.iter().filter_map(|kind| Some((fields.entry(kind)?, *kind))).collect();
    present.sort_by_key(|(entry, _)| entry.key_span);
    let Some(&(first, kind)) = present.first() else {
        no_kind(fields, cx);
        let at = fields.at().absent(Some("text".into()));
        return Content::Text(Decode::decode(&at, cx));
    };
    for (second, _) in present.iter().skip(1) {
        two_kinds(fields, first, second, cx);
    }
    match fields.take(kind, Some(kind.into())) {
        Some(at) => of_kind(kind, &at, cx),
        None => of_kind(kind, &fields.at().absent(Some(kind.into())), cx),
    }
}

fn of_kind(kind: &str, at: &At<'_>, cx: &mut Cx<'_, '_>) -> Content {
    match kind {
        "image" => Content::Image(Decode::decode(at, cx)),
        "video" => Content::Video(Decode::decode(at, cx)),
        "audio" => Content::Audio(Decode::decode(at, cx)),
        "document" => Content::Document(Decode::decode(at, cx)),
        "template" => Content::Template(Decode::decode(at, cx)),
        "cta_url" => Content::CtaUrl(Decode::decode(at, cx)),
        "list" => Content::List(Decode::decode(at, cx)),
        "carousel" => Content::Carousel(Decode::decode(at, cx)),
        "button" => Content::Button(Decode::decode(at, cx)),
        _ => Content::Text(Decode::decode(at, cx)),
    }
}

fn no_kind(fields: &Fields<'_>, cx: &mut Cx<'_, '_>) {
    if fields.is_absent()
        || fields.explains(misplaced::KIND, cx)
        || fields.explains(&KINDS, cx)
        || fields.has_other_kind()
    {
        return;
    }
    let kinds = listed(&KINDS);
    let finding = cx
        .finding(&shape::no_kind::RULE, fields.at(), Words::new("the definition has no message", "该定义中没有消息"))
        .help(say!("add one of {kinds}", "添加以下任意一个：{kinds}"; kinds));
    cx.tell(fields.at(), finding);
}

fn two_kinds(fields: &mut Fields<'_>, first: &Entry<'_>, second: &Entry<'_>, cx: &mut Cx<'_, '_>) {
    fields.ignore(&second.key);
    let (one, two) = (&first.key, &second.key);
    let message = say!(
        "a definition is one message, this one has `{one}` and `{two}`",
        "这里有 `{one}` 和 `{two}`，一个定义只能有一条消息"
    );
    let at = fields.at().entry(second, None);
    let finding = cx.finding_at_key(&shape::two_kinds::RULE, &at, message);
    cx.tell(fields.at(), beside(finding, &fields.at().entry(first, None)).help(SEVERAL_MESSAGES));
}

const SEVERAL_MESSAGES: Words = Words::new(
    "several messages go into several files, or into documents separated by `---`",
    "多条消息分成多个文件，或用 `---` 分成多个 YAML 文档",
);

record!(CtaUrl; CtaUrl {
    header: optional Object, body: required Text, footer: optional Text, url_button: required Object
});
record!(List; List {
    header: optional Object, body: required Text, footer: optional Text, button: required Text, sections: required List
});
record!(Button; Button {
    header: optional Object, body: required Text, footer: optional Text, replies: required List
});

const CAROUSEL: &[Key] = &[Key::required("body", Form::Text), Key::required("cards", Form::List)];

impl Decode for Carousel {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let mut fields = Fields::open(at, cx, Object::Carousel, CAROUSEL);
        let carousel = Self { body: fields.required(cx, "body"), cards: fields.required(cx, "cards") };
        refuse_around(&mut fields, cx);
        fields.close(cx);
        carousel
    }
}

const CARD: &[Key] = &[
    Key::required("header", Form::Object),
    Key::new("body", Form::Text),
    Key::alone("url_button", Form::Object),
    Key::alone("replies", Form::List),
    Key::for_each(),
];

impl Decode for Card {
    const OBJECT: Option<Object> = Some(Object::Card);

    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let mut fields = Fields::open(at, cx, Object::Card, CARD);
        let card = cx.repeated(&mut fields, |fields, cx| Self {
            header: fields.required(cx, "header"),
            body: fields.optional(cx, "body"),
            action: card_action(fields, cx),
        });
        fields.close(cx);
        card
    }
}

/// A card's buttons: the one key of the two that is there.
fn card_action(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> CardAction {
    let url_button = fields.take("url_button", Some("action".into()));
    let replies = fields.take("replies", Some("action".into()));
    let nothing = |at: &At<'_>, cx: &mut Cx<'_, '_>| {
        let action = at.absent(Some("action".into()));
        CardAction::Replies(Decode::decode(&action, cx))
    };
    match (url_button, replies) {
        (Some(at), None) => {
            cx.enter(&at);
            CardAction::UrlButton(Decode::decode(&at.named("url_button"), cx))
        }
        (None, Some(at)) => {
            cx.enter(&at);
            CardAction::Replies(Decode::decode(&at.named("replies"), cx))
        }
        (Some(url_button), Some(replies)) => {
            refuse_both_actions(&url_button, &replies, cx);
            nothing(fields.at(), cx)
        }
        (None, None) => {
            if !fields.is_absent() && !fields.explains(&["url_button", "replies"], cx) {
                let message =
                    Words::new("a card needs `url_button` or `replies`", "图卡需要 `url_button` 或 `replies`");
                let finding = cx.finding(&shape::missing_key::RULE, fields.at(), message);
                cx.tell(fields.at(), finding);
            }
            nothing(fields.at(), cx)
        }
    }
}
