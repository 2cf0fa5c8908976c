//! What is declared of one value: its type, its bounds, and the values that show it.

use super::cursor::At;
use super::fields::Fields;
use super::meant::{Form, Key};
use super::object::{Asked, Object};
use super::scalar::whole_number;
use super::wrap::Bare;
use super::{Cx, scalar};
use crate::message::MediaType;
use crate::params::allowed::Fault;
use crate::params::declaration::{Declaration, GREATEST, Type};
use crate::rules::{param, shape};
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::found;
use crate::tree::{NodeId, Style, Value};

const TYPES: &[&str] = &["text", "digits", "link", "integer", "phone"];
const MEDIA: &[&str] = &["image", "video", "audio", "document"];

/// The keys of a declaration that has some of its own: as a parameter, and as a field of an item.
macro_rules! keys {
    ($($name:ident, $of_item:ident: $($key:literal $form:ident)*;)*) => {
        $(keys!(@ $name, $($key $form)*);
        keys!(@ $of_item, $($key $form)* "unique" Anything);)*
    };
    (@ $name:ident, $($key:literal $form:ident)*) => {
        const $name: &[Key] = &[
            $(Key::new($key, Form::$form),)*
            Key::new("type", Form::Word),
            Key::new("default", Form::Anything),
            Key::new("example", Form::Anything),
            Key::new("optional", Form::Anything),
            Key::new("description", Form::Text),
        ];
    };
}

keys! {
    TEXT, TEXT_OF_ITEM: "max_chars" Number "min_chars" Number "multiline" Anything "max_lines" Number "one_of" List;
    DIGITS, DIGITS_OF_ITEM: "max_chars" Number "min_chars" Number "one_of" List;
    LINK, LINK_OF_ITEM: "max_chars" Number "media" Word "one_of" List;
    INTEGER, INTEGER_OF_ITEM: "min" Number "max" Number;
    PHONE, PHONE_OF_ITEM: ;
    CHOICE, CHOICE_OF_ITEM: "one_of" List;
    LINK_CHOICE, LINK_CHOICE_OF_ITEM: "one_of" List "media" Word;
    // Of an unknown type, nobody knows what it has.
    ANY, ANY_OF_ITEM: "max_chars" Number "min_chars" Number "multiline" Anything "max_lines" Number "one_of" List
        "media" Word "min" Number "max" Number;
}

/// Reads what is declared of a value, and what is said about it for people.
pub(super) fn value(at: &At<'_>, in_item: bool, cx: &mut Cx<'_, '_>) -> (Declaration, Option<String>) {
    let before = cx.findings.len();
    let word = type_of(at, cx);
    let (object, keys) = form(at, word, in_item, cx);
    let mut fields = Fields::open_or(at, cx, object, keys, Bare::Nothing);
    if let Some(at) = fields.take("type", None) {
        type_word(&at, cx);
    }
    let of = match (object, word) {
        (Object::Choice, Some("digits")) => Type::Digits { min_chars: 1, max_chars: None },
        (Object::Choice, Some("text")) => Type::ANY_TEXT,
        (_, word) => bounds(word.unwrap_or_default(), &mut fields, cx),
    };
    let mut declared = Declaration::of(of);
    let may_choose = !matches!(word, Some("integer" | "phone"));
    let choice = if may_choose { fields.take("one_of", None) } else { None };
    let mut broken = choice.is_some_and(|at| !one_of(&at, &mut declared, cx)) || word.is_none();
    broken |= !in_order(&fields, &declared.of, cx);
    declared.default = fields.take("default", None).and_then(|at| allowed(&at, "default", &declared, cx));
    declared.example = fields.take("example", None).and_then(|at| allowed(&at, "example", &declared, cx));
    declared.optional = flag(&mut fields, "optional", cx);
    declared.unique = in_item && flag(&mut fields, "unique", cx);
    broken |= !agree(&fields, &declared, cx);
    let description = description(&mut fields, cx);
    if word.is_none() {
        fields.ignore_known();
    }
    fields.close(cx);
    // A value that is not allowed is left out; all else that is wrong may decide what fits.
    let mut others = cx.findings[before..].iter().filter(|finding| !finding.is_of(&[&param::breaks_own_rule::RULE]));
    declared.poisoned = broken || others.next().is_some();
    declared.node = unshared(at);
    (declared, description)
}

