//! What a look at the bytes of a text tells, and what the rules about texts feed on.
//!
//! Most texts are so plain that no rule has anything to say of them, and looking at their bytes, many
//! at a time, is far cheaper than asking. A rule names the traits without which it finds nothing;
//! nobody else knows them, so the look cannot be wrong about a rule, and looks for no more than the
//! rules about one part of a message feed on.

use super::characters::{invisible, unseen};
use crate::limits::Role;
use crate::text::bytes::every;
use memchr::{memchr, memchr3, memmem};

/// What formats a text in WhatsApp.
pub(crate) const MARKS: [u8; 4] = *b"*_~`";

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
}

/// Each trait, and how to see it.
macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident: $has:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "they only number the constants")]
        enum Bit { $($name,)* }

        impl Traits {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << Bit::$name as u16);)*

            /// Which of the traits that are asked for a text has.
            #[inline]
            pub(super) fn of(text: &str, asked: Self) -> Self {
                let mut traits = Self::NONE;
                $(if asked.meet(Self::$name) {
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

traits! {
    /// Is empty, or begins with a character that is not seen.
    BEGINS_UNSEEN: |text| !begins_visibly(text);
    /// Ends with white space.
    ENDS_IN_SPACE: |text| text.ends_with(char::is_whitespace);
    /// Has two spaces in a row.
    DOUBLE_SPACE: |text| memmem::find(text.as_bytes(), b"  ").is_some();
    /// Has a line break or a tab.
    BREAKS: |text| memchr3(b'\n', b'\r', b'\t', text.as_bytes()).is_some();
    /// Has a formatting mark.
    HAS_MARKS: |text| !every(text.as_bytes(), |byte| !is_mark(byte));
    /// Has a backslash.
    BACKSLASH: |text| memchr(b'\\', text.as_bytes()).is_some();
    /// Has what may begin HTML, or a character in percent signs.
    FROM_THE_WEB: |text| memchr3(b'&', b'<', b'%', text.as_bytes()).is_some();
    /// Has two stars in a row.
    TWO_STARS: |text| memmem::find(text.as_bytes(), b"**").is_some();
    /// Has a character that leaves no mark of its own.
    UNSEEN: |text| !every(text.as_bytes(), is_printable) && text.chars().any(unseen);
    /// Has a character of two UTF-16 units; the bytes of those begin at 0xf0.
    WIDE: |text| !every(text.as_bytes(), |byte| byte < 0xf0);
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

fn is_mark(byte: u8) -> bool {
    let [a, b, c, d] = MARKS.map(|mark| mark == byte);
    a | b | c | d
}

fn is_printable(byte: u8) -> bool {
    byte.wrapping_sub(b' ') <= b'~' - b' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::LIMITS;
    use crate::rules::run;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_rule_finds_anything_in_a_text_without_its_traits(
            text in "[ -~é絵　、👍\u{200b}\n\t]{0,3}([ -~]{0,30}|(<br>|&amp;|%0a|\\\\n|[*]{2}|[a-z ]){0,9})[一-龥👍]{0,20}[ -~é絵　、👍\u{200b}\n]{0,3}",
        ) {
            for limit in LIMITS {
                for (rule, feeds, check) in run::texts().filter(|(_, feeds, _)| feeds.is_for(limit.role)) {
                    let mut found = Vec::new();
                    check(&text, limit, &mut found);
                    let fed = Traits::of(&text, feeds.on) != Traits::NONE;
                    prop_assert!(fed || found.is_empty(), "{}: {text:?}", rule.code);
                }
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
    fn most_texts_have_no_trait_that_any_rule_feeds_on() {
        for (role, text) in [
            (Role::Label, "Express"),
            (Role::Label, "八达通增值，免手续费"),
            (Role::Id, "row-1"),
            (Role::Body, "Hello!\n\n*Which* one?"),
            (Role::Parameter, "Friday, 14:30"),
            (Role::Footer, "Open from 8:30."),
        ] {
            assert_eq!(Traits::of(text, run::asked(role, false)), Traits::NONE, "{text}");
        }
    }
}
