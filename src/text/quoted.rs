//! Texts in double quotes, as both JSON and YAML read them.

use crate::text::steers;
use std::fmt::Write as _;

/// A text in double quotes. What cannot be seen is written as an escape.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => push(&mut out, c),
            c if hidden(c) && !joins(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => push(&mut out, c),
        }
    }
    out.push('"');
    out
}

/// Adds a character to what stands between double quotes, with no more of an escape than it needs.
pub(crate) fn push(out: &mut String, c: char) {
    match c {
        '"' | '\\' => out.extend(['\\', c]),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        c => out.push(c),
    }
}

/// Characters that are better written as escapes.
pub(crate) fn hidden(c: char) -> bool {
    steers(c) || matches!(c, '\u{a0}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{fff0}'..='\u{ffff}')
}

/// The joiner of emoji, which is no stranger in a text.
fn joins(c: char) -> bool {
    c == '\u{200d}'
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn escapes_what_cannot_be_seen() {
        let text = quoted("a\"\\\n\u{202e}\u{feff}👨\u{200d}👩");
        assert_eq!(text, "\"a\\\"\\\\\\n\\u202E\\uFEFF👨\u{200d}👩\"");
    }
}
