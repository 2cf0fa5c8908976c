//! From bytes of a string's value to the bytes of the source that wrote them.
//!
//! The written text is walked in step with the value. Where the two part ways (folding, line
//! breaks inside quotes) nothing exact can be said, and the whole scalar is the answer.

use super::{Node, Style, Value};
use crate::source::{Source, Span};

/// The source bytes of `part` of a node's value; the node's span where they cannot be told.
pub(super) fn span(source: &Source, node: &Node<'_>, part: Span) -> Span {
    let Value::String(value) = &node.value else { return node.span };
    let raw = source.slice(node.span);
    let part = part.range();
    if part.start > part.end || part.end > value.len() {
        return node.span;
    }
    let found = match node.style {
        Style::Plain => walk(raw, value, &part, literally),
        Style::Single => inner(raw, '\'').and_then(|raw| walk(raw, value, &part, single)).map(shifted),
        Style::Double => inner(raw, '"').and_then(|raw| walk(raw, value, &part, double)).map(shifted),
        Style::Literal | Style::Folded => block(source.text(), node.span, value, &part),
        Style::Collection => None,
    };
    found.map_or(node.span, |(start, end)| {
        let origin = node.span.start as usize;
        Span::new(origin + start, origin + end)
    })
}

/// What stands between two quotes of this kind.
fn inner(raw: &str, quote: char) -> Option<&str> {
    raw.strip_prefix(quote)?.strip_suffix(quote)
}

/// Offsets behind the opening quote.
fn shifted((start, end): (usize, usize)) -> (usize, usize) {
    (start + 1, end + 1)
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

/// Walks `raw` and `value` in step up to the end of the part. `None` where they differ.
fn walk(
    raw: &str,
    value: &str,
    part: &std::ops::Range<usize>,
    piece: fn(&str) -> Option<Piece>,
) -> Option<(usize, usize)> {
    let (mut at, mut written, mut start) = (0, 0, None);
    for c in value.chars() {
        if at >= part.end && start.is_some() {
            break;
        }
        let (found, bytes) = piece(&raw[written..])?;
        if found != c {
            return None;
        }
        if start.is_none() && at + c.len_utf8() > part.start {
            start = Some(written);
            if part.is_empty() {
                return Some((written, written));
            }
        }
        at += c.len_utf8();
        written += bytes;
    }
    Some((start.unwrap_or(written), written))
}

/// Walks the lines of a block scalar, whose span begins behind the indentation of its first line
/// that is not blank.
fn block(text: &str, span: Span, value: &str, part: &std::ops::Range<usize>) -> Option<(usize, usize)> {
    let origin = span.start as usize;
    let line = text[..origin].rfind('\n').map_or(0, |found| found + 1);
    let indent = &text[line..origin];
    let raw = &text[origin..span.end as usize];
    let place = |wanted: usize| {
        let blank = value.len() - value.trim_start_matches('\n').len();
        let mut written = 0;
        let mut at = blank;
        for (i, line) in value[blank..].split('\n').enumerate() {
            if i > 0 {
                written += line_break(raw.get(written..)?)?;
                at += 1;
                if raw[written..].is_empty() {
                    return Some(raw.len());
                }
                written += indentation(&raw[written..], indent, line.is_empty())?;
            }
            let same = raw.get(written..)?.strip_prefix(line)?;
            if wanted <= at + line.len() {
                return Some(written + wanted.saturating_sub(at));
            }
            if same.is_empty() {
                return Some(raw.len());
            }
            at += line.len();
            written += line.len();
        }
        Some(raw.len())
    };
    let (start, end) = (place(part.start)?, place(part.end)?);
    Some((start.min(end), end))
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
