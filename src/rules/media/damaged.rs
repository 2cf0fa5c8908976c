//! Files that are broken.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/damaged",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a file that is empty, cut off, or not what it claims to hold"),
    why: Words::neutral(
        "A phone cannot show such a file, and WhatsApp refuses most of them. Upload it again, from a copy \
          that opens.",
    ),
    source: Words::neutral("Meta: media errors"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(damage) = file.facts().and_then(|facts| facts.damage.as_ref()) {
        let finding = file.finding(&RULE, format!("file {damage}"));
        found.push(finding.help("upload a whole copy of the file"));
    }
}
