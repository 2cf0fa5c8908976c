//! Did you mean …?

use super::translated::translated;

/// Longer words are not worth comparing.
const LONGEST: usize = 64;

/// The one candidate that a misspelt word most likely means.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No Chinese word is near to any of the API's; it may be what the API's document calls one.
    if word.len() <= LONGEST && !word.is_empty() && word.chars().all(|c| !c.is_ascii()) {
        return translated(word, candidates);
    }
    nearest_name(word, candidates)
}

/// The one name that a misspelt one most likely means, whatever language people give names in.
pub(crate) fn nearest_name<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let plain = simplified(word);
    let mut scored: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| distance(&plain, &simplified(candidate)).map(|distance| (distance, candidate)))
        .collect();
    scored.sort_unstable();
    match scored[..] {
        [(best, _), (second, _), ..] if best == second => None,
        [(_, candidate), ..] => Some(candidate),
        [] => None,
    }
}

/// Case and separators aside.
fn simplified(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The fewest letters that count as an abbreviation.
const ABBREVIATION: usize = 3;

/// How far two words are apart, where that is near enough: a third of the letters changed, or
/// the word an abbreviation of the candidate.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    if word.len() >= ABBREVIATION && candidate.starts_with(word) {
        return Some(1);
    }
    let allowed = word.chars().count().max(candidate.chars().count()) / 3;
    if at_least(word, candidate) > allowed {
        return None;
    }
    let distance = strsim::damerau_levenshtein(word, candidate);
    (distance <= allowed).then_some(distance)
}

/// How far two words are apart at least: an edit changes at most one letter into another. Told at
/// a small part of the cost of the distance, and nearly all candidates are farther off.
fn at_least(word: &str, candidate: &str) -> usize {
    // Letters that share a counter only lower the answer.
    const COUNTERS: usize = 32;
    let mut counters = [0_i32; COUNTERS];
    word.chars().for_each(|c| counters[c as usize % COUNTERS] += 1);
    candidate.chars().for_each(|c| counters[c as usize % COUNTERS] -= 1);
    let sum = |sign: i32| counters.iter().map(|count| (count * sign).max(0).unsigned_abs() as usize).sum::<usize>();
    sum(1).max(sum(-1))
}

#[cfg(test)]
mod tests {
    use super::{at_least, nearest, nearest_name};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_word_is_nearer_than_its_letters_allow(one in "[a-f1é花]{0,12}", other in "[a-f1é花]{0,12}") {
            prop_assert!(at_least(&one, &other) <= strsim::damerau_levenshtein(&one, &other));
        }
    }

    #[test]
    fn finds_typos_abbreviations_and_other_spellings() {
        let keys = ["display_text", "url"];
        assert_eq!(nearest("displayText", keys), Some("display_text"));
        assert_eq!(nearest("display", keys), Some("display_text"));
        assert_eq!(nearest("ulr", keys), Some("url"));
        assert_eq!(nearest("desc", ["id", "title", "description"]), Some("description"));
        assert_eq!(nearest("foooter", ["header", "body", "footer", "replies"]), Some("footer"));
    }

    #[test]
    fn names_of_people_are_in_any_language() {
        assert_eq!(nearest_name("订单准备好", ["订单准备好了", "付款提醒"]), Some("订单准备好了"));
        assert_eq!(nearest_name("Order", ["order", "late"]), Some("order"));
        assert_eq!(nearest_name("", ["order"]), None);
    }

    #[test]
    fn stays_silent_when_nothing_or_too_much_is_near() {
        assert_eq!(nearest("colour", ["id", "title", "description"]), None);
        assert_eq!(nearest("bod", ["boda", "body"]), None);
        assert_eq!(nearest(&"x".repeat(65), ["x"]), None);
    }
}
