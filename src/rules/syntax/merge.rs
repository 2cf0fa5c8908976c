//! YAML merges: `<<` takes over the entries of other mappings.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/merge",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a `<<` that merges something other than objects"),
    why: Words::neutral(
        "The merge key takes an alias of an object, or a list of such aliases; anything else has no entries to take over. Name an object, or put a key that is really called `<<` in quotes.",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
