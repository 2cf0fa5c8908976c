//! Templates that are defined twice.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "catalogue/twice",
    phase: Phase::Catalogue,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a template that is there twice, and differs", "同一模板出现两次且内容不同"),
    why: Words::new(
        "One of the two is out of date, and nobody can tell which. A call passes if it fits either. Remove the older file.",
        "两个定义中有一个已过期，无法判断是哪一个；调用与任一定义匹配即可通过。删除较旧的文件。",
    ),
    source: Words::new("what INCS and Meta answer", "INCS 和 Meta 的响应"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
