//! A parameter that nothing uses.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/unused",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a parameter that no text uses", "参数没有使用"),
    why: Words::new(
        "Whoever fills the message has to give a value that appears nowhere. Write the hole where it belongs, or remove the declaration.",
        "填写消息的人必须提供一个不会出现的值。在需要的位置写上此参数，或删除声明。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
