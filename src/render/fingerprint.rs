//! Names for findings that stay the same while a file grows around them.

use super::place;
use crate::diagnostic::Diagnostic;
use std::collections::HashMap;

/// The findings of one file, counted: of findings that are alike in all that is hashed, the second
/// is told from the first by its number. A file with several documents can hold such.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u128, u32>,
}

impl Fingerprints {
    /// 32 hexadecimal digits from the code, the pointer and the message of a finding, and from
    /// `file` where names must differ between files. Lines and columns play no part.
    pub(super) fn next(&mut self, file: &str, finding: &Diagnostic) -> String {
        let base = hash(&[file, finding.code, &place(&finding.primary).0, &finding.message]);
        let count = self.seen.entry(base).or_default();
        *count += 1;
        let name = if *count == 1 { base } else { base.wrapping_add(u128::from(*count)) };
        format!("{name:032x}")
    }
}

/// FNV-1a with 128 bits: quick, and the same on every machine and in every release.
fn hash(parts: &[&str]) -> u128 {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    // No text holds 0xff, so the parts cannot run into each other.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(START, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture::{at, finding};
    use crate::text::Source;

    fn of(text: &str, pointer: &str) -> String {
        Fingerprints::default().next("", &finding(at(&Source::new("a", text), pointer, "b"), ""))
    }

    #[test]
    fn lines_do_not_matter_and_places_do() {
        assert_eq!(of("b", "/x"), of("# a comment\n\nb", "/x"));
        assert_ne!(of("b", "/x"), of("b", "/y"));
        assert_eq!(of("b", "/x"), "79e5d8d757d96d20cfd77452261cad22", "released names must not change");
    }

    #[test]
    fn twins_differ() {
        let twin = finding(at(&Source::new("a", "b"), "/x", "b"), "");
        let mut names = Fingerprints::default();
        let all = [names.next("", &twin), names.next("", &twin), names.next("f", &twin)];
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2], "{all:?}");
    }
}
