//! Files that are broken.

use crate::diagnostic::{Diagnostic, Family, Severity};
use crate::media::File;
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "media/damaged",
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "a file that is empty, cut off, or not what it claims to hold",
    why: "A phone cannot show such a file, and WhatsApp refuses most of them. Upload it again, from a copy \
          that opens.",
    source: "Meta: media errors",
    prevents: &[131053],
    check: Check::File(check),
};

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(damage) = file.facts().and_then(|facts| facts.damage.as_ref()) {
        let finding = file.finding(&RULE, format!("file {damage}"));
        found.push(finding.help("upload a whole copy of the file"));
    }
}
