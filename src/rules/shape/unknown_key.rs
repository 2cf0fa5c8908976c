//! Keys that nobody reads.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/unknown-key",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a key that is not part of the format"),
    why: Words::neutral(
        "A key that is not documented is at best ignored, and often it is a slip that hides the key that \
          was meant. Correct or remove it.",
    ),
    source: Words::neutral("API document: request parameters"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
