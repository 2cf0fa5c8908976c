//! Double braces in a definition.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "shape/reserved-braces",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "double braces, which are reserved for parameters",
    why: "In a definition `{{` begins a parameter. Write `{{{{` where two literal braces are meant.",
    source: "format of definitions",
    prevents: &[],
    check: Check::Shape,
};
