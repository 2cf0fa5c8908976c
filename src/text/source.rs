//! The text that the user wrote, its name, and where its lines begin.

use std::fmt;
use std::sync::OnceLock;

/// A half-open range of byte offsets into a [`Source`]'s text.
///
/// Both ends lie on character boundaries and `start <= end <= text.len()`.
///
/// ```
/// use waml::{Source, Span};
///
/// let source = Source::new("hello.waml.yaml", "text: Hello!\n");
/// assert_eq!(source.slice(Span::new(6, 11)), "Hello");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end`, in bytes. Offsets past `u32::MAX` saturate; no front end
    /// accepts a text of that size.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The range as `usize`s, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A place in a text as people count it: lines and columns from 1, columns in characters
/// (Unicode scalar values), and the byte offset.
///
/// ```
/// use waml::Source;
///
/// let source = Source::new("hello.waml.yaml", "to: '85290000001'\ntext: 您好\n");
/// let position = source.position(source.text().find('好').unwrap());
/// assert_eq!((position.line, position.column), (2, 8));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// Offset from the start of the text, in bytes.
    pub offset: usize,
}

/// A named text and its index of lines and characters.
///
/// ```
/// use waml::Source;
///
/// let source = Source::new("hello.waml.yaml", "text: Hello!\n");
/// assert_eq!((source.name(), source.line(1)), ("hello.waml.yaml", "text: Hello!"));
/// ```
#[derive(Clone)]
pub struct Source {
    name: String,
    text: String,
    index: OnceLock<Box<Index>>,
}

/// Where lines begin, and characters are counted.
#[derive(Clone, Debug)]
struct Index {
    lines: Vec<u32>,
    /// What stands before every [`STRIDE`]th byte, so that a place in a long line is found without
    /// counting from the line's start.
    counted: OnceLock<Vec<Count>>,
}

/// Bytes between two counts.
const STRIDE: usize = 1 << 12;

/// How much a text, or a part of one, holds.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    characters: usize,
    /// Those that UTF-16 takes two units for.
    pairs: usize,
}

impl Count {
    /// Counts the characters that begin in these bytes.
    fn of(bytes: &[u8]) -> Self {
        let count = |is: fn(u8) -> bool| bytes.iter().filter(|&&byte| is(byte)).count();
        Self { characters: count(|byte| byte & 0xc0 != 0x80), pairs: count(|byte| byte >= 0xf0) }
    }

    fn plus(self, other: Self) -> Self {
        Self { characters: self.characters + other.characters, pairs: self.pairs + other.pairs }
    }
}

/// Shows no text, since that may be personal.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("name", &self.name).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl Source {
    /// A source from text in memory. `name` is what findings show, usually a path.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), index: OnceLock::new() }
    }

    /// A source from bytes. Where they are not UTF-8, the source holds the text with replacement
    /// characters and the offset of the first bad byte comes with it.
    ///
    /// # Errors
    /// The source for display and the offset of the first byte that is not UTF-8.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, (Self, usize)> {
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Err((Self::new(name, text), valid))
            }
        }
    }

    /// The text alone.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// The name that findings show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text as written, byte order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text inside `span`; empty where the span does not lie in this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte offset. Offsets past the end give the end; offsets inside a
    /// character give that character.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let (line, before) = self.line_before(offset);
        Position { line, column: before.characters + 1, offset }
    }

    /// Line and column of a byte offset, the column counted in UTF-16 units.
    pub(crate) fn position_utf16(&self, offset: usize) -> (usize, usize) {
        let (line, before) = self.line_before(self.boundary(offset));
        (line, before.characters + before.pairs + 1)
    }

    /// The line, from 1, that a byte offset lies in.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.lines().partition_point(|&start| start as usize <= offset)
    }

    /// The line of an offset, and what stands before it on that line.
    fn line_before(&self, offset: usize) -> (usize, Count) {
        let line = self.line_at(offset);
        let start = self.written_from(line).min(offset);
        let (start, end) = (self.count_before(start), self.count_before(offset));
        (line, Count { characters: end.characters - start.characters, pairs: end.pairs - start.pairs })
    }

    /// Where a line begins to count: a byte order mark is no part of it.
    pub(crate) fn written_from(&self, line: usize) -> usize {
        let mark = if line == 1 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        self.line_start(line) + mark
    }

    /// What stands before an offset in the whole text.
    fn count_before(&self, offset: usize) -> Count {
        let counted = self.index().counted.get_or_init(|| {
            let strides = self.text.as_bytes().chunks(STRIDE).map(Count::of);
            let sums = strides.scan(Count::default(), |sum, count| {
                *sum = sum.plus(count);
                Some(*sum)
            });
            std::iter::once(Count::default()).chain(sums).collect()
        });
        let whole = offset / STRIDE;
        counted[whole].plus(Count::of(&self.text.as_bytes()[whole * STRIDE..offset]))
    }

    /// The offset, or where the character begins that it lies in.
    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The text of a line (from 1) without its line break; empty past the last line.
    pub fn line(&self, line: usize) -> &str {
        let lines = self.lines();
        let Some(&start) = line.checked_sub(1).and_then(|i| lines.get(i)) else { return "" };
        let end = lines.get(line).map_or(self.text.len(), |&next| next as usize);
        let line = &self.text[start as usize..end];
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// Offset of the first byte of a line (from 1); the end of the text past the last line.
    pub fn line_start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|i| self.lines().get(i));
        start.map_or(self.text.len(), |&start| start as usize)
    }

    fn lines(&self) -> &[u32] {
        &self.index().lines
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            let starts = breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
            Box::new(Index { lines: std::iter::once(0).chain(starts).collect(), counted: OnceLock::new() })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{STRIDE, Source};

    /// Line, column, and column in UTF-16 units, counted character by character.
    fn counted(text: &str, offset: usize) -> (usize, usize, usize) {
        let before = text[..offset].trim_start_matches('\u{feff}');
        let line = before.rsplit('\n').next().unwrap_or(before);
        (before.matches('\n').count() + 1, line.chars().count() + 1, line.encode_utf16().count() + 1)
    }

    #[test]
    fn places_in_long_lines_are_found_as_by_counting() {
        for unit in ["a", "é", "字", "👍", "a👍字\n", "\r\n"] {
            for mark in ["", "\u{feff}"] {
                let text = format!("{mark}{}", unit.repeat(3 * STRIDE / unit.len() + 1));
                let source = Source::new("", &*text);
                let near = |offset: &usize| *offset < 9 || offset % STRIDE < 5 || offset % STRIDE > STRIDE - 5;
                for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)).filter(near) {
                    let position = source.position(offset);
                    let (line, utf16) = source.position_utf16(offset);
                    assert_eq!((position.line, position.column, utf16), counted(&text, offset), "{unit:?} {offset}");
                    assert_eq!((line, position.offset), (position.line, offset));
                }
            }
        }
    }

    #[test]
    fn places_inside_a_character_are_its_beginning() {
        let source = Source::new("", "a👍\n");
        assert_eq!(source.position(3), source.position(1));
        assert_eq!(source.position(99), source.position(6));
    }
}
