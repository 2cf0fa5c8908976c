//! Payloads in definition files, and the reverse.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/other-shape",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a payload where a definition is expected, or the reverse"),
    why: Words::neutral(
        "The name of a file decides how it is read: `*.waml.yaml` and its relatives hold definitions, \
          all other files the API's own shape. Rename the file, or say with `--as` what it holds.",
    ),
    source: Words::neutral("format of definitions"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
