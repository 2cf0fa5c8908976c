//! What is declared and never used.

use crate::decode::Cx;
use crate::decode::cursor::At;
use crate::decode::meant::FOR_EACH;
use crate::diagnostic::{Diagnostic, Severity};
use crate::params::declared::Spot;
use crate::params::pieces::Slot;
use crate::rules::param;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::placeholder::{self, Token};
use crate::tree::{NodeId, Value};
use std::collections::HashSet;

/// So many names that no hole takes are looked for between the marks of other tools.
const SOUGHT: usize = 8;

const PLAIN_TEXT: Words = Words::new("plain text, sent as it stands", "普通文本，会原样发送");

impl Cx<'_, '_> {
    /// Tells the parameters that no hole takes.
    pub(in crate::decode) fn tell_unused(&mut self, params: &At<'_>, document: &At<'_>) {
        let near = |name: &str| self.holes.strange.iter().any(|strange| strange.meant.as_deref() == Some(name));
        let mut unused: Vec<(String, Spot)> = Vec::new();
        for (position, param) in self.holes.written.params.iter().enumerate() {
            if !self.holes.used.contains(&Slot::Param(position)) {
                let is_list = self.holes.written.params.list(position).is_some();
                let told = near(&param.name) || (is_list && self.holes.misplaced);
                if !told {
                    unused.push((param.name.clone(), param.spot.clone()));
                }
                continue;
            }
            let Some(items) = self.holes.written.params.list(position).filter(|_| !self.holes.vague) else { continue };
            for (at, field) in items.fields.iter().enumerate() {
                let name = format!("item.{}", field.name);
                if !self.holes.used.contains(&Slot::Field { list: position, field: at }) && !near(&name) {
                    unused.push((name, field.spot.clone()));
                }
            }
        }
        if unused.is_empty() {
            return;
        }
        // Where anything is refused, there may be texts that nobody read.
        let refused = self.findings.iter().any(|finding| finding.severity == Severity::Error);
        let said = self.names_said(document, refused);
        unused.retain(|(name, _)| !said.contains(&**name));
        for (at, (name, Spot { pointer, span })) in unused.into_iter().enumerate() {
            let message = say!("`{name}` is never used", "`{name}` 没有使用");
            let finding = Diagnostic::in_text(&param::unused::RULE, pointer, span, message).help(say!(
                "write `{{{{{name}}}}}` where it belongs, or remove it",
                "在需要的位置写 `{{{{{name}}}}}`，或删除此参数"
            ));
            let meant = if at < SOUGHT { self.between_marks(document, &name) } else { None };
            let finding = match meant {
                Some(span) => finding.related_text(self.tree.pointer_at(span.start as usize), span, PLAIN_TEXT),
                None => finding,
            };
            self.tell(params, finding);
        }
    }

    /// The names in all that looks like a hole where no value could be read, and, if asked for, in every text that
    /// values may fill.
    fn names_said(&self, document: &At<'_>, in_texts: bool) -> HashSet<&str> {
        let mut said = HashSet::new();
        let tree = self.tree;
        for id in self.filled(document) {
            match &tree.node(id).value {
                Value::String(text) if in_texts => said.extend(names_in(text)),
                Value::Broken => said.extend(names_in(self.source.slice(tree.node(id).span))),
                Value::Mapping(_) => {
                    let lists = tree.entries(id).iter().filter(|entry| entry.key == FOR_EACH);
                    said.extend(lists.flat_map(|entry| words_of(self.source.slice(tree.node(entry.value).span))));
                }
                _ => {}
            }
        }
        said
    }

    /// All that stands where values may fill a definition, each once, in order.
    pub(super) fn filled(&self, document: &At<'_>) -> impl Iterator<Item = NodeId> {
        let (mut seen, tree) = (HashSet::new(), self.tree);
        let entries = document.node.map_or(&[][..], |id| tree.entries(id));
        let filled = entries.iter().filter(|entry| !["params", "description"].contains(&&*entry.key));
        let mut next: Vec<NodeId> = filled.rev().map(|entry| entry.value).collect();
        std::iter::from_fn(move || {
            let id = std::iter::from_fn(|| next.pop()).find(|id| seen.insert(*id))?;
            next.extend(tree.entries(id).iter().rev().map(|entry| entry.value));
            next.extend(tree.items(id).iter().rev().map(|item| item.node));
            Some(id)
        })
    }
}

/// The words that may be names in what stands where a list is named.
pub(super) fn words_of(written: &str) -> impl Iterator<Item = &str> {
    written.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The names in all that looks like a hole in a text.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    placeholder::tokens(text).flat_map(move |token| {
        let hole = match token {
            Token::Text(..) => "",
            Token::Hole(_, written) => &text[written],
            Token::Broken(written) => text[written.start..].split_inclusive("}}").next().unwrap_or_default(),
        };
        hole.split(['{', '}', ' ', '|']).filter(|name| !name.is_empty())
    })
}
