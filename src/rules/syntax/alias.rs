//! YAML aliases: a `*name` stands for what `&name` marked before it.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/alias",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an alias that stands for nothing, or for itself", "别名没有对应的锚点，或指向自身"),
    why: Words::new(
        "YAML takes `*name` at the beginning of a value for a reference to an earlier `&name`, so a text that opens with *bold* is lost unless it stands in quotes. Quote the text, or write the anchor before the alias.",
        "YAML 把值开头的 `*name` 当作对前面 `&name` 的引用，因此以 *粗体* 开头的文本没有引号就会丢失。用引号括住文本，或在别名之前写锚点。",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
