//! An error in an `allow` comment.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/error",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an error in an `allow` comment", "`allow` 注释中写了错误级别的规则"),
    why: Words::new(
        "An error means that the message would be refused, and no comment changes that. Mend the message and delete the comment.",
        "错误意味着消息会被拒绝，注释改变不了这一点。改正消息，并删除注释。",
    ),
    source: Words::new("comments in YAML files", "YAML 文件中的注释"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
