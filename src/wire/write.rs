//! What a payload is written into, and the two ways JSON looks.
//!
//! Most texts have nothing to escape, which is told of many bytes at a time; the others are left
//! to `serde_json`. A test holds the two together.

use crate::text::bytes::every;
use memchr::memchr3;
use std::fmt::{Display, Write as _};

/// Takes a payload, part by part: keys and what they hold, elements of lists, texts and positions.
///
/// A second look, or a payload with gaps, is a second writer.
pub(super) trait Writer {
    fn open_object(&mut self);
    fn close_object(&mut self);
    fn open_list(&mut self);
    fn close_list(&mut self);
    /// Begins what a payload may lack: an entry of an object, never the first.
    fn open_part(&mut self) {}
    fn close_part(&mut self) {}
    /// Begins an entry of an object. Keys are words of the document, in which nothing is escaped.
    fn key(&mut self, key: &str);
    /// Begins an element of a list.
    fn element(&mut self);
    fn text(&mut self, text: &str);
    fn number(&mut self, number: usize);
}

/// JSON without white space.
#[derive(Debug)]
pub(super) struct Compact(String);

impl Compact {
    /// Room for a short message, so that most texts grow a few times at most.
    const ROOM: usize = 512;

    pub(super) fn new() -> Self {
        Self(String::with_capacity(Self::ROOM))
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// What was written so far, which is not open any more.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }

    fn separate(&mut self) {
        if !is_open(&self.0) {
            self.0.push(',');
        }
    }
}

impl Writer for Compact {
    fn open_object(&mut self) {
        self.0.push('{');
    }

    fn close_object(&mut self) {
        self.0.push('}');
    }

    fn open_list(&mut self) {
        self.0.push('[');
    }

    fn close_list(&mut self) {
        self.0.push(']');
    }

    #[inline]
    fn key(&mut self, key: &str) {
        self.separate();
        quoted(&mut self.0, key);
        self.0.push(':');
    }

    fn element(&mut self) {
        self.separate();
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self::text(&mut self.0, text);
    }

    fn number(&mut self, number: usize) {
        self::number(&mut self.0, number);
    }
}

/// JSON indented by two spaces.
#[derive(Debug, Default)]
pub(super) struct Pretty {
    out: String,
    depth: usize,
}

impl Pretty {
    pub(super) fn into_string(self) -> String {
        self.out
    }

    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !is_open(&self.out) {
            self.next_line();
        }
        self.out.push(bracket);
    }

    fn separate(&mut self) {
        if !is_open(&self.out) {
            self.out.push(',');
        }
        self.next_line();
    }

    fn next_line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

impl Writer for Pretty {
    fn open_object(&mut self) {
        self.open('{');
    }

    fn close_object(&mut self) {
        self.close('}');
    }

    fn open_list(&mut self) {
        self.open('[');
    }

    fn close_list(&mut self) {
        self.close(']');
    }

    fn key(&mut self, key: &str) {
        self.separate();
        quoted(&mut self.out, key);
        self.out.push_str(": ");
    }

    fn element(&mut self) {
        self.separate();
    }

    fn text(&mut self, text: &str) {
        self::text(&mut self.out, text);
    }

    fn number(&mut self, number: usize) {
        self::number(&mut self.out, number);
    }
}

/// Whether an object or a list was opened last, so that no comma is needed. Texts end in a quote.
fn is_open(out: &str) -> bool {
    out.ends_with(['{', '['])
}

fn text(out: &mut String, text: &str) {
    out.reserve(text.len() + "\"\":".len());
    out.push('"');
    escaped(out, text);
    out.push('"');
}

/// Writes a text as it stands between quotes.
pub(crate) fn escaped(out: &mut String, text: &str) {
    if every(text.as_bytes(), is_plain) {
        out.push_str(text);
    } else if every(text.as_bytes(), is_no_other_control) {
        escaped_singly(out, text);
    } else {
        // Writing a text into memory cannot fail.
        let quoted = serde_json::to_string(text).unwrap_or_default();
        out.push_str(quoted.get(1..quoted.len() - 1).unwrap_or_default());
    }
}

fn quoted(out: &mut String, text: &str) {
    out.reserve(text.len() + "\"\":".len());
    out.push('"');
    out.push_str(text);
    out.push('"');
}

/// A text in which quotes, backslashes and line breaks are all that is escaped.
fn escaped_singly(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr3(b'"', b'\\', b'\n', rest.as_bytes()) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match behind.as_bytes()[0] {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            _ => "\\n",
        });
        rest = &behind[1..];
    }
    out.push_str(rest);
}

/// Writes a number.
pub(crate) fn number(out: &mut String, number: impl Display) {
    // Nor can writing a number.
    let _ = write!(out, "{number}");
}

/// Whether a byte stands for itself between quotes.
fn is_plain(byte: u8) -> bool {
    let (control, quote, escape) = (byte < b' ', byte == b'"', byte == b'\\');
    !(control | quote | escape)
}

fn is_no_other_control(byte: u8) -> bool {
    let (control, line_break) = (byte < b' ', byte == b'\n');
    !control | line_break
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_are_written_as_serde_json_writes_them(
            any in any::<String>(),
            plain in "[a-z\\n]{0,40}[\"\\\\\\t\u{7f}絵]?[a-z\\n]{0,40}",
        ) {
            for text in [any, plain] {
                let mut out = String::new();
                super::text(&mut out, &text);
                prop_assert_eq!(out, serde_json::to_string(&text).unwrap());
            }
        }
    }
}
