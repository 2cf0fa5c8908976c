//! Comments in JSON, as examples in documentation have them.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/comment-in-json",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a comment in JSON, which has none", "JSON 不支持注释"),
    why: Words::new(
        "The API reads strict JSON and refuses a body with a comment in it. Delete the comment, or write the message as YAML, where `#` begins one.",
        "API 只读取标准的 JSON，请求体中有注释就会被拒绝。删除注释，或把消息写成 YAML，其中的注释以 `#` 开头。",
    ),
    source: Words::neutral("RFC 8259"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
