//! A text of a message as it is shown: taken apart by what its marks do, by what is wrong in it, and by what is not seen.

use super::marks::Marks;
use super::screen::{Label, LineLook, Mark, Piece, Run, TextLine};
use crate::diagnostic::Step;
use crate::message::formatting::{self, LineKind, LinkKind, Style};
use crate::rules::characters;
use std::ops::Range;

/// Characters that are shown of what is too much.
const BEYOND: usize = 120;

/// Characters that are shown of a text without a limit, or of one that nobody judged.
const LONGEST: usize = 40_000;

/// A text that shows its marks as they are.
pub(super) fn label(text: &str, path: &[Step], marks: &Marks<'_>) -> Label {
    if marks.is_unread(path) {
        return vec![unread()];
    }
    label_with(text, &Looks::of(text, path, marks))
}

/// The same of a text whose marks are known.
pub(super) fn label_with(text: &str, looks: &Looks) -> Label {
    let mut runs = looks.runs(0..looks.shown, Style::default(), None, text);
    runs.extend(looks.more());
    runs
}

/// A text in which marks format.
pub(super) fn body(text: &str, path: &[Step], marks: &Marks<'_>) -> Vec<TextLine> {
    if marks.is_unread(path) {
        return vec![TextLine { kind: LineLook::Plain, runs: vec![unread()] }];
    }
    body_with(text, &Looks::of(text, path, marks))
}

/// The same of a text whose marks are known.
pub(super) fn body_with(text: &str, looks: &Looks) -> Vec<TextLine> {
    // A block scalar ends in a line break, which no phone shows.
    let text = text[..looks.shown].trim_end_matches(['\n', '\r']);
    let mut lines: Vec<TextLine> = formatting::lines(text)
        .into_iter()
        .map(|line| {
            let kind = match line.kind {
                LineKind::Plain => LineLook::Plain,
                LineKind::Quote => LineLook::Quote,
                LineKind::Bullet => LineLook::Bullet,
                LineKind::Numbered(number) => LineLook::Numbered(text[number].to_owned()),
                LineKind::Code => LineLook::Code,
            };
            let parts = line.parts.into_iter();
            let runs = parts.flat_map(|part| {
                let link = part.link.map(|kind| target(&text[part.bytes.clone()], kind));
                looks.runs(part.bytes, part.style, link.as_ref(), text)
            });
            TextLine { kind, runs: runs.collect() }
        })
        .collect();
    if let (Some(more), Some(last)) = (looks.more(), lines.last_mut()) {
        last.runs.push(more);
    }
    lines
}

/// An id or an address: nothing in it is formatted.
pub(super) fn plain(text: &str) -> Label {
    let end = text.char_indices().nth(LONGEST / 10).map_or(text.len(), |(end, _)| end);
    let mut runs = Vec::new();
    split_unseen(text, 0..end, &mut |piece| runs.push(Run { piece, ..Run::default() }));
    let left = text[end..].chars().count();
    if left > 0 {
        runs.push(Run { piece: Piece::More(left), ..Run::default() });
    }
    runs
}

pub(super) fn unread() -> Run {
    Run { piece: Piece::Unread, ..Run::default() }
}

pub(super) fn masked() -> Run {
    Run { piece: Piece::Masked, ..Run::default() }
}

impl Default for Run {
    fn default() -> Self {
        Self { piece: Piece::Text(String::new()), style: Style::default(), mark: Mark::None, link: None, filled: false }
    }
}

fn target(text: &str, kind: LinkKind) -> String {
    match kind {
        LinkKind::Page => text.to_owned(),
        LinkKind::BarePage => format!("http://{text}"),
        LinkKind::Mail => format!("mailto:{text}"),
    }
}

/// Where a text looks otherwise than its marks say.
pub(super) struct Looks {
    /// How far the text is shown.
    shown: usize,
    /// Characters beyond that.
    left: usize,
    /// Places where the look changes, in order, with the look from there on.
    changes: Vec<(usize, Mark, bool)>,
}

impl Looks {
    fn of(text: &str, path: &[Step], marks: &Marks<'_>) -> Self {
        Self::new(text, &marks.parts(path), marks.filled(path))
    }

    /// What is said of parts of a text, and which parts were filled in.
    pub(super) fn new(text: &str, parts: &[(Range<usize>, Mark)], filled: &[Range<usize>]) -> Self {
        let over = parts.iter().filter(|(_, mark)| *mark == Mark::Over).map(|(part, _)| part.start).min();
        let room = over.map_or(LONGEST, |over| text[..over.min(text.len())].chars().count() + BEYOND);
        let shown = text.char_indices().nth(room).map_or(text.len(), |(end, _)| end);
        let left = text[shown..].chars().count();
        Self { shown, left, changes: changes(parts, filled) }
    }

    fn more(&self) -> Option<Run> {
        let mark = self.look(self.shown).0;
        (self.left > 0).then(|| Run { piece: Piece::More(self.left), mark, ..Run::default() })
    }

    /// How the text looks from a place on.
    fn look(&self, at: usize) -> (Mark, bool) {
        let next = self.changes.partition_point(|(start, ..)| *start <= at);
        next.checked_sub(1).map_or((Mark::None, false), |before| (self.changes[before].1, self.changes[before].2))
    }

    /// The runs of some bytes of the text.
    fn runs(&self, bytes: Range<usize>, style: Style, link: Option<&String>, text: &str) -> Vec<Run> {
        let mut out = Vec::new();
        let mut at = bytes.start;
        let next = self.changes.partition_point(|(start, ..)| *start <= at);
        let (mut mark, mut filled) = self.look(at);
        let inside = self.changes[next..].iter().take_while(|(start, ..)| *start < bytes.end);
        for &(start, next_mark, next_filled) in inside.chain([&(bytes.end, Mark::None, false)]) {
            split_unseen(text, at..start, &mut |piece| {
                out.push(Run { piece, style, mark, link: link.cloned(), filled });
            });
            (at, mark, filled) = (start, next_mark, next_filled);
        }
        out
    }
}

/// Where the look of a text changes, by what is marked and what was filled in.
fn changes(parts: &[(Range<usize>, Mark)], filled: &[Range<usize>]) -> Vec<(usize, Mark, bool)> {
    let ends = |range: &Range<usize>| [range.start, range.end];
    let mut edges: Vec<usize> =
        parts.iter().flat_map(|(part, _)| ends(part)).chain(filled.iter().flat_map(ends)).collect();
    edges.sort_unstable();
    edges.dedup();
    let look = |at: usize| {
        let holds = |range: &Range<usize>| range.start <= at && at < range.end;
        let marks = parts.iter().filter(|(part, _)| holds(part)).map(|(_, mark)| *mark);
        let strongest = marks.max_by_key(|mark| *mark as u8).unwrap_or_default();
        (at, strongest, filled.iter().any(holds))
    };
    edges.into_iter().map(look).collect()
}

/// Splits some bytes of a text at the characters that are not seen and have no work to do.
fn split_unseen(text: &str, bytes: Range<usize>, push: &mut impl FnMut(Piece)) {
    let part = &text[bytes];
    let mut done = 0;
    for (at, c) in characters::hidden(part) {
        if at > done {
            push(Piece::Text(part[done..at].to_owned()));
        }
        push(Piece::Named(c));
        done = at + c.len_utf8();
    }
    if done < part.len() {
        push(Piece::Text(part[done..].to_owned()));
    }
}
