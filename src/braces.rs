//! Braces in the texts of a definition: `{{` is reserved for parameters, `{{{{` writes it literally.

use crate::source::Span;
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
    let offset = |sent: u32| {
        let (mut written, mut left) = (0, sent as usize);
        while let Some(found) = text[written..].find(ESCAPED).filter(|found| found + BRACES.len() <= left) {
            written += found + ESCAPED.len();
            left -= found + BRACES.len();
        }
        (written + left).min(text.len())
    };
    if text.contains(ESCAPED) { Span::new(offset(part.start), offset(part.end)) } else { part }
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape, written};
    use crate::source::Span;

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
}
