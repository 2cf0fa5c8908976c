//! Typographic quotes where YAML's are meant.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/typographic-quotes",
    phase: Phase::Shape,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a YAML text in typographic quotes and no others"),
    why: Words::neutral(
        "Word processors and chat programs turn straight quotes into curly ones, which YAML takes for letters: \
          the reader sees them around the text. Write straight quotes, around the curly ones if those are meant.",
    ),
    source: Words::neutral("YAML 1.2.2, 7.3 (quotes are `\"` and `'`)"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
