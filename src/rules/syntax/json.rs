//! Text that is not JSON.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/json",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("text that is not valid JSON", "不是有效的 JSON"),
    why: Words::new(
        "The API reads strict JSON and refuses everything else, even a comma too many. Mend the place that the finding names.",
        "API 只读取标准的 JSON，其他内容都会被拒绝，哪怕只多一个逗号。改正所指的位置。",
    ),
    source: Words::neutral("RFC 8259"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