/// The value at a place, unless others share it.
pub(super) fn unshared(at: &At<'_>) -> Option<NodeId> {
    at.node.filter(|_| at.aliases().next().is_none())
}

/// The word of a type, as far as it can be read; none where it is no type, which is told elsewhere.
fn type_of(at: &At<'_>, cx: &Cx<'_, '_>) -> Option<&'static str> {
    let entries = at.node.map_or(&[][..], |id| cx.tree.entries(id));
    let Some(entry) = entries.iter().find(|entry| entry.key == "type") else { return Some(TYPES[0]) };
    let Value::String(written) = &cx.tree.node(entry.value).value else { return None };
    let known = TYPES.iter().copied().find(|word| *word == &**written);
    known.or_else(|| super::meant::word(written, TYPES))
}

/// Reads the word of a type.
fn type_word(at: &At<'_>, cx: &mut Cx<'_, '_>) {
    let before = cx.findings.len();
    let word = cx.word(at, TYPES, Asked::ParamType);
    if let (None, Some(finding)) = (word, cx.findings[before..].last_mut())
        && finding.is_of(&[&shape::unknown_word::RULE])
    {
        finding.help = Some(FORMATTED.into());
    }
}

const FORMATTED: Words = Words::new(
    "a date, a time and a price are texts, which the sender formats; a list has `list` and `item`",
    "日期、时间和价格都是文本，由发送方先写成所需的格式；列表用 `list` 和 `item` 声明",
);

/// What a declaration of a type is, and the keys that it may have.
fn form(at: &At<'_>, word: Option<&str>, in_item: bool, cx: &Cx<'_, '_>) -> (Object, &'static [Key]) {
    let entries = at.node.map_or(&[][..], |id| cx.tree.entries(id));
    let choice = entries.iter().any(|entry| entry.key == "one_of");
    let object = match word {
        Some("text" | "digits" | "link") if choice => Object::Choice,
        Some("text" | "digits") => Object::TextDeclaration,
        Some("link") => Object::LinkDeclaration,
        Some("integer") => Object::IntegerDeclaration,
        Some("phone") => Object::PhoneDeclaration,
        _ => Object::Declaration,
    };
    let [outer, inner] = match (word, choice) {
        (Some("text" | "digits"), true) => [CHOICE, CHOICE_OF_ITEM],
        (Some("link"), true) => [LINK_CHOICE, LINK_CHOICE_OF_ITEM],
        (Some("text"), false) => [TEXT, TEXT_OF_ITEM],
        (Some("digits"), false) => [DIGITS, DIGITS_OF_ITEM],
        (Some("link"), false) => [LINK, LINK_OF_ITEM],
        (Some("integer"), _) => [INTEGER, INTEGER_OF_ITEM],
        (Some("phone"), _) => [PHONE, PHONE_OF_ITEM],
        _ => [ANY, ANY_OF_ITEM],
    };
    (object, if in_item { inner } else { outer })
}

fn bounds(word: &str, fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Type {
    match word {
        "digits" => Type::Digits {
            min_chars: number(fields, "min_chars", cx).unwrap_or(1),
            max_chars: number(fields, "max_chars", cx),
        },
        "link" => Type::Link {
            max_chars: if fields.has("one_of") { None } else { number(fields, "max_chars", cx) },
            media: fields.take("media", None).and_then(|at| media(&at, cx)),
        },
        "integer" => Type::Integer { min: whole(fields, "min", cx), max: whole(fields, "max", cx) },
        "phone" => Type::Phone,
        _ => Type::Text {
            min_chars: number(fields, "min_chars", cx).unwrap_or(1),
            max_chars: number(fields, "max_chars", cx),
            multiline: flag(fields, "multiline", cx),
            max_lines: number(fields, "max_lines", cx),
        },
    }
}

fn media(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Option<&'static MediaType> {
    let word = cx.word(at, MEDIA, Asked::Media)?;
    MediaType::ALL.iter().copied().find(|media| media.name == word)
}

/// Reads the values that there are. Returns whether there are any.
fn one_of(at: &At<'_>, declared: &mut Declaration, cx: &mut Cx<'_, '_>) -> bool {
    let items = cx.list(at, None);
    let is_list = at.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Sequence(_)));
    if items.is_empty() && is_list {
        let message = Words::new("`one_of` holds no value", "`one_of` 中没有值");
        let finding = cx.finding(&param::breaks_own_rule::RULE, at, message);
        cx.tell(at, finding.help(Words::new("write the values that there are", "写出可用的值")));
    }
    let each = items.iter().enumerate();
    let values: Vec<_> =
        each.filter_map(|(index, item)| allowed(&at.item(index, *item, None), "one_of", declared, cx)).collect();
    declared.one_of = values;
    !declared.one_of.is_empty()
}

