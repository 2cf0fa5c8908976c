//! Media by id where only links are documented.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/id-not-taken",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("media by id where only a link is taken"),
    why: Words::neutral(
        "Uploaded media is documented for the header of a message with reply buttons and nowhere else. \
          Give the public address of the file in `link`.",
    ),
    source: Words::neutral("API document: request examples"),
    prevents: &[100, 131009],
};

pub(crate) const CHECK: Check = Check::Reader;
