//! Rows with the same id.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::list;
use crate::rules::subject::ListSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/row-id",
    phase: Phase::Relation,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("two rows with the same id", "两行的行编号相同"),
    why: Words::new(
        "The answer brings back only the row that was chosen, so ids must differ in the whole list, \
          across its sections too. Give each row an id of its own.",
        "Webhook 只返回所选的行，因此整个清单（包括不同版块）中的编号都不能相同。给每一行一个不同的编号。",
    ),
    source: Words::new("Meta: interactive list messages", "Meta：互动式清单消息"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::List(check);

fn check(list: &dyn ListSubject, found: &mut Vec<Diagnostic>) {
    let sections = (0..).map_while(|section| Some((section, list.rows(section)?)));
    let ids = sections.flat_map(|(section, rows)| (0..rows).map(move |row| ((section, row), list.row(section, row).0)));
    let path = |(section, row)| Path::default().then("sections").then(section).then("rows").then(row).then("id");
    repeats::texts::<list::RowId, _>(&RULE, ids, path, found);
}
