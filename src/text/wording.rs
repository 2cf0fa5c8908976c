//! Words and numbers as people write them.

use super::phrase::{Language, Phrase, say};
use super::sentence::Sentence;

/// All of some words, one after the other: `a, b, c`; in Chinese `a、b、c`.
pub(crate) fn joined<'a, P: Into<Phrase> + Clone + 'a>(words: impl Iterator<Item = &'a P>) -> Phrase {
    let words: Vec<Phrase> = words.cloned().map(Into::into).collect();
    let all = |language, comma| words.iter().map(|word| word.say(language)).collect::<Vec<_>>().join(comma);
    Phrase::new(all(Language::English, ", "), all(Language::Chinese, "、"))
}

/// What follows a Chinese character: a space comes between it and what is written in Latin letters, digits or quotes.
pub(crate) fn after_han(phrase: &Phrase) -> Phrase {
    let (en, zh) = (phrase.say(Language::English), phrase.say(Language::Chinese));
    let space = if zh.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '`' | '.')) { " " } else { "" };
    Phrase::new(en.to_owned(), format!("{space}{zh}"))
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn or(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        words => words.concat(),
    }
}

/// Words of the API, all that there are: `` `a`, `b`, `c` ``.
pub(crate) fn listed(words: &[impl AsRef<str>]) -> Phrase {
    let words = ticked(words);
    Phrase::new(words.join(", "), words.join("、"))
}

/// Words of the API, one of which is to be chosen: `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
pub(crate) fn choice_of(words: &[impl AsRef<str>]) -> Phrase {
    one_of(&ticked(words))
}

/// What is no word of any language, one of which is to be chosen: `.a`, `.a or .b`, `.a, .b or .c`.
pub(crate) fn one_of(words: &[String]) -> Phrase {
    let chinese = match words {
        [before @ .., last] if !before.is_empty() => format!("{} 或 {last}", before.join("、")),
        words => words.concat(),
    };
    Phrase::new(or(words), chinese)
}

/// Words of the API, all of which are meant: `` `a` ``, `` `a` and `b` ``, `` `a`, `b` and `c` ``.
pub(crate) fn all_of(words: &[impl AsRef<str>]) -> Phrase {
    match &ticked(words)[..] {
        [before @ .., last] if !before.is_empty() => {
            Phrase::new(format!("{} and {last}", before.join(", ")), format!("{} 和 {last}", before.join("、")))
        }
        words => Phrase::neutral(words.concat()),
    }
}

fn ticked(words: &[impl AsRef<str>]) -> Vec<String> {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect()
}

/// `found a list`, `found null`.
pub(crate) fn found(thing: impl Into<Phrase>) -> Phrase {
    let thing = thing.into();
    if thing.say(Language::Chinese).starts_with(|c: char| c.is_ascii()) {
        say!("found {thing}", "此处是 {thing}"; thing)
    } else {
        say!("found {thing}", "此处是{thing}"; thing)
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
