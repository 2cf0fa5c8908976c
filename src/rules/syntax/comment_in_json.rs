//! Comments in JSON, as examples in documentation have them.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/comment-in-json",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a comment in JSON, which has none"),
    why: Words::neutral(
        "The API reads strict JSON and refuses a body with a comment in it. Delete the comment, or write the message as YAML, where `#` begins one.",
    ),
    source: Words::neutral("RFC 8259"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
