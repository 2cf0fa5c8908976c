//! Values that hold `{{…}}` without quotes: to YAML they are objects, to people texts.
//!
//! Only a text whose reading failed is looked at. It is then read again with these values covered, so that the rest
//! of it is read as it stands.

use super::swallowed::{begins_block, ends_document, key_length, next_line};
use crate::text::Span;
use crate::tree::unquoted::{in_brackets, quoted};

/// As many values are covered at most.
const MOST: usize = 1000;

/// The values, in order.
pub(super) fn values(text: &str) -> Vec<Span> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Lines { text, at: start, block: None, opened: None, fresh: true, found: Vec::new() };
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
        let end = in_brackets(self.text, start, &mut self.found);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        values(text).into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn values_without_quotes_are_found() {
        for (text, values) in [
            ("\u{feff}{\"text\": {{name}}}", &["{{name}}"][..]),
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
    }
}
