//! Puts together a [`Tree`] from what a front end reads, in the order it reads it.
//!
//! Children wait on scratch stacks until their collection closes; then they move to the arena in
//! one piece, so that every collection is one range. A finding takes its JSON pointer from the
//! stack of open collections.

mod alias;
mod keys;
mod merge;

use super::{Entry, Item, Node, NodeId, Style, Tree, Value};
use crate::diagnostic::{Diagnostic, Rule};
use crate::rules;
use crate::text::phrase::say;
use crate::text::wording::thousands;
use crate::text::{Span, Words, budget};
use std::borrow::Cow;
use std::fmt::Write as _;

/// What a collection holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collection {
    Sequence,
    Mapping,
}

/// The tree under construction and the findings about it.
#[derive(Debug)]
pub(super) struct Builder<'s, 'f> {
    tree: Tree<'s>,
    findings: &'f mut Vec<Diagnostic>,
    open: Vec<Open<'s>>,
    entries: Vec<Entry<'s>>,
    items: Vec<Item>,
    merges: Vec<merge::Merge>,
    anchors: Vec<alias::Anchor>,
    skip: Option<Skip>,
    root: Option<NodeId>,
    /// Nodes, aliases and merged entries so far.
    spent: usize,
    /// Bytes of pointers in findings so far.
    pointed: usize,
    told: usize,
    /// So many findings end the reading.
    patience: usize,
    /// So many nodes may be read.
    nodes: usize,
    too_deep: bool,
    stopped: bool,
}

/// A collection whose end was not read yet.
#[derive(Debug)]
struct Open<'s> {
    kind: Collection,
    /// Closes as [`Value::Broken`].
    broken: bool,
    anchor: usize,
    start: usize,
    /// Where the latest child ends.
    last: usize,
    /// Where its children begin on their scratch stack.
    base: usize,
    merges: usize,
    items: usize,
    /// Collections below it, aliases followed.
    height: usize,
    key: Option<keys::Key<'s>>,
    seen: keys::Seen<'s>,
}

/// A collection of which nothing is kept.
#[derive(Debug)]
struct Skip {
    depth: usize,
    start: usize,
    is_key: bool,
}

impl<'s, 'f> Builder<'s, 'f> {
    /// An empty tree for a text of `bytes` bytes.
    pub(super) fn new(bytes: usize, findings: &'f mut Vec<Diagnostic>) -> Self {
        let mut tree = Tree::default();
        // About what messages have; small ones have more in few bytes.
        tree.nodes.reserve((8 + bytes / 24).min(budget::NODES));
        tree.entries.reserve((8 + bytes / 28).min(budget::NODES));
        Self {
            tree,
            findings,
            open: Vec::with_capacity(16),
            entries: Vec::with_capacity(32),
            items: Vec::with_capacity(32),
            merges: Vec::new(),
            anchors: Vec::new(),
            skip: None,
            root: None,
            spent: 0,
            pointed: 0,
            told: 0,
            patience: 2 * budget::FINDINGS,
            nodes: budget::NODES,
            too_deep: false,
            stopped: false,
        }
    }

    /// The same, which goes on for as many findings as a text may have values.
    pub(super) fn patient(self) -> Self {
        Self { patience: budget::NODES, ..self }
    }

    /// The same, for a text that may have many more values than a message has.
    pub(super) fn roomy(self) -> Self {
        Self { nodes: budget::CATALOGUE, ..self }
    }

    /// Whether a budget ran out that ends the reading.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Whether the next scalar or collection stands in the place of a key.
    pub(super) fn wants_key(&self) -> bool {
        self.skip.is_none()
            && self.open.last().is_some_and(|open| open.kind == Collection::Mapping && open.key.is_none())
    }

    /// Whether what is read now is kept nowhere.
    pub(super) fn skipping(&self) -> bool {
        self.skip.is_some()
    }

    /// Opens a collection. `anchor` is 0 for none; a `broken` one closes as [`Value::Broken`].
    pub(super) fn begin(&mut self, kind: Collection, span: Span, anchor: usize, broken: bool) {
        let start = span.start as usize;
        if let Some(skip) = &mut self.skip {
            skip.depth += 1;
            return;
        }
        if self.open.len() >= budget::DEPTH {
            self.tell_depth(span);
            self.skip = Some(Skip { depth: 1, start, is_key: false });
            return;
        }
        self.open_anchor(anchor);
        let base = match kind {
            Collection::Sequence => self.items.len(),
            Collection::Mapping => self.entries.len(),
        };
        self.open.push(Open {
            kind,
            broken,
            anchor,
            start,
            last: span.end as usize,
            base,
            merges: self.merges.len(),
            items: 0,
            height: 1,
            key: None,
            seen: keys::Seen::default(),
        });
    }

