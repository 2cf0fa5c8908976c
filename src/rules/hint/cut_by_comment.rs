//! Texts that a comment cuts.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/cut-by-comment",
    phase: Phase::Shape,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a text without quotes that ends where a blank and `#` begin a comment"),
    why: Words::neutral(
        "In YAML the rest of such a line is a comment: order numbers, tables and hashtags are lost, and the \
          message is sent without them. Put the whole text in quotes. A comment that is one has a blank behind \
          its `#`, and is no part of this.",
    ),
    source: Words::neutral("YAML 1.2.2, 6.6 (comments)"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
