//! Placeholder.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "hint/insecure-link",
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: false,
    summary: "placeholder",
    why: "This is a placeholder that must be replaced.",
    source: "API document",
    prevents: &[],
    check: Check::Shape,
};
