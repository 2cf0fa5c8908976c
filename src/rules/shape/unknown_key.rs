//! Keys that nobody reads.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/unknown-key",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a key that is not part of the format", "格式中没有的键"),
    why: Words::new(
        "A key that is not documented is at best ignored, and often it is a slip that hides the key that \
          was meant. Correct or remove it.",
        "API 文档中没有的键最多只是被忽略，但往往是笔误，使真正要写的键失效。改正或删除该键。",
    ),
    source: Words::new("API document: request parameters", "API 文档：请求参数"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
