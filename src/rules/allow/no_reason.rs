//! An `allow` comment without a reason.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/no-reason",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("an `allow` comment without a reason"),
    why: Words::neutral(
        "Whoever reads the file next cannot tell why the warning is all right here. Say so behind the bracket.",
    ),
    source: Words::neutral("comments in YAML files"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
