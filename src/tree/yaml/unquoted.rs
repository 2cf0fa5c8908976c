//! Values that hold `{{…}}` without quotes: to YAML they are objects, to people texts.
//!
//! Only a text whose reading failed is looked at. It is then read again with these values covered, so that the rest
//! of it is read as it stands.

use super::swallowed::{begins_block, ends_document, key_length, next_line};
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules;
use crate::text::phrase::say;
use crate::text::{Span, Words};
use crate::tree::build::{Builder, shown};
use crate::tree::cut::{self, quoting};
use std::borrow::Cow;

/// As many values are covered at most.
const MOST: usize = 1000;

/// The values, in order.
pub(super) fn values(text: &str) -> Vec<Span> {
    let mut lines = Lines { text, at: 0, block: None, opened: None, fresh: true, found: Vec::new() };
    while lines.at < text.len() && lines.found.len() < MOST {
        lines.line();
    }
    lines.found
}

/// The text with letters in the place of the values, each byte where it was.
pub(super) fn covered(text: &str, values: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for value in values {
        out.push_str(&text[at..value.start as usize]);
        for c in text[value.range()].chars() {
            match c {
                '\n' | '\r' | ' ' | '\t' => out.push(c),
                c => out.extend(std::iter::repeat_n('x', c.len_utf8())),
            }
        }
        at = value.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

/// What a value says.
pub(super) fn said(value: &str) -> Cow<'_, str> {
    if value.contains('\n') { Cow::Owned(folded(value)) } else { Cow::Borrowed(value) }
}

/// What is said about a value that lacks its quotes. It is safe to add them where all that it names is declared, which
/// the reader of the tree knows.
pub(super) fn told(builder: &Builder<'_, '_>, text: &str, value: Span) -> Diagnostic {
    let hole = text[value.range()].find("{{").map_or(value, |at| {
        let start = value.start as usize + at;
        Span::new(start, start + hole_length(&text[start..]).unwrap_or("{{".len()))
    });
    let shown = shown(&text[hole.range()]);
    let message =
        say!("`{shown}` needs quotes, to YAML it is an object", "`{shown}` 需要加引号，否则 YAML 把它当作对象");
    let quotes = cut::quoted(text, value.start as usize, value.end as usize);
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

/// A walk over the lines of a block.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// The column of the key under which a block text stands.
    block: Option<usize>,
    /// The column of a key or dash whose value is to come.
    opened: Option<usize>,
    /// Whether a document begins here.
    fresh: bool,
    found: Vec<Span>,
}

impl Lines<'_> {
    fn line(&mut self) {
        let row = self.text[self.at..].lines().next().unwrap_or_default();
        let said = row.trim_start();
        let indent = row.len() - said.len();
        if self.block.is_some_and(|key| said.is_empty() || indent > key) || said.is_empty() || said.starts_with('#') {
            return self.next(self.at);
        }
        self.block = None;
        let fresh = std::mem::replace(&mut self.fresh, ends_document(row));
        if self.fresh {
            self.opened = None;
            return self.next(self.at);
        }
        let (column, value) = opener(row);
        let opened = self.opened.take();
        let begins = fresh || column.is_some() || opened.is_some_and(|column| indent > column);
        let column = column.or(opened).unwrap_or(0);
        let value = value + properties(&row[value..]);
        let start = self.at + value;
        match &row[value..] {
            "" => {
                self.opened = Some(column);
                self.next(start);
            }
            rest if begins && rest.starts_with("{{") => self.value(start, column),
            rest if begins && rest.starts_with(['[', '{']) => self.brackets(start),
            rest if begins && rest.starts_with(['"', '\'']) => {
                let end = quoted(self.text, start);
                self.next(end);
            }
            _ => {
                self.block = begins_block(row).then_some(column);
                self.next(start);
            }
        }
    }

    fn next(&mut self, at: usize) {
        self.at = next_line(self.text, at);
    }

    /// A value in a block: up to the end of its last line.
    fn value(&mut self, start: usize, column: usize) {
        let mut end = start + end_of_row(&self.text[start..]);
        let mut at = next_line(self.text, start);
        while at < self.text.len() {
            let row = self.text[at..].lines().next().unwrap_or_default();
            let said = row.trim_start();
            let deeper = row.len() - said.len() > column;
            let entry = said.starts_with("- ") || key_length(said).is_some();
            if !said.is_empty() && (!deeper || entry || said.starts_with('#') || ends_document(row)) {
                break;
            }
            if !said.is_empty() {
                end = at + end_of_row(row);
            }
            at = next_line(self.text, at);
        }
        self.found.push(Span::new(start, end));
        self.next(end);
    }

    /// Values between brackets.
    fn brackets(&mut self, start: usize) {
        let mut flow =
            Flow { text: self.text, at: start, open: Vec::new(), entry: Entry::default(), found: Vec::new() };
        flow.read();
        let end = flow.at;
        self.found.append(&mut flow.found);
        self.next(end);
    }
}

