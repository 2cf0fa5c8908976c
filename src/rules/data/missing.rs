//! A parameter that nothing fills.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "data/missing",
    phase: Phase::Data,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a parameter without a value", "参数没有值"),
    why: Words::new(
        "Nothing is ever invented: a parameter without a value has its `default`, and without one there is no message. Absent and null are missing, empty is not: it is a value, allowed with `min_chars: 0`. In a table an empty cell is missing.",
        "不会自行编造任何值：没有给出值时使用 `default`，没有 `default` 就不生成消息。键不存在和 null 都视为缺少值；空文本是一个值，声明 `min_chars: 0` 时可以使用。表格中的空单元格视为缺少值。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
