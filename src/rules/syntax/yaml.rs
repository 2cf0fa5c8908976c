//! Text that is not YAML.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/yaml",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "text that is not valid YAML",
    why: "The message cannot be read from the faulty place on; other documents of the file still are. Most often a text needs quotes, because it has a colon and a space in it or begins with a special character.",
    source: "YAML 1.2.2",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
