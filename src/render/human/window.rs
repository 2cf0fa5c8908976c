//! The part of a source that a finding shows: few lines, each short, nothing in them that steers a
//! terminal, and every character as wide as the terminal draws it.
//!
//! Whoever draws a view may measure it character by character. Everything beyond ASCII is
//! therefore replaced by stand-ins, private characters of width 1: one that names the piece of
//! text, and fillers up to its width. [`Window::restore`] puts the text back.

use crate::text::{Language, Source, Span, Words, steers};
use std::collections::HashMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The widest line that is shown in full, in columns, where no width is given.
const WIDTH: usize = 100;
/// Columns before a line of the source beside those of its number: ` 1 │ `.
const GUTTER: usize = 4;
/// Columns before a label where a line has to be cut on the left.
const LEAD: usize = 30;
/// Bytes of a line that are looked at on either side of a label.
const REACH: usize = 1000;
/// Columns between tab stops.
const TAB: usize = 4;
/// Characters of one grapheme cluster that are shown.
const CLUSTER: usize = 32;

const FIRST: char = '\u{100010}';
const FILLER: char = '\u{100000}';

/// Whether a character has a meaning of its own in a view.
pub(super) fn is_stand_in(c: char) -> bool {
    c >= FILLER
}

/// How much of a line is shown.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// Columns of a line that is shown in full.
    full: usize,
    /// Columns of a line that is cut, without the signs that say so.
    width: usize,
    /// Columns before a label where a line has to be cut on the left.
    lead: usize,
}

impl Cut {
    /// What is left of some columns beside line numbers up to `last`.
    fn of(columns: Option<usize>, last: usize) -> Self {
        let Some(columns) = columns else { return Self { full: WIDTH, width: WIDTH, lead: LEAD } };
        let full = columns.saturating_sub(GUTTER + last.to_string().len());
        let width = full.saturating_sub(2).max(1);
        Self { full, width, lead: LEAD.min(width / 3) }
    }
}

/// A range of one line of the source, with a word about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spot {
    line: usize,
    bytes: Range<usize>,
    text: String,
    primary: bool,
}

impl Spot {
    /// The first line of a span that has anything on it.
    pub(super) fn new(source: &Source, span: Span, text: String, primary: bool) -> Self {
        let slice = source.slice(span);
        let first = slice.trim_start().lines().next().unwrap_or("").trim_end();
        let start = if first.is_empty() { span.start as usize } else { span.end as usize - slice.trim_start().len() };
        let position = source.position(start);
        let line_end = source.line_start(position.line) + source.line(position.line).len();
        let start = position.offset.min(line_end);
        let end = (start + first.len()).min(line_end);
        Self { line: position.line, bytes: start..end, text, primary }
    }
}

/// A spot in the text of a view.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    pub(super) primary: bool,
}

/// The lines that a finding shows.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// The lines, each with a line break.
    pub(super) text: String,
    /// The numbers of the lines in the source.
    pub(super) lines: Vec<usize>,
    /// The spots on these lines, by position, none overlapping another.
    pub(super) marks: Vec<Mark>,
    /// The lines that found no room.
    pub(super) elsewhere: Vec<usize>,
    /// The language of the labels.
    language: Language,
    pieces: Vec<String>,
    /// Which stand-ins are labels, and of which piece.
    labels: HashMap<char, usize>,
}

impl Window {
    /// The lines of the spots, as long as they take no more than `room` lines when drawn. The
    /// first spot's line is always there. With its number, none is wider than `columns`.
    pub(super) fn new(
        source: &Source,
        spots: Vec<Spot>,
        room: usize,
        columns: Option<usize>,
        language: Language,
    ) -> Self {
        let mut view = Self { language, ..Self::default() };
        let mut kept: Vec<(usize, Vec<Spot>)> = Vec::new();
        let mut places = HashMap::new();
        for spot in spots {
            let place = *places.entry(spot.line).or_insert(kept.len());
            match kept.get_mut(place) {
                Some((_, spots)) => spots.push(spot),
                None => kept.push((spot.line, vec![spot])),
            }
        }
        let mut used = 0;
        let mut first = true;
        kept.retain(|(line, spots)| {
            let height = 1 + spots.len();
            let fits = first || used + height <= room;
            first = false;
            if fits {
                used += height;
            } else {
                view.elsewhere.push(*line);
            }
            fits
        });
        view.elsewhere.sort_unstable();
        kept.sort_by_key(|(line, _)| *line);
        let cut = Cut::of(columns, kept.last().map_or(1, |(line, _)| *line));
        for (line, spots) in kept.into_iter().filter(|_| !source.text().is_empty()) {
            view.add(source, line, spots, cut);
        }
        view
    }

