//! A value that nobody asks for.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "data/unknown",
    phase: Phase::Data,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a value for a parameter that there is not", "给出了未声明的参数"),
    why: Words::new(
        "The value would appear nowhere, and the parameter that was meant may be missing. Write the name as it is declared.",
        "该值不会出现在消息中，而本想填写的参数可能没有值。改用声明的参数名。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
