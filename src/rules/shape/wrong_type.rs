//! Objects where lists belong, and the like.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/wrong-type",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a value of the wrong type"),
    why: Words::neutral(
        "The API expects an object, a list or an integer here and cannot read anything else. Write a \
          value of the type that the finding names.",
    ),
    source: Words::neutral("API document: request syntax of each kind"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
