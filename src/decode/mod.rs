//! From tree to message. Decoding is total: it always returns a message and never stops early.
//!
//! A wrong node is told once, yields an empty placeholder and is remembered as poisoned by its
//! path; whatever later phases find at or under a poisoned path is dropped. The placeholder never
//! leaves: where anything was told as an error, there is no [`Checked`](crate::Checked) message.
//!
//! [`definition`] and [`payload`] read the two shapes, [`shared`] what is the same in both, with
//! the tools of [`cursor`] (where we are), [`fields`] (objects), [`choice`] (objects of several kinds) and
//! [`scalar`] (texts, words, numbers) and [`wording`] (how texts are written); [`locate`] puts the findings of the check into the text.

mod choice;
mod cursor;
mod declaration;
mod definition;
mod each;
mod fields;
pub(crate) mod foreign;
mod holes;
mod locate;
mod meant;
mod misplaced;
mod named;
mod object;
mod params;
mod payload;
mod rewrite;
mod scalar;
mod shape;
mod shared;
mod uses;
mod wording;
mod wrap;

pub use shape::Shape;

use crate::diagnostic::{Diagnostic, Path, Rule, Step};
use crate::edit::Room;
use crate::message::{Content, Message};
use crate::params::written::Written;
use crate::rules::syntax;
use crate::templates::Beyond;
use crate::text::phrase::say;
use crate::text::wording::thousands;
use crate::text::{Phrase, Source, Span, Words, budget};
use crate::tree::{Node, NodeId, Tree, Value};
use cursor::At;
use holes::Holes;
use locate::Trace;
use std::collections::HashSet;
use uses::Wishes;

/// A name that a document gives its message.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What one document says.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) name: Option<Name>,
    pub(crate) description: Option<String>,
    /// Filled with examples where it has holes, each repeated element once.
    pub(crate) message: Message,
    /// What stands beside it in a definition with parameters.
    pub(crate) written: Option<Written>,
    /// Texts that lack their quotes, which was told, and more.
    pub(crate) unquoted: Vec<Unquoted>,
}

impl Decoded {
    /// A document of which nothing could be read; whoever calls has told why.
    fn nothing(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self {
        let content = Content::Text(Decode::decode(&at.absent(Some("text".into())), cx));
        let message = Message { to: None, content };
        Self { name: None, description: None, message, written: None, unquoted: Vec::new() }
    }
}

/// A text that lacks its quotes, and for which quotes are not enough.
#[derive(Clone, Debug)]
pub(crate) struct Unquoted {
    /// Where the text stands.
    pub(crate) span: Span,
    /// What to do.
    pub(crate) help: Phrase,
    /// The name that was meant in it.
    pub(crate) meant: Option<String>,
}

/// What decoding the documents of one text took of its budgets, and what is asked of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    visits: usize,
    /// Bytes of the texts visited.
    texts: usize,
    /// Bytes of the pointers told.
    pointers: usize,
    /// Whether all is kept that is found about values.
    keeps_all: bool,
    /// Whether a payload may leave open who it goes to.
    unaddressed: bool,
    /// What calls of templates may give beyond the document.
    beyond: Beyond,
}

impl Spent {
    /// Nothing so far.
    pub(crate) fn new(keeps_all: bool) -> Self {
        Self { keeps_all, ..Self::default() }
    }

    /// For payloads that may leave open who they go to.
    pub(crate) fn unaddressed(self, unaddressed: bool) -> Self {
        Self { unaddressed, ..self }
    }

    /// For calls of templates that may give more than the document has.
    pub(crate) fn beyond(self, beyond: Beyond) -> Self {
        Self { beyond, ..self }
    }

    fn too_much(self) -> Phrase {
        if self.visits > budget::VISITS {
            let most = thousands(budget::VISITS as u64);
            return say!("aliases make more than {most} values of this file", "别名使此文件展开后超过 {most} 个值");
        }
        let most = thousands(budget::TEXTS as u64);
        say!("aliases make more than {most} bytes of text of this file", "别名使此文件展开后的文本超过 {most} 字节")
    }
}

const NOTHING_FILLS: Words =
    Words::new("write the value: nothing fills a gap in a payload", "写出内容：请求 Payload 中的空位不会再填充");
const FEWER_ALIASES: Words = Words::new("write fewer aliases of aliases", "减少别名的嵌套");

/// A document that was read: what it says, what is wrong with the way it says it, and the way back
/// from the message to the text.
pub(crate) struct Reading<'t, 's> {
    pub(crate) decoded: Decoded,
    /// In no particular order, with places in the text.
    findings: Vec<Diagnostic>,
    /// How many findings were left out.
    omitted: usize,
    poisoned: HashSet<Vec<Step>>,
    wishes: Wishes,
    source: &'t Source,
    tree: &'t Tree<'s>,
    root: NodeId,
    shape: Shape,
    /// What the documents before this one took.
    before: Spent,
}

