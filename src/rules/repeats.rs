//! Finds values that must differ and do not.

use super::Rule;
use super::characters::short;
use crate::diagnostic::{Diagnostic, Path};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// Up to this many values, comparing all pairs beats hashing.
const FEW: usize = 32;

/// Calls `tell` with the first place, the later place and the value of each repetition.
pub(super) fn each<K: Copy, V: Copy + Eq + Hash>(
    values: impl Iterator<Item = (K, V)> + Clone,
    mut tell: impl FnMut(K, K, V),
) {
    if distinct(values.clone()) {
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
fn distinct<K, V: Copy + Eq>(values: impl Iterator<Item = (K, V)>) -> bool {
    let mut seen = [const { None }; FEW];
    for (count, (_, value)) in values.enumerate() {
        if count == FEW || seen[..count].contains(&Some(value)) {
            return false;
        }
        seen[count] = Some(value);
    }
    true
}

/// Tells every text that stands once more. Empty texts are told by their limit.
pub(super) fn texts<'a, K: Copy>(
    rule: &Rule,
    noun: &str,
    texts: impl Iterator<Item = (K, &'a str)> + Clone,
    path: impl Fn(K) -> Path,
    found: &mut Vec<Diagnostic>,
) {
    each(texts.filter(|(_, text)| !text.is_empty()), |first, at, text| {
        found.push(
            Diagnostic::new(rule, path(at), format!("{noun} `{}` is used again, each must be unique", short(text)))
                .label("used again")
                .related(path(first), "first used here")
                .help(format!("write another {noun}")),
        );
    });
}

#[cfg(test)]
mod tests {
    use super::{FEW, each};

    #[test]
    fn few_and_many_values_are_told_alike() {
        for count in [FEW, FEW + 1] {
            let mut told = Vec::new();
            each((0..count).map(|at| (at, at % (count - 2))), |first, at, value| told.push((first, at, value)));
            assert_eq!(told, [(0, count - 2, 0), (1, count - 1, 1)]);
        }
    }
}
