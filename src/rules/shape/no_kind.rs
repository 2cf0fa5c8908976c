//! Definitions without a kind.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/no-kind",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a definition that holds no message kind"),
    why: Words::neutral(
        "A definition holds exactly one key that names its kind, such as `text` or `list`, and \
          everything to be sent stands below it. Add that key.",
    ),
    source: Words::neutral("format of definitions"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
