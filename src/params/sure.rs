//! One look at a value that tells whether it is surely allowed, as most are.
//!
//! Nothing is decided here: of what is not sure, [`super::allowed`] says whether it is allowed, and a test asks it of
//! whatever is called sure.

use super::declaration::{Declaration, GREATEST, Type};
use crate::limits::{self, Bound};
use crate::rules::characters::invisible;
use crate::rules::{surely_address, surely_media};
use crate::text::bytes::{eight, neighbours, same};

/// How a text stands between the quotes of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InJson {
    AsItIs,
    /// With escapes, or perhaps.
    Escaped,
}

impl InJson {
    /// How a text stands there, told at one look.
    #[inline]
    pub(crate) fn of(text: &str) -> Self {
        if matches!(ascii(text.as_bytes()), Seen::AsItIs) { Self::AsItIs } else { Self::Escaped }
    }
}

impl Declaration {
    /// How a value stands in JSON that is surely allowed.
    #[inline]
    pub(crate) fn surely_allows(&self, value: &str) -> Option<InJson> {
        if !self.one_of.is_empty() {
            return self.one_of.iter().any(|known| same(known, value)).then(|| InJson::of(value));
        }
        let bytes = value.as_bytes();
        match self.of {
            Type::Text { min_chars, max_chars, .. } => {
                let (length, how) = plain(value)?;
                within(length, min_chars, max_chars).then_some(how)
            }
            Type::Digits { min_chars, max_chars } => {
                let sure = !bytes.is_empty() && is_digits(bytes) && within(bytes.len(), min_chars, max_chars);
                sure.then_some(InJson::AsItIs)
            }
            Type::Link { max_chars, media } => {
                let sure = within(bytes.len(), 1, max_chars)
                    && media.map_or_else(|| surely_address(value), |media| surely_media(value, media));
                sure.then(|| InJson::of(value))
            }
            Type::Integer { min, max } => is_within(bytes, min, max).then_some(InJson::AsItIs),
            Type::Phone => {
                let sure = is_digits(bytes)
                    && bytes.first().is_some_and(|first| *first != b'0')
                    && PHONE_DIGITS.allows(bytes.len());
                sure.then_some(InJson::AsItIs)
            }
        }
    }

    /// Whether a number is surely allowed.
    pub(crate) fn surely_takes(&self, number: i64) -> bool {
        matches!(self.of, Type::Integer { min, max } if self.one_of.is_empty() && lies_within(number, min, max))
    }
}

const PHONE_DIGITS: &limits::Limit = &<limits::recipient::Digits as Bound>::LIMIT;

/// How many characters a text has that is of such as are seen, and of single spaces between them.
#[inline]
fn plain(value: &str) -> Option<(usize, InJson)> {
    let bytes = value.as_bytes();
    let (first, last) = (*bytes.first()?, *bytes.last()?);
    if first == b' ' || last == b' ' {
        return None;
    }
    match ascii(bytes) {
        Seen::AsItIs => Some((bytes.len(), InJson::AsItIs)),
        Seen::Graphic => Some((bytes.len(), InJson::Escaped)),
        Seen::Else => characters(value),
    }
}

/// What the bytes of a text show.
enum Seen {
    /// Characters of ASCII that are seen, and single spaces between them; none of them escaped in JSON.
    AsItIs,
    /// The same, with quotes or backslashes.
    Graphic,
    Else,
}

/// One look at the bytes of a text, eight at a time.
#[inline]
fn ascii(bytes: &[u8]) -> Seen {
    let seen = neighbours(bytes, b'a', (0, 0), |(other, escaped), word| {
        let space = eight::are(word, b' ');
        let unseen = eight::beyond_ascii(word) | eight::below(word, b' ') | eight::are(word, b'\x7f');
        let quotes = eight::are(word, b'"') | eight::are(word, b'\\');
        (other | unseen | space & (space >> 8), escaped | quotes)
    });
    match seen {
        (0, 0) => Seen::AsItIs,
        (0, _) => Seen::Graphic,
        _ => Seen::Else,
    }
}

