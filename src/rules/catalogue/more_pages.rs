//! Answers of which further pages are missing.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "catalogue/more-pages",
    phase: Phase::Catalogue,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an answer whose further pages are missing", "缺少后续分页的响应"),
    why: Words::new(
        "Templates of the other pages are not known. Fetch them too, one file for each page.",
        "其他分页中的模板未知。把后续分页也获取下来，每页一个文件。",
    ),
    source: Words::new("what INCS and Meta answer", "INCS 和 Meta 的响应"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// How many templates a page of INCS has that is full: those of a request without `count`, and the most that it takes.
pub(crate) const FULL: [usize; 2] = [10, 100];
