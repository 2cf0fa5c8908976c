//! Template components given more than once.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/repeated-component",
    phase: Phase::Shape,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a template component that is given twice", "模板组件重复"),
    why: Words::new(
        "A template has one header and one body, so of two components for the same place one would be \
          lost. Put all parameters into a single component.",
        "一个模板只有一个标头和一个正文，同一位置的两个组件会丢失一个。把所有参数放进同一个组件。",
    ),
    source: Words::new("Meta: template components", "Meta：模板组件"),
    prevents: &[100, 132000],
};

pub(crate) const CHECK: Check = Check::Reader;
