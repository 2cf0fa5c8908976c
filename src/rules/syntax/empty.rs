//! A text that holds no value at all.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/empty",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a text without a message in it", "没有消息的文本"),
    why: Words::new(
        "There is nothing to send. Write a message, or delete the file.",
        "没有可发送的内容。写入消息，或删除文件。",
    ),
    source: Words::new("API document: request", "API 文档：请求"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
