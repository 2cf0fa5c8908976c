//! An `allow` comment that silences nothing.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/unused",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an `allow` comment that silences nothing", "没有起作用的 `allow` 注释"),
    why: Words::new(
        "What it was for is gone, or it stands at the wrong line, and it may hide something later. Delete it, or move it above the line or to its end.",
        "要豁免的问题已不存在，或注释写错了行，以后可能掩盖其他问题。删除注释，或移到相应行的上方或行尾。",
    ),
    source: Words::new("comments in YAML files", "YAML 文件中的注释"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
