//! Keys that must be there and are not.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/missing-key",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a required key that is missing"),
    why: Words::neutral(
        "Without this key the message is incomplete and gets refused. Add the key to the object that the \
          finding points at.",
    ),
    source: Words::neutral("API document: request parameters"),
    prevents: &[131008],
};

pub(crate) const CHECK: Check = Check::Reader;
