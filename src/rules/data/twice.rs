//! Two values of one name.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "data/twice",
    phase: Phase::Data,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("two values for one parameter", "同一参数给了两个值"),
    why: Words::new("Nobody can tell which of the two is meant. Leave one out.", "无法判断用哪一个值。删除其中一个。"),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
