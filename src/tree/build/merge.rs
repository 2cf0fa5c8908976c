//! YAML's `<<`: entries of other mappings, where the mapping has no such key itself.

use super::{Builder, Entry, NodeId, Open, Value};
use crate::rules;
use crate::text::phrase::say;
use crate::text::{Span, Words};
use std::borrow::Cow;
use std::collections::HashMap;

/// Up to so many keys, comparing them all is faster than hashing.
const FEW: usize = 16;

/// A mapping to merge into the one that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merge {
    node: NodeId,
    /// The alias, or the value itself where it is written in place.
    through: Span,
}

impl<'s> Builder<'s, '_> {
    /// The value of a `<<` key: a mapping, or a list of mappings.
    pub(super) fn merge_value(&mut self, node: NodeId, key: Span, alias: Option<Span>) {
        let value = self.tree.node(node);
        let through = alias.unwrap_or(value.span);
        let wrong = match &value.value {
            Value::Mapping(_) => {
                self.merges.push(Merge { node, through });
                None
            }
            Value::Sequence(_) => self.merge_list(node, alias),
            Value::Broken => None,
            other => Some((through, other.noun())),
        };
        if let Some((span, noun)) = wrong {
            self.tell_wrong(span, noun, key);
        }
    }

    fn merge_list(&mut self, list: NodeId, alias: Option<Span>) -> Option<(Span, Words)> {
        let mut wrong = None;
        for item in self.tree.items(list) {
            let node = self.tree.node(item.node);
            let through = alias.or(item.alias).unwrap_or(node.span);
            match &node.value {
                Value::Mapping(_) => self.merges.push(Merge { node: item.node, through }),
                Value::Broken => {}
                other => wrong = wrong.or(Some((through, other.noun()))),
            }
        }
        wrong
    }

    fn tell_wrong(&mut self, span: Span, noun: Words, key: Span) {
        let message = say!("`<<` merges objects, but this is {noun}", "`<<` 只能合并对象，此处是：{noun}"; noun);
        let mut pointer = self.pointer(None);
        pointer.push_str("/<<");
        let rule = &rules::syntax::merge::RULE;
        let finding = crate::diagnostic::Diagnostic::in_text(rule, pointer.clone(), span, message)
            .label(say!("not an object", "不是对象"))
            .related_text(pointer, key, say!("merged by this key", "由此键合并"));
        self.tell(finding.help(say!(
            "give an alias of an object, `<<: *name`, or a list of them; a key named `<<` needs quotes",
            "写对象的别名 `<<: *name`，或由这类别名组成的列表；名为 `<<` 的键要加引号"
        )));
    }

    /// Adds the merged entries of a mapping behind its own. Every entry looked at counts as a
    /// node, so that merges of merges end.
    pub(super) fn merge(&mut self, open: &Open<'s>) {
        let mut known = Known::default();
        for at in open.merges..self.merges.len() {
            let Merge { node, through } = self.merges[at];
            let Value::Mapping(range) = self.tree.node(node).value.clone() else { continue };
            for entry in range {
                self.spend(through);
                if self.stopped {
                    break;
                }
                let entry = &self.tree.entries[entry as usize];
                match known.start_of(&entry.key, &self.entries[open.base..]) {
                    Some(first) => _ = self.tree.hiding.insert(first),
                    None => self.entries.push(Entry { alias: Some(through), ..entry.clone() }),
                }
            }
        }
        self.merges.truncate(open.merges);
    }
}

/// Finds keys among entries that only ever grow.
#[derive(Default)]
struct Known<'s> {
    starts: HashMap<Cow<'s, str>, u32>,
    /// So many of the entries are in the map.
    taken: usize,
}

impl<'s> Known<'s> {
    /// Where the key of that text begins.
    fn start_of(&mut self, key: &str, entries: &[Entry<'s>]) -> Option<u32> {
        if entries.len() <= FEW {
            return entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span.start);
        }
        self.starts.extend(entries[self.taken..].iter().map(|entry| (entry.key.clone(), entry.key_span.start)));
        self.taken = entries.len();
        self.starts.get(key).copied()
    }
}
