//! What both shapes have in common: rows, sections, buttons, media and headers.

use super::choice;
use super::cursor::At;
use super::fields::Fields;
use super::meant::{Form, Key};
use super::object::{Asked, Object};
use super::wrap::Bare;
use super::{Cx, Decode, Shape};
use crate::limits::Bound;
use crate::message::{Choice, Media, MediaKind, MediaSource, Row, Section, UrlButton};
use crate::rules::{media, shape};
use crate::text::Words;
use crate::text::phrase::say;
use crate::tree::Value;

/// Decodes an object whose keys are the fields of a type. A field that is forgotten here does not
/// compile. What is `repeated` may stand for each item of a list.
macro_rules! record {
    ($type:ty $(where $($param:ident),*)?; $noun:ident { $($field:ident: $how:ident $form:ident),* $(,)? }) => {
        $crate::decode::shared::record!(@ $type, ($($($param),*)?), $noun, { $($field: $how $form),* }, [],
            |fields, cx, read| read(&mut fields, cx));
    };
    ($type:ty $(where $($param:ident),*)?; repeated $noun:ident { $($field:ident: $how:ident $form:ident),* $(,)? }) => {
        $crate::decode::shared::record!(@ $type, ($($($param),*)?), $noun, { $($field: $how $form),* },
            [$crate::decode::meant::Key::for_each()], |fields, cx, read| cx.repeated(&mut fields, read));
    };
    (@ $type:ty, ($($param:ident),*), $noun:ident, { $($field:ident: $how:ident $form:ident),* }, [$($key:expr)?],
        |$fields:ident, $cx:ident, $read:ident| $around:expr) => {
        impl<$($param: $crate::limits::Bound),*> Decode for $type {
            const OBJECT: Option<$crate::decode::object::Object> = Some($crate::decode::object::Object::$noun);

            fn decode(at: &At<'_>, $cx: &mut Cx<'_, '_>) -> Self {
                const KEYS: &[$crate::decode::meant::Key] = &[$($crate::decode::meant::Key::$how(
                    stringify!($field),
                    $crate::decode::meant::Form::$form,
                ),)* $($key)?];
                let mut $fields = Fields::open(at, $cx, $crate::decode::object::Object::$noun, KEYS);
                let $read = |fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>| {
                    Self { $($field: fields.$how(cx, stringify!($field))),* }
                };
                let value = $around;
                $fields.close($cx);
                value
            }
        }
    };
}
pub(super) use record;

record!(Section; repeated Section { title: required Text, rows: required List });
record!(Row; repeated Row { id: required Text, title: required Text, description: optional Text });
record!(Choice<I, T> where I, T; repeated Reply { id: required Text, title: required Text });
record!(UrlButton<L> where L; UrlButton { display_text: required Text, url: required Address });

impl<K: MediaKind> Decode for Media<K> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let mut fields = Fields::open_or(at, cx, Object::Media, &[LINK], Bare::Link);
        refuse_id(&mut fields, cx);
        let link = cx.address(&fields.need("link", Some("link".into())));
        fields.close(cx);
        Self::link(link)
    }
}

const LINK: Key = Key::required("link", Form::Address);

/// Media by id, where only a link is taken.
fn refuse_id(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) {
    let Some(entry) = fields.entry("id") else { return };
    fields.ignore("id");
    fields.excuse("link");
    let at = fields.at().entry(entry, None);
    let finding = cx
        .finding_at_key(
            &media::id_not_taken::RULE,
            &at,
            Words::new(
                "media by `id` is documented for the header of reply buttons only",
                "只有回复按钮消息的标头可以用 `id` 引用素材",
            ),
        )
        .label(Words::new("write `link` instead", "改用 `link`"));
    cx.tell(&at, finding);
}

impl<K: MediaKind> Decode for MediaSource<K> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        const KEYS: &[Key] = &[Key::new("link", Form::Address), Key::new("id", Form::Text)];
        let mut fields = Fields::open_or(at, cx, Object::Media, KEYS, Bare::LinkOrId);
        let id = fields.take("id", Some("id".into()));
        let link = match id {
            Some(_) => fields.take("link", Some("link".into())),
            None => Some(fields.need("link", Some("link".into()))),
        };
        let source = match (&id, &link) {
            (Some(id), Some(link)) => {
                refuse_both(fields.at(), id, link, cx);
                cx.poison(fields.at());
                Self::Link(Media::link(""))
            }
            (Some(id), None) => Self::Id(Decode::decode(id, cx)),
            (None, link) => Self::Link(Media::link(link.as_ref().map_or_else(String::new, |link| cx.address(link)))),
        };
        fields.close(cx);
        source
    }
}

