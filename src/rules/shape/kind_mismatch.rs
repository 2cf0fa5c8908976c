//! Payloads whose content stands under another key than `type` says.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/kind-mismatch",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("content that does not belong to the `type`", "内容与 `type` 不符"),
    why: Words::new(
        "A payload says its kind in `type` and holds the content under the key of the same name; with \
          any other key the API finds no content. Rename the key or correct `type`.",
        "请求 Payload 用 `type` 说明消息类型，内容放在同名的键下；键名不同时，API 找不到内容。修改键名，或改正 `type`。",
    ),
    source: Words::new("API document: request examples", "API 文档：请求示例"),
    prevents: &[131008, 131009],
};

pub(crate) const CHECK: Check = Check::Reader;
