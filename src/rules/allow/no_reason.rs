//! An `allow` comment without a reason.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "allow/no-reason",
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: "an `allow` comment without a reason",
    why: "Whoever reads the file next cannot tell why the warning is all right here. Say so behind the bracket.",
    source: "comments in YAML files",
    prevents: &[],
    check: Check::Comment,
};
