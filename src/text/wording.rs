//! Words and numbers as people write them.

use super::phrase::{Language, Phrase};
use super::sentence::Sentence;

/// All of some words, one after the other: `a, b, c`; in Chinese `a、b、c`.
pub(crate) fn listed<'a, P: Into<Phrase> + Clone + 'a>(words: impl Iterator<Item = &'a P>) -> Phrase {
    let words: Vec<Phrase> = words.cloned().map(Into::into).collect();
    let joined = |language, comma| words.iter().map(|word| word.say(language)).collect::<Vec<_>>().join(comma);
    Phrase::new(joined(Language::English, ", "), joined(Language::Chinese, "、"))
}

/// What follows a Chinese character: a space comes between it and what is written in Latin letters, digits or quotes.
pub(crate) fn after_han(phrase: &Phrase) -> Phrase {
    let (en, zh) = (phrase.say(Language::English), phrase.say(Language::Chinese));
    let space = if zh.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '`' | '.')) { " " } else { "" };
    Phrase::new(en.to_owned(), format!("{space}{zh}"))
}

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
