//! A message's name that cannot be the name of a file.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;

pub(crate) static RULE: Rule = Rule {
    code: "shape/file-name",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: "a `name` that cannot be a file's name",
    why: "Compiling into a folder writes each message to a file of its name, so the name must be one on every system. Keep to letters, digits, spaces, `-`, `_` and `.`, and begin with a letter or digit.",
    source: "the definition language",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
