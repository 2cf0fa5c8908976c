//! From bytes of a string's value to the bytes of the source that wrote them.
//!
//! The written text is walked in step with the value. Where the two part ways (folding, line
//! breaks inside quotes) nothing exact can be said, and the whole scalar is the answer.

use super::{Node, Style, Value};
use crate::text::{Source, Span};
use std::ops::Range;

/// The source bytes of parts of a node's value, given in order; the node's span where they cannot
/// be told. One walk along the text serves all parts.
pub(super) fn spans(source: &Source, node: &Node<'_>, parts: &[Span]) -> Vec<Span> {
    let Value::String(value) = &node.value else { return vec![node.span; parts.len()] };
    let raw = source.slice(node.span);
    let shown = |raw, shift, piece| Walk { raw, value, shift, at: 0, written: 0, piece };
    let mut walk = match node.style {
        Style::Plain => Some(Way::Walk(shown(raw, 0, literally))),
        Style::Single => inner(raw, '\'').map(|raw| Way::Walk(shown(raw, 1, single))),
        Style::Double => inner(raw, '"').map(|raw| Way::Walk(shown(raw, 1, double))),
        Style::Literal | Style::Folded => Some(Way::Lines(Lines::new(source.text(), node.span, value))),
        Style::Collection => None,
    };
    let origin = node.span.start as usize;
    let mut span = |part: &Span| {
        let part = part.range();
        let inside = part.start <= part.end && part.end <= value.len();
        let (start, end) = walk.as_mut().filter(|_| inside)?.part(&part)?;
        Some(Span::new(origin + start, origin + end))
    };
    parts.iter().map(|part| span(part).unwrap_or(node.span)).collect()
}

/// How the source bytes of a value are found.
enum Way<'a> {
    Walk(Walk<'a>),
    Lines(Lines<'a>),
}

impl Way<'_> {
    fn part(&mut self, part: &Range<usize>) -> Option<(usize, usize)> {
        match self {
            Self::Walk(walk) => walk.part(part).map(|(start, end)| (start + walk.shift, end + walk.shift)),
            Self::Lines(lines) => {
                let (start, end) = (lines.place(part.start)?, lines.place(part.end)?);
                Some((start.min(end), end))
            }
        }
    }
}

/// What stands between two quotes of this kind.
fn inner(raw: &str, quote: char) -> Option<&str> {
    raw.strip_prefix(quote)?.strip_suffix(quote)
}

/// A character of the value, and how many bytes write it.
type Piece = (char, usize);

fn literally(raw: &str) -> Option<Piece> {
    raw.chars().next().map(|c| (c, c.len_utf8()))
}

fn single(raw: &str) -> Option<Piece> {
    if raw.starts_with("''") { Some(('\'', 2)) } else { literally(raw) }
}

/// One character or escape inside double quotes; JSON's escapes are among YAML's.
fn double(raw: &str) -> Option<Piece> {
    let Some(escape) = raw.strip_prefix('\\') else { return literally(raw) };
    let letter = escape.chars().next()?;
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return Some((escaped(letter)?, 1 + letter.len_utf8())),
    };
    let code = u32::from_str_radix(escape.get(1..=digits)?, 16).ok()?;
    if let Some(c) = char::from_u32(code) {
        return Some((c, 2 + digits));
    }
    let high = code.checked_sub(0xd800).filter(|high| *high < 0x400)?;
    let low = escape.get(1 + digits..)?.strip_prefix("\\u")?.get(..4)?;
    let low = u32::from_str_radix(low, 16).ok()?;
    let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    Some((char::from_u32(0x1_0000 + (high << 10) + low)?, 12))
}

/// The first wrong escape of the double-quoted text whose opening quote stands at `at`.
pub(super) fn bad_escape(text: &str, at: usize) -> Option<Span> {
    let mut at = at + 1;
    while let Some(rest) = text.get(at..) {
        let c = rest.chars().next()?;
        at += match double(rest) {
            Some((_, bytes)) => bytes,
            // A backslash at the end of a line joins it with the next one.
            None if rest[1..].starts_with(['\n', '\r']) => 2,
            None => {
                let letter = rest[1..].chars().next().map_or(0, char::len_utf8);
                return Some(Span::new(at, at + c.len_utf8() + letter));
            }
        };
    }
    None
}

