//! Bytes that are not UTF-8.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "syntax/encoding",
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "bytes that are not UTF-8",
    why: "JSON travels as UTF-8, and text in another encoding arrives garbled or is refused. Save the file as UTF-8.",
    source: "RFC 8259",
    prevents: &[],
    check: Check::Syntax,
};
