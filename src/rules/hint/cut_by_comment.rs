//! Texts that a comment cuts.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/cut-by-comment",
    phase: Phase::Shape,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a text without quotes that ends where a blank and `#` begin a comment",
        "没有引号的文本在空格和 `#` 处被截断，后面成了注释",
    ),
    why: Words::new(
        "In YAML the rest of such a line is a comment: order numbers, tables and hashtags are lost, and the \
          message is sent without them. Put the whole text in quotes. A comment that is one has a blank behind \
          its `#`, and is no part of this.",
        "在 YAML 中，这一行的其余部分是注释：订单号、桌号和话题标签都会丢失，发出的消息里没有这些内容。用引号括住整段文本。真正的注释在 `#` 后有空格，不属于此类。",
    ),
    source: Words::new("YAML 1.2.2, 6.6 (comments)", "YAML 1.2.2，6.6（注释）"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
