//! An `allow` comment with a code that no rule has.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "allow/unknown-code",
    phase: Phase::Comment,
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an `allow` comment with a code that no rule has", "`allow` 注释中的代码不属于任何规则"),
    why: Words::new(
        "The comment silences nothing, most likely because the code is misspelt. `waml explain` lists all codes.",
        "该注释没有任何作用，多半是代码拼写有误。`waml explain` 会列出所有代码。",
    ),
    source: Words::new("comments in YAML files", "YAML 文件中的注释"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
