//! Rows of one section with the same title.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::subject::ListSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/row-title",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("two rows of a section with the same title"),
    why: Words::neutral(
        "The message may pass, but the reader sees two rows that look alike and has to guess. Reword one \
          of them; equal titles in different sections are fine.",
    ),
    source: Words::neutral("Meta: interactive list messages"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::List(check);

fn check(list: &dyn ListSubject, found: &mut Vec<Diagnostic>) {
    for (section, rows) in (0..).map_while(|section| list.rows(section)).enumerate() {
        let titles = (0..rows).map(|row| (row, list.row(section, row).1));
        let path = |row| Path::default().then("sections").then(section).then("rows").then(row).then("title");
        repeats::texts(&RULE, "row title", titles, path, found);
    }
}
