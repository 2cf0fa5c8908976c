//! What a definition declares under `params`.

use super::cursor::At;
use super::fields::Fields;
use super::meant::{Form, Key};
use super::object::{Asked, Object};
use super::scalar::whole_number;
use super::wrap::Bare;
use super::{Cx, scalar};
use crate::diagnostic::Edit;
use crate::message::MediaType;
use crate::params::declared::{
    Declaration, Field, Fields as ItemFields, GREATEST, Items, LONGEST_NAME, Param, ParamKind, Params, Spot, TAKEN,
    Type,
};
use crate::rules::{param, shape};
use crate::text::phrase::say;
use crate::text::wording::found;
use crate::text::{placeholder, visible};
use crate::tree::{Entry, Style, Value};

const TYPES: &[&str] = &["text", "digits", "link", "integer", "phone"];
const MEDIA: &[&str] = &["image", "video", "audio", "document"];

/// The keys that say what a value is, by its type; those at the end stand in all.
macro_rules! keys {
    ($($name:ident: $($key:literal $form:ident)*;)*) => {
        $(const $name: &[Key] = &[
            $(Key::new($key, Form::$form),)*
            Key::new("type", Form::Word),
            Key::new("one_of", Form::List),
            Key::new("default", Form::Anything),
            Key::new("example", Form::Anything),
            Key::new("optional", Form::Anything),
            Key::new("unique", Form::Anything),
            Key::new("description", Form::Text),
        ];)*
    };
}

keys! {
    TEXT: "max_chars" Number "min_chars" Number "multiline" Anything "max_lines" Number;
    DIGITS: "max_chars" Number "min_chars" Number;
    LINK: "max_chars" Number "media" Word;
    INTEGER: "min" Number "max" Number;
    PHONE: ;
}

const LIST: &[Key] = &[
    Key::required("list", Form::Object),
    Key::required("item", Form::Object),
    Key::new("example", Form::List),
    Key::new("description", Form::Text),
];
const BOUNDS: &[Key] = &[Key::new("min", Form::Number), Key::new("max", Form::Number)];

/// Reads all that is declared.
pub(super) fn declared(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Params {
    let mut params = Params::default();
    for entry in named(at, Object::Params, cx) {
        let at = at.entry(entry, None);
        if name_is_right(entry, &at, true, cx) {
            let (kind, description) = one(&at, cx);
            params.push(Param { name: entry.key.to_string(), description, kind, spot: spot(&at, entry) });
        }
    }
    params
}

/// The entries of an object whose keys are names.
fn named<'t>(at: &At<'_>, object: Object, cx: &mut Cx<'t, '_>) -> &'t [Entry<'t>] {
    let (Some(node), Some(id)) = (cx.enter(at), at.node) else { return &[] };
    if !matches!(node.value, Value::Mapping(_)) {
        let found = found(scalar::described(node));
        let message = say!("{found}, {object} is an object", "{found}，{object}应为对象"; found, object);
        let finding = cx.finding(&shape::wrong_type::RULE, at, message);
        cx.refuse(
            at,
            finding.help(say!(
                "write `NAME: {{max_chars: 24, example: Wei}}` below it",
                "在下面写 `NAME: {{max_chars: 24, example: Wei}}`"
            )),
        );
        return &[];
    }
    let tree = cx.tree;
    tree.entries(id)
}

fn spot(at: &At<'_>, entry: &Entry<'_>) -> Spot {
    Spot { pointer: at.pointer(), span: entry.key_span }
}

/// Whether a name is one that holes can say; told where it is not.
fn name_is_right(entry: &Entry<'_>, at: &At<'_>, outer: bool, cx: &mut Cx<'_, '_>) -> bool {
    let (name, shown) = (&*entry.key, visible(&entry.key));
    let message = if !placeholder::is_name(name) {
        say!(
            "`{shown}` is no name, names are `[a-z][a-z0-9_]*`",
            "`{shown}` 不能作参数名，参数名的形式为 `[a-z][a-z0-9_]*`"
        )
    } else if name.len() > LONGEST_NAME {
        let count = name.len();
        say!(
            "the name has {count} characters, at most {LONGEST_NAME}",
            "参数名有 {count} 个字符，最多 {LONGEST_NAME} 个"
        )
    } else if outer && TAKEN.contains(&name) {
        say!("the name `{name}` is taken", "参数名 `{name}` 已有他用")
    } else {
        return true;
    };
    let finding = cx.finding_at_key(&param::name::RULE, at, message);
    cx.tell(at, finding);
    cx.holes.bad_names.push(name.to_owned());
    false
}

/// What is declared under one name.
fn one(at: &At<'_>, cx: &mut Cx<'_, '_>) -> (ParamKind, Option<String>) {
    let entries = at.node.map_or(&[][..], |id| cx.tree.entries(id));
    if entries.iter().any(|entry| entry.key == "list" || entry.key == "item") {
        let (items, description) = list(at, cx);
        return (ParamKind::List(items), description);
    }
    let (value, description) = value(at, false, cx);
    (ParamKind::Value(value), description)
}

