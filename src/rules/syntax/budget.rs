//! Limits on what one text may ask of the machine.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/budget",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "a text that is too large, too deep or too full",
    why: "Reading stops where the limit is reached, so that no file can exhaust the machine. No message comes near these limits; split a large file, or look for a bracket or an indentation gone wrong.",
    source: "API document: request",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
