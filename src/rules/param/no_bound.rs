//! A parameter that may be of any length.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/no-bound",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a parameter without the bound that it needs", "参数缺少必需的取值范围"),
    why: Words::new(
        "Without a bound nobody can tell whether a value fits until it is sent. `text` and `digits` need `max_chars`, as does a `link` inside a limited text, `integer` needs `min` and `max`, a list `max`, and `multiline` in a card's body `max_lines`. The finding says how much fits where the parameter stands.",
        "没有范围，就要到发送时才知道值是否放得下。`text` 和 `digits` 需要 `max_chars`，写在限长文本中的 `link` 也需要；`integer` 需要 `min` 和 `max`；列表需要 `max`；图卡正文中的 `multiline` 需要 `max_lines`。提示会说明参数所在的位置还能容纳多少。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
