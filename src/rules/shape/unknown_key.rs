//! Keys that nobody reads.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "shape/unknown-key",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "a key that is not part of the format",
    why: "A key that is not documented is at best ignored, and often it is a slip that hides the key that \
          was meant. Correct or remove it.",
    source: "API document: request parameters",
    prevents: &[100],
    check: Check::Shape,
};
