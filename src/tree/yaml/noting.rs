//! Takes notes of what the parser reads.

use super::{scalar, span_of, style_of};
use crate::text::Span;
use crate::tree::{Notes, Style, Syntax};
use granit_parser::Event;

/// Notes that are being taken.
pub(super) struct Taking<'n> {
    notes: &'n mut Notes,
    /// Where the latest document begins.
    start: usize,
    /// Where the latest event ended.
    read: usize,
    /// From where on nothing is read until the next document.
    lost: Option<usize>,
}

impl<'n> Taking<'n> {
    pub(super) fn new(notes: &'n mut Notes) -> Self {
        *notes = Notes { syntax: Some(Syntax::Yaml), ..Notes::default() };
        Self { notes, start: 0, read: 0, lost: None }
    }

    pub(super) fn event(&mut self, text: &str, event: &Event<'_>, at: &granit_parser::Span) {
        let span = span_of(at);
        match event {
            Event::DocumentStart(..) => {
                self.start = span.start as usize;
                self.found(self.start);
            }
            Event::Scalar(_, style, ..) if !span.is_empty() => {
                let style = style_of(*style);
                let is_block = matches!(style, Style::Literal | Style::Folded);
                self.notes.scalars.push(if is_block { scalar::block_span(text, span) } else { span });
            }
            _ => {}
        }
        self.read = self.read.max(span.end as usize);
    }

    /// A syntax error: what the parser has read ahead is lost with the rest of the document.
    pub(super) fn fault(&mut self) {
        self.lost = self.lost.or(Some(self.read));
    }

    /// The tree has so many documents now; those that are new begin with the latest one.
    pub(super) fn documents(&mut self, count: usize) {
        while self.notes.starts.len() < count {
            self.notes.starts.push(self.start);
        }
    }

    pub(super) fn finish(mut self, text: &str, stopped: bool) {
        self.notes.stopped = stopped;
        self.found(text.len());
    }

    fn found(&mut self, at: usize) {
        if let Some(from) = self.lost.take() {
            self.notes.unread.push(Span::new(from.min(at), at));
        }
    }
}
