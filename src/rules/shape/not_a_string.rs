//! Numbers, booleans and nulls where a string belongs.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/not-a-string",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a number, boolean or null where a string belongs"),
    why: Words::neutral(
        "YAML reads bare digits, `true` and `~` as values other than text, and digits then lose their \
          leading zeros. Put quotes around the value; nothing is converted silently.",
    ),
    source: Words::neutral("API document: request parameters"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
