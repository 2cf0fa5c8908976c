//! Definitions whose gaps are not numbered from 1 on.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "catalogue/number-gap",
    phase: Phase::Catalogue,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("gaps that are not numbered from 1 on", "占位符没有从 1 起连续编号"),
    why: Words::new(
        "A call gives its texts in the order of the numbers, whatever they are. Meta approves no such text, so the definition was probably changed by hand.",
        "调用按编号的顺序填写文本，与编号本身无关。Meta 不会审核通过这样的文本，定义可能被手工修改过。",
    ),
    source: Words::new("what INCS and Meta answer", "INCS 和 Meta 的响应"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
