//! Bytes that are not UTF-8.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

pub(crate) static RULE: Rule = Rule {
    code: "syntax/encoding",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "bytes that are not UTF-8",
    why: "JSON travels as UTF-8, and text in another encoding arrives garbled or is refused. Save the file as UTF-8.",
    source: "RFC 8259",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
