//! A comment for waml that cannot be read.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/malformed",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a comment for waml that cannot be read", "无法识别的 waml 注释"),
    why: Words::new(
        "A comment that begins with `# waml:` is meant for this tool, so one it cannot read is a mistake. Write `# waml: allow(CODE) reason`.",
        "以 `# waml:` 开头的注释是写给本工具的，无法识别就是写错了。写成 `# waml: allow(CODE) reason`。",
    ),
    source: Words::new("comments in YAML files", "YAML 文件中的注释"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
