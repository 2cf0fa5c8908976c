//! What belongs to a list's items, outside of any.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/outside-list",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a list's item where no item is, or a list that is none",
        "列表项写在了列表之外，或所指的不是列表",
    ),
    why: Words::new(
        "`{{item.FIELD}}` takes the value of one item, so it stands in an element that `for_each` repeats for the items of a list. Lists have one level, and a text takes one value: whoever sends the message joins an inner list into one text first.",
        "`{{item.FIELD}}` 取某一项的值，因此只能写在用 `for_each` 按列表重复的元素中。列表只有一层，文本中只能填一个值：内层列表由发送方先合并成一段文本。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
