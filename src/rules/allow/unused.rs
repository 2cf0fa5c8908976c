//! An `allow` comment that silences nothing.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/unused",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: "an `allow` comment that silences nothing",
    why: "What it was for is gone, or it stands at the wrong line, and it may hide something later. Delete it, or move it above the line or to its end.",
    source: "comments in YAML files",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