    /// Puts back the text that stand-ins stand for.
    pub(super) fn restore(&self, drawn: &str, out: &mut String) {
        for c in drawn.chars() {
            match (c as u32).checked_sub(FIRST as u32).and_then(|i| self.pieces.get(i as usize)) {
                Some(piece) => out.push_str(piece),
                None if c == FILLER => {}
                None => out.push(c),
            }
        }
    }

    /// A drawn line before and behind the label in it, and the text of that.
    pub(super) fn label<'v, 'd>(&'v self, drawn: &'d str) -> Option<(&'d str, &'v str, &'d str)> {
        let label = |(at, c): (usize, char)| Some((at, c, self.pieces.get(self.labels.get(&c).copied()?)?));
        let (at, c, text) = drawn.char_indices().find_map(label)?;
        Some((&drawn[..at], text, &drawn[at + c.len_utf8()..]))
    }

    fn add(&mut self, source: &Source, number: usize, spots: Vec<Spot>, cut: Cut) {
        let focus = spots.iter().find(|spot| spot.primary).or(spots.first()).map_or(0..0, |spot| spot.bytes.clone());
        let cells = Cells::around(source, number, &focus, cut);
        let base = self.text.len();
        if cells.cut_left {
            self.push("…", 1);
        }
        let mut starts = Vec::with_capacity(cells.list.len() + 1);
        for cell in &cells.list {
            starts.push(self.text.len());
            self.push(&cell.shown, cell.width);
        }
        starts.push(self.text.len());
        if cells.cut_right {
            self.push("…", 1);
        }
        self.text.push('\n');
        self.lines.push(number);
        let marks = spots.into_iter().map(|spot| cells.mark(spot, base, &starts)).collect();
        for mut mark in apart(marks, BETWEEN.say(self.language)) {
            self.replace_label(&mut mark.text);
            self.marks.push(mark);
        }
    }

    /// Puts a stand-in for a label, however wide that is.
    fn replace_label(&mut self, text: &mut String) {
        if let Some(c) = self.next_stand_in().filter(|_| !text.is_empty()) {
            self.labels.insert(c, self.pieces.len());
            self.pieces.push(std::mem::replace(text, c.to_string()));
        }
    }

    fn next_stand_in(&self) -> Option<char> {
        u32::try_from(self.pieces.len()).ok().and_then(|i| char::from_u32(FIRST as u32 + i))
    }

    fn push(&mut self, shown: &str, width: usize) {
        if shown.is_ascii() {
            self.text.push_str(shown);
            return;
        }
        let stand_in = self.next_stand_in();
        self.text.push(stand_in.unwrap_or('?'));
        self.text.extend(std::iter::repeat_n(FILLER, width.saturating_sub(1)));
        self.pieces.push(shown.to_owned());
    }
}

/// One unit of a line that a label can point at.
struct Cell {
    bytes: Range<usize>,
    shown: String,
    width: usize,
}

/// A window onto a line.
struct Cells {
    list: Vec<Cell>,
    cut_left: bool,
    cut_right: bool,
}

impl Cells {
    /// As much of a line as fits, around the bytes `focus` of the source.
    fn around(source: &Source, number: usize, focus: &Range<usize>, cut: Cut) -> Self {
        let line_start = source.line_start(number);
        let line = source.line(number);
        // A line may have megabytes; only what is near the label is looked at.
        let from = boundary(line, focus.start.saturating_sub(line_start + REACH));
        let to = boundary(line, (focus.start + REACH).saturating_sub(line_start));
        let mut column = 0;
        let mut list = Vec::new();
        for (at, cluster) in line[from..to].grapheme_indices(true) {
            let start = line_start + from + at;
            let (shown, width) = display(cluster, column);
            column += width;
            list.push(Cell { bytes: start..start + cluster.len(), shown, width });
        }
        let mut cells = Self { list, cut_left: from > 0, cut_right: to < line.len() };
        cells.shorten(focus, cut);
        cells
    }

