//! Keys of a mapping that are no text.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/key",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a key that is not a text"),
    why: Words::neutral(
        "JSON objects have texts as keys, while YAML also allows lists, objects, aliases and nothing at all there. Write the key as plain text, in quotes where it begins with a special character.",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
