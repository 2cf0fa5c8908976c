//! Words that YAML takes from the beginning of a text.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "hint/taken-by-yaml",
    phase: Phase::Syntax,
    family: Family::Hint,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a text without quotes whose first word is an anchor that nothing refers to, or a lone `!`",
        "没有引号的文本以无人引用的锚点或单独的 `!` 开头",
    ),
    why: Words::new(
        "YAML reads `&friends welcome` as the text `welcome` with a name for other places to refer to, and `! sale` \
          as the text `sale`: the first word is not sent. Put the whole text in quotes; leave out an anchor that \
          nothing needs.",
        "YAML 把 `&friends welcome` 读成文本 `welcome`，前面是供别处引用的名称；把 `! sale` 读成文本 `sale`：第一个词不会发送。用引号括住整段文本；不需要的锚点可以删除。",
    ),
    source: Words::new("YAML 1.2.2, 6.9 (node properties)", "YAML 1.2.2，6.9（节点属性）"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
