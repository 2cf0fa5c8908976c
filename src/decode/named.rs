//! Texts that fill the gaps of a template by name, which the document has no place for.

use super::choice::beside;
use super::cursor::At;
use super::fields::Fields;
use super::meant::{Form, Key};
use super::object::Object;
use super::{Cx, Decode};
use crate::limits::{Bound, template as limits};
use crate::message::NamedText;
use crate::rules::count::{advised, number_of};
use crate::rules::shape;
use crate::templates::Undocumented;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::found;
use crate::tree::Value;

const NAMED: &str = Undocumented::NamedParameters.key();

/// The header of a template, where its text has a name: `{named: {NAME: TEXT}}`.
pub(super) fn header(template: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Option<NamedText<limits::HeaderText>> {
    const KEYS: &[Key] = &[Key::beyond(Undocumented::NamedParameters, Form::Object)];
    let entry = template.entry("header")?;
    cx.tree.entries(entry.value).iter().find(|entry| entry.key == NAMED)?;
    let at = template.take("header", None)?;
    cx.note(&at.named("header"));
    let (named, limit) = (at.named(NAMED), &const { <limits::HeaderParameters as Bound>::LIMIT });
    let place = named.named("header");
    let mut fields = Fields::open(&place, cx, Object::Header, KEYS);
    let inner = fields.need(NAMED, None).standing_in();
    let mut texts = texts(&inner, false, cx);
    let is_object = inner.node.is_some_and(|id| matches!(cx.tree.node(id).value, Value::Mapping(_)));
    if is_object && !limit.allows(texts.len()) {
        let finding = cx.finding_at_key(&limit.rule, &inner, number_of(texts.len(), limit));
        let finding = advised(finding.label(limit.excess(texts.len())), texts.len(), limit);
        cx.refuse(&inner, finding);
    }
    fields.close(cx);
    texts.truncate(1);
    texts.pop().or_else(|| Some(NamedText { name: "".into(), text: "".into() }))
}

/// The texts of a body by name, in place of a list.
pub(super) fn body(template: &mut Fields<'_>, cx: &mut Cx<'_, '_>) -> Vec<NamedText<limits::BodyParameter>> {
    let (both, entry) = (template.entry("body"), template.entry(NAMED));
    let Some(at) = template.take(NAMED, None) else { return Vec::new() };
    if let (Some(list), Some(entry)) = (both, entry) {
        let second = template.at().entry(entry, None);
        let first = template.at().entry(list, None);
        let message = Words::new(
            "`body` and `named` together, exactly one belongs here",
            "同时有 `body` 和 `named`，只能保留一个",
        );
        let finding = cx.finding_at_key(&shape::two_kinds::RULE, &second, message);
        cx.tell(&second, beside(finding, &first));
        template.ignore("body");
    } else {
        cx.note(&at.named("body"));
    }
    let named = at.named(NAMED);
    cx.note_key(&named);
    texts(&named.named("body"), true, cx)
}

/// `{NAME: TEXT, …}`; each is a step of the message, where there may be several.
fn texts<L: Bound>(at: &At<'_>, several: bool, cx: &mut Cx<'_, '_>) -> Vec<NamedText<L>> {
    let Some(node) = cx.enter(at) else { return Vec::new() };
    let (Value::Mapping(_), Some(id)) = (&node.value, at.node) else {
        let found = found(node.value.noun());
        let message = say!("{found}, `{NAMED}` is an object of names and texts", "{found}，`{NAMED}` 应为名称与文本的对象"; found);
        let finding = cx.finding(&shape::wrong_type::RULE, at, message);
        cx.refuse(at, finding.help(Words::new("write `named: {customer: Ada}`", "写成 `named: {customer: Ada}`")));
        return Vec::new();
    };
    let tree = cx.tree;
    let mut out = Vec::new();
    for (index, entry) in tree.entries(id).iter().enumerate() {
        if cx.exhausted() {
            break;
        }
        let place = at.entry(entry, several.then(|| index.into()));
        let name = place.named("name");
        cx.note_key(&name);
        out.push(NamedText { name: (&*entry.key).into(), text: Decode::decode(&place.named("text"), cx) });
    }
    out
}
