//! What people are told, in each language that it is told in.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A language in which people are told things. Codes, keys and pointers are the same in all.
///
/// ```
/// use waml::Language;
///
/// assert_eq!(Language::ALL.map(Language::code), ["en", "zh"]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese in simplified characters, the language of the API document.
    Chinese,
}

impl Language {
    /// All, English first.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its name on the command line and in reports: `en`, `zh`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }
}

/// Fixed words.
///
/// ```
/// use waml::text::{Language, Words};
///
/// const ROWS: Words = Words::new("rows", "行");
/// assert_eq!((ROWS.say(Language::Chinese), ROWS.to_string().as_str()), ("行", "rows"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    en: &'static str,
    zh: &'static str,
}

impl Words {
    /// Words in English and in Chinese.
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// What is no word of any language.
    pub const fn neutral(text: &'static str) -> Self {
        Self { en: text, zh: text }
    }

    /// The words in a language.
    pub const fn say(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}

/// In English.
impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.en
    }
}

/// In English.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.en)
    }
}

impl PartialEq<str> for Words {
    fn eq(&self, other: &str) -> bool {
        *self.en == *other
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        *self.en == **other
    }
}

/// In English.
impl serde::Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.en)
    }
}

/// What is said about one thing, in all languages.
///
/// ```
/// use waml::say;
/// use waml::text::Language;
///
/// let count = 3;
/// let phrase = say!("{count} rows", "{count} 行");
/// assert_eq!((phrase.say(Language::Chinese), phrase.to_string().as_str()), ("3 行", "3 rows"));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Phrase {
    en: Cow<'static, str>,
    zh: Cow<'static, str>,
}

impl Phrase {
    /// The same thing in English and in Chinese.
    pub fn new(en: impl Into<Cow<'static, str>>, zh: impl Into<Cow<'static, str>>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// What is no word of any language: a key, an address, a number.
    pub fn neutral(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self { en: text.clone(), zh: text }
    }

    /// What is said, in a language.
    pub fn say(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// For tests of what has nothing to do with languages.
#[cfg(test)]
impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self::neutral(text.to_owned())
    }
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Self {
        Self::new(words.en, words.zh)
    }
}

/// In English.
impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.en
    }
}

/// In English.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.en)
    }
}

/// In English.
impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.en, f)
    }
}

/// What a reader of files says that stops, in words of its own.
impl std::error::Error for Phrase {}

impl PartialEq<str> for Phrase {
    fn eq(&self, other: &str) -> bool {
        *self.en == *other
    }
}

impl PartialEq<&str> for Phrase {
    fn eq(&self, other: &&str) -> bool {
        *self.en == **other
    }
}

/// Text that was put together, without a copy where it is fixed.
#[doc(hidden)]
pub fn put_together(arguments: fmt::Arguments<'_>) -> Cow<'static, str> {
    match arguments.as_str() {
        Some(fixed) => Cow::Borrowed(fixed),
        None => Cow::Owned(fmt::format(arguments)),
    }
}

/// A [`Phrase`] of an English and a Chinese format string.
///
/// Both take the variables around them by their names. Those that are named behind a semicolon say themselves in the
/// language of the string: they are [`Words`], [`Phrase`]s, or have a method `say` like theirs.
///
/// ```
/// use waml::say;
/// use waml::text::{Language, Words};
///
/// let (noun, count) = (Words::new("rows", "行"), 3);
/// let phrase = say!("{count} {noun}", "{count} {noun}，共计"; noun);
/// assert_eq!(phrase.say(Language::English), "3 rows");
/// assert_eq!(phrase.say(Language::Chinese), "3 行，共计");
/// ```
#[macro_export]
macro_rules! say {
    ($en:literal, $zh:literal $(,)?) => {
        $crate::text::Phrase::new(
            $crate::text::put_together(format_args!($en)),
            $crate::text::put_together(format_args!($zh)),
        )
    };
    ($en:literal, $zh:literal; $($name:ident $(= $value:expr)?),+ $(,)?) => {{
        $(let $name = &$crate::say!(@ $name $($value)?);)+
        $crate::text::Phrase::new(
            {
                $(let $name = $name.say($crate::text::Language::English);)+
                $crate::text::put_together(format_args!($en))
            },
            {
                $(let $name = $name.say($crate::text::Language::Chinese);)+
                $crate::text::put_together(format_args!($zh))
            },
        )
    }};
    (@ $name:ident $value:expr) => { $value };
    (@ $name:ident) => { $name };
}
pub(crate) use crate::say;

#[cfg(test)]
mod tests {
    use super::{Language, Phrase, Words};

    #[test]
    fn values_say_themselves() {
        let (noun, count) = (Words::new("row", "行"), 3);
        let phrase = say!("{noun} {count}", "第 {count} {noun}"; noun);
        assert_eq!(Language::ALL.map(|language| phrase.say(language)), ["row 3", "第 3 行"]);
        let inner = say!("in {phrase}", "在{phrase}中"; phrase);
        assert_eq!(Language::ALL.map(|language| inner.say(language)), ["in row 3", "在第 3 行中"]);
        assert_eq!(Phrase::neutral("x").say(Language::Chinese), "x");
    }
}
