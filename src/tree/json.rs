//! Reads JSON (RFC 8259) without recursion, and goes on after a fault where it can, so that one
//! run tells all that is wrong with a text copied from documentation.

mod foreign;
mod lexer;
mod recover;
mod string;
mod tokens;

use super::build::{self, Builder, Collection};
use super::{Notes, Style, Syntax, Tree, Value, unquoted};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::text::{Source, Span};
use std::borrow::Cow;
use std::collections::VecDeque;
pub(super) use tokens::tokens;

/// Reads a text.
pub(super) fn parse<'s>(source: &'s Source, findings: &mut Vec<Diagnostic>, mut notes: Option<&mut Notes>) -> Tree<'s> {
    let (text, before) = (source.text(), findings.len());
    let tree = read(source, &[], findings, notes.as_deref_mut(), |builder| builder);
    if findings.len() == before || !text.contains("{{") {
        return tree;
    }
    let values = unquoted::in_json(text);
    if values.is_empty() {
        return tree;
    }
    let mut told = Vec::new();
    let mut of_values = notes.is_some().then(Notes::default);
    let again = read(source, &values, &mut told, of_values.as_mut(), |builder| builder);
    // Where one of them was no value, the first reading says more.
    if !unquoted::all_told(&values, &told) {
        return tree;
    }
    findings.truncate(before);
    findings.append(&mut told);
    if let (Some(notes), Some(of_values)) = (notes, of_values) {
        *notes = of_values;
    }
    again
}

/// The same, for a text that may have many more values than a message has.
pub(super) fn parse_large<'s>(source: &'s Source, findings: &mut Vec<Diagnostic>) -> Tree<'s> {
    read(source, &[], findings, None, Builder::roomy)
}

/// Reads a text, with some values that lack their quotes as if they had them.
fn read<'s, 'f>(
    source: &'s Source,
    unquoted: &[Span],
    findings: &'f mut Vec<Diagnostic>,
    notes: Option<&mut Notes>,
    room: impl FnOnce(Builder<'s, 'f>) -> Builder<'s, 'f>,
) -> Tree<'s> {
    let text = source.text();
    if let Some(finding) = build::too_long(text) {
        findings.push(finding);
        return Tree::default();
    }
    let builder = room(Builder::new(text.len(), findings));
    let mut reader = JsonReader {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        builder: if notes.is_some() { builder.patient() } else { builder },
        open: Vec::with_capacity(16),
        after: 0,
        torn: usize::MAX,
        closing: (0, false),
        unquoted: unquoted.iter().copied().collect(),
    };
    reader.document();
    if let Some(notes) = notes {
        let starts = vec![0; reader.builder.documents()];
        *notes = Notes { syntax: Some(Syntax::Json), starts, stopped: reader.builder.stopped(), ..Notes::default() };
    }
    Tree { json: true, ..reader.builder.finish() }
}

struct JsonReader<'s, 'f> {
    text: &'s str,
    /// Where the reader stands; always a character boundary.
    at: usize,
    builder: Builder<'s, 'f>,
    /// Where the brackets stand that are open. There may be millions, all but the first too deep.
    open: Vec<u32>,
    /// Where the latest value, key or comma ended.
    after: usize,
    /// Where the latest string without an end was cut off.
    torn: usize,
    /// Where the next `}}` or line break stands, as far as was looked for, and whether it is the braces.
    closing: (usize, bool),
    /// Values to come that lack their quotes.
    unquoted: VecDeque<Span>,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A value, or the end of an array that has none yet.
    FirstItem,
    /// A key, or the end of an object that has none yet.
    FirstKey,
    Value,
    Key,
    /// A comma or the end of a collection.
    Comma,
    /// The end of the document.
    End,
    /// Nothing that could be gone on with.
    Lost,
}

