//! What a text is made of, told by its bytes, sixteen at a time.

use super::characters::{hidden, unseen};

/// What a text is made of.
pub(super) struct Makeup(u8);

/// A formatting mark.
pub(super) const MARK: u8 = 1;
/// A control character, or another that leaves no mark of its own and has no work to do.
pub(super) const HIDDEN: u8 = 2;
/// A character of two UTF-16 units.
pub(super) const TWO_UNITS: u8 = 4;
/// The first two bytes of a character that may be unseen.
const DOUBT: u8 = 8;

impl Makeup {
    /// Of printable ASCII without marks.
    pub(super) const PLAIN: Self = Self(0);

    pub(super) fn of(text: &str) -> Self {
        let kinds = kinds(text.as_bytes());
        let hidden = kinds & DOUBT != 0 && text.chars().any(unseen) && hidden(text).next().is_some();
        if hidden { Self(kinds | HIDDEN) } else { Self(kinds) }
    }

    pub(super) fn has(&self, kind: u8) -> bool {
        self.0 & kind != 0
    }
}

/// What all bytes tell. Windows may overlap, and spaces add nothing.
fn kinds(bytes: &[u8]) -> u8 {
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

/// What a byte may tell, whatever its next is.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte {
            0x00..=0x1f | 0x7f => HIDDEN,
            0x2a | 0x5f | 0x60 | 0x7e => MARK,
            0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef..=0xff => DOUBT,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// What all bytes but the last tell, of which each needs to see its next.
fn of_window(window: &[u8; WINDOW]) -> u8 {
    (0..LANES).fold(0, |kinds, at| kinds | kind(window[at], window[at + 1]))
}

/// What a byte tells. Without branches and tables, so that many are looked at together.
#[inline]
#[allow(clippy::needless_bitwise_bool, reason = "a branch for each byte would take longer")]
fn kind(byte: u8, next: u8) -> u8 {
    let mark = (byte == b'*') | (byte == b'_') | (byte == b'`') | (byte == b'~');
    let control = (byte < b' ') | (byte == 0x7f);
    let two_units = byte >= 0xf0;
    let doubt = ((byte == 0xc2) & (next <= 0xad))
        | ((byte == 0xcd) & (next == 0x8f))
        | ((byte == 0xd8) & (next == 0x9c))
        | ((byte == 0xe1) & (next <= 0xaf))
        | ((byte == 0xe2) & (next <= 0x81))
        | ((byte == 0xe3) & (next == 0x85))
        | ((byte == 0xef) & (next >= 0xb8))
        | ((byte == 0xf0) & (next <= 0x9e))
        | (byte >= 0xf1);
    (MARK * u8::from(mark))
        | (HIDDEN * u8::from(control))
        | (TWO_UNITS * u8::from(two_units))
        | (DOUBT * u8::from(doubt))
}

/// As many bytes as the processor looks at in one step.
pub(super) const LANES: usize = 16;
const WINDOW: usize = LANES + 1;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn expected(text: &str) -> [bool; 3] {
        let mark = |c| matches!(c, '*' | '_' | '`' | '~');
        [text.chars().any(mark), hidden(text).next().is_some(), text.chars().any(|c| c.len_utf16() == 2)]
    }

    fn told(text: &str) -> [bool; 3] {
        let makeup = Makeup::of(text);
        [MARK, HIDDEN, TWO_UNITS].map(|kind| makeup.has(kind))
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
