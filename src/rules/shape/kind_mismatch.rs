//! Payloads whose content stands under another key than `type` says.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/kind-mismatch",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("content that does not belong to the `type`"),
    why: Words::neutral(
        "A payload says its kind in `type` and holds the content under the key of the same name; with \
          any other key the API finds no content. Rename the key or correct `type`.",
    ),
    source: Words::neutral("API document: request examples"),
    prevents: &[131008, 131009],
};

pub(crate) const CHECK: Check = Check::Reader;
