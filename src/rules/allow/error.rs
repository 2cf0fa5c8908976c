//! An error in an `allow` comment.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/error",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("an error in an `allow` comment"),
    why: Words::neutral(
        "An error means that the message would be refused, and no comment changes that. Mend the message and delete the comment.",
    ),
    source: Words::neutral("comments in YAML files"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