fn list(at: &At<'_>, cx: &mut Cx<'_, '_>) -> (Items, Option<String>) {
    let mut fields = Fields::open(at, cx, Object::ListDeclaration, LIST);
    let bounds = fields.need("list", None);
    let before = cx.findings.len();
    let (min, max) = bounds_of(&bounds, cx);
    let poisoned = cx.findings.len() > before;
    let bounds = Spot { pointer: bounds.pointer(), span: bounds.span(cx.tree) };
    let item = fields.need("item", None);
    let mut inside = ItemFields::default();
    for entry in named(&item, Object::Item, cx) {
        let at = item.entry(entry, None);
        if name_is_right(entry, &at, false, cx) {
            let spot = spot(&at, entry);
            let (value, description) = value(&at, true, cx);
            inside.push(Field { name: entry.key.to_string(), description, value, spot });
        }
    }
    let example = fields.take("example", None).and_then(|at| examples(&at, &inside, cx));
    let description = description(&mut fields, cx);
    fields.close(cx);
    (Items { min: min.unwrap_or(1), max, fields: inside, example, bounds, poisoned }, description)
}

fn bounds_of(at: &At<'_>, cx: &mut Cx<'_, '_>) -> (Option<u32>, Option<u32>) {
    let mut fields = Fields::open(at, cx, Object::ListBounds, BOUNDS);
    let bounds = (number(&mut fields, "min", cx), number(&mut fields, "max", cx));
    fields.close(cx);
    bounds
}

/// Items to show.
fn examples(at: &At<'_>, inside: &ItemFields, cx: &mut Cx<'_, '_>) -> Option<Vec<Vec<Option<String>>>> {
    let items = cx.list(at, None);
    let mut all = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at = at.item(index, *item, None);
        let mut values = vec![None; inside.iter().len()];
        for entry in named(&at, Object::Item, cx) {
            let at = at.entry(entry, None);
            let Some(field) = inside.position(&entry.key) else {
                let shown = visible(&entry.key);
                let message = say!("an item has no `{shown}`", "列表项没有 `{shown}`");
                let finding = cx.finding_at_key(&shape::unknown_key::RULE, &at, message);
                cx.tell(&at, finding);
                continue;
            };
            values[field] = sample(&at, &inside.at(field).value.of, cx);
        }
        all.push(values);
    }
    (!all.is_empty()).then_some(all)
}

/// A value, as a parameter or as a field of an item.
fn value(at: &At<'_>, in_item: bool, cx: &mut Cx<'_, '_>) -> (Declaration, Option<String>) {
    let word = type_of(at, cx);
    let keys = match word {
        "digits" => DIGITS,
        "link" => LINK,
        "integer" => INTEGER,
        "phone" => PHONE,
        _ => TEXT,
    };
    let before = cx.findings.len();
    let mut fields = Fields::open_or(at, cx, Object::Declaration, keys, Bare::Nothing);
    if let Some(at) = fields.take("type", None) {
        cx.word(&at, TYPES, Asked::ParamType);
    }
    let of = bounds(word, &mut fields, cx);
    let one_of = fields.take("one_of", None).map_or_else(Vec::new, |at| words(&at, &of, cx));
    let default = fields.take("default", None).and_then(|at| sample(&at, &of, cx));
    let example = fields.take("example", None).and_then(|at| sample(&at, &of, cx));
    let optional = flag(&mut fields, "optional", cx);
    let unique = in_item && flag(&mut fields, "unique", cx);
    let description = description(&mut fields, cx);
    fields.close(cx);
    let poisoned = cx.findings.len() > before;
    let bound = if one_of.is_empty() { missing_bound(at, &of, cx) } else { None };
    (Declaration { of, one_of, default, example, optional, unique, poisoned, bound }, description)
}

/// Where the greatest length of a value can be written, if it is missing and no other declaration shares the place.
fn missing_bound(at: &At<'_>, of: &Type, cx: &Cx<'_, '_>) -> Option<Edit> {
    let (Type::Text { max_chars, .. } | Type::Digits { max_chars, .. } | Type::Link { max_chars, .. }) = of else {
        return None;
    };
    let object = at.node.filter(|_| max_chars.is_none() && at.aliases().next().is_none())?;
    cx.room().add(object, "max_chars", "0")?.into_iter().next()
}

/// The word of a type, as far as it can be read; told elsewhere where it cannot.
fn type_of(at: &At<'_>, cx: &Cx<'_, '_>) -> &'static str {
    let entries = at.node.map_or(&[][..], |id| cx.tree.entries(id));
    let written = entries.iter().find(|entry| entry.key == "type").map(|entry| &cx.tree.node(entry.value).value);
    let Some(Value::String(written)) = written else { return TYPES[0] };
    let known = TYPES.iter().copied().find(|word| *word == &**written);
    known.or_else(|| super::meant::word(written, TYPES)).unwrap_or(TYPES[0])
}

fn bounds(word: &str, fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Type {
    match word {
        "digits" => Type::Digits {
            min_chars: number(fields, "min_chars", cx).unwrap_or(1),
            max_chars: number(fields, "max_chars", cx),
        },
        "link" => Type::Link {
            max_chars: number(fields, "max_chars", cx),
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

fn description(fields: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Option<String> {
    let at = fields.take("description", None)?;
    cx.string(&at).map(|(text, _)| text.to_owned())
}

/// A number of characters, lines or items.
fn number(fields: &mut Fields<'_>, key: &'static str, cx: &mut Cx<'_, '_>) -> Option<u32> {
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

/// The values that there are.
fn words(at: &At<'_>, of: &Type, cx: &mut Cx<'_, '_>) -> Vec<String> {
    let items = cx.list(at, None);
    let values = items.iter().enumerate().filter_map(|(index, item)| sample(&at.item(index, *item, None), of, cx));
    values.collect()
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
