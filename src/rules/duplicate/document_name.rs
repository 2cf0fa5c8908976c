//! Two documents of one file that have the same name.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/document-name",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("two documents of one file have the same name"),
    why: Words::neutral(
        "Compiling into a folder writes each message to a file of its name, and one of the two would be lost. Names that differ only in case are one on many systems. A document without a `name` has the file's, with its number behind it from the second on. Give each a name of its own.",
    ),
    source: Words::neutral("the definition language"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
