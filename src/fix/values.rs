//! The values of both texts, aliases resolved: outside of what the edits touch they are the same.

use super::candidate::Candidate;
use super::change::{Change, Edited};
use super::faults::Faults;
use super::reading::{self, Reading};
use super::uses::Uses;
use crate::text::Span;
use crate::tree::{Entry, Node, NodeId, Style, Syntax, Value};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Texts inside a value that is written in another shape; one with more is left alone.
const MOST_LEAVES: usize = 10_000;

/// Tells values that differ and should not.
pub(super) fn compare(
    old: &Reading<'_>,
    new: &Reading<'_>,
    change: &Change,
    fixes: &[&Candidate<'_>],
    faults: &mut Faults,
) {
    let shared = old.tree.has_aliases() || new.tree.has_aliases();
    let starts = new.tree.all_entries().iter().map(|entry| entry.key_span.start as usize);
    let new_keys = starts.filter(|start| change.bringing(*start).is_some()).collect();
    let mut walk = Walk {
        old,
        new,
        change,
        fixes,
        faults,
        seen: shared.then(HashSet::new),
        open: Vec::new(),
        nodes: HashMap::new(),
        keys: HashMap::new(),
        new_keys,
        leaving: HashMap::new(),
        coming: HashMap::new(),
    };
    walk.open.extend(old.tree.documents().iter().copied().zip(new.tree.documents().iter().copied()));
    walk.run();
    walk.check_moves();
    walk.check_uses();
}

struct Walk<'a, 's, 'n> {
    old: &'a Reading<'s>,
    new: &'a Reading<'n>,
    change: &'a Change,
    fixes: &'a [&'a Candidate<'a>],
    faults: &'a mut Faults,
    /// Pairs that were looked at, where aliases lead to some again.
    seen: Option<HashSet<(NodeId, NodeId)>>,
    open: Vec<(NodeId, NodeId)>,
    /// What the fixes change, and which of them.
    nodes: HashMap<NodeId, usize>,
    keys: HashMap<Span, usize>,
    /// Where the keys of the new text begin.
    new_keys: BTreeSet<usize>,
    /// The entries whose lines were indented and that stand in another object since, by where their keys stood.
    leaving: HashMap<usize, (&'a Entry<'a>, usize)>,
    /// The same in the new text.
    coming: HashMap<usize, &'a Entry<'a>>,
}

impl<'a> Walk<'a, '_, '_> {
    fn run(&mut self) {
        while let Some((before, after)) = self.open.pop() {
            if self.seen.as_mut().is_none_or(|seen| seen.insert((before, after))) {
                self.pair(before, after);
            }
        }
    }

    /// What left an object must have come into another one, with all that it holds.
    fn check_moves(&mut self) {
        for (place, (entry, owner)) in std::mem::take(&mut self.leaving) {
            match self.coming.remove(&place).filter(|came| came.key == entry.key) {
                Some(came) => self.open.push((entry.value, came.value)),
                None => self.faults.blame(Some(owner)),
            }
            self.keys.insert(entry.key_span, owner);
        }
        if !self.coming.is_empty() {
            self.tell(None);
        }
        self.run();
        // Nothing in what moved is to move again.
        if !self.leaving.is_empty() || !self.coming.is_empty() {
            self.tell(None);
        }
    }

    fn pair(&mut self, before: NodeId, after: NodeId) {
        let (old, new) = (self.old.tree.node(before), self.new.tree.node(after));
        match (&old.value, &new.value) {
            (Value::Mapping(_), Value::Mapping(_)) => self.entries(before, after),
            (Value::Sequence(_), Value::Sequence(_)) => self.items(before, after),
            (Value::Null, Value::Null) | (Value::Broken, Value::Broken) => {}
            (Value::Null, Value::Mapping(_)) if self.is_filled(after) => {}
            (Value::Bool(one), Value::Bool(other)) if one == other => {}
            (Value::Number(one), Value::Number(other)) if one == other => {}
            (Value::String(one), Value::String(other)) if one == other => {}
            (_, Value::Broken) => self.tell(self.change.touching_new(new.span).first()),
            (Value::Broken, _) => self.repaired(old),
            _ => self.changed(before, after),
        }
    }

    fn tell(&mut self, edit: Option<&Edited>) {
        self.faults.tell(edit);
    }

    fn items(&mut self, before: NodeId, after: NodeId) {
        let (old, new) = (self.old.tree.items(before), self.new.tree.items(after));
        if old.len() == new.len() {
            self.open.extend(old.iter().zip(new).map(|(old, new)| (old.node, new.node)));
        } else {
            self.tell(None);
        }
    }

    /// A value that could not be read before: right where an edit stands in it, or in a document
    /// that could not be read as a whole.
    fn repaired(&mut self, old: &Node<'_>) {
        let touches = !self.change.touching_old(old.span).is_empty();
        let document = self.old.document_at(old.span.start as usize);
        let lit = self.old.is_dark(document) && !self.old.edits_in(document, self.change).is_empty();
        if !touches && !lit {
            self.tell(None);
        }
    }