/// Whether the least is not over the greatest; told where it is.
fn in_order(fields: &Fields<'_>, of: &Type, cx: &mut Cx<'_, '_>) -> bool {
    match *of {
        Type::Text { min_chars, max_chars: Some(max), .. } | Type::Digits { min_chars, max_chars: Some(max) }
            if min_chars > max =>
        {
            tell_order(fields, ("min_chars", min_chars.into()), ("max_chars", max.into()), cx);
            false
        }
        Type::Text { max_lines: Some(0), .. } | Type::Link { max_chars: Some(0), .. } => {
            let key = if matches!(of, Type::Link { .. }) { "max_chars" } else { "max_lines" };
            let Some(entry) = fields.entry(key) else { return false };
            let at = fields.at().entry(entry, None);
            let message = say!("`{key}` is 0, at least 1", "`{key}` 为 0，至少为 1");
            let finding = cx.finding(&param::breaks_own_rule::RULE, &at, message);
            cx.tell(&at, finding);
            false
        }
        Type::Integer { min: Some(min), max: Some(max) } if min > max => {
            tell_order(fields, ("min", min), ("max", max), cx);
            false
        }
        _ => true,
    }
}

/// Tells that nothing is allowed, at the least; where it is not written, at the greatest.
pub(super) fn tell_order(fields: &Fields<'_>, (low, min): (&str, i64), (high, max): (&str, i64), cx: &mut Cx<'_, '_>) {
    let Some(entry) = fields.entry(low).or(fields.entry(high)) else { return };
    let at = fields.at().entry(entry, None);
    let message = say!("`{low}` is {min}, over `{high}`, which is {max}", "`{low}` 为 {min}，大于 `{high}` 的 {max}");
    let finding =
        cx.finding(&param::breaks_own_rule::RULE, &at, message).label(Words::new("nothing fits", "没有符合的值"));
    let finding = match fields.entry(high).filter(|high| high.key_span != entry.key_span) {
        Some(high) => {
            let other = fields.at().entry(high, None);
            finding.related_text(other.pointer(), other.span(cx.tree), Words::new("at most this", "最多为此值"))
        }
        None => finding,
    };
    cx.tell(&at, finding);
}

/// Whether the keys about an absent value agree; told where they do not.
fn agree(fields: &Fields<'_>, declared: &Declaration, cx: &mut Cx<'_, '_>) -> bool {
    let Some(default) = fields.entry("default") else { return true };
    let (other, message, help) = match () {
        () if declared.optional => (
            "optional",
            OPTIONAL_AND_DEFAULT,
            "without a value, either the `default` stands there or the part is left out: keep one",
        ),
        () if declared.unique => {
            ("unique", UNIQUE_AND_DEFAULT, "remove the `default`: two items without a value would have the same")
        }
        () => return true,
    };
    let help = Words::new(
        help,
        if declared.optional {
            "没有值时，要么填入 `default`，要么省略该部分：保留一个"
        } else {
            "删除 `default`：两项都没有值时会相同"
        },
    );
    let at = fields.at().entry(default, None);
    let finding = cx.finding(&param::breaks_own_rule::RULE, &at, message).help(help);
    let finding = match fields.entry(other) {
        Some(entry) => finding.related_text(
            fields.at().entry(entry, None).pointer(),
            entry.key_span,
            Words::new("the other one", "另一个"),
        ),
        None => finding,
    };
    cx.tell(&at, finding);
    false
}

