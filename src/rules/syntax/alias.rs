//! YAML aliases: a `*name` stands for what `&name` marked before it.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/alias",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("an alias that stands for nothing, or for itself"),
    why: Words::neutral(
        "YAML takes `*name` at the beginning of a value for a reference to an earlier `&name`, so a text that opens with *bold* is lost unless it stands in quotes. Quote the text, or write the anchor before the alias.",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
