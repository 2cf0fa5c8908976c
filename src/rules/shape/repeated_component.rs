//! Template components given more than once.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/repeated-component",
    phase: Phase::Shape,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a template component that is given twice"),
    why: Words::neutral(
        "A template has one header and one body, so of two components for the same place one would be \
          lost. Put all parameters into a single component.",
    ),
    source: Words::neutral("Meta: template components"),
    prevents: &[100, 132000],
};

pub(crate) const CHECK: Check = Check::Reader;
