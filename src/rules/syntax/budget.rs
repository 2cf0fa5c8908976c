//! Limits on what one text may ask of the machine.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/budget",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a text that is too large, too deep or too full"),
    why: Words::neutral(
        "Reading stops where the limit is reached, so that no file can exhaust the machine. No message comes near these limits; split a large file, or look for a bracket or an indentation gone wrong.",
    ),
    source: Words::neutral("API document: request"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