    /// A value that is another one now: right where one edit touches both.
    fn changed(&mut self, before: NodeId, after: NodeId) {
        let (old, new) = (self.old.tree.node(before), self.new.tree.node(after));
        let was = match old.style {
            Style::Collection => self.change.touching_old(Span { end: old.span.start, ..old.span }).first(),
            _ => self.change.touching_old(old.span).first().or_else(|| self.filling(old)),
        };
        let is = match new.style {
            Style::Collection => self.change.touching_new(Span { end: new.span.start, ..new.span }).first(),
            _ => self.change.touching_new(new.span).first(),
        };
        let (Some(was), Some(is)) = (was, is) else { return self.tell(was.or(is)) };
        let one_word = old.style != Style::Collection && new.style != Style::Collection;
        if was.owner != is.owner || !(one_word || self.keeps_words(before, after)) {
            self.tell(Some(was));
        }
        self.nodes.insert(before, was.owner);
    }

    /// The edit that writes a value where none stood, behind blanks; on a later line only where a comment
    /// stood in its place, since anything else there is no part of it.
    fn filling(&self, old: &Node<'_>) -> Option<&'a Edited> {
        let at = old.span.end as usize;
        let next = self.change.edits.get(self.change.edits.partition_point(|edit| edit.old.start < at))?;
        let between = self.old.source.text().get(at..next.old.start)?;
        let absent = matches!(old.value, Value::Null) && old.span.is_empty();
        let comment = self.old.source.text()[next.old.start..].starts_with('#');
        let blank = |byte: u8| matches!(byte, b' ' | b'\t') || (comment && matches!(byte, b'\n' | b'\r'));
        (absent && between.bytes().all(blank)).then_some(next)
    }

    /// Whether all texts that a value held are still in it.
    fn keeps_words(&self, before: NodeId, after: NodeId) -> bool {
        let (Some(old), Some(new)) = (leaves(self.old, before), leaves(self.new, after)) else { return false };
        let mut count: HashMap<&str, usize> = HashMap::new();
        for leaf in new {
            *count.entry(leaf).or_default() += 1;
        }
        old.into_iter().all(|leaf| {
            count.get_mut(leaf).is_some_and(|left| {
                let some = *left > 0;
                *left = left.saturating_sub(1);
                some
            })
        })
    }

    /// Whether an object holds nothing but what came into it from elsewhere.
    fn is_filled(&mut self, after: NodeId) -> bool {
        let entries: &'a [Entry<'_>] = self.new.tree.entries(after);
        let all = !entries.is_empty() && entries.iter().all(|entry| self.comes(entry).is_some());
        if all {
            for entry in entries {
                self.came(entry);
            }
        }
        all
    }

    /// The edit that only indents the line on which an entry begins.
    fn indenting(&self, line: usize, edit: Option<&Edited>) -> Option<usize> {
        let edit = edit.filter(|edit| edit.old.is_empty() && edit.old.start == line)?;
        let text = &self.change.text[edit.new.clone()];
        (!text.is_empty() && text.bytes().all(|byte| byte == b' ')).then_some(edit.owner)
    }

    /// Whether an entry's line was indented, and by which fix.
    fn leaves(&self, entry: &Entry<'_>) -> Option<usize> {
        let start = entry.key_span.start as usize;
        let line = line_of(self.old.source.text(), start);
        self.indenting(line, self.change.touching_old(Span::new(line, line)).first())
    }

    /// The same for an entry of the new text.
    fn comes(&self, entry: &Entry<'_>) -> Option<usize> {
        let start = entry.key_span.start as usize;
        let line = line_of(self.new.source.text(), start);
        let edit = self.change.touching_new(Span::new(line, line)).first();
        edit.and_then(|edit| self.indenting(edit.old.start, Some(edit)).filter(|_| edit.new.start == line))
    }

    fn came(&mut self, entry: &'a Entry<'a>) {
        self.coming.insert(self.change.origin(entry.key_span.end as usize), entry);
    }

    fn left(&mut self, entry: &'a Entry<'a>) {
        if let Some(owner) = self.leaves(entry) {
            self.leaving.insert(self.change.place(entry.key_span.end as usize), (entry, owner));
        }
    }

