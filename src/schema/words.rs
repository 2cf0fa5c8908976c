//! What a schema says to people about limits.

use crate::limits::{Limit, Unit};

/// What a limit allows, with its unit: `at most 24 characters`.
pub(super) fn range(limit: &Limit) -> String {
    let count = if limit.max == crate::limits::NO_MAX { limit.min } else { limit.max };
    let unit = match limit.unit {
        Unit::Items | Unit::Number => "",
        unit => unit.noun(u64::from(count)),
    };
    format!("{} {unit}", limit.allowed()).trim_end().to_owned()
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn or(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        words => words.concat(),
    }
}

/// `an image`, `a video`.
pub(super) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