impl<'s> JsonReader<'s, '_> {
    fn document(&mut self) {
        self.space();
        self.leading_quote();
        if self.peek().is_none() {
            self.builder.tell(build::empty());
            return;
        }
        let mut next = Next::Value;
        while !matches!(next, Next::End | Next::Lost) && !self.builder.stopped() {
            self.space();
            next = self.step(next);
        }
        if self.builder.stopped() {
            return;
        }
        if next == Next::Lost {
            self.builder.break_document(Span::new(self.at, self.at));
        } else {
            self.builder.end_document();
            self.rest();
        }
    }

    fn step(&mut self, next: Next) -> Next {
        match next {
            Next::FirstItem if self.peek() == Some(b']') => self.close(),
            Next::FirstKey if self.peek() == Some(b'}') => self.close(),
            Next::FirstItem | Next::Value => self.value(),
            Next::FirstKey | Next::Key => self.key(),
            Next::Comma => self.comma(),
            Next::End | Next::Lost => next,
        }
    }

    fn value(&mut self) -> Next {
        let start = self.at;
        let (value, style) = match self.peek() {
            _ if self.lacks_quotes() => (Value::String(self.unquoted_text()), Style::Plain),
            Some(b'{') if self.ahead().starts_with("{{") && self.placeholder() => (Value::Broken, Style::Plain),
            Some(b'{') => return self.begin(Collection::Mapping),
            Some(b'[') => return self.begin(Collection::Sequence),
            Some(b'"') => (Value::String(self.string('"')), Style::Double),
            Some(b'-' | b'0'..=b'9') => (self.number(), Style::Plain),
            Some(b't') if self.takes_word("true") => (Value::Bool(true), Style::Plain),
            Some(b'f') if self.takes_word("false") => (Value::Bool(false), Style::Plain),
            Some(b'n') if self.takes_word("null") => (Value::Null, Style::Plain),
            _ => match self.no_value() {
                Some(found) => found,
                None => return Next::Lost,
            },
        };
        self.after = self.at;
        self.builder.scalar(value, Span::new(start, self.at), style, 0);
        self.following()
    }

    /// Whether a value begins here that lacks its quotes.
    fn lacks_quotes(&mut self) -> bool {
        while self.unquoted.front().is_some_and(|value| (value.start as usize) < self.at) {
            self.unquoted.pop_front();
        }
        self.unquoted.front().is_some_and(|value| value.start as usize == self.at)
    }

    /// Reads such a value, which is told.
    fn unquoted_text(&mut self) -> Cow<'s, str> {
        let Some(value) = self.unquoted.pop_front() else { return Cow::Borrowed("") };
        let finding = unquoted::told(&self.builder, self.text, value, Syntax::Json);
        self.builder.tell(finding);
        self.builder.lacks_quotes();
        self.at = value.end as usize;
        unquoted::said(&self.text[value.range()])
    }

    fn begin(&mut self, kind: Collection) -> Next {
        self.open.push(Span::new(self.at, self.at).start);
        self.builder.begin(kind, Span::new(self.at, self.at + 1), 0, false);
        self.take(1);
        if kind == Collection::Mapping { Next::FirstKey } else { Next::FirstItem }
    }

    /// The innermost bracket that is open, and where it stands.
    fn innermost(&self) -> Option<(u8, usize)> {
        self.open.last().map(|&at| self.bracket(at))
    }

    fn bracket(&self, at: u32) -> (u8, usize) {
        (self.text.as_bytes()[at as usize], at as usize)
    }

    /// Reads the closing bracket of the innermost collection.
    fn close(&mut self) -> Next {
        self.take(1);
        self.end()
    }

    /// Ends the innermost collection here.
    fn end(&mut self) -> Next {
        self.open.pop();
        self.builder.end(Some(self.after));
        self.following()
    }

    fn following(&self) -> Next {
        if self.open.is_empty() { Next::End } else { Next::Comma }
    }

    fn key(&mut self) -> Next {
        let start = self.at;
        let key = match self.peek() {
            Some(b'"') => self.string('"'),
            _ => match self.no_key() {
                Ok(key) => key,
                Err(next) => return next,
            },
        };
        self.builder.key(key, Span::new(start, self.at), false);
        self.after = self.at;
        self.space();
        if self.peek() != Some(b':') {
            return self.no_colon();
        }
        self.take(1);
        Next::Value
    }

    fn comma(&mut self) -> Next {
        let Some((bracket, _)) = self.innermost() else { return Next::End };
        let (closing, next) = if bracket == b'{' { (b'}', Next::Key) } else { (b']', Next::Value) };
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.take(1);
                self.space();
                if self.peek() != Some(closing) {
                    return next;
                }
                self.trailing_comma(comma);
                self.close()
            }
            Some(found) if found == closing => self.close(),
            _ => self.no_comma(next),
        }
    }
}
