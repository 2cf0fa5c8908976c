//! Payloads of Meta's own API: what this API has no place for is left out or written its way, and told.
//!
//! The tree is changed before it is decoded, and nothing is refused here but what would be told several times over
//! otherwise: what is left is read, and judged, as any payload is.

use crate::decode::foreign::{self, Removal};
use crate::diagnostic::Diagnostic;
use crate::rules::shape;
use crate::templates::{Beyond, Undocumented};
use crate::text::phrase::say;
use crate::text::{Phrase, Span, Words, budget, visible};
use crate::tree::{Entry, Node, NodeId, Style, Tree, Value};
use std::collections::HashSet;

/// Something that a payload said and its message does not say, or says in another way.
///
/// ```
/// use waml::{Compiler, Source, Syntax};
///
/// let pasted = r#"{"messaging_product": "whatsapp", "to": "85290000001", "text": {"body": "Hello!"}}"#;
/// let imported = Compiler::new().import(&Source::new("hello.json", pasted), Syntax::Json);
/// assert_eq!(imported.notes[0].pointer, "/messaging_product");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// Where it stands, as a JSON pointer (RFC 6901) into the payload.
    pub pointer: String,
    /// The bytes it stands in: a key, or a value that is written in another way.
    pub span: Span,
    /// What became of it, and why; a phrase, lower case first.
    pub message: Phrase,
}

/// What was done to a tree.
#[derive(Debug, Default)]
pub(super) struct Cleaned {
    pub(super) notes: Vec<Note>,
    /// What cannot be said in this API; no document is to be sent then.
    pub(super) refused: Vec<Diagnostic>,
}

/// Makes of what Meta's API takes what this one takes, and what is forwarded beyond its document.
pub(super) fn clean(tree: &mut Tree<'_>, beyond: Beyond) -> Cleaned {
    let mut cleaner = Cleaner { tree, beyond, cleaned: Cleaned::default(), seen: HashSet::new() };
    for root in cleaner.tree.documents().to_vec() {
        cleaner.document(root);
    }
    cleaner.cleaned
}

struct Cleaner<'t, 's> {
    tree: &'t mut Tree<'s>,
    beyond: Beyond,
    cleaned: Cleaned,
    /// Aliases share nodes; each is cleaned once.
    seen: HashSet<NodeId>,
}