fn characters(value: &str) -> Option<(usize, InJson)> {
    let (mut length, mut before, mut how) = (0, 'a', InJson::AsItIs);
    for c in value.chars() {
        match c {
            ' ' if before == ' ' => return None,
            ' ' => {}
            '"' | '\\' => how = InJson::Escaped,
            c if c.is_control() || invisible(c) => return None,
            _ => {}
        }
        (length, before) = (length + 1, c);
    }
    Some((length, how))
}

#[inline]
fn is_digits(bytes: &[u8]) -> bool {
    let other = neighbours(bytes, b'0', 0, |other, word| {
        other | eight::beyond_ascii(word) | eight::below(word, b'0') | !eight::below(word, b':') & eight::HIGHEST
    });
    other == 0
}

fn within(length: usize, min: u32, max: Option<u32>) -> bool {
    length >= min as usize && max.is_none_or(|max| length <= max as usize)
}

/// Whether a whole number of few digits lies between bounds.
fn is_within(bytes: &[u8], min: Option<i64>, max: Option<i64>) -> bool {
    const MOST: usize = 15;
    let (negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > MOST || !is_digits(digits) || (digits[0] == b'0' && bytes.len() > 1) {
        return false;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    lies_within(if negative { -number } else { number }, min, max)
}

fn lies_within(number: i64, min: Option<i64>, max: Option<i64>) -> bool {
    number >= min.unwrap_or(-GREATEST) && number <= max.unwrap_or(GREATEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::MediaType;
    use proptest::prelude::*;

    fn declared(of: Type, one_of: &[&str]) -> Declaration {
        Declaration { one_of: one_of.iter().copied().map(str::to_owned).collect(), ..Declaration::of(of) }
    }

    /// Declarations of every type, with bounds near the values that are tried.
    fn all() -> Vec<Declaration> {
        let text = |multiline| Type::Text { min_chars: 2, max_chars: Some(9), multiline, max_lines: Some(2) };
        let empty = Type::Text { min_chars: 0, max_chars: None, multiline: false, max_lines: None };
        let link = |media| Type::Link { max_chars: Some(40), media };
        let mut all = vec![text(false), text(true), empty, Type::Phone, link(None)];
        all.extend(MediaType::ALL.iter().map(|media| link(Some(*media))));
        all.push(Type::Digits { min_chars: 2, max_chars: Some(6) });
        all.push(Type::Digits { min_chars: 0, max_chars: None });
        all.extend(
            [(None, None), (Some(-12), Some(300)), (Some(5), None)].map(|(min, max)| Type::Integer { min, max }),
        );
        let mut all: Vec<_> = all.into_iter().map(|of| declared(of, &[])).collect();
        all.push(declared(Type::ANY_TEXT, &["a", "b c"]));
        all
    }

    proptest! {
        #[test]
        fn what_is_sure_is_allowed(
            text in "[a-c ]{0,10}[é\\n\\t\u{7f}\u{a0}字\"]?[a-c ]{0,6}",
            number in "-?[0-9]{0,17}[.a]?",
            link in "https?://[a-z.]{0,8}(\\.com)?/[a-z%?]{0,6}(\\.(png|mp4|ogg|pdf|PNG))?",
        ) {
            for declaration in all() {
                for value in [&text, &number, &link] {
                    let sure = declaration.surely_allows(value).is_some();
                    prop_assert!(!sure || declaration.fault(value).is_none(), "{value:?}: {declaration:?}");
                }
            }
        }
    }

    #[test]
    fn most_values_are_sure() {
        let sure = |of, value| assert!(declared(of, &[]).surely_allows(value).is_some(), "{value}");
        sure(Type::ANY_TEXT, "Anne \"Wei\" O'Neill");
        sure(Type::ANY_TEXT, "陈美玲 和 Zoë");
        sure(Type::Digits { min_chars: 1, max_chars: Some(12) }, "001042");
        sure(Type::Integer { min: Some(1), max: Some(12) }, "12");
        sure(Type::Integer { min: Some(-1), max: Some(12) }, "0");
        sure(Type::Phone, "85290000001");
        sure(Type::Link { max_chars: None, media: None }, "https://shop.example.com/orders/1?a=b");
    }
}
