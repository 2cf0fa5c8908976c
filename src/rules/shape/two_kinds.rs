//! Two kinds in one definition or one header.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/two-kinds",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("two kinds where exactly one belongs", "只能有一种类型的地方有两种"),
    why: Words::new(
        "One definition is one message and one header shows one thing, so a second kind leaves open \
          which is meant. Remove one, or move it into a document of its own.",
        "一个消息定义只有一条消息，一个标头只显示一项内容，出现第二种类型就不知道用哪一种。删除其中一种，或移到单独的 YAML 文档中。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