    /// Lets the innermost collection close as a broken value: a finding says that it is none.
    pub(super) fn spoil(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.broken = true;
        }
    }

    /// Reads a collection away that stands in the place of a key.
    pub(super) fn begin_skipped_key(&mut self, span: Span) {
        self.skip = Some(Skip { depth: 1, start: span.start as usize, is_key: true });
    }

    /// Closes the innermost collection, at `end` or where its last child ended.
    pub(super) fn end(&mut self, end: Option<usize>) {
        if self.skip.is_some() {
            self.end_skipped(end);
            return;
        }
        let Some(mut open) = self.open.pop() else { return };
        let value = match open.kind {
            Collection::Sequence => self.close_sequence(&open),
            Collection::Mapping => self.close_mapping(&mut open),
        };
        let end = end.unwrap_or(open.last).max(open.start);
        let node = self.push(Node { span: Span::new(open.start, end), value, style: Style::Collection });
        self.set_anchor(open.anchor, node, open.height);
        self.attach(node, end, open.height, None);
    }

    fn end_skipped(&mut self, end: Option<usize>) {
        let Some(skip) = &mut self.skip else { return };
        skip.depth -= 1;
        if skip.depth > 0 {
            return;
        }
        let (start, is_key) = (skip.start, skip.is_key);
        self.skip = None;
        let end = end.unwrap_or(start).max(start);
        if is_key {
            self.drop_key(Span::new(start, end));
        } else {
            let node = self.push(Node { span: Span::new(start, end), value: Value::Broken, style: Style::Collection });
            self.attach(node, end, 0, None);
        }
    }

    fn close_sequence(&mut self, open: &Open<'s>) -> Value<'s> {
        let start = index(self.tree.items.len());
        let items = self.items.drain(open.base..);
        if open.broken {
            return Value::Broken;
        }
        self.tree.items.extend(items);
        Value::Sequence(start..index(self.tree.items.len()))
    }

    fn close_mapping(&mut self, open: &mut Open<'s>) -> Value<'s> {
        if self.merges.len() > open.merges {
            self.merge(open);
        }
        let start = index(self.tree.entries.len());
        let entries = self.entries.drain(open.base..);
        if open.broken {
            return Value::Broken;
        }
        self.tree.entries.extend(entries);
        Value::Mapping(start..index(self.tree.entries.len()))
    }

    /// A value that is no collection.
    pub(super) fn scalar(&mut self, value: Value<'s>, span: Span, style: Style, anchor: usize) {
        if self.skip.is_some() {
            return;
        }
        let node = self.push(Node { span, value, style });
        self.set_anchor(anchor, node, 0);
        self.attach(node, span.end as usize, 0, None);
    }

    /// Takes note that the next node lacks its quotes.
    pub(super) fn lacks_quotes(&mut self) {
        self.tree.unquoted.insert(NodeId(index(self.tree.nodes.len())));
    }

    /// Takes note of the comment that cuts the scalar read last.
    pub(super) fn cut(&mut self, source: &str, hash: usize) {
        let flow = self.innermost().is_some_and(|start| matches!(source.as_bytes().get(start), Some(b'[' | b'{')));
        self.tree.note_cut(source, hash, flow);
    }

    fn push(&mut self, node: Node<'s>) -> NodeId {
        self.spend(node.span);
        let id = NodeId(index(self.tree.nodes.len()));
        self.tree.nodes.push(node);
        id
    }

    fn attach(&mut self, node: NodeId, end: usize, height: usize, alias: Option<Span>) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.last = open.last.max(end);
        open.height = open.height.max(height + 1);
        if open.kind == Collection::Sequence {
            open.items += 1;
            self.items.push(Item { node, alias });
            return;
        }
        let Some(key) = open.key.take() else { return };
        match key.role {
            keys::Role::Entry => {
                self.entries.push(Entry { key: key.text, key_span: key.span, value: node, alias });
            }
            keys::Role::Merge => self.merge_value(node, key.span, alias),
            keys::Role::Dropped => {}
        }
    }

    /// Whether the next value is the root of a document.
    pub(super) fn at_root(&self) -> bool {
        self.open.is_empty()
    }

    /// Where the innermost open collection begins.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().map(|open| open.start)
    }

    /// Where the open collections begin, outermost first.
    pub(super) fn opened(&self) -> impl Iterator<Item = usize> {
        self.open.iter().map(|open| open.start)
    }

    /// Up to where the innermost open collection was read.
    pub(super) fn reached(&self) -> Option<usize> {
        self.open.last().map(|open| open.last)
    }

    /// Whether any document was read.
    pub(super) fn has_documents(&self) -> bool {
        !self.tree.documents.is_empty()
    }

    /// How many documents were read.
    pub(super) fn documents(&self) -> usize {
        self.tree.documents.len()
    }

    /// Ends a document. One without a value leaves no trace.
    pub(super) fn end_document(&mut self) {
        self.tree.documents.extend(self.root.take());
    }

    /// Ends a document that cannot be read; its place among the others is kept.
    pub(super) fn break_document(&mut self, span: Span) {
        self.open.clear();
        self.entries.clear();
        self.items.clear();
        self.merges.clear();
        self.skip = None;
        self.root = None;
        let id = NodeId(index(self.tree.nodes.len()));
        self.tree.nodes.push(Node { span, value: Value::Broken, style: Style::Plain });
        self.tree.documents.push(id);
    }

    /// Forgets what the latest document holds, where its structure turned out to be in doubt.
    pub(super) fn lose_document(&mut self, span: Span) {
        self.tree.documents.pop();
        self.break_document(span);
    }

    /// The tree. Where the reading was stopped, the last document is broken.
    pub(super) fn finish(mut self) -> Tree<'s> {
        if self.stopped {
            self.break_document(Span::default());
        }
        self.tree
    }

    /// A finding at a place of the text, inside what is open now.
    pub(super) fn finding(&self, rule: &Rule, span: Span, message: impl Into<crate::text::Phrase>) -> Diagnostic {
        Diagnostic::in_text(rule, self.pointer(None), span, message)
    }

    /// Records a finding. Where there are far too many, or their pointers are huge, the reading
    /// ends.
    pub(super) fn tell(&mut self, finding: Diagnostic) {
        if let crate::diagnostic::Place::Text { pointer, .. } = &finding.primary.place {
            self.pointed += pointer.len();
        }
        self.told += 1;
        self.stopped |= self.told > self.patience || self.pointed > budget::BYTES;
        self.findings.push(finding);
    }

    /// The JSON pointer of the place that is read now, or of a key in it.
    fn pointer(&self, key: Option<&str>) -> String {
        let mut out = String::new();
        for open in &self.open {
            match (open.kind, &open.key) {
                (Collection::Sequence, _) => _ = write!(out, "/{}", open.items),
                (Collection::Mapping, Some(key)) => push_token(&mut out, &key.text),
                (Collection::Mapping, None) => {}
            }
        }
        if let Some(key) = key {
            push_token(&mut out, key);
        }
        out
    }

    fn spend(&mut self, span: Span) {
        self.spent += 1;
        if self.spent > self.nodes && !self.stopped {
            let most = thousands(self.nodes as u64);
            let message = say!("more than {most} values; reading stops here", "值超过 {most} 个，到此停止读取");
            let finding = self.finding(&rules::syntax::budget::RULE, span, message);
            self.tell(finding.label(say!("one value too many", "多一个值")).help(SPLIT));
            self.stopped = true;
        }
    }

    /// Says once that collections are nested too deeply.
    pub(super) fn tell_depth(&mut self, span: Span) {
        if self.too_deep {
            return;
        }
        self.too_deep = true;
        let most = budget::DEPTH;
        let message = say!(
            "more than {most} levels of nesting; a message needs far fewer",
            "嵌套超过 {most} 层，消息用不了这么多层"
        );
        let finding = self.finding(&rules::syntax::budget::RULE, span, message);
        let help = say!("check the brackets and the indentation above this place", "检查此处上方的括号和缩进");
        self.tell(finding.label(say!("one level too many", "多一层")).help(help));
    }
}

