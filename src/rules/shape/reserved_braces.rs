//! Double braces in a definition.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/reserved-braces",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("double braces, which are reserved for parameters", "双花括号留给参数使用"),
    why: Words::new(
        "In a definition `{{` begins a parameter. Write `{{{{` where two literal braces are meant.",
        "在消息定义中，`{{` 是参数的开头。需要两个花括号本身时，写成 `{{{{`。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
