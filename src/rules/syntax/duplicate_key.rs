//! A key that stands twice in one object.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/duplicate-key",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a key stands twice in one object", "键在同一对象中出现两次"),
    why: Words::new(
        "Readers of JSON and YAML disagree about which of the two values counts, so one of them is lost without a word. Keep one.",
        "不同的 JSON 和 YAML 读取程序采用的值不同，总有一个值会悄悄丢失。只保留一个。",
    ),
    source: Words::new("API document: request", "API 文档：请求"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
