//! Placeholder.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "id/surrounding-space",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "placeholder",
    why: "This is a placeholder that must be replaced.",
    source: "API document",
    prevents: &[],
    check: Check::Shape,
};
