//! Parts of definitions that are not known.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "catalogue/unknown-part",
    phase: Phase::Catalogue,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a part of a template that waml does not know", "waml 不认识的模板内容"),
    why: Words::new(
        "Calls are judged without that part, so what it needs may be missing. A misspelt word in a file that was written by hand is the likely cause; a new word of Meta's needs a newer waml.",
        "调用检查会忽略该部分，它所需要的内容可能缺失。多半是手写文件中的拼写错误；如果是 Meta 新增的内容，需要更新 waml。",
    ),
    source: Words::new("what INCS and Meta answer", "INCS 和 Meta 的响应"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
