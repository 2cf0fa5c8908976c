//! A text that holds no value at all.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/empty",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a text without a message in it"),
    why: Words::neutral("There is nothing to send. Write a message, or delete the file."),
    source: Words::neutral("API document: request"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