fn escaped(letter: char) -> Option<char> {
    Some(match letter {
        '0' => '\0',
        'a' => '\x07',
        'b' => '\x08',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\x0b',
        'f' => '\x0c',
        'r' => '\r',
        'e' => '\x1b',
        ' ' | '"' | '/' | '\\' => letter,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return None,
    })
}

/// A walk along a value and what was written for it, in step.
struct Walk<'a> {
    raw: &'a str,
    value: &'a str,
    /// Bytes of the opening quote.
    shift: usize,
    /// Where the walk is in the value.
    at: usize,
    /// Where it is in the raw text.
    written: usize,
    piece: fn(&str) -> Option<Piece>,
}

impl Walk<'_> {
    /// Goes on to the end of a part. `None` where the two differ.
    fn part(&mut self, part: &Range<usize>) -> Option<(usize, usize)> {
        if part.start < self.at {
            (self.at, self.written) = (0, 0);
        }
        let mut start = None;
        for c in self.value[self.at..].chars() {
            if self.at >= part.end && start.is_some() {
                break;
            }
            let (found, bytes) = (self.piece)(&self.raw[self.written..])?;
            if found != c {
                return None;
            }
            if start.is_none() && self.at + c.len_utf8() > part.start {
                start = Some(self.written);
                if part.is_empty() {
                    return Some((self.written, self.written));
                }
            }
            self.at += c.len_utf8();
            self.written += bytes;
        }
        Some((start.unwrap_or(self.written), self.written))
    }
}

/// The lines of a block scalar, whose span begins behind the indentation of its first line that is
/// not blank.
struct Lines<'a> {
    raw: &'a str,
    value: &'a str,
    indent: &'a str,
    /// Where the current line begins in the value.
    at: usize,
    /// Where it begins in the raw text.
    written: usize,
    /// Whether the two were found to be the same on this line.
    same: bool,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, span: Span, value: &'a str) -> Self {
        let origin = span.start as usize;
        let line = text[..origin].rfind('\n').map_or(0, |found| found + 1);
        let raw = &text[span.range()];
        Self { raw, value, indent: &text[line..origin], at: first_line(value), written: 0, same: false }
    }

    /// Where a place of the value stands in the raw text.
    fn place(&mut self, wanted: usize) -> Option<usize> {
        if wanted < self.at {
            (self.at, self.written, self.same) = (first_line(self.value), 0, false);
        }
        loop {
            let rest = &self.value[self.at..];
            let line = rest.split('\n').next().unwrap_or(rest);
            if !self.same && !self.raw.get(self.written..)?.starts_with(line) {
                return None;
            }
            self.same = true;
            if wanted <= self.at + line.len() {
                return Some(self.written + wanted.saturating_sub(self.at));
            }
            if line.len() == rest.len() || !self.next(line.len())? {
                return Some(self.raw.len());
            }
        }
    }

    /// Goes on behind a line of so many bytes; `false` where the raw text has no other.
    fn next(&mut self, line: usize) -> Option<bool> {
        let end = self.written + line;
        if end == self.raw.len() {
            return Some(false);
        }
        let start = end + line_break(&self.raw[end..])?;
        if start == self.raw.len() {
            return Some(false);
        }
        let at = self.at + line + 1;
        let blank = self.value[at..].is_empty() || self.value[at..].starts_with('\n');
        self.written = start + indentation(&self.raw[start..], self.indent, blank)?;
        (self.at, self.same) = (at, false);
        Some(true)
    }
}

/// Where the first line of a block's value begins that its span has.
fn first_line(value: &str) -> usize {
    value.len() - value.trim_start_matches('\n').len()
}

fn line_break(raw: &str) -> Option<usize> {
    match raw.as_bytes() {
        [b'\r', b'\n', ..] => Some(2),
        [b'\n' | b'\r', ..] => Some(1),
        _ => None,
    }
}

/// The bytes of indentation at the start of a line. A blank line may have less than the others.
fn indentation(raw: &str, indent: &str, blank: bool) -> Option<usize> {
    if raw.starts_with(indent) {
        return Some(indent.len());
    }
    let spaces = raw.len() - raw.trim_start_matches(' ').len();
    (blank && spaces < indent.len()).then_some(spaces)
}
