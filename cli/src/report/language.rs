//! In which language a run speaks.

use crate::project::locale::is_simplified_chinese;
use clap::ValueEnum;
use std::env;
use std::ffi::OsString;
use waml::text::Phrase;
use waml::{Language, say};

/// The languages of `--lang` and `WAML_LANG`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    En,
    Zh,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
        }
    }
}

impl Lang {
    /// What arguments ask for that nobody has parsed: what the parser says is in that language too.
    pub(crate) fn asked(arguments: &[OsString]) -> Option<Self> {
        let options = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
        let options: Vec<_> = options.take_while(|argument| *argument != "--").collect();
        let behind = options.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
        let inside = options.iter().filter_map(|option| option.strip_prefix("--lang="));
        behind.chain(inside).find_map(|name| Self::from_str(name, false).ok())
    }
}

/// Who asked for which language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// `--lang`.
    Given(Language),
    /// `WAML_LANG`.
    Environment(Language),
    /// The locale.
    Locale(Language),
    /// Nobody.
    #[default]
    Nobody,
}

impl Tongue {
    /// What the arguments, or else the environment, ask for.
    ///
    /// # Errors
    /// That `WAML_LANG` names no language of ours.
    pub(crate) fn of(given: Option<Lang>) -> Result<Self, Phrase> {
        let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        match given {
            Some(lang) => Ok(Self::Given(lang.into())),
            None => Self::told(variable),
        }
    }

    /// What variables of the environment ask for.
    fn told(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Phrase> {
        if let Some(name) = variable("WAML_LANG") {
            let lang = Lang::from_str(&name, true);
            return lang.map(|lang| Self::Environment(lang.into())).map_err(|_| {
                say!("WAML_LANG is `{name}`, allowed are en and zh", "WAML_LANG 为 `{name}`，可用 en 或 zh")
            });
        }
        // The first that is set decides, as it does for every program.
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(&variable);
        // The console of Linux has no Han characters.
        let shows_han = variable("TERM").is_none_or(|term| term != "linux" && term != "dumb");
        Ok(match locale {
            Some(locale) if shows_han && is_simplified_chinese(&locale) => Self::Locale(Language::Chinese),
            _ => Self::Nobody,
        })
    }

    /// The language of what programs read: English, where not asked for with the run.
    pub(crate) fn for_programs(self) -> Language {
        match self {
            Self::Given(language) => language,
            _ => Language::default(),
        }
    }

    /// The language of what people read. What is no terminal may be read by a program after all, so a locale does
    /// not count there.
    pub(crate) fn for_people(self, on_terminal: bool) -> Language {
        match self {
            Self::Given(language) | Self::Environment(language) => language,
            Self::Locale(language) if on_terminal => language,
            _ => Language::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(variables: &[(&str, &str)]) -> Result<Tongue, Phrase> {
        Tongue::told(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn locales() {
        let chinese = Ok(Tongue::Locale(Language::Chinese));
        for locale in ["zh", "zh_CN", "zh_CN.UTF-8", "zh_SG.utf8", "zh-Hans", "zh_CN.UTF-8@cjk"] {
            assert_eq!(told(&[("LANG", locale)]), chinese, "{locale}");
        }
        for locale in [
            "C",
            "POSIX",
            "C.UTF-8",
            "en_US.UTF-8",
            "zh_TW.UTF-8",
            "zh_HK",
            "zh-Hant",
            "zh_CN.GBK",
            "zh_CN.GB18030",
            "zho",
        ] {
            assert_eq!(told(&[("LANG", locale)]), Ok(Tongue::Nobody), "{locale}");
        }
        assert_eq!(told(&[]), Ok(Tongue::Nobody));
        assert_eq!(told(&[("LC_ALL", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")]), Ok(Tongue::Nobody));
        assert_eq!(told(&[("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "C")]), chinese);
        assert_eq!(told(&[("LANG", "zh_CN.UTF-8"), ("TERM", "linux")]), Ok(Tongue::Nobody));
    }

    #[test]
    fn arguments_ask_before_they_are_parsed() {
        let asked = |words: &str| Lang::asked(&words.split(' ').map(OsString::from).collect::<Vec<_>>());
        for words in ["waml --lang zh --help", "waml check -h --lang=zh", "waml --lang zh"] {
            assert_eq!(asked(words), Some(Lang::Zh), "{words}");
        }
        for words in ["waml --help", "waml --lang", "waml --lang fr", "waml -- --lang zh", "waml --language zh"] {
            assert_eq!(asked(words), None, "{words}");
        }
    }

    #[test]
    fn who_asks_decides_who_is_told() {
        let chinese = Language::Chinese;
        let told_of = |tongue: Tongue| [tongue.for_programs(), tongue.for_people(false), tongue.for_people(true)];
        assert_eq!(told_of(Tongue::Given(chinese)), [chinese; 3]);
        assert_eq!(told_of(Tongue::Environment(chinese)), [Language::English, chinese, chinese]);
        assert_eq!(told_of(Tongue::Locale(chinese)), [Language::English, Language::English, chinese]);
        assert_eq!(told(&[("WAML_LANG", "ZH"), ("LANG", "C")]), Ok(Tongue::Environment(chinese)));
        assert_eq!(told(&[("WAML_LANG", "en"), ("LANG", "zh_CN")]), Ok(Tongue::Environment(Language::English)));
        assert_eq!(
            told(&[("WAML_LANG", "fr")]),
            Err(say!("WAML_LANG is `fr`, allowed are en and zh", "WAML_LANG 为 `fr`，可用 en 或 zh"))
        );
    }
}
