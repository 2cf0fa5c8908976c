//! Limits on what one text may ask of the machine.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/budget",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a text that is too large, too deep or too full", "文本过大、层次过深或内容过多"),
    why: Words::new(
        "Reading stops where the limit is reached, so that no file can exhaust the machine. No message comes near these limits; split a large file, or look for a bracket or an indentation gone wrong.",
        "达到上限即停止读取，任何文件都不会耗尽机器资源。正常的消息远不到这些上限；拆分大文件，或检查括号和缩进是否有误。",
    ),
    source: Words::new("API document: request", "API 文档：请求"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
