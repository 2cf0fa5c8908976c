//! Whether a text has marks or hidden characters, told by its bytes, sixteen at a time.

#![allow(clippy::needless_bitwise_bool, reason = "a branch for each byte would take longer")]

use super::characters::{hidden, unseen};
use super::hint::formatting_shown::MARKS;
use crate::bytes::{LANES, every};

/// A formatting mark.
pub(super) const MARK: u8 = 1;
/// A control character, or another that leaves no mark of its own and has no work to do.
pub(super) const HIDDEN: u8 = 2;
/// The first two bytes of a character that may be unseen.
const DOUBT: u8 = 4;

/// Whether a text has nothing of these kinds.
pub(super) fn is_free_of(text: &str, kinds: u8) -> bool {
    let bytes = text.as_bytes();
    let surely = match kinds {
        0 => true,
        MARK => every(bytes, |byte| !is_mark(byte)),
        HIDDEN => every(bytes, is_printable),
        _ => every(bytes, |byte| is_printable(byte) & !is_mark(byte)),
    };
    surely || kinds_of(text) & kinds == 0
}

const WINDOW: usize = LANES + 1;

fn kinds_of(text: &str) -> u8 {
    let kinds = kinds_of_bytes(text.as_bytes());
    let is_hidden = kinds & DOUBT != 0 && text.chars().any(unseen) && hidden(text).next().is_some();
    if is_hidden { kinds | HIDDEN } else { kinds }
}

/// What all bytes tell. Windows may overlap, and spaces add nothing.
fn kinds_of_bytes(bytes: &[u8]) -> u8 {
    let Some(last) = bytes.last_chunk() else { return kinds_of_few(bytes) };
    let mut kinds = of_window(last) | kind(last[LANES], b' ');
    let mut rest = bytes;
    while let Some(window) = rest.first_chunk() {
        kinds |= of_window(window);
        rest = &rest[LANES..];
    }
    kinds
}

/// The same for less than a window, which is not worth a step where every byte tells enough.
fn kinds_of_few(bytes: &[u8]) -> u8 {
    let kinds = bytes.iter().fold(0, |kinds, &byte| kinds | KINDS[usize::from(byte)]);
    if kinds & DOUBT == 0 {
        return kinds;
    }
    let mut padded = [b' '; WINDOW];
    padded[..bytes.len()].copy_from_slice(bytes);
    of_window(&padded)
}

/// What all bytes but the last tell, of which each needs to see its next.
fn of_window(window: &[u8; WINDOW]) -> u8 {
    (0..LANES).fold(0, |kinds, at| kinds | kind(window[at], window[at + 1]))
}

/// What a byte may tell, whichever byte of the same character is its next.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut next = 0x80;
        while next < 0xc0 {
            #[allow(clippy::cast_possible_truncation, reason = "the loop ends at 255")]
            let kind = kind(byte as u8, next);
            kinds[byte] |= kind;
            next += 1;
        }
        byte += 1;
    }
    kinds
};

// What follows is without branches, so that many bytes are looked at together.

/// What a byte tells.
const fn kind(byte: u8, next: u8) -> u8 {
    let control = (byte < b' ') | (byte == 0x7f);
    let doubt = ((byte == 0xc2) & (next <= 0xad))
        | ((byte == 0xcd) & (next == 0x8f))
        | ((byte == 0xd8) & (next == 0x9c))
        | ((byte == 0xe1) & (next <= 0xaf))
        | ((byte == 0xe2) & (next <= 0x81))
        | ((byte == 0xe3) & (next == 0x85))
        | ((byte == 0xef) & (next >= 0xb8))
        | ((byte == 0xf0) & (next <= 0x9e))
        | (byte >= 0xf1);
    (MARK * is_mark(byte) as u8) | (HIDDEN * control as u8) | (DOUBT * doubt as u8)
}

const fn is_mark(byte: u8) -> bool {
    (byte == MARKS[0]) | (byte == MARKS[1]) | (byte == MARKS[2]) | (byte == MARKS[3])
}

const fn is_printable(byte: u8) -> bool {
    byte.wrapping_sub(b' ') <= b'~' - b' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn expected(text: &str) -> [bool; 3] {
        let (marks, hidden) = (text.contains(MARKS.map(char::from)), hidden(text).next().is_some());
        [!marks, !hidden, !marks && !hidden]
    }

    fn told(text: &str) -> [bool; 3] {
        [MARK, HIDDEN, MARK | HIDDEN].map(|kinds| is_free_of(text, kinds))
    }

    proptest! {
        #[test]
        fn bytes_tell_what_characters_do(text in "[a-z絵é]{0,40}[*_`~\\n\u{ad}é絵、👍\u{200b}]?[a-z絵]{0,40}") {
            prop_assert_eq!(told(&text), expected(&text));
        }
    }

    #[test]
    fn every_character_is_told() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            let text = String::from(c);
            assert_eq!(told(&text), expected(&text), "{c:?}");
        }
    }
}