    fn shorten(&mut self, focus: &Range<usize>, cut: Cut) {
        let total: usize = self.list.iter().map(|cell| cell.width).sum();
        if total <= cut.full && !self.cut_left && !self.cut_right {
            return;
        }
        let before =
            |end: usize| self.list.iter().take_while(|cell| cell.bytes.start < end).map(|cell| cell.width).sum();
        let (start, end): (usize, usize) = (before(focus.start), before(focus.end));
        let left = if end < cut.width && !self.cut_left { 0 } else { start.saturating_sub(cut.lead) };
        let (mut column, mut kept) = (0, 0..self.list.len());
        for (i, cell) in self.list.iter().enumerate() {
            if column < left {
                kept.start = i + 1;
            }
            column += cell.width;
            if column > left + cut.width {
                kept.end = i;
                break;
            }
        }
        self.cut_left |= kept.start > 0;
        self.cut_right |= kept.end < self.list.len();
        self.list.truncate(kept.end);
        self.list.drain(..kept.start.min(kept.end));
    }

    /// A spot of the source as a mark in the view, widened to whole cells, and to the `…` where
    /// the spot begins outside the window. `starts` are the places of the cells in the view.
    fn mark(&self, spot: Spot, base: usize, starts: &[usize]) -> Mark {
        let place = |i: usize| starts.get(i).or(starts.last()).copied().unwrap_or(base);
        let outside = self.cut_left && self.list.first().is_some_and(|cell| spot.bytes.start < cell.bytes.start);
        let first = self.list.partition_point(|cell| cell.bytes.end <= spot.bytes.start);
        let last = self.list.partition_point(|cell| cell.bytes.start < spot.bytes.end);
        let start = if outside { base } else { place(first) };
        let end = if spot.bytes.is_empty() { start } else { place(last).max(start) };
        Mark { range: start..end, text: spot.text, primary: spot.primary }
    }
}

/// How a grapheme cluster is shown at a column, and how wide that is.
fn display(cluster: &str, column: usize) -> (String, usize) {
    if cluster == "\t" {
        let width = TAB - column % TAB;
        return (" ".repeat(width), width);
    }
    let hidden = |c: char| steers(c) || is_stand_in(c) || matches!(c, '\u{2028}' | '\u{2029}');
    let width = cluster.width();
    if width == 0 || cluster.chars().any(hidden) {
        if cluster == "\u{feff}" {
            return (String::new(), 0);
        }
        let shown: String = cluster.chars().take(CLUSTER).flat_map(char::escape_unicode).collect();
        let width = shown.width();
        return (shown, width);
    }
    (cluster.chars().take(CLUSTER).collect(), width)
}

/// Sorts the marks of one line and makes each its own piece of it, so that no two fight for the
/// same columns: marks of one range become one, and where two overlap the less important one
/// keeps what lies before the other, or after it, or gives it its text.
fn apart(marks: Vec<Mark>, between: &str) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
    for mut mark in marks {
        let rival = out.iter_mut().find(|other| touches(&other.range, &mark.range));
        let Some(rival) = rival else {
            out.push(mark);
            continue;
        };
        let before = mark.range.start..rival.range.start;
        let after = rival.range.end..mark.range.end;
        mark.range = if before.start < before.end { before } else { after };
        let rest = mark.range.clone();
        if rest.start < rest.end && !out.iter().any(|other| touches(&other.range, &rest)) {
            out.push(mark);
        } else if let Some(rival) = out.first_mut() {
            join(&mut rival.text, &mark.text, between);
        }
    }
    out.sort_by_key(|mark| mark.range.start);
    out
}

/// Whether two marks would share a column; an empty one takes a column as well.
fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    let end = |range: &Range<usize>| range.end.max(range.start + 1);
    a.start < end(b) && b.start < end(a)
}

/// What stands between two labels of one place.
const BETWEEN: Words = Words::new("; ", "；");

fn join(text: &mut String, more: &str, between: &str) {
    if text.is_empty() {
        more.clone_into(text);
    } else if !more.is_empty() && text.split(between).all(|said| said != more) {
        text.push_str(between);
        text.push_str(more);
    }
}

/// The last character boundary up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
