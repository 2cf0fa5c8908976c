//! Fields and kinds of Meta's API that this API does not take.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/meta-field",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a field of Meta's own API that this API does not take"),
    why: Words::neutral(
        "This API looks like Meta's but is not the same: some fields are added on the way, others have \
          another shape, and some message kinds are missing. Write the shape that the API document gives.",
    ),
    source: Words::neutral("API document: request parameters"),
    prevents: &[100],
};

pub(crate) const CHECK: Check = Check::Reader;
