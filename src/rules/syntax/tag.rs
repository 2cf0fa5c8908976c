//! YAML tags: `!name` in front of a value.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/tag",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a YAML tag that is unknown or does not fit its value",
        "未知的 YAML 标签，或与值不符的 YAML 标签",
    ),
    why: Words::new(
        "Messages are made of texts, numbers, lists and objects, so a tag can add nothing to them. Leave it out, or quote a text that begins with an exclamation mark.",
        "消息由文本、数字、列表和对象组成，YAML 标签没有任何作用。删除标签；文本以感叹号开头时，用引号括住。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
