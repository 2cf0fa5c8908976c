//! Characters that look like a sign of YAML or JSON and are another.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/confusable",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a character that only looks like a sign of YAML or JSON"),
    why: Words::neutral(
        "Keyboards for Chinese and word processors write full-width colons, commas and brackets, curly quotes and wide spaces. To YAML and JSON they are letters like any other, so the text around them is not read as it looks. Write the ASCII sign. Inside texts such characters are right and stay.",
    ),
    source: Words::neutral("YAML 1.2.2"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;
