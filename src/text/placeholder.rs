//! Braces in the texts of a definition: `{{name}}` is a hole that a value fills, `{{{{` writes two literal braces.
//! The only file that knows them.

use crate::text::Span;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

const BRACES: &str = "{{";
const ESCAPED: &str = "{{{{";
const CLOSING: &str = "}}";
/// What stands in front of the name of a list item's field.
const OF_ITEM: &str = "item.";

/// A text as a definition must write it, so that it is read back the same.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(BRACES) { text.replace(BRACES, ESCAPED).into() } else { text.into() }
}

/// Whether a text as written may differ from what is sent.
pub(crate) fn has_braces(text: &str) -> bool {
    text.contains(BRACES)
}

/// A piece of a text as a definition writes it, with the bytes that write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// What is sent, where it stands as it is, and a literal `{{`.
    Text(&'t str, Range<usize>),
    /// A whole hole.
    Hole(Hole<'t>, Range<usize>),
    /// `{{` that begins no whole hole, with what stands up to its end on the same line, if it has one.
    Broken(Range<usize>),
}

/// What a hole names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hole<'t> {
    /// Whether it is a field of a list's item.
    pub(crate) of_item: bool,
    pub(crate) name: &'t str,
}

/// As a definition writes it.
impl fmt::Display for Hole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_item = if self.of_item { OF_ITEM } else { "" };
        write!(f, "{BRACES}{of_item}{}{CLOSING}", self.name)
    }
}

/// The pieces of a text as written, in order.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        if rest.is_empty() {
            return None;
        }
        let start = at;
        let token = match rest.find(BRACES) {
            Some(0) if rest.starts_with(ESCAPED) => Token::Text(BRACES, start..start + ESCAPED.len()),
            Some(0) => hole(rest).map_or_else(
                || Token::Broken(start..start + broken(rest)),
                |(hole, len)| Token::Hole(hole, start..start + len),
            ),
            found => {
                let end = start + found.unwrap_or(rest.len());
                Token::Text(&text[start..end], start..end)
            }
        };
        at = token.written().end;
        Some(token)
    })
}

impl Token<'_> {
    /// The bytes that write it.
    pub(crate) fn written(&self) -> Range<usize> {
        match self {
            Self::Text(_, range) | Self::Hole(_, range) | Self::Broken(range) => range.clone(),
        }
    }
}

/// The hole with which a text begins, and how many bytes write it.
fn hole(text: &str) -> Option<(Hole<'_>, usize)> {
    let inside = text.strip_prefix(BRACES)?.trim_start_matches(' ');
    let (hole, behind) = named(inside);
    let behind = behind.trim_start_matches(' ').strip_prefix(CLOSING)?;
    is_name(hole.name).then_some((hole, text.len() - behind.len()))
}

/// What the braces in front of a text name, and what stands behind the name.
fn named(inside: &str) -> (Hole<'_>, &str) {
    let (of_item, inside) = match inside.strip_prefix(OF_ITEM) {
        Some(field) => (true, field),
        None => (false, inside),
    };
    let len = inside.find(|c| !in_name(c)).unwrap_or(inside.len());
    let (name, behind) = inside.split_at(len);
    (Hole { of_item, name }, behind)
}

/// Braces that only look like those of a hole.
const OPENING_ALIKE: [char; 2] = ['｛', '﹛'];
const CLOSING_ALIKE: [char; 2] = ['｝', '﹜'];

/// Whether a text has braces that only look like those of a hole.
pub(crate) fn has_braces_alike(text: &str) -> bool {
    !text.is_ascii() && text.contains([OPENING_ALIKE[0], OPENING_ALIKE[1], CLOSING_ALIKE[0], CLOSING_ALIKE[1]])
}

/// What would be holes, were their braces those that they look like, each with the bytes that write it.
pub(crate) fn alike(text: &str) -> impl Iterator<Item = (Hole<'_>, Range<usize>)> {
    let opens = |c: char| c == '{' || OPENING_ALIKE.contains(&c);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text[at..].find(opens)?;
            let start = at;
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            if let Some((hole, len)) = hole_alike(&text[start..]) {
                at = start + len;
                return Some((hole, start..at));
            }
        }
    })
}

