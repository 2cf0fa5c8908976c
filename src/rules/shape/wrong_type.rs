//! Objects where lists belong, and the like.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "shape/wrong-type",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "a value of the wrong type",
    why: "The API expects an object, a list or an integer here and cannot read anything else. Write a \
          value of the type that the finding names.",
    source: "API document: request syntax of each kind",
    prevents: &[100],
    check: Check::Shape,
};
