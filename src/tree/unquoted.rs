//! Values that hold `{{…}}` without quotes: what is said of them, and where they stand between brackets, in which YAML
//! and JSON are alike.

use super::Syntax;
use super::build::{Builder, shown};
use super::cut::{self, quoting};
use super::yaml::swallowed::{ends_document, next_line};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::rules;
use crate::text::phrase::say;
use crate::text::quoted::quoted as quoted_text;
use crate::text::{Span, Words};
use std::borrow::Cow;

/// The values of a text that is JSON.
pub(super) fn in_json(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    if let Some(start) = text.find(['{', '[']) {
        in_brackets(text, start, &mut found);
    }
    found
}

/// The values between the brackets that open at a place. Returns where the brackets end.
pub(super) fn in_brackets(text: &str, start: usize, found: &mut Vec<Span>) -> usize {
    let mut flow = Flow { text, at: start, open: Vec::new(), entry: Entry::default(), found: Vec::new() };
    flow.read();
    found.append(&mut flow.found);
    flow.at
}

/// What a value says.
pub(super) fn said(value: &str) -> Cow<'_, str> {
    if value.contains('\n') { Cow::Owned(folded(value)) } else { Cow::Borrowed(value) }
}

/// What is said about a value that lacks its quotes. It is safe to add them where all that it names is declared, which
/// the reader of the tree knows.
pub(super) fn told(builder: &Builder<'_, '_>, text: &str, value: Span, syntax: Syntax) -> Diagnostic {
    let hole = text[value.range()].find("{{").map_or(value, |at| {
        let start = value.start as usize + at;
        Span::new(start, start + hole_length(&text[start..]).unwrap_or("{{".len()))
    });
    let shown = shown(&text[hole.range()]);
    let (message, quotes) = match syntax {
        Syntax::Yaml => (
            say!("`{shown}` needs quotes, to YAML it is an object", "`{shown}` 需要加引号，否则 YAML 把它当作对象"),
            cut::quoted(text, value.start as usize, value.end as usize),
        ),
        Syntax::Json => (
            say!("`{shown}` needs quotes, as every text in JSON", "`{shown}` 需要加引号，JSON 中的文本都要加引号"),
            Edit { span: value, text: quoted_text(&said(&text[value.range()])) },
        ),
    };
    builder
        .finding(&rules::param::unquoted::RULE, value, message)
        .label(Words::new("quote this", "给这里加引号"))
        .help(QUOTE_ALL)
        .fix(Fix { safe: true, ..quoting([quotes]) })
}

/// Whether each of some values was told.
pub(super) fn all_told(values: &[Span], findings: &[Diagnostic]) -> bool {
    let told = findings.iter().filter(|finding| finding.is_of(&[&rules::param::unquoted::RULE]));
    told.count() == values.len()
}

const QUOTE_ALL: Words = Words::new(
    "put the whole text in quotes; `{{{{` writes `{{` literally",
    "用引号括住整段文本；`{{{{` 表示 `{{` 本身",
);

/// The lines of a value, folded as YAML folds them.
fn folded(value: &str) -> String {
    let mut out = String::new();
    let mut blank = 0;
    for (index, line) in value.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            blank += 1;
            continue;
        }
        match (index, blank) {
            (0, _) => {}
            (_, 0) => out.push(' '),
            (_, blank) => out.extend(std::iter::repeat_n('\n', blank)),
        }
        blank = 0;
        out.push_str(line);
    }
    out
}

/// Behind the quote that closes the text at a place; the end where none does.
pub(super) fn quoted(text: &str, start: usize) -> usize {
    let quote = text.as_bytes()[start];
    let mut bytes = text.bytes().enumerate().skip(start + 1).peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if quote == b'"' => _ = bytes.next(),
            b'\'' if quote == b'\'' && bytes.next_if(|(_, next)| *next == b'\'').is_some() => {}
            byte if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A walk over what stands between brackets.
struct Flow<'t> {
    text: &'t str,
    at: usize,
    /// Closing brackets to come.
    open: Vec<char>,
    entry: Entry,
    found: Vec<Span>,
}

