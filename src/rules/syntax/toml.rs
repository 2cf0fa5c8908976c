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
    summary: Words::neutral("a `waml.toml` that cannot be read as TOML"),
    why: Words::neutral(
        "The settings in it cannot be read, so it is not known which files are meant and what is allowed. Mend \
          the file at the place shown.",
    ),
    source: Words::neutral("TOML 1.0"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
