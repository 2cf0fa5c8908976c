//! Rows with the same id.

use crate::diagnostic::{Diagnostic, Family, Path, Severity};
use crate::message::List;
use crate::rules::{Check, Rule, repeats};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate/row-id",
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "two rows with the same id",
    why: "The answer brings back only the row that was chosen, so ids must differ in the whole list, \
          across its sections too. Give each row an id of its own.",
    source: "Meta: interactive list messages",
    prevents: &[131009],
    check: Check::List(check),
};

fn check(list: &List, found: &mut Vec<Diagnostic>) {
    let sections = list.sections.iter().enumerate();
    let ids = sections.flat_map(|(i, section)| section.rows.iter().enumerate().map(move |(j, row)| ((i, j), &*row.id)));
    let path = |(i, j)| Path::default().then("sections").then(i).then("rows").then(j).then("id");
    repeats::texts(&RULE, "row id", ids, path, found);
}