const SPLIT: Words = Words::new("split the text into several files", "分成多个文件");

/// The finding about a text that is too long to be read, if it is.
pub(super) fn too_long(text: &str) -> Option<Diagnostic> {
    if text.len() <= budget::BYTES {
        return None;
    }
    let mut at = budget::BYTES;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let [given, most] = [text.len(), budget::BYTES].map(|bytes| thousands(bytes as u64));
    let message =
        say!("the text has {given} bytes; at most {most} are read", "内容有 {given} 字节，最多读取 {most} 字节");
    let span = Span::new(at, at);
    let finding = Diagnostic::in_text(&rules::syntax::budget::RULE, String::new(), span, message);
    Some(finding.label(say!("the limit is here", "上限在此")).help(SPLIT))
}

/// The finding about a text without any value.
pub(super) fn empty() -> Diagnostic {
    let span = Span::new(0, 0);
    let message = say!("the text holds no message", "内容中没有消息");
    Diagnostic::in_text(&rules::syntax::empty::RULE, String::new(), span, message)
        .help(say!("write a message, or delete the file", "写一条消息，或删除该文件"))
}

/// A text of the input for use in a sentence: short, and on one line.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    const CHARS: usize = 40;
    let line = text.lines().next().unwrap_or("");
    match line.char_indices().nth(CHARS) {
        Some((at, _)) => Cow::Owned(format!("{}…", &line[..at])),
        None if line.len() < text.len() => Cow::Owned(format!("{line}…")),
        None => Cow::Borrowed(line),
    }
}

/// One more step of a JSON pointer.
pub(super) fn push_token(out: &mut String, token: &str) {
    out.push('/');
    for c in token.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            c => out.push(c),
        }
    }
}

/// An arena position. The node budget keeps every arena far below `u32::MAX`.
fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
