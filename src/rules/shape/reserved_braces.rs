//! Double braces in a definition.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/reserved-braces",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("double braces, which are reserved for parameters"),
    why: Words::neutral("In a definition `{{` begins a parameter. Write `{{{{` where two literal braces are meant."),
    source: Words::neutral("format of definitions"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