impl<'s> Cleaner<'_, 's> {
    fn document(&mut self, root: NodeId) {
        if self.is_no_message(root) {
            return;
        }
        let meta = self.entry(root, "messaging_product").is_some();
        self.leave_out(root, "", 0);
        if meta {
            self.add_type(root);
            self.write_digits(root);
        }
        if let Some(text) = self.entry(root, "text") {
            self.unwrap_text(root, text.value);
        }
        let Some(template) = self.entry(root, "template") else { return };
        if let Some(components) = self.entry(template.value, "components") {
            self.components(template.value, components.value);
        }
    }

    /// Refuses what Meta's API does besides sending, and what it can reach and this API cannot.
    fn is_no_message(&mut self, root: NodeId) -> bool {
        let contents = ["type", "text", "image", "video", "audio", "document", "template", "interactive"];
        let empty = !contents.iter().any(|key| self.entry(root, key).is_some());
        if let Some(status) = self.entry(root, "status").filter(|_| empty) {
            self.refuse("/status", status.key_span, MARKS_AS_READ, READ);
            return true;
        }
        let recipient = self.entry(root, "recipient").filter(|_| self.entry(root, "to").is_none());
        if let Some(recipient) = recipient {
            self.refuse("/recipient", recipient.key_span, PHONES_ONLY, PHONE);
            return true;
        }
        false
    }

    /// Leaves out, in an object and all that it holds, every key that this API can do without.
    fn leave_out(&mut self, id: NodeId, pointer: &str, depth: usize) {
        if !self.seen.insert(id) || depth > budget::DEPTH {
            return;
        }
        let entries = self.tree.entries(id).to_vec();
        if entries.is_empty() {
            for (index, item) in self.tree.items(id).to_vec().into_iter().enumerate() {
                self.leave_out(item.node, &format!("{pointer}/{index}"), depth + 1);
            }
            return;
        }
        let (mut kept, notes) = (Vec::with_capacity(entries.len()), self.cleaned.notes.len());
        for entry in entries {
            let pointer = pointer_to(pointer, &entry.key);
            if let Some(why) = self.dispensable(&entry, &pointer) {
                self.note(pointer, entry.key_span, left_out(why));
            } else {
                self.leave_out(entry.value, &pointer, depth + 1);
                kept.push(entry);
            }
        }
        if self.cleaned.notes.len() > notes && kept.len() < self.tree.entries(id).len() {
            self.tree.set_entries(id, kept);
        }
    }

    /// Why a key can be left out, if it can.
    fn dispensable(&self, entry: &Entry<'_>, pointer: &str) -> Option<Phrase> {
        let (why, removal) = foreign::why(&entry.key, pointer)?;
        match removal {
            Removal::Keeps(word) => (self.text(entry.value) == Some(word)).then(|| why.into()),
            Removal::Loses | Removal::LosesText => Some(why.into()),
            Removal::NotEnough => None,
        }
    }

    /// A message without `type` is a text in Meta's API.
    fn add_type(&mut self, root: NodeId) {
        if self.entry(root, "type").is_some() {
            return;
        }
        let Some(text) = self.entry(root, "text") else { return };
        let word = Node { span: text.key_span, value: Value::String("text".into()), style: Style::Plain };
        let value = self.tree.add(word);
        let mut entries = self.tree.entries(root).to_vec();
        entries.push(Entry { key: "type".into(), key_span: text.key_span, value, alias: None });
        self.tree.set_entries(root, entries);
    }

    /// Meta's API takes signs between the digits of a phone number.
    fn write_digits(&mut self, root: NodeId) {
        let Some(to) = self.entry(root, "to").map(|entry| entry.value) else { return };
        let Some(text) = self.text(to) else { return };
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let signs = |c: char| c.is_ascii_digit() || "+-() ".contains(c);
        if digits.is_empty() || digits.len() == text.len() || !text.chars().all(signs) {
            return;
        }
        let message = say!("written as {digits}: this API takes digits only", "写成 {digits}：本接口只接受数字");
        self.note("/to".to_owned(), self.tree.node(to).span, message);
        self.tree.set_value(to, Value::String(digits.into()));
    }

    /// `{body: …}` becomes the text itself.
    fn unwrap_text(&mut self, root: NodeId, wrapper: NodeId) {
        let Some(body) = self.entry(wrapper, "body").map(|entry| entry.value) else { return };
        for other in self.tree.entries(wrapper).to_vec().iter().filter(|entry| entry.key != "body") {
            let key = visible(&other.key);
            let finding = Diagnostic::in_text(
                &shape::unknown_key::RULE,
                pointer_to("/text", &other.key),
                other.key_span,
                say!("unknown key `{key}`", "未知的键 `{key}`"),
            );
            self.cleaned.refused.push(finding.label(say!("not part of this object", "不属于此对象")));
        }
        let mut entries = self.tree.entries(root).to_vec();
        for entry in entries.iter_mut().filter(|entry| entry.key == "text") {
            entry.value = body;
        }
        self.tree.set_entries(root, entries);
    }

    /// The components of a template, without those that fill nothing.
    fn components(&mut self, template: NodeId, list: NodeId) {
        let items = self.tree.items(list).to_vec();
        let mut kept = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let pointer = format!("/template/components/{index}");
            if let Some(why) = self.component(item.node, &pointer) {
                self.note(pointer, self.tree.node(item.node).span, left_out(why));
            } else {
                kept.push(*item);
            }
        }
        if kept.len() == items.len() && !kept.is_empty() {
            return;
        }
        if !kept.is_empty() {
            return self.tree.set_items(list, kept);
        }
        if matches!(self.tree.node(list).value, Value::Sequence(_)) {
            let entries = self.tree.entries(template).iter().filter(|entry| entry.key != "components");
            let entries = entries.cloned().collect();
            self.tree.set_entries(template, entries);
        }
    }

    /// Writes a component as this API takes it, or says why it can be left out.
    fn component(&mut self, id: NodeId, pointer: &str) -> Option<Words> {
        self.lower(id, &["header", "body", "button", "footer", "buttons"]);
        let kind = self.entry(id, "type").and_then(|entry| self.text(entry.value)).unwrap_or_default().to_owned();
        let parameters = self.entry(id, "parameters").map(|entry| entry.value);
        let filled =
            parameters.is_some_and(|list| !matches!(&self.tree.node(list).value, Value::Sequence(r) if r.is_empty()));
        if !filled && ["header", "body", "button", "footer"].contains(&&*kind) {
            return Some(FILLS_NOTHING);
        }
        let answers = |text: &str| kind == "button" && text.eq_ignore_ascii_case("quick_reply");
        let forwarded = self.beyond.has(Undocumented::QuickReplyPayload);
        if !forwarded && self.entry(id, "sub_type").and_then(|entry| self.text(entry.value)).is_some_and(answers) {
            return Some(NO_PAYLOAD);
        }
        let named = kind != "button" && self.beyond.has(Undocumented::NamedParameters);
        self.parameters(parameters?, named, &format!("{pointer}/parameters"));
        None
    }

    /// Writes parameters as texts, without names unless those are taken.
    fn parameters(&mut self, list: NodeId, named: bool, pointer: &str) {
        let items = self.tree.items(list).to_vec();
        if let ([_, _, ..], false) = (&items[..], named) {
            let named = items.iter().enumerate().find_map(|(at, item)| Some((at, self.entry(item.node, NAME)?)));
            if let Some((at, name)) = named {
                self.refuse(&format!("{pointer}/{at}/{NAME}"), name.key_span, BY_POSITION, POSITION);
            }
        }
        for (at, item) in items.iter().enumerate() {
            let pointer = format!("{pointer}/{at}");
            self.lower(
                item.node,
                &["text", "image", "video", "document", "coupon_code", "payload", "currency", "date_time"],
            );
            if let Some(name) = self.entry(item.node, NAME).filter(|_| items.len() == 1 && !named) {
                self.note(format!("{pointer}/{NAME}"), name.key_span, left_out(THE_ONLY_ONE));
                self.without(item.node, NAME);
            }
            self.write_as_text(item.node, &pointer);
        }
    }

    /// Amounts and dates become the text that Meta's API shows for them.
    fn write_as_text(&mut self, parameter: NodeId, pointer: &str) {
        let Some(kind) = ["currency", "date_time"].into_iter().find_map(|key| self.entry(parameter, key)) else {
            return;
        };
        let Some(kind_word) = self.entry(parameter, "type") else { return };
        let Some(text) = self.entry(kind.value, "fallback_value") else { return };
        if self.text(kind_word.value) != Some(&*kind.key) || self.text(text.value).is_none() {
            return;
        }
        let pointer = format!("{pointer}/{}", kind.key);
        let message = Words::new(
            "written as its `fallback_value`: this API takes texts only",
            "写成其 `fallback_value`：本接口只接受文本",
        );
        self.note(pointer, kind.key_span, message.into());
        self.tree.set_value(kind_word.value, Value::String("text".into()));
        let mut entries = self.tree.entries(parameter).to_vec();
        for entry in entries.iter_mut().filter(|entry| entry.key == kind.key) {
            entry.key = "text".into();
            entry.value = text.value;
        }
        self.tree.set_entries(parameter, entries);
    }

    /// Writes the `type` of an object in lower case, where that makes it one of these words.
    fn lower(&mut self, id: NodeId, words: &[&'static str]) {
        let Some(kind) = self.entry(id, "type").map(|entry| entry.value) else { return };
        let word = self.text(kind).and_then(|text| words.iter().find(|word| text.eq_ignore_ascii_case(word)));
        if let Some(word) = word {
            self.tree.set_value(kind, Value::String((*word).into()));
        }
    }

    fn without(&mut self, id: NodeId, key: &str) {
        let entries = self.tree.entries(id).iter().filter(|entry| entry.key != key).cloned().collect();
        self.tree.set_entries(id, entries);
    }

    fn entry(&self, id: NodeId, key: &str) -> Option<Entry<'s>> {
        self.tree.entries(id).iter().find(|entry| entry.key == key).cloned()
    }

    fn text(&self, id: NodeId) -> Option<&str> {
        match &self.tree.node(id).value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    fn note(&mut self, pointer: String, span: Span, message: Phrase) {
        self.cleaned.notes.push(Note { pointer, span, message });
    }

    fn refuse(&mut self, pointer: &str, span: Span, message: Words, help: Words) {
        let finding = Diagnostic::in_text(&shape::meta_field::RULE, pointer.to_owned(), span, message);
        self.cleaned.refused.push(finding.label(foreign::FROM_META).help(help));
    }
}

