//! What the marks in a text make of it on a phone: bold, italic, struck and code, quotes, lists and links.
//!
//! The rule about marks that are shown as they are and the preview, which shows what they do, read this one file.

#[cfg(any(test, feature = "preview"))]
mod lines;

#[cfg(any(test, feature = "preview"))]
pub(crate) use lines::{LineKind, lines};

use std::ops::Range;

/// What formats a text in WhatsApp.
pub(crate) const MARKS: [u8; 4] = *b"*_~`";

#[cfg(any(test, feature = "preview"))]
const CODE: usize = 3;
const FENCE: &str = "```";

/// How a part of a text looks; several marks may be around it.
#[expect(clippy::struct_excessive_bools, reason = "each mark does its own, whatever the others do")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Style {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) struck: bool,
    pub(crate) code: bool,
}

impl Style {
    #[cfg(any(test, feature = "preview"))]
    fn with(self, mark: usize) -> Self {
        match mark {
            0 => Self { bold: true, ..self },
            1 => Self { italic: true, ..self },
            2 => Self { struck: true, ..self },
            _ => Self { code: true, ..self },
        }
    }

    /// Whether the mark does nothing more in it.
    fn has(self, mark: usize) -> bool {
        [self.bold, self.italic, self.struck, self.code][mark]
    }
}

/// What a part of a text leads to when it is tapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LinkKind {
    /// A page, by an address with its scheme.
    Page,
    /// A page, by an address without scheme.
    BarePage,
    /// Somebody's mailbox.
    Mail,
}

/// The first pair of marks of a text, marks and doubled marks included.
pub(crate) fn first_marked(text: &str) -> Option<Range<usize>> {
    for piece in pieces(text) {
        match piece {
            Piece::Fenced(bytes) => return Some(widened(text, bytes, '`')),
            Piece::Prose(bytes) => {
                for line in split(text, bytes) {
                    let links = links(text, line.clone());
                    if let Some(Pair { mark, bytes }) = Pairs::new(text, line, Style::default(), &links).next() {
                        return Some(widened(text, bytes, MARKS[mark].into()));
                    }
                }
            }
        }
    }
    None
}

fn widened(text: &str, marked: Range<usize>, mark: char) -> Range<usize> {
    let before = text[..marked.start].trim_end_matches(mark).len();
    let after = text[marked.end..].trim_start_matches(mark).len();
    before..text.len() - after
}

enum Piece {
    Prose(Range<usize>),
    /// A block of code, with its fences.
    Fenced(Range<usize>),
}

/// A text in blocks of code and what is around them.
fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find(FENCE).map(|at| from + at) {
        let inside = open + FENCE.len();
        let Some(close) = text[inside..].find(FENCE).map(|at| inside + at) else { break };
        let content = text[inside..close].trim_matches('`');
        if content.trim().is_empty() {
            from = inside;
            continue;
        }
        if done < open {
            out.push(Piece::Prose(done..open));
        }
        // Of four marks the outer ones are shown.
        let extra = text[close..].bytes().take_while(|&byte| byte == b'`').count();
        let end = close + if extra % FENCE.len() == 0 { FENCE.len() } else { extra.min(FENCE.len()) };
        out.push(Piece::Fenced(open..end));
        (done, from) = (end, end);
    }
    if done < text.len() || out.is_empty() {
        out.push(Piece::Prose(done..text.len()));
    }
    out
}

/// The lines of a part of a text, without their breaks; at least one.
fn split(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = within.start;
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'\n', b'\r', &bytes[within.clone()]).map(|at| within.start + at) {
        let ends_crlf = bytes[at] == b'\n' && at > within.start && bytes[at - 1] == b'\r';
        if !ends_crlf {
            out.push(start..at);
        }
        start = at + 1;
    }
    out.push(start..within.end);
    out
}

/// Two marks around something, in one line.
struct Pair {
    mark: usize,
    /// From mark to mark, both included.
    bytes: Range<usize>,
}

/// The pairs of marks in a part of a line, none inside another.
struct Pairs<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Marks that do nothing more: they are around all of it, or are closed nowhere in the rest.
    dead: [bool; MARKS.len()],
    /// In which no mark does anything.
    links: &'t [(Range<usize>, LinkKind)],
}

impl<'t> Pairs<'t> {
    fn new(text: &'t str, within: Range<usize>, around: Style, links: &'t [(Range<usize>, LinkKind)]) -> Self {
        let dead = std::array::from_fn(|mark| around.has(mark));
        Self { text, at: within.start, end: within.end, dead, links }
    }

    /// The next place of a mark from somewhere on.
    fn mark(&self, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut from = from;
        loop {
            let at = from + bytes.get(from..)?.iter().position(|byte| wanted(*byte))?;
            match self.link_around(at) {
                Some(link) => from = link.end,
                None => return Some(at),
            }
        }
    }

    fn link_around(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.links.partition_point(|(link, _)| link.end <= at);
        self.links.get(next).map(|(link, _)| link).filter(|link| link.start <= at)
    }

