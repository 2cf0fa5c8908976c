//! A parameter that may be absent where something must stand.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "param/optional-in-text",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a parameter that may be absent where something must stand", "不能省略的位置写了可省略的参数"),
    why: Words::new(
        "`optional: true` leaves out the whole part of the message that the hole is: a footer, a header, a row's description, a card's body. In the middle of a text, and where the message needs something, there is nothing to leave out. Declare a `default` there; a word that goes together with a value, whoever sends the message joins first.",
        "`optional: true` 会省略参数所在的整个部分：页脚、标头、行描述、图卡正文。写在一段文本中间，或写在消息必需的位置时，没有可省略的部分。这时改用 `default`；与值一起出现的文字，由发送方先合并好。",
    ),
    source: Words::new("format of definitions", "消息定义的格式"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