/// Reads one document, whatever it holds.
pub(crate) fn decode<'t, 's>(
    source: &'t Source,
    tree: &'t Tree<'s>,
    root: NodeId,
    shape: Shape,
    spent: &mut Spent,
) -> Reading<'t, 's> {
    let before = *spent;
    let mut cx = Cx::new(source, tree, shape, before);
    let decoded = cx.decode(root);
    *spent = cx.spent;
    let Cx { findings, omitted, poisoned, wishes, .. } = cx;
    Reading { decoded, findings, omitted, poisoned, wishes, source, tree, root, shape, before }
}

impl Reading<'_, '_> {
    /// The paths of values that could not be read. What lies in them could not be read either.
    pub(crate) fn placeholders(&self) -> &HashSet<Vec<Step>> {
        &self.poisoned
    }

    /// Whether a finding of the check is about a value that could not be read.
    #[cfg(feature = "preview")]
    pub(crate) fn excuses(&self, finding: &Diagnostic) -> bool {
        locate::touches(finding, &self.poisoned)
    }

    /// The nodes that the values at some paths were read from.
    pub(crate) fn nodes(&self, paths: &[Path]) -> Vec<Option<NodeId>> {
        if paths.is_empty() {
            return Vec::new();
        }
        let &Self { source, tree, root, shape, before, .. } = self;
        let mut traced = Cx { trace: Some(Trace::of(paths, shape)), ..Cx::new(source, tree, shape, before) };
        traced.decode(root);
        let trace = traced.trace.unwrap_or_default();
        paths.iter().map(|path| trace.node(path)).collect()
    }

    /// Puts what was found in the message where that stands in the text. What was found at a
    /// placeholder is dropped, and what is found beyond a budget counted.
    fn locate(&mut self, mut violations: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let &mut Self { source, tree, root, shape, before, .. } = self;
        violations.retain(|finding| !locate::touches(finding, &self.poisoned));
        let most = if before.keeps_all { usize::MAX } else { budget::FOUND };
        self.omitted += violations.len().saturating_sub(most);
        violations.truncate(most);
        if violations.is_empty() {
            return violations;
        }
        let mut traced = Cx { trace: Some(Trace::wanted(&violations, shape)), ..Cx::new(source, tree, shape, before) };
        traced.decode(root);
        let trace = traced.trace.unwrap_or_default();
        violations
            .into_iter()
            .map(|finding| trace.locate(finding, source, tree, self.decoded.written.as_ref(), &mut self.wishes))
            .collect()
    }

    /// What the document says, everything that was found, and how many findings were left out.
    pub(crate) fn finish(mut self, violations: Vec<Diagnostic>) -> (Decoded, Vec<Diagnostic>, usize) {
        let located = self.locate(violations);
        let Self { decoded, mut findings, omitted, wishes, source, tree, .. } = self;
        findings.extend(located);
        wishes.settle(&mut findings, tree);
        (decoded, wording::settled(findings, source, tree), omitted)
    }
}

/// Reads a value of its type at a place. Never fails; see the module's documentation.
pub(crate) trait Decode: Sized {
    /// What it is, where that is an object.
    const OBJECT: Option<object::Object> = None;

    fn decode(at: &At<'_>, cx: &mut Cx<'_, '_>) -> Self;
}

/// What decoding carries along.
pub(crate) struct Cx<'t, 's> {
    source: &'t Source,
    tree: &'t Tree<'s>,
    shape: Shape,
    findings: Vec<Diagnostic>,
    /// Paths whose value is a placeholder.
    poisoned: HashSet<Vec<Step>>,
    /// Where the values stand that findings speak about; `None` where nobody asks.
    trace: Option<Trace>,
    spent: Spent,
    /// Whether it was told that a budget ran out.
    ran_out: bool,
    /// Findings left out since a budget of findings ran out.
    omitted: usize,
    /// Which changes of shared values were asked for.
    wishes: Wishes,
    /// The objects around the place that is read, outermost first.
    open: Vec<fields::Frame>,
    holes: Holes,
}

impl<'t, 's> Cx<'t, 's> {
    fn new(source: &'t Source, tree: &'t Tree<'s>, shape: Shape, spent: Spent) -> Self {
        Self {
            source,
            tree,
            shape,
            findings: Vec::new(),
            poisoned: HashSet::new(),
            trace: None,
            spent,
            ran_out: false,
            omitted: 0,
            wishes: Wishes::default(),
            open: Vec::new(),
            holes: Holes::default(),
        }
    }

    fn decode(&mut self, root: NodeId) -> Decoded {
        let at = At::root(root);
        let decoded = match self.shape {
            Shape::Definition => definition::document(&at, self),
            Shape::Payload => payload::document(&at, self),
        };
        Decoded { unquoted: std::mem::take(&mut self.holes.unquoted), ..decoded }
    }

