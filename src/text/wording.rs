//! Words and numbers as people write them.

use super::sentence::Sentence;

/// `a`, `a or b`, `a, b or c`.
#[cfg(feature = "schema")]
pub(crate) fn or(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        words => words.concat(),
    }
}

/// `an image`, `a video`.
#[cfg(feature = "schema")]
pub(crate) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A number with separators, as in `4,096`.
pub(crate) fn thousands(n: impl Into<u64>) -> String {
    Sentence::empty().number(n.into()).text().to_owned()
}
