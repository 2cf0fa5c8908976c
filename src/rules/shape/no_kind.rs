//! Definitions without a kind.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/no-kind",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a definition that holds no message kind", "消息定义中没有消息类型"),
    why: Words::new(
        "A definition holds exactly one key that names its kind, such as `text` or `list`, and \
          everything to be sent stands below it. Add that key.",
        "一个消息定义只有一个表示消息类型的键，例如 `text` 或 `list`，要发送的内容都在该键下。添加该键。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
