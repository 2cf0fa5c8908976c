//! A message's name that cannot be the name of a file.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::{Check, characters::invisible};

pub(crate) static RULE: Rule = Rule {
    code: "shape/file-name",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "a `name` that cannot be a file's name",
    why: "Compiling into a folder writes each message to a file of its name, so the name must be one on every system. Keep to letters, digits, spaces, `-`, `_` and `.`, and begin with a letter or digit.",
    source: "the definition language",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// Whether a name can hold a character anywhere: what a name in XML can, `.` and `:` left out, and
/// the few letters and numbers that XML forgot. Ranges, and no classes of Unicode: these grow with
/// each version, and the schema has to mean the same to tools of any age.
pub(crate) fn taken(c: char) -> bool {
    let named = matches!(c, '-' | '0'..='9' | 'A'..='Z' | '_' | 'a'..='z'
        | '\u{aa}' | '\u{b2}' | '\u{b3}' | '\u{b5}' | '\u{b9}' | '\u{ba}' | '\u{bc}'..='\u{be}'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{2070}'..='\u{218f}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3005}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}');
    named && !c.is_whitespace() && !invisible(c)
}

#[cfg(test)]
mod tests {
    use super::{invisible, taken};

    #[test]
    fn every_letter_and_digit_is_taken() {
        let lost: Vec<_> = ('\0'..=char::MAX).filter(|c| c.is_alphanumeric() && !invisible(*c) && !taken(*c)).collect();
        assert!(lost.is_empty(), "{lost:?}");
        for mark in ['\u{301}', '\u{94d}', '\u{e49}', '\u{5b0}'] {
            assert!(taken(mark), "{mark:?}");
        }
        for other in "/\\:*?\"<>|. \t\n\u{7f}\u{a0}\u{200b}\u{202e}\u{3000}\u{feff}".chars() {
            assert!(!taken(other), "{other:?}");
        }
    }
}
