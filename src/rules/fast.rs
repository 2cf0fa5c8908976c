//! One look at an address or a recipient that tells whether it is as plain as most are, so that no rule
//! has anything to say of it. Of texts the rules themselves say what to look for: [`super::traits`].
//!
//! Nothing is decided here: what is not ordinary is put before the rules, and tests put before them
//! whatever is called ordinary.

use super::hint::html::ampersands;
use crate::limits::{self, Bound};
use crate::message::MediaType;
use crate::text::bytes::{eight, every, neighbours};
use memchr::memchr;

/// Whether no rule about recipients speaks of one.
pub(super) fn recipient(to: &str) -> bool {
    let digits = every(to.as_bytes(), |byte| byte.is_ascii_digit());
    digits && !to.starts_with('0') && <limits::recipient::Digits as Bound>::LIMIT.allows(to.len())
}

/// Whether no rule about addresses speaks of a text.
pub(super) fn address(text: &str) -> bool {
    path(text).is_some_and(|path| path.is_free_of_html(text))
}

/// Whether no rule about addresses or media speaks of a link.
pub(super) fn link(text: &str, media: &MediaType) -> bool {
    path(text).is_some_and(|path| path.leads_to(media) && path.is_free_of_html(text))
}

/// What follows the host of an `https` address of ASCII characters with a public name for its host.
fn path(text: &str) -> Option<Path<'_>> {
    let rest = text.strip_prefix("https://")?;
    let (ungraphic, decoded, ands) =
        neighbours(rest.as_bytes(), b'a', (0, 0, 0), |(ungraphic, decoded, ands), word| {
            let unseen = eight::beyond_ascii(word) | eight::below(word, b'!') | eight::are(word, b'\x7f');
            let signs = eight::are(word, b'%') | eight::are(word, b'?') | eight::are(word, b'#');
            (ungraphic | unseen, decoded | signs, ands | eight::are(word, b'&'))
        });
    if ungraphic != 0 {
        return None;
    }
    let (host, path) = rest.split_at(memchr(b'/', rest.as_bytes()).unwrap_or(rest.len()));
    let path = Path { text: path, decoded: decoded != 0, ands: ands != 0 };
    (every(host.as_bytes(), is_of_host) && is_public(host)).then_some(path)
}

/// The part of an address behind the host.
struct Path<'a> {
    text: &'a str,
    /// Whether the address has signs that stand for others, or end the path.
    decoded: bool,
    ands: bool,
}

impl Path<'_> {
    /// Whether it has nothing to decode and ends in an extension of the kind, in lower case.
    fn leads_to(&self, media: &MediaType) -> bool {
        const LONGEST: usize = 4;
        let bytes = self.text.as_bytes();
        let Some(dot) = bytes.iter().rev().take(LONGEST + 1).position(|&byte| byte == b'.') else { return false };
        let (stem, extension) = (&bytes[..bytes.len() - dot - 1], &bytes[bytes.len() - dot..]);
        !self.decoded
            && stem.last().is_some_and(|&byte| byte != b'/')
            && media.extensions.iter().any(|known| known.as_bytes() == extension)
    }

    fn is_free_of_html(&self, address: &str) -> bool {
        !self.ands || ampersands(address).next().is_none()
    }
}

/// Whether a name ends in a dot and a few letters that are not `local`.
fn is_public(host: &str) -> bool {
    let bytes = host.as_bytes();
    let letters = bytes.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let before = bytes.len() - letters;
    matches!(letters, 2..=4) && before >= 2 && bytes[before - 1] == b'.'
}

// What follows is without branches, so that many bytes are looked at together.

/// A letter, a digit, a hyphen or the dot behind it.
fn is_of_host(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let digit = byte.wrapping_sub(b'0') < 10;
    letter | digit | (byte.wrapping_sub(b'-') < 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Document, Image, MediaKind, Video};
    use crate::rules::wanted::{Options, Wanted};
    use crate::rules::{Written, run};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_rule_speaks_of_ordinary_recipients(to in "[0-9]{0,16}[0-9a+]?") {
            let mut found = Vec::new();
            if recipient(&to) {
                run::ALL.on_recipient.iter().for_each(|(_, check)| check(&to, &mut found));
            }
            prop_assert!(found.is_empty(), "{to:?}: {found:?}");
        }

        #[test]
        fn what_is_no_number_is_an_error(to in "[0-9]{0,6}[^0-9][0-9]{0,6}|") {
            let mut found = Vec::new();
            run::recipient_value(&to, Wanted::all(Options::default()), &mut found);
            prop_assert!(run::is_no_number(&to) && crate::diagnostic::any_error(&found), "{to:?}: {found:?}");
        }

        #[test]
        fn no_rule_speaks_of_ordinary_addresses(
            link in "https://[a-z0-9.:@é-]{0,12}(\\.(com|local|LOCAL|localhost|1|c0m|io))?([./%?#a-z0-9\\\\ é]|&amp;){0,12}(\\.(png|mp4|ogg|pdf|PNG|p%6Eg))?[?#/.]?",
        ) {
            let mut found = Vec::new();
            if address(&link) {
                run::ALL.on_url.iter().for_each(|(_, check)| check(&Written::new(&link), &mut found));
            }
            for media in MediaType::ALL.iter().copied().filter(|media| super::link(&link, media)) {
                run::ALL.on_link.iter().for_each(|(_, check)| check(&Written::new(&link), media, &mut found));
            }
            prop_assert!(found.is_empty(), "{link:?}: {found:?}");
        }
    }

    #[test]
    fn most_values_are_ordinary() {
        for (path, media) in [("a.png", Image::TYPE), ("v/a.b.mp4", Video::TYPE), ("bill.docx", Document::TYPE)] {
            assert!(link(&format!("https://cdn.example.com/{path}"), media), "{path}");
        }
        assert!(recipient("85290000001"));
        assert!(address("https://www.example.com/shop?item=4711#top"));
    }
}
