//! A hole in a text without quotes.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/unquoted",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a hole such as `{{name}}` without quotes", "`{{name}}` 之类的参数没有加引号"),
    why: Words::new(
        "In YAML, a brace at the beginning of a value, or anywhere between brackets, begins an object, so that `{{name}}` is one object inside another. In quotes it is a text with a hole.",
        "在 YAML 中，值开头的花括号和方括号、花括号内的花括号都表示对象，所以 `{{name}}` 是对象中的对象。加引号后才是带参数的文本。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
