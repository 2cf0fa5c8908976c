//! One look at a value that tells whether it is as plain as most are, so that no rule has anything
//! to say of it.
//!
//! Nothing is decided here: what is not ordinary is put before the rules, and tests put before them
//! whatever is called ordinary.

use super::characters::{hidden, invisible, unseen};
use super::hint::formatting_shown::MARKS;
use crate::bytes::every;
use crate::limits::{self, Bound, Limit, Role, Unit};
use crate::message::MediaType;
use memchr::{memchr, memchr3};

/// Whether no rule about texts speaks of a text with this limit.
pub(super) fn text(text: &str, limit: &Limit) -> bool {
    let plain = match limit.role {
        Role::Body | Role::Name | Role::None => true,
        Role::Header | Role::Footer => unmarked(text),
        Role::Label => unmarked(text) && shows_all(text),
        Role::Id | Role::Parameter => shows_all(text),
    };
    plain && right_text(text, limit) && fits_utf16(text, limit)
}

/// Whether no rule about texts finds an error in one with this limit.
#[inline]
pub(super) fn right_text(text: &str, limit: &Limit) -> bool {
    begins_visibly(text)
        && match limit.role {
            Role::Id => !text.ends_with(char::is_whitespace),
            Role::Parameter => !text.contains("  ") && shows_all(text),
            _ => true,
        }
}

/// Whether no rule about recipients speaks of one.
pub(super) fn recipient(to: &str) -> bool {
    let digits = every(to.as_bytes(), |byte| byte.is_ascii_digit());
    digits && !to.starts_with('0') && <limits::recipient::Digits as Bound>::LIMIT.allows(to.len())
}

/// Whether no rule about addresses speaks of a text.
pub(super) fn address(text: &str) -> bool {
    path(text).is_some()
}

/// Whether no rule about addresses or media speaks of a link.
pub(super) fn link(text: &str, media: &MediaType) -> bool {
    path(text).is_some_and(|path| leads_to(path, media))
}

#[inline]
fn begins_visibly(text: &str) -> bool {
    match text.as_bytes().first() {
        // No character that begins so is unseen, nor white space: ASCII, Latin letters, most of Chinese and Korean.
        Some(b'!'..=b'~' | 0xc3..=0xcc | 0xe4..=0xee) => true,
        _ => text.chars().next().is_some_and(|first| !invisible(first)),
    }
}

/// Whether a text has no formatting marks.
fn unmarked(text: &str) -> bool {
    every(text.as_bytes(), |byte| {
        let [a, b, c, d] = MARKS.map(|mark| mark == byte);
        !(a | b | c | d)
    })
}

/// Whether every character of a text is seen, or has work to do.
fn shows_all(text: &str) -> bool {
    every(text.as_bytes(), is_printable) || !text.chars().any(unseen) || hidden(text).next().is_none()
}

/// Whether there are no more UTF-16 units than the limit allows characters.
fn fits_utf16(text: &str, limit: &Limit) -> bool {
    let max = limit.max as usize;
    // No text has more units than bytes, and the bytes of characters of two units begin at 0xf0.
    text.len() <= max
        || limit.unit != Unit::Characters
        || every(text.as_bytes(), |byte| byte < 0xf0)
        || text.encode_utf16().count() <= max
}

/// What follows the host of an `https` address of ASCII characters with a public name for its host.
fn path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("https://")?;
    if !every(rest.as_bytes(), is_graphic) {
        return None;
    }
    let (host, path) = rest.split_at(memchr(b'/', rest.as_bytes()).unwrap_or(rest.len()));
    (every(host.as_bytes(), is_of_host) && is_public(host)).then_some(path)
}

/// Whether a name ends in a dot and a few letters that are not `local`.
fn is_public(host: &str) -> bool {
    let bytes = host.as_bytes();
    let letters = bytes.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let before = bytes.len() - letters;
    matches!(letters, 2..=4) && before >= 2 && bytes[before - 1] == b'.'
}

