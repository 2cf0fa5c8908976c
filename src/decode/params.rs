//! What a definition declares under `params`.

use super::cursor::At;
use super::fields::Fields;
use super::meant::{Form, Key};
use super::object::Object;
use super::{Cx, declaration, scalar};
use crate::diagnostic::{Diagnostic, Place};
use crate::params::declared::{Field, Fields as ItemFields, Items, Param, ParamKind, Params, Spot};
use crate::params::names::NameFault;
use crate::rules::{param, shape};
use crate::text::phrase::say;
use crate::text::suggest::nearest;
use crate::text::wording::{found, listed};
use crate::text::{Words, visible};
use crate::tree::{Entry, Item, Value};

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
        let help = if object == Object::Item { FORM_OF_ITEM } else { FORM_OF_PARAM };
        cx.refuse(at, finding.help(help));
        // Whatever was meant to stand there, nobody knows its names.
        cx.holes.unread |= object == Object::Params;
        return &[];
    }
    let tree = cx.tree;
    tree.entries(id)
}

fn spot(at: &At<'_>, entry: &Entry<'_>) -> Spot {
    Spot { pointer: at.pointer(), span: entry.key_span }
}

const FORM_OF_PARAM: Words = Words::new(
    "write each below it, as `customer: {max_chars: 24, example: Wei}`",
    "在下面逐个声明，例如 `customer: {max_chars: 24, example: Wei}`",
);

/// Whether a name is one that holes can say; told where it is not.
fn name_is_right(entry: &Entry<'_>, at: &At<'_>, outer: bool, cx: &mut Cx<'_, '_>) -> bool {
    let name = &*entry.key;
    let Some(fault) = NameFault::of(name, outer) else { return true };
    let finding = cx.finding_at_key(&param::name::RULE, at, fault.said(name));
    let finding = fault.way_out().into_iter().fold(finding, Diagnostic::help);
    cx.tell(at, finding);
    cx.holes.bad_names.push(if outer { name.to_owned() } else { format!("item.{name}") });
    false
}

/// What is declared under one name.
fn one(at: &At<'_>, cx: &mut Cx<'_, '_>) -> (ParamKind, Option<String>) {
    let entries = at.node.map_or(&[][..], |id| cx.tree.entries(id));
    if entries.iter().any(|entry| entry.key == "list" || entry.key == "item") {
        let (items, description) = list(at, cx);
        return (ParamKind::List(items), description);
    }
    let (value, description) = declaration::value(at, false, cx);
    (ParamKind::Value(value), description)
}

fn list(at: &At<'_>, cx: &mut Cx<'_, '_>) -> (Items, Option<String>) {
    let before = cx.findings.len();
    let mut fields = Fields::open(at, cx, Object::ListDeclaration, LIST);
    let bounds = fields.need("list", None);
    let (min, max) = bounds_of(&bounds, cx);
    let node = declaration::unshared(&bounds);
    let bounds = Spot { pointer: bounds.pointer(), span: bounds.span(cx.tree) };
    let item = fields.need("item", None);
    let inside = item_fields(&item, cx);
    let mut items = Items { min: min.unwrap_or(1), max, fields: inside, example: None, bounds, node, poisoned: false };
    items.example = fields.take("example", None).and_then(|at| examples(&at, &items, cx));
    let description = declaration::description(&mut fields, cx);
    fields.close(cx);
    let mut others = cx.findings[before..].iter().filter(|finding| !is_of_example(finding));
    items.poisoned = others.next().is_some();
    (items, description)
}

/// Whether a finding speaks of a value that is only shown, and left out.
fn is_of_example(finding: &Diagnostic) -> bool {
    let in_example = match &finding.primary.place {
        Place::Text { pointer, .. } => pointer.contains("/example"),
        _ => false,
    };
    in_example && finding.is_of(&[&param::breaks_own_rule::RULE])
}

fn item_fields(at: &At<'_>, cx: &mut Cx<'_, '_>) -> ItemFields {
    let mut inside = ItemFields::default();
    let entries = named(at, Object::Item, cx);
    if entries.is_empty() && at.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Mapping(_))) {
        let message = Words::new("an item has at least one field", "列表项至少有一个字段");
        let finding = cx.finding(&shape::missing_key::RULE, at, message).help(FORM_OF_ITEM);
        cx.tell(at, finding);
    }
    for entry in entries {
        let at = at.entry(entry, None);
        if name_is_right(entry, &at, false, cx) {
            let spot = spot(&at, entry);
            let (value, description) = declaration::value(&at, true, cx);
            inside.push(Field { name: entry.key.to_string(), description, value, spot });
        }
    }
    inside
}