    fn entries(&mut self, before: NodeId, after: NodeId) {
        let (old, new): (&'a [Entry<'_>], &'a [Entry<'_>]) =
            (self.old.tree.entries(before), self.new.tree.entries(after));
        let (mut i, mut j) = (0, 0);
        loop {
            match (old.get(i), new.get(j)) {
                (None, None) => return,
                (Some(one), Some(other)) if one.key == other.key && !self.is_removed(one) => {
                    self.open.push((one.value, other.value));
                    (i, j) = (i + 1, j + 1);
                }
                (Some(one), _) if self.is_removed(one) => {
                    self.removed(one);
                    i += 1;
                }
                (Some(one), _) if self.leaves(one).is_some() => {
                    self.left(one);
                    i += 1;
                }
                (_, Some(other)) if self.comes(other).is_some() => {
                    self.came(other);
                    j += 1;
                }
                (Some(one), Some(other)) if self.is_renamed(one, other) => {
                    self.renamed(one, other);
                    self.open.push((one.value, other.value));
                    (i, j) = (i + 1, j + 1);
                }
                (_, Some(other)) if self.change.bringing(other.key_span.start as usize).is_some() => j += 1,
                (one, other) => {
                    let edit = one.and_then(|one| self.change.touching_old(one.key_span).first());
                    return self.tell(
                        edit.or_else(|| other.and_then(|other| self.change.touching_new(other.key_span).first())),
                    );
                }
            }
        }
    }

    /// Whether an edit takes the whole key and brings none.
    fn is_removed(&self, entry: &Entry<'_>) -> bool {
        let span = entry.key_span;
        self.change
            .taking(span.start as usize)
            .is_some_and(|edit| span.end as usize <= edit.old.end && !self.brings_key(edit))
    }

    fn brings_key(&self, edit: &Edited) -> bool {
        self.new_keys.range(edit.new.clone()).next().is_some()
    }

    fn is_renamed(&self, old: &Entry<'_>, new: &Entry<'_>) -> bool {
        let (was, is) = (self.change.touching_old(old.key_span), self.change.touching_new(new.key_span));
        // What is put in front of a key is a key of its own.
        let brought = |edit: &Edited| edit.old.is_empty() && new.key_span.end as usize <= edit.new.end;
        was.iter().any(|was| is.iter().any(|is| is.old == was.old && !brought(is)))
    }

    /// A removed entry must be the one that the finding is about.
    fn removed(&mut self, entry: &Entry<'_>) {
        let Some(edit) = self.change.taking(entry.key_span.start as usize) else { return };
        let inside = |span: Span| edit.old.start <= span.start as usize && span.end as usize <= edit.old.end;
        let meant = self.fixes.get(edit.owner).is_some_and(|fix| {
            fix.findings.iter().any(|finding| {
                reading::span(finding) == entry.key_span
                    || reading::span(finding) == self.old.tree.node(entry.value).span
            })
        });
        if !(meant && inside(entry.key_span)) {
            self.faults.tell(Some(edit));
        }
        self.keys.insert(entry.key_span, edit.owner);
    }

    /// A key keeps its quotes, and has those of JSON in JSON.
    fn renamed(&mut self, old: &Entry<'_>, new: &Entry<'_>) {
        let Some(edit) = self.change.touching_old(old.key_span).first() else { return };
        let quote = |reading: &Reading<'_>, span| {
            reading.source.slice(span).chars().next().filter(|first| matches!(first, '"' | '\''))
        };
        let wanted = match self.new.notes.syntax {
            Some(Syntax::Json) => Some('"'),
            _ => quote(self.old, old.key_span),
        };
        if quote(self.new, new.key_span) != wanted {
            self.faults.tell(Some(edit));
        }
        self.keys.insert(old.key_span, edit.owner);
    }

    /// A fix that changes what stands at several places must mend the mistake at each of them.
    fn check_uses(&mut self) {
        let uses = Uses::of(self.old);
        let nodes = self.nodes.iter().map(|(node, owner)| (uses.of_node(*node), *owner));
        let keys = self.keys.iter().map(|(key, owner)| (uses.of_key(*key), *owner));
        for (places, owner) in nodes.chain(keys) {
            if self.fixes.get(owner).is_none_or(|fix| fix.uses() as u64 != places) {
                self.faults.blame(Some(owner));
            }
        }
        // An anchor without an alias looks like words that were lost.
        let left = Uses::of(self.new);
        let is_last = |(before, after): &(NodeId, NodeId)| uses.of_node(*before) > 1 && left.of_node(*after) <= 1;
        if self.seen.iter().flatten().any(is_last) {
            self.tell(None);
        }
    }
}

/// Where the line of a place begins.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |found| found + 1)
}

/// The texts in a value, keys not counted; `None` where there are too many.
fn leaves<'a>(reading: &'a Reading<'_>, root: NodeId) -> Option<Vec<&'a str>> {
    let mut out = Vec::new();
    let mut open = vec![root];
    let mut visits = 0;
    while let Some(id) = open.pop() {
        visits += 1;
        if visits > MOST_LEAVES {
            return None;
        }
        let node = reading.tree.node(id);
        match &node.value {
            Value::Mapping(_) => open.extend(reading.tree.entries(id).iter().map(|entry| entry.value)),
            Value::Sequence(_) => open.extend(reading.tree.items(id).iter().map(|item| item.node)),
            Value::Number(text) | Value::String(text) => out.push(&**text),
            Value::Bool(true) => out.push("true"),
            Value::Bool(false) => out.push("false"),
            Value::Broken => return None,
            Value::Null => {}
        }
    }
    Some(out)
}
