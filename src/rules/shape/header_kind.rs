//! Headers of a kind that the message does not take.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/header-kind",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a header kind that this message kind does not take"),
    why: Words::neutral(
        "Each message kind has its own list of header kinds, and WhatsApp refuses any other. Change the \
          header, leave it out, or send a message of a kind that takes it.",
    ),
    source: Words::neutral("API document: request parameters of each kind"),
    prevents: &[131009, 132012],
};

pub(crate) const CHECK: Check = Check::Reader;
