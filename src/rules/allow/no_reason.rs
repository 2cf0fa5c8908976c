//! An `allow` comment without a reason.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/no-reason",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an `allow` comment without a reason", "没有写原因的 `allow` 注释"),
    why: Words::new(
        "Whoever reads the file next cannot tell why the warning is all right here. Say so behind the bracket.",
        "以后读到此文件的人无从知道为何可以保留该警告。在括号后写明原因。",
    ),
    source: Words::new("comments in YAML files", "YAML 文件中的注释"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
