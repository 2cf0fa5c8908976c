//! Keys of a mapping that are no text.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/key",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a key that is not a text", "键不是文本"),
    why: Words::new(
        "JSON objects have texts as keys, while YAML also allows lists, objects, aliases and nothing at all there. Write the key as plain text, in quotes where it begins with a special character.",
        "JSON 对象的键都是文本，而 YAML 的键还可以是列表、对象、别名，甚至为空。把键写成普通文本；以特殊字符开头时，加上引号。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
