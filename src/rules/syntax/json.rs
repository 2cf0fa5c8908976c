//! Text that is not JSON.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "syntax/json",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "text that is not valid JSON",
    why: "The API reads strict JSON and refuses everything else, even a comma too many. Mend the place that the finding names.",
    source: "RFC 8259",
    prevents: &[],
    check: Check::Syntax,
};
