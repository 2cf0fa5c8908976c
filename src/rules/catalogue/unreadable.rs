//! Catalogue files that hold no templates.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "catalogue/unreadable",
    phase: Phase::Catalogue,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a catalogue file that holds no templates", "不是模板列表的文件"),
    why: Words::new(
        "What cannot be read is not known, and calls of its templates are not judged. Fetch the file again: an error answer, a list of RCS templates or a file that was cut off is no catalogue.",
        "无法读取的内容等于未知，其中模板的调用不会检查。重新获取该文件：错误响应、RCS 模板列表或不完整的文件都不是模板列表。",
    ),
    source: Words::new("what INCS and Meta answer", "INCS 和 Meta 的响应"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
