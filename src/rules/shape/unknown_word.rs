//! Words that are not among the documented ones.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/unknown-word",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new(
        "a `type`, `sub_type` or `name` that is not one of the documented words",
        "`type`、`sub_type` 或 `name` 的值不在支持的范围内",
    ),
    why: Words::new(
        "These words decide how the rest of the object is read, and they must be spelled exactly as \
          documented. Write one of the words that the finding lists.",
        "这些值决定对象其余部分的读取方式，必须与 API 文档完全一致。改用所列的值之一。",
    ),
    source: Words::new("API document: request syntax of each kind", "API 文档：各类消息的请求语法"),
    prevents: &[100, 131009],
};

pub(crate) const CHECK: Check = Check::Reader;