/// The JSON pointer of an entry.
fn pointer_to(object: &str, key: &str) -> String {
    format!("{object}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The key that names a parameter of a template.
const NAME: &str = "parameter_name";

const MARKS_AS_READ: Words =
    Words::new("this is no message: it marks one as read", "这不是消息，而是把一条消息标记为已读");
const READ: Words = Words::new(
    "this API only sends messages; there is nothing to make of it",
    "本接口只发送消息，此内容没有可转换的消息",
);
const PHONES_ONLY: Words = Words::new("this API sends to phone numbers only", "本接口只能发给手机号");
const PHONE: Words =
    Words::new("write the phone number as `to`, and leave `recipient` out", "把手机号写在 `to` 中，并删除 `recipient`");
const BY_POSITION: Words = Words::new("parameters go by position here, not by name", "此处的参数按位置对应，不按名称");
const POSITION: Words = Words::new(
    "put them in the template's order and remove every `parameter_name`",
    "按模板中的顺序排列参数，并删除所有 `parameter_name`",
);

/// What is told of a part that the message does not have.
fn left_out(why: impl Into<Phrase>) -> Phrase {
    let why = why.into();
    say!("left out: {why}", "已略去：{why}"; why)
}

const FILLS_NOTHING: Words = Words::new(
    "it fills nothing; the template's own text and buttons are sent without it",
    "其中没有填入任何内容；没有它，模板自己的文本和按钮照样会发送",
);
const NO_PAYLOAD: Words = Words::new(
    "this API sets no payload of a reply button; the answer carries the button's text",
    "本接口不设置快速回复按钮的附带数据；用户的回复会带上按钮的文本",
);
const THE_ONLY_ONE: Words =
    Words::new("parameters go by position, and this is the only one", "参数按位置对应，而此处只有这一个");
