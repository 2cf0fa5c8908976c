//! Signs of YAML that need a space behind them and have none.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/missing-space",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a colon or dash of YAML without the space behind it", "YAML 的冒号或连字符后没有空格"),
    why: Words::new(
        "YAML takes `text:hello` and `-hello` for a text with a colon or dash in it: only a space behind the sign makes a key or a list item. Write the space.",
        "YAML 把 `text:hello` 和 `-hello` 读成含有冒号或连字符的文本：符号后有空格，才是键或列表项。加上空格。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
