//! A hole whose name nobody declares.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/undeclared",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a hole whose name is not declared", "参数没有声明"),
    why: Words::new(
        "Nothing would fill it. Declare the name under `params`, with the bounds of its values, or write the name of a parameter that is there. Inside an element with `for_each`, `item.` and a field's name take the item's value.",
        "没有值可以填入。在 `params` 中声明该参数及其取值范围，或改用已声明的参数名。在带 `for_each` 的元素中，用 `item.` 加字段名取该项的值。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
