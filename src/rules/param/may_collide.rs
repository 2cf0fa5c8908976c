//! Two values that must differ, and may not.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/may-collide",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two ids or titles that some values make equal", "某些值会使两个编号或标签相同"),
    why: Words::new(
        "Ids and titles of one message must differ, and nothing here keeps these apart: with some values the message would be refused. Begin them with different words, or declare `unique: true` on the field that tells the items of a list apart. Where it stays so, each filled message is asked, and refused if they are equal.",
        "同一条消息的编号和标签不能重复，而这里没有什么能保证它们不同：填入某些值时，消息会被拒绝。让它们以不同的文字开头，或在区分列表项的字段上声明 `unique: true`。如果保持不变，填写时会逐条检查，相同则拒绝。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
