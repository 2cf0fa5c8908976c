//! Rows of one section with the same title.

use crate::diagnostic::{Diagnostic, Family, Path, Severity};
use crate::message::List;
use crate::rules::{Check, Rule, repeats};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate/row-title",
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: "two rows of a section with the same title",
    why: "The message may pass, but the reader sees two rows that look alike and has to guess. Reword one \
          of them; equal titles in different sections are fine.",
    source: "Meta: interactive list messages",
    prevents: &[131009],
    check: Check::List(check),
};

fn check(list: &List, found: &mut Vec<Diagnostic>) {
    for (i, section) in list.sections.iter().enumerate() {
        let titles = section.rows.iter().map(|row| row.title.as_str()).enumerate();
        let path = |j| Path::default().then("sections").then(i).then("rows").then(j).then("title");
        repeats::texts(&RULE, "row title", titles, path, found);
    }
}
