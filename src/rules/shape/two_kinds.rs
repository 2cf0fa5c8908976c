//! Two kinds in one definition or one header.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/two-kinds",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("two kinds where exactly one belongs"),
    why: Words::neutral(
        "One definition is one message and one header shows one thing, so a second kind leaves open \
          which is meant. Remove one, or move it into a document of its own.",
    ),
    source: Words::neutral("format of definitions"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