/// The hole with which a text begins but for its braces, and how many bytes write it.
fn hole_alike(text: &str) -> Option<(Hole<'_>, usize)> {
    let opens = |c: char| c == '{' || OPENING_ALIKE.contains(&c);
    let closes = |c: char| c == '}' || CLOSING_ALIKE.contains(&c);
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let inside = text.strip_prefix(opens)?.strip_prefix(opens)?.trim_start_matches(blank);
    let (hole, behind) = named(inside);
    let behind = behind.trim_start_matches(blank).strip_prefix(closes)?.strip_prefix(closes)?;
    let written = &text[..text.len() - behind.len()];
    (is_name(hole.name) && has_braces_alike(written)).then_some((hole, written.len()))
}

/// Whether a word has the form of a parameter's name, however long it is.
pub(crate) fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(in_name)
}

fn in_name(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '_')
}

/// How many bytes belong to braces that begin no whole hole.
fn broken(text: &str) -> usize {
    let inside = &text[BRACES.len()..];
    let stop = inside.find(['{', '\n', '\r']).unwrap_or(inside.len());
    let closed = inside[..stop].find(CLOSING).map(|at| at + CLOSING.len());
    BRACES.len() + closed.unwrap_or(0)
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
    use super::{Token, alike, escape, tokens, written, written_all};
    use crate::text::Span;

    /// What is sent of a text without holes.
    fn unescape(text: &str) -> Option<String> {
        let sent = |token| match token {
            Token::Text(text, _) => Some(text),
            _ => None,
        };
        tokens(text).map(sent).collect()
    }

    #[test]
    fn escaping_and_unescaping_invert_each_other() {
        for text in ["", "{", "{{", "{{{", "{{{{", "{{{{{", "a {{b}} c", "}}{{"] {
            assert_eq!(unescape(&escape(text)).as_deref(), Some(text));
        }
    }

    #[test]
    fn tokens_write_the_whole_text() {
        for text in ["", "a {{b}} {{ item.c_1 }}{{{{{{d}}", "{{{x}}", "{{A}} {{", "{{item.}}{{{{{x}}", "{{x\n}}"] {
            let written: String = tokens(text).map(|token| &text[token.written()]).collect();
            assert_eq!(written, text);
        }
    }

    #[test]
    fn holes_are_told_from_braces() {
        let holes = |text| {
            let hole = |token| match token {
                Token::Hole(hole, _) => Some(Ok((hole.of_item, hole.name))),
                Token::Broken(range) => Some(Err(range)),
                Token::Text(..) => None,
            };
            tokens(text).filter_map(hole).collect::<Vec<_>>()
        };
        assert_eq!(holes("a {{b}} {{  item.c_1  }}{{{{{{d}}"), [Ok((false, "b")), Ok((true, "c_1")), Ok((false, "d"))]);
        assert_eq!(holes("{{{{x}} }}"), []);
        for (text, broken) in [
            ("{{", 0..2),
            ("{{{", 0..2),
            ("{{{x}}", 0..2),
            ("a {{B}}", 2..7),
            ("{{a.b}} }}", 0..7),
            ("{{ 1a }}", 0..8),
            ("{{a b}}", 0..7),
            ("{{a\n}}", 0..2),
            ("{{item.}}", 0..9),
            ("{{a|upper}}", 0..11),
        ] {
            assert_eq!(holes(text).first(), Some(&Err(broken)), "{text}");
        }
    }

    #[test]
    fn holes_with_other_braces_are_found() {
        let text = "｛｛a｝｝ {{b}} {｛ item.c ｝} {{d｝｝ ﹛﹛e﹜﹜ {{{{f}} ｛{{g}}";
        let found: Vec<_> = alike(text).map(|(hole, written)| (hole.of_item, hole.name, &text[written])).collect();
        assert_eq!(
            found,
            [
                (false, "a", "｛｛a｝｝"),
                (true, "c", "{｛ item.c ｝}"),
                (false, "d", "{{d｝｝"),
                (false, "e", "﹛﹛e﹜﹜")
            ]
        );
        for text in ["｛a｝", "｛｛A｝｝", "｛｛｝｝", "｛｛a b｝｝", "{{a}}｝｝", "｛｛", "｛｛a｝"]
        {
            assert_eq!(alike(text).next(), None, "{text}");
        }
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
