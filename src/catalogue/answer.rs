//! The shapes in which templates come: answers, lists, single templates.

use super::FETCH;
use super::look::{Look, Spot};
use super::pages::Page;
use super::told::Told;
use crate::diagnostic::Diagnostic;
use crate::rules::catalogue::unreadable;
use crate::templates::Approved;
use crate::text::phrase::say;
use crate::text::{Phrase, Source, Span, Words, visible};
use crate::tree::{NodeId, Tree, Value};
use std::sync::Arc;

/// The keys under which answers have their lists.
const LISTS: [&str; 4] = ["data", "message_templates", "waba_templates", "templates"];
/// Words of a failure that are shown.
const SHOWN: usize = 200;

/// One file that is being read.
pub(super) struct Answer<'t> {
    pub(super) look: Look<'t>,
    pub(super) templates: Vec<Approved>,
    pub(super) pages: Vec<Page>,
    pub(super) told: Told,
    /// Whether it holds templates, or says that there are none.
    pub(super) readable: bool,
}

impl<'t> Answer<'t> {
    pub(super) fn new(source: &'t Arc<Source>, tree: &'t Tree<'t>, told: Told) -> Self {
        Self { look: Look { source, tree }, templates: Vec::new(), pages: Vec::new(), told, readable: true }
    }

    pub(super) fn read(&mut self, root: NodeId) {
        let root = Spot { node: root, pointer: String::new() };
        match self.look.tree.node(root.node).value {
            Value::Sequence(_) => self.list(&root),
            Value::Mapping(_) => self.object(&root),
            _ => self.nothing(&root, NO_SHAPE),
        }
    }

    /// An answer, or a template.
    fn object(&mut self, at: &Spot) {
        if let Some(failure) = self.failure(at) {
            return self.refuse(failure);
        }
        if self.is_template(at) {
            return self.row(at);
        }
        let lists = LISTS.iter().find_map(|key| self.look.entry(at, key));
        let Some((list, node)) =
            lists.map(|entry| (at.step(entry.value, &entry.key), self.look.tree.node(entry.value)))
        else {
            return self.nothing(at, NO_SHAPE);
        };
        match node.value {
            Value::Sequence(_) => {
                self.pages.push(Page::of(self.look, at, &list));
                self.list(&list);
            }
            Value::Mapping(_) => self.object(&list),
            _ => self.nothing(&list, NO_LIST),
        }
    }

    fn is_template(&self, at: &Spot) -> bool {
        let has = |key| self.look.entry(at, key).is_some();
        has("components") || has("name") && !LISTS.iter().any(|key| has(key))
    }

    fn list(&mut self, at: &Spot) {
        for (index, item) in self.look.tree.items(at.node).iter().enumerate() {
            let row = at.step(item.node, index);
            let is_answer = matches!(self.look.tree.node(row.node).value, Value::Mapping(_))
                && !self.is_template(&row)
                && (self.failure(&row).is_some() || LISTS.iter().any(|key| self.look.entry(&row, key).is_some()));
            if is_answer { self.object(&row) } else { self.row(&row) }
        }
    }

    /// What an answer says that reports a failure.
    fn failure(&self, at: &Spot) -> Option<Diagnostic> {
        let of_meta = self.look.entry(at, "error").filter(|entry| {
            let node = self.look.tree.node(entry.value);
            !self.look.tree.entries(entry.value).is_empty()
                || matches!(&node.value, Value::String(text) if !text.is_empty())
        });
        if let Some(entry) = of_meta {
            let error = at.step(entry.value, "error");
            let said = self.look.text(&error, "message").or_else(|| self.look.string(entry.value)).unwrap_or_default();
            return Some(Self::error_answer(&error, entry.key_span, said));
        }
        let status = self.look.entry(at, "status").filter(|_| !self.is_template(at))?;
        let code = self.look.entry(at, "code");
        let code_is_right = code.is_none_or(|entry| self.look.digits(entry.value).is_none_or(|code| code == "200"));
        let succeeded = self.look.string(status.value).is_some_and(|word| word.eq_ignore_ascii_case("success"));
        (!succeeded || !code_is_right).then(|| {
            let said = self.look.text(at, "message").unwrap_or_default();
            Self::error_answer(&at.step(status.value, "status"), self.look.tree.node(status.value).span, said)
        })
    }

    fn error_answer(at: &Spot, span: Span, said: &str) -> Diagnostic {
        let said: String = said.chars().take(SHOWN).collect();
        let said = visible(&said);
        let message = if said.is_empty() {
            say!("this is an error answer, and no list of templates", "这是错误响应，不是模板列表")
        } else {
            say!("this is an error answer, and no list of templates: `{said}`", "这是错误响应，不是模板列表：`{said}`")
        };
        Diagnostic::in_text(&unreadable::RULE, at.pointer.clone(), span, message).help(FETCH)
    }

    fn nothing(&mut self, at: &Spot, message: Words) {
        let finding = self.finding(at, message).help(SHAPES);
        self.refuse(finding);
    }

    /// Tells why a file holds no templates.
    pub(super) fn refuse(&mut self, finding: Diagnostic) {
        self.readable = false;
        self.told.push(finding);
    }

    /// A finding about what cannot be read.
    pub(super) fn finding(&self, at: &Spot, message: impl Into<Phrase>) -> Diagnostic {
        Diagnostic::in_text(&unreadable::RULE, at.pointer.clone(), self.look.tree.node(at.node).span, message)
    }
}

const NO_SHAPE: Words = Words::new("there is no list of templates in this", "其中没有模板列表");
const NO_LIST: Words = Words::new("a list of templates belongs here", "此处应为模板列表");
const SHAPES: Words = Words::new(
    "a catalogue is what INCS or Meta answers, with its `data`, a list of templates, or one template",
    "模板列表可以是 INCS 或 Meta 的响应（带有 `data`）、由模板组成的列表，或单个模板",
);
