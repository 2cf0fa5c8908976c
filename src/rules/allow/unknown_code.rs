//! An `allow` comment with a code that no rule has.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/unknown-code",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("an `allow` comment with a code that no rule has"),
    why: Words::neutral(
        "The comment silences nothing, most likely because the code is misspelt. `waml explain` lists all codes.",
    ),
    source: Words::neutral("comments in YAML files"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
