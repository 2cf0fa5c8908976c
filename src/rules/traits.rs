//! What a look at the bytes of a text tells, and what the rules about texts feed on.
//!
//! Most texts are so plain that no rule has anything to say of them, and looking at their bytes, many
//! at a time, is far cheaper than asking. A rule names the traits without which it finds nothing;
//! nobody else knows them, so the look cannot be wrong about a rule, and looks for no more than the
//! rules about one part of a message feed on.

#![expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at together")]

use super::characters::{invisible, steers, unseen};
use crate::limits::Role;
use crate::message::formatting::MARKS;
use crate::text::bytes::{every, every_pair};

/// A set of traits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traits(u16);

/// Which texts a rule is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feeds {
    /// Texts that play one of these parts,
    pub(super) roles: &'static [Role],
    /// and have any of these traits. No rule finds anything in a text that has none of its traits.
    pub(super) on: Traits,
}

impl Feeds {
    /// Whether texts that play a part are among them.
    pub(super) const fn is_for(self, role: Role) -> bool {
        let mut at = 0;
        while at < self.roles.len() {
            if self.roles[at] as u8 == role as u8 {
                return true;
            }
            at += 1;
        }
        false
    }
}

impl Traits {
    pub(super) const NONE: Self = Self(0);

    /// These and those.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any trait is in both.
    pub(super) const fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// As a number, which generic code takes.
    pub(super) const fn bits(self) -> u16 {
        self.0
    }
}

/// Each trait and how to see it; before that, where there is one, a sign in its bytes without which no text has it.
macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident $(by $sign:ident)?: $has:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "they only number the constants")]
        enum Bit { $($name,)* }

        impl Traits {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << Bit::$name as u16);)*

            /// The traits that have a sign.
            const SIGNED: Self = {
                let mut signed = Self::NONE;
                $($(
                    let _: fn(u8) -> bool = $sign;
                    signed = signed.and(Self::$name);
                )?)*
                signed
            };

            /// Whether a byte is a sign of a trait that is asked for.
            #[inline]
            fn is_sign<const ASKED: u16>(byte: u8) -> bool {
                let mut is_sign = false;
                $($(if Self(ASKED).meet(Self::$name) {
                    is_sign |= $sign(byte);
                })?)*
                is_sign
            }

            /// Which of the traits that are asked for a text has, one after the other.
            #[inline]
            fn each<const ASKED: u16>(text: &str, among: Self) -> Self {
                let mut traits = Self::NONE;
                $(if Self(ASKED).meet(Self::$name) && among.meet(Self::$name) {
                    let has: fn(&str) -> bool = $has;
                    if has(text) {
                        traits = traits.and(Self::$name);
                    }
                })*
                traits
            }
        }
    };
}

impl Traits {
    /// Which of the traits that are asked for a text has. What is asked for is known to the compiler, so that one
    /// look for signs, of which most texts have none, serves all.
    pub(super) fn of<const ASKED: u16>(text: &str) -> Self {
        let ends = Self::each::<ASKED>(text, Self(!Self::SIGNED.0));
        if every(text.as_bytes(), |byte| !Self::is_sign::<ASKED>(byte)) {
            return ends;
        }
        ends.and(Self::signed::<ASKED>(text))
    }

    #[cold]
    fn signed<const ASKED: u16>(text: &str) -> Self {
        Self::each::<ASKED>(text, Self::SIGNED)
    }
}

traits! {
    /// Is empty, or begins with a character that is not seen.
    BEGINS_UNSEEN: |text| !begins_visibly(text);
    /// Ends with white space.
    ENDS_IN_SPACE: |text| text.ends_with(char::is_whitespace);
    /// Has two spaces in a row.
    DOUBLE_SPACE: |text| has_pair(text, |a, b| (a == b' ') & (b == b' '));
    /// Has a line break or a tab.
    BREAKS by is_break: |text| has(text, is_break);
    /// Has a formatting mark.
    HAS_MARKS by is_mark: |text| has(text, is_mark);
    /// Has a backslash.
    BACKSLASH by is_backslash: |text| has(text, is_backslash);
    /// Has what may begin HTML, or a character in percent signs.
    FROM_THE_WEB by is_of_web: |text| has_pair(text, begins_web);
    /// Has two stars in a row.
    TWO_STARS by is_star: |text| has_pair(text, |a, b| is_star(a) & is_star(b));
    /// Has a character that leaves no mark of its own.
    UNSEEN by may_begin_unseen: |text| {
        (has(text, is_control) || has_pair(text, begins_unseen)) && text.chars().any(unseen)
    };
    /// Has a character that may steer how those around it are shown.
    STEERING by may_begin_steering: |text| {
        (has(text, is_steering_control) || has_pair(text, begins_steering)) && text.chars().any(steers)
    };
    /// Has a character of two UTF-16 units.
    WIDE by is_wide: |text| has(text, is_wide);
}

/// Whether a text has a byte with a sign.
#[inline]
fn has(text: &str, sign: impl Fn(u8) -> bool) -> bool {
    !every(text.as_bytes(), |byte| !sign(byte))
}

/// Whether a text has two bytes with a sign, side by side.
#[inline]
fn has_pair(text: &str, sign: impl Fn(u8, u8) -> bool) -> bool {
    !every_pair(text.as_bytes(), |first, second| !sign(first, second))
}

#[inline]
fn begins_visibly(text: &str) -> bool {
    match text.as_bytes().first() {
        // No character that begins so is unseen, nor white space: ASCII, Latin letters, most of Chinese and Korean.
        Some(b'!'..=b'~' | 0xc3..=0xcc | 0xe4..=0xee) => true,
        _ => text.chars().next().is_some_and(|first| !invisible(first)),
    }
}

// What follows is without branches, so that many bytes are looked at together.

