//! A declaration that contradicts itself.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/breaks-own-rule",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a declaration that contradicts itself", "参数声明自相矛盾"),
    why: Words::new(
        "An example, a default and each value of `one_of` is a value that the declaration itself allows, and the least is not over the greatest. What is absent is either left out, with `optional`, or replaced, with `default`. Where no two items may have the same value, a default would give it to several.",
        "示例、默认值和 `one_of` 中的每个值都要符合声明本身，下限不能大于上限。没有值时，要么用 `optional` 省略，要么用 `default` 代替。各项的值不能重复时，默认值会让几项相同。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
