//! What stands in front of a line: spaces, and what is taken for them.

use super::chars::is_wide;
use super::{Kind, Slip, edit};
use crate::text::Span;

/// The indentation of a line.
pub(super) struct Indent {
    /// Its bytes, whatever they are.
    pub(super) length: usize,
    /// How many spaces it is worth.
    pub(super) columns: usize,
    /// Where the first character stands that is no space.
    wrong: Option<usize>,
}

impl Indent {
    /// Reads the indentation of a line. `wide` is how many spaces anything but a space is worth.
    pub(super) fn of(row: &str, wide: usize) -> Self {
        let length = row.len() - row.trim_start_matches(|c| matches!(c, ' ' | '\t') || is_wide(c)).len();
        let blanks = &row[..length];
        let columns = blanks.chars().map(|c| match c {
            ' ' | '\u{a0}' | '\u{202f}' => 1,
            '\u{200b}' => 0,
            _ => wide,
        });
        let columns = columns.sum();
        Self { length, columns, wrong: blanks.find(|c| c != ' ') }
    }

    /// How many spaces stand first.
    pub(super) fn spaces(&self) -> usize {
        self.wrong.unwrap_or(self.length)
    }

    /// The change to spaces, where it is none. `at` is where the line begins.
    pub(super) fn slip(&self, text: &str, at: usize, columns: usize) -> Option<Slip> {
        let wrong = at + self.wrong?;
        let seen = text[wrong..].chars().next().map_or(0, char::len_utf8);
        let edits = vec![edit(at, at + self.length, " ".repeat(columns))];
        Some(Slip { kind: Kind::Indent, span: Span::new(wrong, wrong + seen), edits })
    }
}