fn bounds_of(at: &At<'_>, cx: &mut Cx<'_, '_>) -> (Option<u32>, Option<u32>) {
    let mut fields = Fields::open(at, cx, Object::ListBounds, BOUNDS);
    let bounds = (declaration::number(&mut fields, "min", cx), declaration::number(&mut fields, "max", cx));
    let least = bounds.0.unwrap_or(1);
    if let Some(most) = bounds.1.filter(|most| least > *most) {
        declaration::tell_order(&fields, ("min", least.into()), ("max", most.into()), cx);
    }
    fields.close(cx);
    bounds
}

/// Items to show, as many as there may be.
fn examples(at: &At<'_>, items: &Items, cx: &mut Cx<'_, '_>) -> Option<Vec<Vec<Option<String>>>> {
    let shown = cx.list(at, None);
    let is_list = at.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Sequence(_)));
    let each = shown.iter().enumerate();
    let all: Vec<_> = each.map(|(index, item)| example_item(&at.item(index, *item, None), &items.fields, cx)).collect();
    let (count, fits) = (all.len(), items.holds(all.len()));
    if is_list && !fits && items.max.is_none_or(|max| items.min <= max) {
        let allowed = items.allowed();
        let message = say!(
            "`example` is not allowed by its own declaration: number of items {count}, {allowed}",
            "`example` 不符合自身的声明：{count} 项，{allowed}"; allowed
        );
        let finding = cx.finding(&param::breaks_own_rule::RULE, at, message);
        cx.tell(at, finding);
    }
    let repeats = is_list && tell_repeats(at, shown, &all, items, cx);
    (!all.is_empty() && fits && !repeats).then_some(all)
}

fn example_item(at: &At<'_>, inside: &ItemFields, cx: &mut Cx<'_, '_>) -> Vec<Option<String>> {
    let mut values = vec![None; inside.iter().len()];
    for entry in named(at, Object::Item, cx) {
        let at = at.entry(entry, None);
        if let Some(field) = inside.position(&entry.key) {
            values[field] = declaration::allowed(&at, "example", &inside.at(field).value, cx);
        } else if !cx.holes.is_bad(&format!("item.{}", entry.key)) {
            let shown = visible(&entry.key);
            let names: Vec<&str> = inside.iter().map(|field| &*field.name).collect();
            let all = listed(&names);
            let message = say!("an item has no `{shown}`", "列表项没有 `{shown}`");
            let finding = cx.finding_at_key(&shape::unknown_key::RULE, &at, message);
            let finding = match nearest(&entry.key, names) {
                Some(meant) => finding.did_you_mean(meant),
                None => finding.help(say!("its fields are {all}", "可用的字段：{all}"; all)),
            };
            cx.tell(&at, finding);
        }
    }
    values
}

/// Tells values of fields that are unique and stand in two items. Returns whether there are any.
fn tell_repeats(at: &At<'_>, shown: &[Item], all: &[Vec<Option<String>>], items: &Items, cx: &mut Cx<'_, '_>) -> bool {
    let mut told = false;
    for (field, declared) in items.fields.iter().enumerate().filter(|(_, field)| field.value.unique) {
        let repeated = (1..all.len()).find(|later| {
            all[*later][field].is_some() && all[..*later].iter().any(|earlier| earlier[field] == all[*later][field])
        });
        let Some(later) = repeated else { continue };
        let name = &declared.name;
        let message = say!(
            "`example` is not allowed by its own declaration: two items have the same `{name}`, which is unique",
            "`example` 不符合自身的声明：有两项的 `{name}` 相同，该字段不能重复"
        );
        let at = at.item(later, shown[later], None);
        let finding = cx.finding(&param::breaks_own_rule::RULE, &at, message);
        cx.tell(&at, finding);
        told = true;
    }
    told
}

const FORM_OF_ITEM: Words = Words::new(
    "write its fields below, as `id: {max_chars: 24, example: fern}`",
    "在下面写字段，例如 `id: {max_chars: 24, example: fern}`",
);
