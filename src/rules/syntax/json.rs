//! Text that is not JSON.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/json",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("text that is not valid JSON"),
    why: Words::neutral(
        "The API reads strict JSON and refuses everything else, even a comma too many. Mend the place that the finding names.",
    ),
    source: Words::neutral("RFC 8259"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
