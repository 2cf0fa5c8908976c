//! Comments in JSON, as examples in documentation have them.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/comment-in-json",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "a comment in JSON, which has none",
    why: "The API reads strict JSON and refuses a body with a comment in it. Delete the comment, or write the message as YAML, where `#` begins one.",
    source: "RFC 8259",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
