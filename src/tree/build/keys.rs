//! Keys of a mapping: each stands once, the first one counts.

use super::{Builder, shown};
use crate::rules;
use crate::text::Span;
use crate::text::phrase::say;
use std::borrow::Cow;
use std::collections::HashMap;

/// Up to so many keys, comparing them all is faster than hashing.
const FEW: usize = 16;

/// A key whose value was not read yet.
#[derive(Debug)]
pub(super) struct Key<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
    pub(super) role: Role,
}

/// What becomes of the value behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Entry,
    Merge,
    /// A finding speaks about the key; its value is read for findings only.
    Dropped,
}

/// The keys that a mapping has so far.
#[derive(Debug, Default)]
pub(super) struct Seen<'s> {
    merge: Option<Span>,
    /// Filled only for mappings with more than [`FEW`] keys.
    spans: Option<HashMap<Cow<'s, str>, Span>>,
}

impl<'s> Builder<'s, '_> {
    /// A key of the innermost mapping. `merge` says that it is a YAML `<<`.
    pub(in crate::tree) fn key(&mut self, text: Cow<'s, str>, span: Span, merge: bool) {
        if self.skip.is_some() {
            return;
        }
        let role = if merge { Role::Merge } else { Role::Entry };
        let mut key = Key { text, span, role };
        let first = if merge { self.first_merge(span) } else { self.first_of(&key) };
        if let Some(first) = first {
            self.tree.hiding.insert(first.start);
            self.tell_duplicate(&key.text, first, span);
            key.role = Role::Dropped;
        }
        self.set_key(key);
    }

    /// A key that cannot be one, as a finding said; its value is read and dropped.
    pub(in crate::tree) fn drop_key(&mut self, span: Span) {
        self.set_key(Key { text: Cow::Borrowed(""), span, role: Role::Dropped });
    }

    fn set_key(&mut self, key: Key<'s>) {
        if let Some(open) = self.open.last_mut() {
            open.last = open.last.max(key.span.end as usize);
            open.key = Some(key);
        }
    }

    fn first_merge(&mut self, span: Span) -> Option<Span> {
        let open = self.open.last_mut()?;
        let first = open.seen.merge;
        open.seen.merge = first.or(Some(span));
        first
    }

    /// The earlier key of the same text in the innermost mapping; without one, this is noted as
    /// the first.
    fn first_of(&mut self, key: &Key<'s>) -> Option<Span> {
        let open = self.open.last_mut()?;
        let entries = &self.entries[open.base..];
        if entries.len() <= FEW {
            return entries.iter().find(|entry| entry.key == key.text).map(|entry| entry.key_span);
        }
        let spans = open
            .seen
            .spans
            .get_or_insert_with(|| entries.iter().map(|entry| (entry.key.clone(), entry.key_span)).collect());
        if let Some(first) = spans.get(&key.text) {
            return Some(*first);
        }
        spans.insert(key.text.clone(), key.span);
        None
    }

    fn tell_duplicate(&mut self, text: &str, first: Span, later: Span) {
        let pointer = self.pointer(Some(text));
        let key = shown(text);
        let message = say!("the key `{key}` stands twice in one object", "键 `{key}` 在同一对象中出现两次");
        let rule = &rules::syntax::duplicate_key::RULE;
        let finding = crate::diagnostic::Diagnostic::in_text(rule, pointer.clone(), later, message)
            .label(say!("second time", "再次出现"))
            .related_text(pointer, first, say!("first written here", "首次出现"));
        let help = if text == "<<" {
            say!("merge several with a list: `<<: [*one, *two]`", "用列表合并多个对象：`<<: [*one, *two]`")
        } else {
            say!("keep one of the two", "只保留一个")
        };
        self.tell(finding.help(help));
    }
}
