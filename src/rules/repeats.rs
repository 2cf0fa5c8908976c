//! Finds values that must differ and do not.

use super::characters::{blank, short};
use super::count::keeps;
use crate::diagnostic::{Diagnostic, Path, Rule};
use crate::limits::Bound;
use crate::text::Words;
use crate::text::phrase::say;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// Said where a value stands once more.
pub(super) const AGAIN: Words = Words::new("used again", "再次出现");

/// Said where it stands first.
pub(crate) const FIRST: Words = Words::new("first used here", "首次出现");

/// Up to this many values, comparing all pairs beats hashing.
const FEW: usize = 32;

/// A number that is the same for equal values and differs for most others, had at little cost.
pub(crate) trait Print {
    fn print(self) -> u64;
}

impl Print for u32 {
    fn print(self) -> u64 {
        self.into()
    }
}

impl Print for &str {
    /// Its length and its last bytes: ids of one message often begin alike.
    fn print(self) -> u64 {
        let bytes = self.as_bytes();
        let end = match bytes.last_chunk() {
            Some(&last) => u64::from_le_bytes(last),
            None => bytes.iter().fold(0, |print, &byte| print << 8 | u64::from(byte)),
        };
        end ^ (bytes.len() as u64).rotate_right(8)
    }
}

/// Calls `tell` with the first place, the later place and the value of each repetition.
pub(super) fn each<K: Copy, V: Copy + Eq + Hash + Print>(
    values: impl Iterator<Item = (K, V)> + Clone,
    mut tell: impl FnMut(K, K, V),
) {
    if distinct(&values.clone().map(|(_, value)| value)) {
        return;
    }
    let mut seen = HashMap::new();
    for (at, value) in values {
        match seen.entry(value) {
            Entry::Vacant(entry) => _ = entry.insert(at),
            Entry::Occupied(first) => tell(*first.get(), at, value),
        }
    }
}

/// Whether there are few values and all differ.
pub(crate) fn distinct<V: Copy + Eq + Print>(values: &(impl Iterator<Item = V> + Clone)) -> bool {
    let mut seen = [0; FEW];
    for (count, value) in values.clone().enumerate() {
        let print = value.print();
        if count == FEW {
            return false;
        }
        if seen[..count].contains(&print) && values.clone().take(count).any(|earlier| earlier == value) {
            return false;
        }
        seen[count] = print;
    }
    true
}

/// Tells every text that stands once more, unless it needs other words anyway.
pub(super) fn texts<'a, L: Bound, K: Copy>(
    rule: &Rule,
    texts: impl Iterator<Item = (K, &'a str)> + Clone,
    path: impl Fn(K) -> Path,
    found: &mut Vec<Diagnostic>,
) {
    each(texts, |first, at, text| {
        if !needs_other_words::<L>(text) {
            found.push(again(rule, L::LIMIT.noun, text, path(at)).related(path(first), FIRST));
        }
    });
}

/// Whether a text is outside of its limit or blank: whoever mends that writes another one, of which nobody knows what it
/// is equal to.
pub(crate) fn needs_other_words<L: Bound>(text: &str) -> bool {
    !keeps::<L>(text) || blank(text)
}

/// A finding about a text that stands once more.
pub(crate) fn again(rule: &Rule, noun: Words, text: &str, path: Path) -> Diagnostic {
    let text = short(text);
    let message = say!("{noun} `{text}` is used again, each must be unique", "{noun} `{text}` 重复，必须唯一"; noun);
    Diagnostic::new(rule, path, message).label(AGAIN).help(say!("write another {noun}", "换一个{noun}"; noun))
}

#[cfg(test)]
mod tests {
    use super::{FEW, Print, each};

    #[test]
    fn what_looks_alike_is_compared() {
        let alike = ["a-12345678", "b-12345678"];
        assert_eq!(alike[0].print(), alike[1].print());
        each(alike.into_iter().enumerate(), |_, _, _| panic!("they differ"));
        assert_ne!("row 1".print(), "row 2".print());
    }

    #[test]
    fn few_and_many_values_are_told_alike() {
        for count in [FEW, FEW + 1] {
            let mut told = Vec::new();
            let value = |at| u32::try_from(at % (count - 2)).expect("it is small");
            each((0..count).map(|at| (at, value(at))), |first, at, value| told.push((first, at, value)));
            assert_eq!(told, [(0, count - 2, 0), (1, count - 1, 1)]);
        }
    }
}