/// The entry that is read.
#[derive(Clone, Copy, Default)]
struct Entry {
    /// Where its value or, in an object, its key begins, if that is a text without quotes.
    start: Option<usize>,
    /// Where that ends so far.
    end: usize,
    /// Whether it has a colon.
    colon: bool,
    /// Whether it holds `{{`.
    hole: bool,
}

impl Flow<'_> {
    fn read(&mut self) {
        // The value before this one, in an object, which may go on behind a comma.
        let mut before: Option<Entry> = None;
        while let Some(c) = self.text[self.at..].chars().next() {
            match c {
                '{' if self.is_hole() => self.hole(),
                '[' | '{' if self.entry.start.is_none() => {
                    self.open.push(if c == '[' { ']' } else { '}' });
                    (self.entry, before) = (Entry::default(), None);
                    self.at += 1;
                }
                ']' | '}' => {
                    self.close(&mut before);
                    self.at += 1;
                    if self.open.pop() != Some(c) || self.open.is_empty() {
                        return;
                    }
                    // An object or a list is a value that goes no further.
                    self.entry = Entry { colon: true, ..Entry::default() };
                    before = None;
                }
                ',' => {
                    self.close(&mut before);
                    self.at += 1;
                }
                '&' | '!' if self.entry.start.is_none() => self.property(),
                '"' | '\'' if self.entry.start.is_none() => self.at = quoted(self.text, self.at),
                '#' if self.text[..self.at].ends_with(char::is_whitespace) => self.at = next_line(self.text, self.at),
                ':' if self.is_colon() => {
                    self.entry = Entry { colon: true, ..Entry::default() };
                    self.at += 1;
                }
                '\n' if ends_document(&self.text[self.at + 1..]) => return,
                c if c.is_whitespace() => self.at += c.len_utf8(),
                c => self.take(c.len_utf8()),
            }
        }
    }

    fn is_hole(&self) -> bool {
        self.text[self.at..].starts_with("{{") && hole_length(&self.text[self.at..]).is_some()
    }

    fn hole(&mut self) {
        let length = hole_length(&self.text[self.at..]).unwrap_or(2);
        self.take(length);
        self.entry.hole = true;
    }

    /// An anchor or a tag in front of a value.
    fn property(&mut self) {
        let rest = &self.text[self.at..];
        let ends = |c: char| c.is_whitespace() || ",[]{}".contains(c);
        self.at += rest.find(ends).unwrap_or(rest.len());
    }

    fn take(&mut self, bytes: usize) {
        self.entry.start.get_or_insert(self.at);
        self.at += bytes;
        self.entry.end = self.at;
    }

    fn is_colon(&self) -> bool {
        let rest = &self.text[self.at + 1..];
        let ends = rest.starts_with(|c: char| c.is_whitespace() || ",[]{}".contains(c)) || rest.is_empty();
        self.open.last() == Some(&'}') && !self.entry.colon && (ends || self.entry.start.is_none())
    }

    /// Ends an entry: of an object, one without a colon goes on with the text before it.
    fn close(&mut self, before: &mut Option<Entry>) {
        let entry = std::mem::take(&mut self.entry);
        let Some(start) = entry.start else {
            *before = None;
            return;
        };
        let goes_on = self.open.last() == Some(&'}') && !entry.colon;
        let whole = match before.filter(|before| goes_on && (before.hole || entry.hole)) {
            Some(earlier) => {
                if earlier.hole {
                    self.found.pop();
                }
                Entry { start: earlier.start, end: entry.end, colon: true, hole: true }
            }
            None => entry,
        };
        if whole.hole {
            self.found.push(Span::new(whole.start.unwrap_or(start), whole.end));
        }
        *before = Some(whole);
    }
}

/// How long the hole is with which a text begins: it ends on the same line.
fn hole_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("{{")?;
    let end = inside.find(['{', '}', '\n', ',', '"'])?;
    let named = inside[..end].contains(char::is_alphanumeric);
    (named && inside[end..].starts_with("}}")).then_some(2 + end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded() {
        assert_eq!(said("{{x}} a\n   b\n\n c"), "{{x}} a b\nc");
    }
}
