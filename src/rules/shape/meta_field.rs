//! Fields and kinds of Meta's API that this API does not take.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/meta-field",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a field of Meta's own API that this API does not take", "本接口不接受的 Meta API 字段"),
    why: Words::new(
        "This API looks like Meta's but is not the same: some fields are added on the way, others have \
          another shape, and some message kinds are missing. Write the shape that the API document gives.",
        "本接口与 Meta 的 API 相似但不相同：有些字段由接口补上，有些结构不同，有些消息类型没有。按 API 文档的结构书写。",
    ),
    source: Words::new("API document: request parameters", "API 文档：请求参数"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
