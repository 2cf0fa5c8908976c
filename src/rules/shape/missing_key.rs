//! Keys that must be there and are not.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/missing-key",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a required key that is missing", "缺少必要的键"),
    why: Words::new(
        "Without this key the message is incomplete and gets refused. Add the key to the object that the \
          finding points at.",
        "没有这个键，消息不完整，会被拒绝。在所指的对象中添加该键。",
    ),
    source: Words::new("API document: request parameters", "API 文档：请求参数"),
    prevents: &[131008],
};

pub(crate) const CHECK: Check = Check::Reader;
