//! A comment for waml that cannot be read.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/malformed",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a comment for waml that cannot be read"),
    why: Words::neutral(
        "A comment that begins with `# waml:` is meant for this tool, so one it cannot read is a mistake. Write `# waml: allow(CODE) reason`.",
    ),
    source: Words::neutral("comments in YAML files"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