/// Whether a path has nothing to decode and ends in an extension of the kind, in lower case.
fn leads_to(path: &str, media: &MediaType) -> bool {
    const LONGEST: usize = 4;
    let bytes = path.as_bytes();
    let Some(dot) = bytes.iter().rev().take(LONGEST + 1).position(|&byte| byte == b'.') else { return false };
    let (stem, extension) = (&bytes[..bytes.len() - dot - 1], &bytes[bytes.len() - dot..]);
    memchr3(b'%', b'?', b'#', bytes).is_none()
        && stem.last().is_some_and(|&byte| byte != b'/')
        && media.extensions.iter().any(|known| known.as_bytes() == extension)
}

// What follows is without branches, so that many bytes are looked at together.

fn is_printable(byte: u8) -> bool {
    byte.wrapping_sub(b' ') <= b'~' - b' '
}

fn is_graphic(byte: u8) -> bool {
    byte.wrapping_sub(b'!') <= b'~' - b'!'
}

/// A letter, a digit, a hyphen or the dot behind it.
fn is_of_host(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let digit = byte.wrapping_sub(b'0') < 10;
    letter | digit | (byte.wrapping_sub(b'-') < 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::LIMITS;
    use crate::message::{Document, Image, MediaKind, Video};
    use crate::rules::{Written, scopes};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_rule_speaks_of_ordinary_texts(
            text in "[ -~é絵　、👍\u{200b}\n]{0,3}[ -~]{0,30}[一-龥👍]{0,20}[ -~é絵　、👍\u{200b}\n]{0,3}",
        ) {
            let found = |scopes: &scopes::Scopes, limit: &Limit| {
                let mut found = Vec::new();
                scopes.on_text.iter().for_each(|(_, check)| check(&text, limit, &mut found));
                found
            };
            for limit in LIMITS {
                let ordinary = (super::text(&text, limit), super::right_text(&text, limit));
                prop_assert!(!ordinary.0 || found(&scopes::ALL, limit).is_empty(), "{text:?}");
                prop_assert!(!ordinary.1 || found(&scopes::ERRORS, limit).is_empty(), "{text:?}");
            }
        }

        #[test]
        fn no_rule_speaks_of_ordinary_recipients(to in "[0-9]{0,16}[0-9a+]?") {
            let mut found = Vec::new();
            if recipient(&to) {
                scopes::ALL.on_recipient.iter().for_each(|(_, check)| check(&to, &mut found));
            }
            prop_assert!(found.is_empty(), "{to:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_addresses(
            link in "https://[a-z0-9.:@é-]{0,12}(\\.(com|local|LOCAL|localhost|1|c0m|io))?[./%?#a-z0-9\\\\ é]{0,12}(\\.(png|mp4|ogg|pdf|PNG|p%6Eg))?[?#/.]?",
        ) {
            let mut found = Vec::new();
            if address(&link) {
                scopes::ALL.on_url.iter().for_each(|(_, check)| check(&Written::new(&link), &mut found));
            }
            for media in MediaType::ALL.iter().copied().filter(|media| super::link(&link, media)) {
                scopes::ALL.on_link.iter().for_each(|(_, check)| check(&Written::new(&link), media, &mut found));
            }
            prop_assert!(found.is_empty(), "{link:?}: {found:?}");
        }
    }

    #[test]
    fn a_first_byte_tells_what_its_character_does() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            assert_eq!(begins_visibly(&String::from(c)), !invisible(c), "{c:?}");
        }
    }

    #[test]
    fn most_values_are_ordinary() {
        let limit = |code: &str| LIMITS.iter().find(|limit| limit.rule.code == code).unwrap();
        for (code, value) in [
            ("length/list-row-title", "Express"),
            ("length/list-row-title", "八达通增值，免手续费"),
            ("length/list-row-id", "row-1"),
            ("length/list-body", "Hello 👍\n\n*Which* one?"),
            ("length/button-body", "Pick one:"),
        ] {
            assert!(text(value, limit(code)), "{value}");
        }
        for (path, media) in [("a.png", Image::TYPE), ("v/a.b.mp4", Video::TYPE), ("bill.docx", Document::TYPE)] {
            assert!(link(&format!("https://cdn.example.com/{path}"), media), "{path}");
        }
        assert!(recipient("85290000001"));
        assert!(address("https://www.example.com/shop?item=4711#top"));
    }
}