const OPTIONAL_AND_DEFAULT: Words = Words::new("`default` beside `optional`", "同时有 `default` 和 `optional`");
const UNIQUE_AND_DEFAULT: Words = Words::new("`default` beside `unique`", "同时有 `default` 和 `unique`");

/// A value that a declaration shows, where it is one that is allowed; told where it is not.
pub(super) fn allowed(at: &At<'_>, key: &str, declared: &Declaration, cx: &mut Cx<'_, '_>) -> Option<String> {
    let text = sample(at, &declared.of, cx)?;
    let Some(Fault { message: fault, .. }) = declared.fault(&text) else { return Some(text) };
    let message = if key == "one_of" {
        say!("a value of `one_of` is not allowed: {fault}", "`one_of` 中的值不符合声明：{fault}"; fault)
    } else {
        say!("`{key}` is not allowed by its own declaration: {fault}", "`{key}` 不符合自身的声明：{fault}"; fault)
    };
    let help = Words::new("change the value, or what is declared of it", "修改该值，或修改声明");
    let finding = cx.finding(&param::breaks_own_rule::RULE, at, message).help(help);
    cx.tell(at, finding);
    None
}

/// An example or a default: a text, of an integer also a number.
fn sample(at: &At<'_>, of: &Type, cx: &mut Cx<'_, '_>) -> Option<String> {
    let written = at.node.map(|id| &cx.tree.node(id).value);
    if let (Type::Integer { .. }, Some(Value::Number(number))) = (of, written) {
        cx.enter(at)?;
        return Some(whole_number(number).map_or_else(|| number.to_string(), |whole| whole.to_string()));
    }
    let (text, style) = cx.string(at)?;
    let block = matches!(style, Style::Literal | Style::Folded);
    Some(if block { text.trim_end_matches(['\n', '\r']) } else { text }.to_owned())
}

pub(super) fn description(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Option<String> {
    let at = fields.take("description", None)?;
    cx.string(&at).map(|(text, _)| text.to_owned())
}

/// A number of characters, lines or items.
pub(super) fn number(fields: &mut Fields<'_>, key: &'static str, cx: &mut Cx<'_, '_>) -> Option<u32> {
    let at = fields.take(key, None)?;
    let number = cx.count(&at, key)?;
    u32::try_from(number).ok().or_else(|| {
        let message = say!("`{key}` is {number}, which no text or list can have", "`{key}` 为 {number}，超出范围");
        let finding = cx.finding(&shape::wrong_type::RULE, &at, message);
        cx.tell(&at, finding);
        None
    })
}

/// A bound of an integer.
fn whole(fields: &mut Fields<'_>, key: &'static str, cx: &mut Cx<'_, '_>) -> Option<i64> {
    let at = fields.take(key, None)?;
    let number = cx.count(&at, key)?;
    if (-GREATEST..=GREATEST).contains(&number) {
        return Some(number);
    }
    let message = say!(
        "`{key}` is {number}, allowed are -{GREATEST} to {GREATEST}",
        "`{key}` 为 {number}，应为 -{GREATEST} 至 {GREATEST}"
    );
    let finding = cx.finding(&shape::wrong_type::RULE, &at, message);
    cx.tell(&at, finding);
    None
}

fn flag(fields: &mut Fields<'_>, key: &'static str, cx: &mut Cx<'_, '_>) -> bool {
    let Some(at) = fields.take(key, None) else { return false };
    let Some(node) = cx.enter(&at) else { return false };
    if let Value::Bool(flag) = node.value {
        return flag;
    }
    let found = found(scalar::described(node));
    let message = say!("{found}, `{key}` is true or false", "{found}，`{key}` 应为 true 或 false"; found);
    let finding = cx.finding(&shape::wrong_type::RULE, &at, message);
    cx.tell(&at, finding);
    false
}
