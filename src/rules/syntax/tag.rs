//! YAML tags: `!name` in front of a value.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/tag",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a YAML tag that is unknown or does not fit its value"),
    why: Words::neutral(
        "Messages are made of texts, numbers, lists and objects, so a tag can add nothing to them. Leave it out, or quote a text that begins with an exclamation mark.",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
