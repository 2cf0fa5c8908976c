//! Numbers, booleans and nulls where a string belongs.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/not-a-string",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a number, boolean or null where a string belongs", "应为字符串的地方是数字、布尔值或 null"),
    why: Words::new(
        "YAML reads bare digits, `true` and `~` as values other than text, and digits then lose their \
          leading zeros. Put quotes around the value; nothing is converted silently.",
        "没有引号时，YAML 会把数字、`true` 和 `~` 读成数字、布尔值和 null，数字开头的 0 也会丢失。给值加上引号；任何值都不会被悄悄转换。",
    ),
    source: Words::new("API document: request parameters", "API 文档：请求参数"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
