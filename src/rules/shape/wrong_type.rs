//! Objects where lists belong, and the like.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/wrong-type",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a value of the wrong type", "值的类型不对"),
    why: Words::new(
        "The API expects an object, a list or an integer here and cannot read anything else. Write a \
          value of the type that the finding names.",
        "API 在此处需要对象、列表或整数，无法读取其他内容。按所指的类型书写。",
    ),
    source: Words::new("API document: request syntax of each kind", "API 文档：各类消息的请求语法"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
