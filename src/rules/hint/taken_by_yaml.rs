//! Words that YAML takes from the beginning of a text.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/taken-by-yaml",
    phase: Phase::Syntax,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral(
        "a text without quotes whose first word is an anchor that nothing refers to, or a lone `!`",
    ),
    why: Words::neutral(
        "YAML reads `&friends welcome` as the text `welcome` with a name for other places to refer to, and `! sale` \
          as the text `sale`: the first word is not sent. Put the whole text in quotes; leave out an anchor that \
          nothing needs.",
    ),
    source: Words::neutral("YAML 1.2.2, 6.9 (node properties)"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