    fn opens(&self, at: usize, mark: char) -> bool {
        let (before, after) = self.around(at);
        outside(before) && inside(after, mark)
    }

    fn closes(&self, at: usize, mark: char) -> bool {
        let (before, after) = self.around(at);
        inside(before, mark) && outside(after)
    }

    /// The characters beside a mark. A line ends where its text does.
    fn around(&self, at: usize) -> (Option<char>, Option<char>) {
        let line = |c: &char| !matches!(c, '\n' | '\r');
        (self.text[..at].chars().next_back().filter(line), self.text[at + 1..].chars().next().filter(line))
    }
}

impl Iterator for Pairs<'_> {
    type Item = Pair;

    fn next(&mut self) -> Option<Pair> {
        loop {
            let dead = self.dead;
            let alive = |byte| MARKS.iter().position(|mark| *mark == byte).is_some_and(|mark| !dead[mark]);
            let open = self.mark(self.at, alive)?;
            self.at = open + 1;
            let byte = self.text.as_bytes()[open];
            let Some(mark) = MARKS.iter().position(|mark| *mark == byte) else { continue };
            if !self.opens(open, byte.into()) {
                continue;
            }
            let mut from = open + 1;
            let close = loop {
                match self.mark(from, |other| other == byte) {
                    Some(at) if self.closes(at, byte.into()) => break Some(at),
                    Some(at) => from = at + 1,
                    None => break None,
                }
            };
            match close {
                Some(close) => {
                    self.at = close + 1;
                    return Some(Pair { mark, bytes: open..close + 1 });
                }
                // What closes nothing here closes nothing further on.
                None => self.dead[mark] = true,
            }
        }
    }
}

fn inside(c: Option<char>, mark: char) -> bool {
    c.is_some_and(|c| !c.is_whitespace() && c != mark)
}

fn outside(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric())
}

/// The addresses in a part of a line, in order.
fn links(text: &str, within: Range<usize>) -> Vec<(Range<usize>, LinkKind)> {
    let line = &text[within.clone()];
    if !line.contains("://") && !line.contains("www.") && !line.contains('@') {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = 0;
    for word in line.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')) {
        let start = at;
        at += word.len();
        if let Some((found, kind)) = link(word) {
            out.push((within.start + start + found.start..within.start + start + found.end, kind));
        }
    }
    out
}

/// The address in a word.
fn link(word: &str) -> Option<(Range<usize>, LinkKind)> {
    let begins = |scheme: &str| {
        let at = word.find(scheme)?;
        let fresh = word[..at].chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric());
        let end = at + address(&word[at..]).len();
        (fresh && end > at + scheme.len()).then_some(at..end)
    };
    if let Some(found) = begins("https://").or_else(|| begins("http://")) {
        return Some((found, LinkKind::Page));
    }
    let bare = begins("www.").filter(|found| word[found.start + "www.".len()..found.end].contains('.'));
    bare.map(|found| (found, LinkKind::BarePage)).or_else(|| mail(word).map(|found| (found, LinkKind::Mail)))
}

/// What of a word belongs to an address: no white space, and no punctuation at its end.
fn address(word: &str) -> &str {
    let stop = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff20}')
    };
    let mut text = word.split(stop).next().unwrap_or_default();
    loop {
        let shorter = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '`', ']', '}']);
        let shorter = if shorter.contains('(') { shorter } else { shorter.trim_end_matches(')') };
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

fn mail(word: &str) -> Option<Range<usize>> {
    let at = word.find('@')?;
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let start = word[..at].trim_end_matches(name).len();
    let behind = &word[at + 1..];
    let end = behind.find(|c| !host(c)).unwrap_or(behind.len());
    let domain = behind[..end].trim_end_matches(['.', '-']);
    let is_host = domain.rsplit_once('.').is_some_and(|(before, last)| !before.is_empty() && last.len() > 1);
    let start = start + word[start..at].len() - word[start..at].trim_start_matches(['_', '.']).len();
    (start < at && is_host).then(|| start..at + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use super::first_marked;

    #[test]
    fn the_first_pair_is_found() {
        for (text, marked) in [
            ("*New*", Some("*New*")),
            ("Our _very_ best", Some("_very_")),
            ("(~9.99~)", Some("~9.99~")),
            ("run `ls`", Some("`ls`")),
            ("**New** in", Some("**New**")),
            ("```x```", Some("```x```")),
            ("*a b* c*", Some("*a b*")),
            ("*_both_*", Some("*_both_*")),
            ("~ no\n_yes_", Some("_yes_")),
            ("*é*", Some("*é*")),
            ("snake_case_words", None),
            ("_private_name", None),
            ("2*3*4", None),
            ("2 * 3 * 4", None),
            ("*one\ntwo*", None),
            ("*required", None),
            ("*** Sale ***", None),
            ("____", None),
            ("4* or 5*", None),
            ("* a*b", None),
        ] {
            assert_eq!(first_marked(text).map(|range| &text[range]), marked, "{text:?}");
        }
    }
}
