//! A text with holes.

use super::declaration::Declaration;
use super::declared::{Params, Spot};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// A text with holes, in the order in which a definition writes it.
#[derive(Clone, Debug)]
pub(crate) struct Pieces {
    all: Vec<Piece>,
    pub(crate) place: Place,
    /// Which text of the document it is, in the order of the document; the uses of one that is anchored have the same.
    pub(crate) origin: u32,
}

/// A piece of a text.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// What is sent as it stands, and the bytes that write it: a literal `{{` is written by four.
    Text(String, Span),
    /// What a value fills.
    Hole(Hole),
}

/// A gap that a value fills.
#[derive(Clone, Debug)]
pub(crate) struct Hole {
    /// Whose value; `None` where nothing of that name is declared, which was told: it is taken to fit.
    pub(crate) slot: Option<Slot>,
    /// The bytes of the text as written that are the hole, braces included.
    pub(crate) written: Span,
    /// Whether a value goes in as it is: everywhere but inside an address.
    pub(crate) raw: bool,
    /// What stands in its place where the message is filled with examples.
    pub(crate) example: String,
}

/// Which parameter's value a hole takes, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slot {
    /// A parameter's own.
    Param(usize),
    /// A field of the item that an element around the text stands for.
    Field {
        /// The position of the list among the parameters.
        list: usize,
        /// The position of the field in its items.
        field: usize,
    },
}

/// What a text is, which decides how a value goes into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A text, which takes a value as it is.
    Text,
    /// An address, where a value is percent-encoded, except of a link at its beginning.
    Address,
}

impl Slot {
    /// What may fill it; `None` where a list is named, which is no value.
    pub(crate) fn declaration(self, params: &Params) -> Option<&Declaration> {
        use super::declared::ParamKind;
        match (self, &params.at(self.param()).kind) {
            (Self::Param(_), ParamKind::Value(declaration)) => Some(declaration),
            (Self::Field { field, .. }, ParamKind::List(items)) => Some(&items.fields.at(field).value),
            _ => None,
        }
    }

    /// The value to show: of a field that has none of its own, that of the first item of the list's example.
    pub(crate) fn shown(self, params: &Params) -> Option<&str> {
        let own = self.declaration(params).and_then(Declaration::shown);
        own.or_else(|| match self {
            Self::Param(_) => None,
            Self::Field { list, field } => {
                params.list(list)?.example.as_ref()?.iter().find_map(|item| item[field].as_deref())
            }
        })
    }

    /// The position of the parameter.
    pub(crate) fn param(self) -> usize {
        match self {
            Self::Param(at) | Self::Field { list: at, .. } => at,
        }
    }

    /// As a hole names it: `order`, `item.id`.
    pub(crate) fn name(self, params: &Params) -> Cow<'_, str> {
        match self {
            Self::Param(at) => Cow::Borrowed(&params.at(at).name),
            Self::Field { list, field } => {
                let fields = params.list(list).map(|items| &items.fields);
                format!("item.{}", fields.map_or("", |fields| &fields.at(field).name)).into()
            }
        }
    }

    /// As whoever fills it says it: `order`, `plants.id`.
    pub(crate) fn full_name(self, params: &Params) -> String {
        let name = &params.at(self.param()).name;
        match self {
            Self::Param(_) => name.clone(),
            Self::Field { list, field } => match params.list(list) {
                Some(items) => format!("{name}.{}", items.fields.at(field).name),
                None => name.clone(),
            },
        }
    }

    /// Where it is declared.
    pub(crate) fn spot(self, params: &Params) -> &Spot {
        match self {
            Self::Param(at) => &params.at(at).spot,
            Self::Field { list, field } => match params.list(list) {
                Some(items) => &items.fields.at(field).spot,
                None => &params.at(list).spot,
            },
        }
    }
}

impl Pieces {
    pub(crate) fn new(place: Place, origin: u32) -> Self {
        Self { all: Vec::new(), place, origin }
    }

