//! Names of languages, as systems and editors write them.

use waml::Language;

/// The language that a locale means: Chinese for `zh`, `zh-CN`, `zh_CN.UTF-8` and the like, else English.
pub(crate) fn language(locale: &str) -> Language {
    if is_simplified_chinese(locale) { Language::Chinese } else { Language::English }
}

/// Whether a locale means Chinese in simplified characters, in an encoding that is ours: `zh`, `zh_CN.UTF-8`, `zh-Hans_SG`.
pub(crate) fn is_simplified_chinese(locale: &str) -> bool {
    let (name, encoding) = locale.split_once('.').unwrap_or((locale, "utf8"));
    let encoding = encoding.split('@').next().unwrap_or_default().replace('-', "");
    let mut parts = name.split(['_', '-', '@']);
    let is_chinese = parts.next().is_some_and(|language| language.eq_ignore_ascii_case("zh"));
    let is_traditional = |part: &str| ["TW", "HK", "MO", "Hant"].iter().any(|other| part.eq_ignore_ascii_case(other));
    is_chinese && !parts.any(is_traditional) && encoding.eq_ignore_ascii_case("utf8")
}
