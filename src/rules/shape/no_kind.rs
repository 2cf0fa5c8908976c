//! Definitions without a kind.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "shape/no-kind",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "a definition that holds no message kind",
    why: "A definition holds exactly one key that names its kind, such as `text` or `list`, and \
          everything to be sent stands below it. Add that key.",
    source: "format of definitions",
    prevents: &[],
    check: Check::Shape,
};