/// The column of the last dash or key in front of a value, and where the value begins.
fn opener(row: &str) -> (Option<usize>, usize) {
    let mut at = row.len() - row.trim_start().len();
    let mut column = None;
    while let Some(rest) = row[at..].strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
        column = Some(at);
        at = row.len() - rest.trim_start().len();
    }
    if let Some(length) = key_length(&row[at..]) {
        column = Some(at);
        at += length;
        at += row[at..].len() - row[at..].trim_start().len();
    }
    (column, at)
}

/// How many bytes an anchor and a tag in front of a value take.
fn properties(value: &str) -> usize {
    let mut rest = value;
    while rest.starts_with(['&', '!']) {
        let Some((_, behind)) = rest.split_once(' ') else { break };
        rest = behind.trim_start();
    }
    value.len() - rest.len()
}

/// Where what is said in a row ends: before a comment and the blanks in front of it.
fn end_of_row(row: &str) -> usize {
    let row = row.split('\n').next().unwrap_or(row);
    let comment = row.find(" #").or_else(|| row.find("\t#")).unwrap_or(row.len());
    row[..comment].trim_end().len()
}

/// Behind the quote that closes the text at a place; the end where none does.
fn quoted(text: &str, start: usize) -> usize {
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

    fn found(text: &str) -> Vec<&str> {
        values(text).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn values_without_quotes_are_found() {
        for (text, values) in [
            ("text: {{name}}, hello # a\n", &["{{name}}, hello"][..]),
            ("text: &a {{name}}\n", &["{{name}}"]),
            ("text:\n  {{name}} is\n  here\nto: x\n", &["{{name}} is\n  here"]),
            ("a:\n  - {{x}}\n  - b\n  - {{y}}\n", &["{{x}}", "{{y}}"]),
            ("a: {id: {{x}}, title: \"{{y}}\"}\n", &["{{x}}"]),
            ("a: {id: p-{{x}}-b, t: No. {{item.y}}}\n", &["p-{{x}}-b", "No. {{item.y}}"]),
            ("a: [{{x}}, {{y}} z]\n", &["{{x}}", "{{y}} z"]),
            ("a: {t: Hello, {{x}}, b: c}\n", &["Hello, {{x}}"]),
            ("a: {t: {{x}}, welcome, b: c}\n", &["{{x}}, welcome"]),
            ("{\"a\": {{x}}}\n---\n{{y}}\n", &["{{x}}", "{{y}}"]),
            ("a: [{b: {{x}}},\n  {b: {{y}}}]\nc: {{z}}\n", &["{{x}}", "{{y}}", "{{z}}"]),
        ] {
            assert_eq!(found(text), values, "{text}");
        }
    }

    #[test]
    fn what_is_quoted_or_no_value_is_left_alone() {
        for text in [
            "text: \"{{x}}\"\n",
            "text: Hello {{x}}\n",
            "text: Hello\n  {{x}}\n",
            "text: |\n  {{x}}\n  b: {{x}}\n",
            "text: \"a\n  b: {{x}}\"\n",
            "# a: {{x}}\n",
            "a: {b: {c: d}}\n",
            "a: {b: {c: {{}}}}\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn covered_text_is_as_long() {
        let text = "a: {{ä}} b\nc: d\n";
        let covered = covered(text, &values(text));
        assert_eq!(covered, "a: xxxxxx x\nc: d\n");
        assert_eq!(folded("{{x}} a\n   b\n\n c"), "{{x}} a b\nc");
    }
}