    pub(crate) fn add_text(&mut self, sent: &str, written: Range<usize>) {
        self.all.push(Piece::Text(sent.to_owned(), Span::new(written.start, written.end)));
    }

    /// Adds a hole, filled with an example.
    pub(crate) fn add_hole(&mut self, slot: Option<Slot>, written: Range<usize>, example: &str, params: &Params) {
        let is_link = slot.and_then(|slot| slot.declaration(params)).is_some_and(Declaration::is_link);
        let raw = self.place == Place::Text || (is_link && self.all.is_empty());
        let mut filled = String::new();
        put(example, raw, &mut filled);
        let written = Span::new(written.start, written.end);
        self.all.push(Piece::Hole(Hole { slot, written, raw, example: filled }));
    }

    /// Whether the same values make the same text of it.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let same = |(one, other): (&Piece, &Piece)| match (one, other) {
            (Piece::Text(one, _), Piece::Text(other, _)) => one == other,
            (Piece::Hole(one), Piece::Hole(other)) => one.slot == other.slot && one.raw == other.raw,
            _ => false,
        };
        self.all.len() == other.all.len() && self.all.iter().zip(&other.all).all(same)
    }

    /// The pieces, in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Piece> {
        self.all.iter()
    }

    /// Its holes, in order.
    pub(crate) fn holes(&self) -> impl Iterator<Item = &Hole> {
        self.all.iter().filter_map(|piece| match piece {
            Piece::Hole(hole) => Some(hole),
            Piece::Text(..) => None,
        })
    }

    /// The hole that is all there is, if it is.
    pub(crate) fn only_hole(&self) -> Option<&Hole> {
        match &self.all[..] {
            [Piece::Hole(hole)] => Some(hole),
            _ => None,
        }
    }

    /// The text with values in its holes; none where the value of a hole is absent.
    pub(crate) fn filled<'v>(&self, mut value: impl FnMut(&Hole) -> Option<Cow<'v, str>>) -> Option<String> {
        let mut out = String::new();
        for piece in &self.all {
            match piece {
                Piece::Text(text, _) => out.push_str(text),
                Piece::Hole(hole) => put(&value(hole)?, hole.raw, &mut out),
            }
        }
        Some(out)
    }

    /// The text filled with examples.
    pub(crate) fn with_examples(&self) -> String {
        self.all.iter().map(Piece::shown).collect()
    }

    /// The text with something in its holes, as it is.
    pub(crate) fn shown<'p>(&'p self, shown: impl Fn(&'p Hole) -> Cow<'p, str>) -> String {
        let mut out = String::new();
        for piece in &self.all {
            match piece {
                Piece::Text(text, _) => out.push_str(text),
                Piece::Hole(hole) => out.push_str(&shown(hole)),
            }
        }
        out
    }

    /// The same with something else in the holes than their examples.
    pub(crate) fn shown_with<'p>(&'p self, shown: impl Fn(&'p Hole) -> String) -> Self {
        let mut other = self.clone();
        for (piece, hole) in other.all.iter_mut().zip(&self.all) {
            if let (Piece::Hole(other), Piece::Hole(hole)) = (piece, hole) {
                other.example = shown(hole);
            }
        }
        other
    }

    /// The bytes of the text as written that stand for some bytes of the text filled with examples. What lies in a
    /// hole is the whole hole.
    pub(crate) fn written(&self, part: Span) -> Span {
        let start = self.edge(part.start as usize, Edge::Start);
        let end = self.edge(part.end as usize, Edge::End);
        Span::new(start, end.max(start))
    }

    /// Where an edge of a part stands in the text as written. A start belongs to the piece that follows it, an end to
    /// the piece before it.
    fn edge(&self, filled: usize, edge: Edge) -> usize {
        for (piece, range) in self.ranges() {
            let here = if edge == Edge::Start { filled < range.end } else { filled <= range.end };
            if here {
                return piece.written_at(filled - range.start, edge);
            }
        }
        self.all.last().map_or(0, |piece| piece.span().end as usize)
    }

    /// Whether some bytes of the text filled with examples lie in no hole.
    pub(crate) fn is_literal(&self, part: Span) -> bool {
        let (start, end) = (part.start as usize, part.end as usize);
        self.ranges().all(|(piece, range)| matches!(piece, Piece::Text(..)) || range.end <= start || range.start >= end)
    }

    /// Each piece with its bytes in the text filled with examples.
    fn ranges(&self) -> impl Iterator<Item = (&Piece, Range<usize>)> {
        let mut at = 0;
        self.all.iter().map(move |piece| {
            let start = at;
            at += piece.shown().len();
            (piece, start..at)
        })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Edge {
    Start,
    End,
}

impl Piece {
    /// The bytes that write it.
    fn span(&self) -> Span {
        match self {
            Self::Text(_, span) => *span,
            Self::Hole(hole) => hole.written,
        }
    }

    /// What stands in its place where the text is filled with examples.
    fn shown(&self) -> &str {
        match self {
            Self::Text(text, _) => text,
            Self::Hole(hole) => &hole.example,
        }
    }

    /// Where a place so many bytes into what is shown stands in the text as written.
    fn written_at(&self, inside: usize, edge: Edge) -> usize {
        match self {
            // A literal `{{` is written by four bytes; all else by itself.
            Self::Text(sent, span) if inside == sent.len() => span.end as usize,
            Self::Text(_, span) => span.start as usize + inside,
            Self::Hole(hole) if edge == Edge::Start || inside == 0 => hole.written.start as usize,
            Self::Hole(hole) => hole.written.end as usize,
        }
    }
}

impl Hole {
    /// Writes a value into the text.
    pub(crate) fn put(&self, value: &str, out: &mut String) {
        put(value, self.raw, out);
    }
}

fn put(value: &str, raw: bool, out: &mut String) {
    if raw { out.push_str(value) } else { encode(value, out) }
}

/// Writes a text as an address can hold it, in UTF-8: what is not unreserved (RFC 3986) in percent signs.
pub(crate) fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !is_unreserved(byte)) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let others = behind.bytes().take_while(|byte| !is_unreserved(*byte)).count();
        for byte in behind[..others].bytes() {
            out.extend(['%', char::from(HEX[usize::from(byte >> 4)]), char::from(HEX[usize::from(byte & 15)])]);
        }
        rest = &behind[others..];
    }
    out.push_str(rest);
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::placeholder::{Token, tokens};

    fn pieces(written: &str, place: Place, example: &str) -> Pieces {
        let mut pieces = Pieces::new(place, 0);
        for token in tokens(written) {
            match token {
                Token::Text(text, range) => pieces.add_text(text, range),
                Token::Hole(_, range) | Token::Broken(range) => {
                    pieces.add_hole(None, range, example, &Params::default());
                }
            }
        }
        pieces
    }

    #[test]
    fn parts_of_a_filled_text_are_found_in_the_written_one() {
        let written = "a{{{{b {{x}} c";
        let pieces = pieces(written, Place::Text, "Wei");
        let filled = pieces.with_examples();
        assert_eq!(filled, "a{{b Wei c");
        let part = |part: &str| {
            let start = filled.find(part).unwrap();
            let span = Span::new(start, start + part.len());
            (&written[pieces.written(span).range()], pieces.is_literal(span))
        };
        assert_eq!(part("a"), ("a", true));
        assert_eq!(part("b "), ("b ", true));
        assert_eq!(part("ei"), ("{{x}}", false));
        assert_eq!(part("i c"), ("{{x}} c", false));
        assert_eq!(part("{{b"), ("{{{{b", true));
        assert_eq!(part(" c"), (" c", true));
    }

    #[test]
    fn inside_an_address_values_are_encoded() {
        let pieces = pieces("https://example.com/{{x}}?q={{x}}", Place::Address, "");
        let filled = pieces.filled(|_| Some("a/b ä~".into()));
        assert_eq!(filled.as_deref(), Some("https://example.com/a%2Fb%20%C3%A4~?q=a%2Fb%20%C3%A4~"));
        assert_eq!(pieces.filled(|_| None), None);
    }
}