fn is_break(byte: u8) -> bool {
    (byte == b'\n') | (byte == b'\r') | (byte == b'\t')
}

fn is_mark(byte: u8) -> bool {
    let [a, b, c, d] = MARKS;
    (byte == a) | (byte == b) | (byte == c) | (byte == d)
}

fn is_backslash(byte: u8) -> bool {
    byte == b'\\'
}

fn is_star(byte: u8) -> bool {
    byte == b'*'
}

fn is_of_web(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'%')
}

/// A name or number behind `&`, the end of a mark or `br` behind `<`, a zero behind `%`.
fn begins_web(first: u8, second: u8) -> bool {
    let (small, entity) = (second | 0x20, (first == b'&') & (second == b'#'));
    let named = (first == b'&') & (small.wrapping_sub(b'a') < 26);
    let tag = (first == b'<') & ((second == b'/') | (small == b'b'));
    entity | named | tag | ((first == b'%') & (second == b'0'))
}

fn is_control(byte: u8) -> bool {
    (byte < b' ') | (byte == 0x7f)
}

fn is_steering_control(byte: u8) -> bool {
    is_control(byte) & !is_break(byte)
}

/// The first byte of every character that steers, and of others.
fn may_begin_steering(byte: u8) -> bool {
    is_steering_control(byte) | (byte == 0xc2) | (byte == 0xe2)
}

/// The first two bytes of every character that steers and is not ASCII, and of few others.
fn begins_steering(first: u8, second: u8) -> bool {
    ((first == 0xc2) & (second < 0xa0)) | ((first == 0xe2) & ((second == 0x80) | (second == 0x81)))
}

/// The first byte of every character that is not seen, and of others.
fn may_begin_unseen(byte: u8) -> bool {
    is_control(byte) | (byte == 0xc2) | (byte == 0xcd) | (byte.wrapping_sub(0xd8) <= 0xe3 - 0xd8) | (byte >= 0xef)
}

/// The first two bytes of every character that is not seen and not ASCII, and of few others.
fn begins_unseen(first: u8, second: u8) -> bool {
    let always = (first == 0xc2) | (first == 0xcd) | (first == 0xd8) | (first == 0xe1) | (first == 0xf3);
    let punctuation = (first == 0xe2) & (second <= 0x81);
    let filler = (first == 0xe3) & (second == 0x85);
    let forms = (first == 0xef) & ((second == 0xb8) | (second == 0xbb) | (second >= 0xbe));
    let notation = (first == 0xf0) & (second <= 0x9d);
    always | punctuation | filler | forms | notation
}

/// What a character of four bytes begins with, and thus of two UTF-16 units.
pub(super) fn is_wide(byte: u8) -> bool {
    byte >= 0xf0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::limits::LIMITS;
    use crate::rules::run;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_rule_finds_anything_in_a_text_without_its_traits(
            text in "[ -~é絵　、👍\u{200b}\n\t]{0,3}([ -~]{0,30}|(<br>|</b>|&amp;|&#39;|%0a|\\\\n|[*]{2}|[a-z ]){0,9})[一-龥👍]{0,20}[ -~é絵　、👍\u{200b}\n]{0,3}",
        ) {
            for limit in LIMITS {
                for (rule, feeds, check) in run::texts().filter(|(_, feeds, _)| feeds.is_for(limit.role)) {
                    let mut found = Vec::new();
                    check(&text, limit, &mut found);
                    let fed = |errors_only| run::seen(&text, limit.role, errors_only).meet(feeds.on);
                    let asked = fed(false) && (rule.severity != Severity::Error || fed(true));
                    prop_assert!(asked || found.is_empty(), "{}: {text:?}", rule.code);
                }
            }
        }

        #[test]
        fn no_text_has_a_trait_without_its_sign(text in "[a*_~`&<%\\\\# \n\t\u{ad}\u{200b}é絵，、👍]{0,40}") {
            for (role, errors_only) in Role::ALL.iter().flat_map(|role| [(*role, false), (*role, true)]) {
                let each = Traits::each::<{ u16::MAX }>(&text, run::asked(role, errors_only));
                prop_assert_eq!(run::seen(&text, role, errors_only), each, "{:?}: {:?}", role, text);
            }
        }
    }

    #[test]
    fn every_rule_about_texts_feeds_on_something() {
        for (rule, feeds, _) in run::texts() {
            assert!(!feeds.roles.is_empty() && feeds.on != Traits::NONE, "{}", rule.code);
        }
    }

    #[test]
    fn a_first_byte_tells_what_its_character_does() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            assert_eq!(begins_visibly(&String::from(c)), !invisible(c), "{c:?}");
        }
    }

    #[test]
    fn unseen_characters_are_found_by_their_bytes() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("a{c}"), format!("{c}絵")] {
                assert_eq!(Traits::of::<{ Traits::UNSEEN.bits() }>(&text) == Traits::UNSEEN, unseen(c), "{c:?}");
            }
        }
    }

    #[test]
    fn steering_characters_are_found_by_their_bytes() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("a{c}"), format!("{c}絵")] {
                assert_eq!(Traits::of::<{ Traits::STEERING.bits() }>(&text) == Traits::STEERING, steers(c), "{c:?}");
            }
        }
    }

    #[test]
    fn most_texts_have_no_trait_that_any_rule_feeds_on() {
        for (role, text) in [
            (Role::Label, "Express"),
            (Role::Label, "八达通增值，免手续费"),
            (Role::Id, "row-1"),
            (Role::Body, "Hello!\n\n*Which* one?"),
            (Role::Parameter, "Friday, 14:30"),
            (Role::Footer, "Open from 8:30."),
        ] {
            assert_eq!(run::seen(text, role, false), Traits::NONE, "{text}");
        }
    }
}
