//! Braces that look like a hole and are none.

use super::{AND_HERE, MOST_PLACES};
use crate::decode::Cx;
use crate::decode::cursor::At;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::rules::{shape, syntax};
use crate::text::phrase::say;
use crate::text::{Phrase, Span, Words, budget, placeholder, visible};
use std::collections::HashMap;
use std::ops::Range;

impl Cx<'_, '_> {
    /// Tells braces that are no whole holes: those that are written alike are one mistake.
    pub(super) fn all_broken(&mut self, at: &At<'_>, text: &str, broken: Vec<Range<usize>>) {
        let mut told: Vec<(Range<usize>, Vec<Range<usize>>)> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for written in broken {
            match known.get(&text[written.clone()]) {
                Some(&at) if told[at].1.len() < MOST_PLACES => told[at].1.push(written),
                None if told.len() < budget::FINDINGS => {
                    known.insert(&text[written.clone()], told.len());
                    told.push((written, Vec::new()));
                }
                _ => {}
            }
        }
        for (first, also) in told {
            self.broken_braces(at, &text[first.clone()], first, &also);
        }
    }

    fn broken_braces(&mut self, at: &At<'_>, text: &str, written: Range<usize>, also: &[Range<usize>]) {
        let name = text.trim_start_matches('{').trim_end_matches('}').trim();
        if self.holes.is_bad(name) {
            return;
        }
        let meant = self.dotted(name).unwrap_or_else(|| shape::reserved_braces::meant(text).into());
        let quote = || say!("put the whole text in quotes; {meant}", "用引号括住整段文本；{meant}"; meant = &meant);
        if self.tells_unquoted(at, || (quote(), None)) {
            return;
        }
        let found = visible(text);
        let message = say!("`{found}` is no whole hole", "`{found}` 不是完整的参数");
        let finding = self
            .finding_in(&shape::reserved_braces::RULE, at, &written, message)
            .label(Words::new("write `{{{{` for a literal `{{`", "要显示 `{{`，写成 `{{{{`"))
            .help(meant);
        let places: Vec<_> = at.node.map_or_else(Vec::new, |id| {
            let parts: Vec<_> = also.iter().map(|part| Span::new(part.start, part.end)).collect();
            self.tree.part_spans(self.source, id, &parts)
        });
        let also = |finding: Diagnostic, place| finding.related_text(at.pointer(), place, AND_HERE);
        self.tell(at, places.into_iter().fold(finding, also));
    }

    /// What to write for `list.field`.
    fn dotted(&self, name: &str) -> Option<Phrase> {
        let (list, field) = name.split_once('.')?;
        let params = &self.holes.written.params;
        params.list(params.position(list)?)?.fields.position(field)?;
        Some(say!(
            "`{list}` is a list: in an element with `for_each: {list}`, write `{{{{item.{field}}}}}`",
            "`{list}` 是列表：在带 `for_each: {list}` 的元素中写 `{{{{item.{field}}}}}`"
        ))
    }

    /// Tells what would be holes of this definition, were their braces not full-width. Returns whether there are any.
    pub(super) fn tells_alike(&mut self, at: &At<'_>, text: &str) -> bool {
        let slots = placeholder::alike(text).filter_map(|(hole, part)| Some((self.slot(hole)?, hole, part)));
        let all: Vec<_> = slots.collect();
        let Some((_, _, first)) = all.first() else { return false };
        let meant: Vec<_> = all.iter().map(|(_, hole, _)| hole.to_string()).collect();
        let parts: Vec<_> = all.iter().map(|(.., part)| Span::new(part.start, part.end)).collect();
        let (shown, write) = (&text[first.clone()], &meant[0]);
        let message = say!("`{shown}` has full-width braces and is no hole", "`{shown}` 用了全角花括号，不是参数");
        let finding = self
            .finding_in(&syntax::confusable::RULE, at, first, message)
            .label(Words::new("full-width braces", "全角花括号"))
            .help(say!("write `{write}`", "写成 `{write}`"));
        let places = at.node.map_or_else(Vec::new, |id| self.tree.part_spans(self.source, id, &parts));
        let edits = parts.iter().zip(&meant).map(|(part, meant)| Edit { span: *part, text: meant.clone() });
        let edits: Vec<_> = edits.collect();
        let edits = at.node.and_then(|id| self.room().cut(self.tree.node(id), &edits, &places));
        let title = say!("write `{write}`", "写成 `{write}`");
        let finding = finding.fix(edits.map(|edits| Fix { title, safe: false, edits }));
        let also = |finding: Diagnostic, place| finding.related_text(at.pointer(), place, AND_HERE);
        let finding = places.into_iter().skip(1).take(MOST_PLACES).fold(finding, also);
        self.holes.used.extend(all.iter().map(|(slot, ..)| *slot));
        self.refuse(at, finding);
        true
    }
}
