//! Card indexes that are not the positions of their cards.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "carousel/card-index",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a `card_index` that is not the card's position", "`card_index` 与图卡的位置不一致"),
    why: Words::new(
        "Cards are counted from 0 in the order in which they stand, so any other index contradicts the \
          list. Number the cards in order; a definition needs no numbers.",
        "图卡按排列顺序从 0 开始编号，其他索引都与列表矛盾。按顺序编号；消息定义中不需要写索引。",
    ),
    source: Words::new("API document 3.3", "API 文档 3.3"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Reader;
