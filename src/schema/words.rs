//! What a schema says to people about limits.

use crate::limits::{LIMITS, Limit, NO_MAX, Unit, thousands};
use crate::rules::Rule;

/// What a limit allows, with its unit: `1 to 24 characters`.
pub(super) fn range(limit: &Limit) -> String {
    let (min, max) = (limit.min, limit.max);
    let unit = match limit.unit {
        Unit::Items | Unit::Number => "",
        unit => unit.noun(u64::from(if max == NO_MAX { min } else { max })),
    };
    let range = match (min, max) {
        (min, NO_MAX) => format!("at least {min}"),
        (min, max) if min == max => format!("exactly {min}"),
        (0, max) if limit.unit != Unit::Number => format!("at most {}", thousands(max)),
        (min, max) => format!("{min} to {}", thousands(max)),
    };
    format!("{range} {unit}").trim_end().to_owned()
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

/// What a rule is about; a limit with its numbers.
pub(super) fn of(rule: &Rule) -> String {
    let limit = LIMITS.iter().find(|limit| limit.rule.code == rule.code);
    limit.map_or_else(|| rule.summary.to_owned(), |limit| format!("{}: {}", limit.noun, range(limit)))
}
