//! A text while it is edited, and places in it as editors count them.

use lsp_types::{Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent};
use waml::Span;

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Coding {
    Utf8,
    /// What every editor knows.
    #[default]
    Utf16,
}

impl Coding {
    /// The best of those that an editor knows: bytes need no counting.
    pub(super) fn among(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn units(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            // One for each character, and one more for each that has four bytes.
            Self::Utf16 => text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum(),
        }
    }
}

/// A text, and where its lines begin. A carriage return alone ends a line here, as the protocol wants it.
#[derive(Debug)]
pub(super) struct Text {
    written: String,
    lines: Vec<usize>,
    coding: Coding,
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends);
    std::iter::once(0).chain(breaks.map(|at| at + 1)).collect()
}

impl Text {
    pub(super) fn new(text: String, coding: Coding) -> Self {
        Self { lines: line_starts(&text), written: text, coding }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.written
    }

    /// Makes a change that an editor has made.
    pub(super) fn change(&mut self, change: &TextDocumentContentChangeEvent) {
        match change.range {
            None => self.written.clone_from(&change.text),
            Some(range) => self.written.replace_range(self.span(range).range(), &change.text),
        }
        self.lines = line_starts(&self.written);
    }

    /// The byte at a place; the end of its line, or of the text, where the place lies beyond.
    pub(super) fn offset(&self, at: Position) -> usize {
        let line = at.line as usize;
        let Some(&start) = self.lines.get(line) else { return self.written.len() };
        let end = self.lines.get(line + 1).copied().unwrap_or(self.written.len());
        let text = self.written[start..end].trim_end_matches(['\n', '\r']);
        let wanted = at.character as usize;
        let mut units = 0;
        for (place, c) in text.char_indices() {
            units += if self.coding == Coding::Utf8 { c.len_utf8() } else { c.len_utf16() };
            if units > wanted {
                return start + place;
            }
        }
        start + text.len()
    }

    /// The bytes of a range, whichever end comes first.
    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.written.len());
        while !self.written.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|&start| start <= offset) - 1;
        let units = self.coding.units(&self.written[self.lines[line]..offset]);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(units) }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        let Span { start, end } = span;
        Range { start: self.position(start as usize), end: self.position(end as usize) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn places_count_what_the_editor_counts() {
        let text = |coding| Text::new("a🪴b\r\nç\rd".to_owned(), coding);
        let (wide, bytes) = (text(Coding::Utf16), text(Coding::Utf8));
        for (offset, wide_at, bytes_at) in
            [(5, at(0, 3), at(0, 5)), (8, at(1, 0), at(1, 0)), (10, at(1, 1), at(1, 2)), (11, at(2, 0), at(2, 0))]
        {
            assert_eq!((wide.position(offset), bytes.position(offset)), (wide_at, bytes_at), "{offset}");
            assert_eq!((wide.offset(wide_at), bytes.offset(bytes_at)), (offset, offset));
        }
        // Inside of a pair, beyond a line, and beyond the text.
        assert_eq!([at(0, 2), at(0, 99), at(9, 9)].map(|place| wide.offset(place)), [1, 6, 12]);
        assert_eq!(wide.position(3), at(0, 1));
        assert_eq!(wide.position(99), at(2, 1));
    }

    #[test]
    fn changes_are_made_where_they_are_meant() {
        let mut text = Text::new("one\ntwo\n".to_owned(), Coding::Utf16);
        let mut change = |range, new: &str| {
            text.change(&TextDocumentContentChangeEvent { range, range_length: None, text: new.to_owned() });
            text.as_str().to_owned()
        };
        assert_eq!(change(Some(Range::new(at(0, 3), at(1, 0))), "🪴\r"), "one🪴\rtwo\n");
        assert_eq!(change(Some(Range::new(at(1, 3), at(1, 0))), "2"), "one🪴\r2\n");
        assert_eq!(change(Some(Range::new(at(0, 5), at(0, 9))), "!"), "one🪴!\r2\n");
        assert_eq!(change(None, "all"), "all");
    }
}