fn refuse_both(at: &At<'_>, id: &At<'_>, link: &At<'_>, cx: &mut Cx<'_, '_>) {
    let (first, second) = in_order(id, link);
    let message = Words::new("both `id` and `link`, exactly one belongs here", "同时有 `id` 和 `link`，只能保留一个");
    let finding = cx.finding_at_key(&media::id_and_link::RULE, second, message);
    cx.tell(at, choice::beside(finding, first));
}

/// A card with buttons of both kinds; the later key is told.
pub(super) fn refuse_both_actions(one: &At<'_>, other: &At<'_>, cx: &mut Cx<'_, '_>) {
    let (first, second) = in_order(one, other);
    let message = Words::new(
        "a card has either a URL button or quick replies, not both",
        "图卡同时有网址按钮和快速回复按钮，只能保留其中一种",
    );
    let finding = cx.finding_at_key(&shape::two_kinds::RULE, second, message);
    cx.tell(second, choice::beside(finding, first));
}

/// Two keys of an object, the one first that is written first.
fn in_order<'k, 'a>(one: &'k At<'a>, other: &'k At<'a>) -> (&'k At<'a>, &'k At<'a>) {
    if other.key_span() < one.key_span() { (other, one) } else { (one, other) }
}

/// The position of a template's button; in a payload it may be written as a string of digits.
pub(super) fn button_index(at: &At<'_>, cx: &mut Cx<'_, '_>) -> u32 {
    let written = at.node.map(|id| &cx.tree.node(id).value);
    let index = match (cx.shape, written) {
        (Shape::Payload, Some(Value::String(text))) if is_digits(text) => {
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

/// What stands around the body of other interactive messages, where there is no place for it.
pub(super) fn refuse_around(carousel: &mut Fields<'_>, cx: &mut Cx<'_, '_>) {
    for (key, noun) in [("header", Words::new("header", "标头")), ("footer", Words::new("footer", "页脚"))] {
        let Some(entry) = carousel.entry(key) else { continue };
        carousel.ignore(key);
        let at = carousel.at().entry(entry, None);
        let message = say!("a carousel takes no {noun}", "轮播消息本身不支持{noun}"; noun);
        let finding = cx
            .finding_at_key(&shape::unknown_key::RULE, &at, message)
            .label(Words::new("not part of a carousel", "不属于轮播消息"))
            .help(Words::new("say it in the `body`", "写在 `body` 中"));
        cx.tell(&at, finding);
    }
}

/// Decodes a choice between kinds that have one name in both shapes.
macro_rules! choice {
    ($type:ty $(where $param:ident)?; $noun:ident { $($word:literal => $variant:ident $form:ident),* } not $others:expr) => {
        impl$(<$param: Bound>)? Decode for $type {
            fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
                const KEYS: &[Key] = &[Key::kind(), $(Key::alone($word, Form::$form)),*];
                cx.choice(at, (Object::$noun, Asked::$noun), KEYS, &[$($word),*], $others, |chosen, cx| match chosen.word {
                    $($word => Self::$variant(Decode::decode(&chosen.content, cx)),)*
                    other => unreachable!("{other} is none of the words given"),
                })
            }
        }
    };
}

/// Kinds of header that Meta knows somewhere.
const HEADER_KINDS: [&str; 7] = ["text", "image", "video", "document", "audio", "gif", "location"];

choice!(crate::message::Header<L> where L; Header {
    "text" => Text Text, "image" => Image Object, "video" => Video Object, "document" => Document Object
} not &HEADER_KINDS[4..]);
choice!(crate::message::ButtonHeader; Header {
    "text" => Text Text, "image" => Image Object, "video" => Video Object, "document" => Document Object
} not &HEADER_KINDS[4..]);
choice!(crate::message::CardHeader; CardHeader {
    "image" => Image Object, "video" => Video Object
} not &["text", "document", "audio", "gif", "location"]);

impl<L: Bound> Decode for crate::message::TextHeader<L> {
    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        const KEYS: &[Key] = &[Key::kind(), Key::alone("text", Form::Text)];
        cx.choice(at, (Object::ListHeader, Asked::ListHeader), KEYS, &["text"], &HEADER_KINDS[1..], |chosen, cx| Self {
            text: Decode::decode(&chosen.content, cx),
        })
    }
}
