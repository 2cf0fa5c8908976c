//! A configuration that is not TOML.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/toml",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a `waml.toml` that cannot be read as TOML", "无法按 TOML 读取 `waml.toml`"),
    why: Words::new(
        "The settings in it cannot be read, so it is not known which files are meant and what is allowed. Mend \
          the file at the place shown.",
        "其中的设置无法读取，因此不知道要检查哪些文件、豁免哪些问题。改正所指的位置。",
    ),
    source: Words::neutral("TOML 1.0"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
