//! Words that are not among the documented ones.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/unknown-word",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a `type`, `sub_type` or `name` that is not one of the documented words"),
    why: Words::neutral(
        "These words decide how the rest of the object is read, and they must be spelled exactly as \
          documented. Write one of the words that the finding lists.",
    ),
    source: Words::neutral("API document: request syntax of each kind"),
    prevents: &[100, 131009],
};

pub(crate) const CHECK: Check = Check::Reader;
