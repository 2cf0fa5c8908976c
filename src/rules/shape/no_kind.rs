//! Definitions without a kind.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/no-kind",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "a definition that holds no message kind",
    why: "A definition holds exactly one key that names its kind, such as `text` or `list`, and \
          everything to be sent stands below it. Add that key.",
    source: "format of definitions",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
