//! Braces in the texts of a definition: `{{` is reserved for parameters, `{{{{` writes it literally.

use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

const BRACES: &str = "{{";
const ESCAPED: &str = "{{{{";

/// A text as a definition must write it, so that it is read back the same.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(BRACES) { text.replace(BRACES, ESCAPED).into() } else { text.into() }
}

/// A text as it is sent.
///
/// # Errors
/// Where the first `{{` stands that is no half of a `{{{{`.
pub(crate) fn unescape(text: &str) -> Result<Cow<'_, str>, Range<usize>> {
    match bare(text) {
        Some(start) => Err(start..start + BRACES.len()),
        None if text.contains(ESCAPED) => Ok(text.replace(ESCAPED, BRACES).into()),
        None => Ok(text.into()),
    }
}

fn bare(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find(BRACES) {
        let start = from + found;
        if !text[start..].starts_with(ESCAPED) {
            return Some(start);
        }
        from = start + ESCAPED.len();
    }
    None
}

/// The bytes of a text as written that stand for the bytes `part` of the text as sent.
pub(crate) fn written(text: &str, part: Span) -> Span {
    written_all(text, std::iter::once(part)).first().copied().unwrap_or(part)
}

/// The same for many parts, given in order, at the cost of one.
pub(crate) fn written_all(text: &str, parts: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut escapes = Escapes { text, next: text.find(ESCAPED), written: 0, sent: 0 };
    parts.map(|part| Span::new(escapes.place(part.start as usize), escapes.place(part.end as usize))).collect()
}

/// A walk from escape to escape.
struct Escapes<'t> {
    text: &'t str,
    /// The first escape that was not passed.
    next: Option<usize>,
    /// Where the walk is in the text as written.
    written: usize,
    /// Where it is in the text as sent.
    sent: usize,
}

impl Escapes<'_> {
    fn place(&mut self, sent: usize) -> usize {
        if sent < self.sent {
            *self = Self { next: self.text.find(ESCAPED), written: 0, sent: 0, ..*self };
        }
        while let Some(next) = self.next {
            let behind = self.sent + (next - self.written) + BRACES.len();
            if behind > sent {
                break;
            }
            (self.written, self.sent) = (next + ESCAPED.len(), behind);
            self.next = self.text[self.written..].find(ESCAPED).map(|found| self.written + found);
        }
        (self.written + sent - self.sent).min(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape, written, written_all};
    use crate::text::Span;

    #[test]
    fn escaping_and_unescaping_invert_each_other() {
        for text in ["", "{", "{{", "{{{", "{{{{", "{{{{{", "a {{b}} c", "}}{{"] {
            assert_eq!(unescape(&escape(text)).as_deref(), Ok(text));
        }
    }

    #[test]
    fn bare_braces_are_found() {
        assert_eq!(unescape("a {{name}}"), Err(2..4));
        assert_eq!(unescape("{{{{ {{"), Err(5..7));
        assert_eq!(unescape("{{{"), Err(0..2));
    }

    #[test]
    fn parts_are_found_behind_escapes() {
        let (text, sent) = ("ab{{{{cd", "ab{{cd");
        let part = |part: &str| {
            let start = sent.find(part).unwrap();
            let span = written(text, Span::new(start, start + part.len()));
            &text[span.range()]
        };
        assert_eq!((part("ab"), part("cd"), part("d")), ("ab", "cd", "d"));
    }

    #[test]
    fn many_parts_are_found_as_each_alone() {
        let text = "{{{{a{{{{{{{{b{c{{{{";
        let sent = unescape(text).unwrap();
        let parts: Vec<_> =
            (0..sent.len()).flat_map(|start| [Span::new(start, start), Span::new(start, start + 1)]).collect();
        let alone: Vec<_> = parts.iter().map(|part| written(text, *part)).collect();
        assert_eq!(written_all(text, parts.iter().copied()), alone);
        assert_eq!(written_all(text, parts.into_iter().rev()).into_iter().rev().collect::<Vec<_>>(), alone);
    }
}
