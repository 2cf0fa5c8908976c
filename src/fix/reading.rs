//! A text and all that it says.

use super::change::{Change, Edited};
use super::comments;
use crate::diagnostic::{Diagnostic, Place};
use crate::judge::{CompiledDocument, Read, Way};
use crate::rules::syntax;
use crate::text::{Source, Span};
use crate::tree::{NodeId, Notes, Style, Syntax, Tree, Value};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// What a reading costs beside the bytes that it reads, in bytes that take as long.
const EACH: usize = 256;

/// How often a text is read to find the signs in it that are wrong.
const SIGNS: usize = 16;

/// What it costs to look whether a sign may be wrong, in readings of the text.
const LOOK: usize = 2;

/// What each finding costs, likewise: more than the text that it is about.
const EACH_FINDING: usize = 256;

/// How much may still be read, in bytes of text.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn of(bytes: usize) -> Self {
        Self(bytes)
    }

    /// Whether a text may be read and, with a change, once more.
    pub(super) fn allows(&self, source: &Source) -> bool {
        self.0 >= 2 * (source.text().len() + EACH)
    }

    /// Takes what it costs to look for signs that may be wrong.
    pub(super) fn look(&mut self, source: &Source) {
        self.0 = self.0.saturating_sub(LOOK * (source.text().len() + EACH));
    }

    /// Takes what it costs to mend the signs of a text.
    pub(super) fn take(&mut self, source: &Source) {
        self.0 = self.0.saturating_sub(SIGNS * (source.text().len() + EACH));
    }

    /// Whether a text that was read may be read once more, with a change. What is found in it then may
    /// cost more than is left; the next reading pays for that.
    pub(super) fn allows_once(&self, source: &Source) -> bool {
        self.0 >= source.text().len() + EACH
    }
}

/// A text that was read for a change.
pub(super) struct Reading<'s> {
    pub(super) source: &'s Source,
    pub(super) asked: Syntax,
    pub(super) tree: Tree<'s>,
    pub(super) documents: Vec<CompiledDocument>,
    /// In source order; one for each place that aliases lead to.
    pub(super) findings: Vec<Diagnostic>,
    pub(super) notes: Notes,
    /// Comments, as far as the text could be read.
    pub(super) comments: Vec<Span>,
    /// What may be comments or not, where the text could not be read.
    pub(super) doubtful: Vec<Span>,
    whole: bool,
    strings: OnceCell<HashMap<Span, NodeId>>,
    pointed: OnceCell<HashSet<u32>>,
}

impl<'s> Reading<'s> {
    pub(super) fn of(source: &'s Source, way: &Way<'_>, budget: &mut Budget) -> Self {
        let (Read { tree, documents, mut findings, unsaid, .. }, mut notes) = way.read_closely(source);
        findings.sort_by_key(|finding| (span(finding), finding.code));
        notes.scalars.sort_unstable();
        let whole = !notes.stopped && unsaid == 0 && notes.syntax.is_some();
        let (comments, doubtful) = comments::of(source.text(), &notes);
        let asked = way.syntax_of(source);
        let cost = EACH + source.text().len() + EACH_FINDING * findings.len();
        budget.0 = budget.0.saturating_sub(cost);
        Self {
            source,
            asked,
            tree,
            documents,
            findings,
            notes,
            comments,
            doubtful,
            whole,
            strings: OnceCell::new(),
            pointed: OnceCell::new(),
        }
    }

    /// Whether everything was read that the text says.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// The document that a byte of the text belongs to.
    pub(super) fn document_at(&self, at: usize) -> usize {
        self.notes.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The edits in a document.
    pub(super) fn edits_in<'c>(&self, document: usize, change: &'c Change) -> &'c [Edited] {
        let start = self.notes.starts.get(document).filter(|_| document > 0).copied().unwrap_or(0);
        let end = self.notes.starts.get(document + 1).copied().unwrap_or(usize::MAX);
        let before = |at: usize| change.edits.partition_point(|edit| edit.old.start < at);
        &change.edits[before(start)..before(end).max(before(start))]
    }

    /// Whether a document could not be read.
    pub(super) fn is_dark(&self, document: usize) -> bool {
        self.tree.documents().get(document).is_none_or(|root| self.is_broken(*root))
    }

    pub(super) fn is_broken(&self, id: NodeId) -> bool {
        matches!(self.tree.node(id).value, Value::Broken)
    }

    /// The text that a scalar stands for, if it is one.
    pub(super) fn string(&self, scalar: Span) -> Option<&str> {
        let all = || self.tree.nodes().filter(|(_, node)| node.style != Style::Collection);
        let strings = self.strings.get_or_init(|| all().map(|(id, node)| (node.span, id)).collect());
        match &self.tree.node(*strings.get(&scalar)?).value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a finding that can be mended speaks of what begins here.
    pub(super) fn is_pointed_at(&self, start: usize) -> bool {
        let pointed = self.pointed.get_or_init(|| {
            let mendable = self.findings.iter().filter(|finding| finding.fix.is_some());
            let labels = mendable.flat_map(|finding| std::iter::once(&finding.primary).chain(&finding.related));
            labels.map(|label| place(&label.place).start).collect()
        });
        u32::try_from(start).is_ok_and(|start| pointed.contains(&start))
    }

    /// What was not read, where a byte of it lies at a place.
    pub(super) fn unread_at(&self, at: usize) -> Option<Span> {
        let next = self.notes.unread.partition_point(|span| (span.end as usize) < at);
        self.notes.unread.get(next).copied().filter(|span| span.start as usize <= at)
    }
}

/// Where a finding is.
pub(super) fn span(finding: &Diagnostic) -> Span {
    place(&finding.primary.place)
}

pub(super) fn place(place: &Place) -> Span {
    match place {
        Place::Text { span, .. } => *span,
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => Span::default(),
    }
}

/// Whether a finding is about how a text is written, not about what it says.
pub(super) fn is_syntax(finding: &Diagnostic) -> bool {
    finding.is_of(syntax::RULES)
}
