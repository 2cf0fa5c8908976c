//! A key that stands twice in one object.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/duplicate-key",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a key stands twice in one object"),
    why: Words::neutral(
        "Readers of JSON and YAML disagree about which of the two values counts, so one of them is lost without a word. Keep one.",
    ),
    source: Words::neutral("API document: request"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