    /// The node at a place, where there is one to read. Every decoder begins here: an absent or
    /// broken node is silently poisoned, since whoever found it so has told it.
    fn enter(&mut self, at: &At<'_>) -> Option<&'t Node<'s>> {
        let tree = self.tree;
        let node = at.node.map(|id| tree.node(id)).filter(|node| self.visit(at, Some(*node)));
        match node {
            None | Some(Node { value: Value::Broken, .. }) => {
                self.poison(at);
                None
            }
            // Nothing fills a gap in a payload, so that its value is not known.
            Some(_) if self.shape == Shape::Payload && self.tells_unquoted(at, || (NOTHING_FILLS.into(), None)) => {
                self.poison(at);
                None
            }
            Some(node) => {
                if let Some(trace) = &mut self.trace
                    && at.has_value()
                {
                    trace.record(at, self.tree);
                }
                Some(node)
            }
        }
    }

    /// Takes note of where something stands that is no value of the message, if a finding wants it.
    fn note(&mut self, at: &At<'_>) {
        let tree = self.tree;
        if let Some(trace) = &mut self.trace {
            trace.record(at, tree);
        }
    }

    /// The same of the key that leads to a place.
    fn note_key(&mut self, at: &At<'_>) {
        let tree = self.tree;
        if let Some(trace) = &mut self.trace {
            trace.record_as(at, at.key_span().unwrap_or_else(|| at.span(tree)));
        }
    }

    /// Counts a value that is visited, and says whether the budgets have room for it. Without
    /// aliases they always have.
    fn visit(&mut self, at: &At<'_>, node: Option<&Node<'_>>) -> bool {
        self.spent.visits += 1;
        if let Some(Node { value: Value::String(text) | Value::Number(text), .. }) = node {
            self.spent.texts += text.len();
        }
        if self.exhausted() && !self.ran_out {
            self.ran_out = true;
            let message = self.spent.too_much();
            let finding = self.finding(&syntax::budget::RULE, at, message).help(FEWER_ALIASES);
            self.refuse(at, finding);
        }
        !self.exhausted()
    }

    /// Whether a budget ran out, as they do where aliases multiply.
    fn exhausted(&self) -> bool {
        self.spent.visits > budget::VISITS || self.spent.texts > budget::TEXTS
    }

    /// Marks the value at a place as a placeholder. A wrapper is none: what it should have held
    /// is absent, and marked on its own.
    fn poison(&mut self, at: &At<'_>) {
        if at.has_value() {
            self.poisoned.insert(at.path().0);
        }
    }

    /// Tells a finding that makes the value at its place unusable.
    fn refuse(&mut self, at: &At<'_>, finding: Diagnostic) {
        self.poison(at);
        if !at.node.is_some_and(|id| self.tree.is_unquoted(id)) {
            self.tell(at, finding);
        }
    }

    /// Whether the text at a place lacks its quotes, which was told; what is wrong with it besides is told there.
    fn tells_unquoted(&mut self, at: &At<'_>, help: impl FnOnce() -> (Phrase, Option<String>)) -> bool {
        let Some(id) = at.node.filter(|id| self.tree.is_unquoted(*id)) else { return false };
        let ((help, meant), span) = (help(), self.tree.node(id).span);
        self.holes.unquoted.push(Unquoted { span, help, meant });
        true
    }

    /// Tells a finding about a place; one reached through an alias says so.
    fn tell(&mut self, at: &At<'_>, finding: Diagnostic) {
        self.note_wish(at, &finding);
        if self.has_room(at) {
            self.push(at, finding);
        }
    }

    /// Whether a finding about a place is still told, or only counted: there may be very many, or
    /// their pointers be long.
    fn has_room(&mut self, at: &At<'_>) -> bool {
        self.spent.pointers += at.pointer_len();
        let room =
            self.spent.pointers <= budget::POINTERS && (self.spent.keeps_all || self.findings.len() < budget::FOUND);
        let room = room || self.findings.is_empty();
        self.omitted += usize::from(!room);
        room
    }

    fn push(&mut self, at: &At<'_>, mut finding: Diagnostic) {
        finding.path.get_or_insert_with(|| at.path());
        let finding = at
            .aliases()
            .fold(finding, |finding, (pointer, span)| finding.related_text(pointer, span, locate::USED_HERE));
        self.findings.push(finding);
    }

    /// A finding about the value at a place.
    fn finding(&self, rule: &Rule, at: &At<'_>, message: impl Into<Phrase>) -> Diagnostic {
        Diagnostic::in_text(rule, at.pointer(), at.span(self.tree), message)
    }

    /// The text, to be changed.
    fn room(&self) -> Room<'t> {
        Room::new(self.source, self.tree)
    }

    /// The source bytes of a part of the string at a place.
    fn part(&self, id: NodeId, bytes: std::ops::Range<usize>) -> Span {
        self.tree.part_span(self.source, id, Span::new(bytes.start, bytes.end))
    }
}
