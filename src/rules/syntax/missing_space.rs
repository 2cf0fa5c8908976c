//! Signs of YAML that need a space behind them and have none.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/missing-space",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a colon or dash of YAML without the space behind it"),
    why: Words::neutral(
        "YAML takes `text:hello` and `-hello` for a text with a colon or dash in it: only a space behind the sign makes a key or a list item. Write the space.",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
