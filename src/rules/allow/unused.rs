//! An `allow` comment that silences nothing.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/unused",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("an `allow` comment that silences nothing"),
    why: Words::neutral(
        "What it was for is gone, or it stands at the wrong line, and it may hide something later. Delete it, or move it above the line or to its end.",
    ),
    source: Words::neutral("comments in YAML files"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
