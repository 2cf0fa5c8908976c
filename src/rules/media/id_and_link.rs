//! Media with both an id and a link, or neither.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/id-and-link",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("media with both an id and a link, or with neither"),
    why: Words::neutral(
        "A media header names its file once, by the id of an upload or by a public address. Keep one of \
          the two.",
    ),
    source: Words::neutral("API document 4.2"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Reader;
