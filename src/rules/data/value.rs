//! A value that is not allowed.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "data/value",
    phase: Phase::Data,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a value that its declaration does not allow", "值不符合参数的声明"),
    why: Words::new(
        "The definition is proved for the values that it allows, and for no other. Change the value, or the declaration, which is then proved again.",
        "消息定义只针对声明允许的值做过证明。修改值，或修改声明后重新检查。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
