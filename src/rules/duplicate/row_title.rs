//! Rows of one section with the same title.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::list;
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
    summary: Words::new("two rows of a section with the same title", "同一版块中两行的标题相同"),
    why: Words::new(
        "The message may pass, but the reader sees two rows that look alike and has to guess. Reword one \
          of them; equal titles in different sections are fine.",
        "消息也许能发出，但用户看到两个一样的行，只能靠猜。改写其中一个；不同版块中的标题可以相同。",
    ),
    source: Words::new("Meta: interactive list messages", "Meta：互动式清单消息"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::List(check);

fn check(list: &dyn ListSubject, found: &mut Vec<Diagnostic>) {
    for (section, rows) in (0..).map_while(|section| list.rows(section)).enumerate() {
        let titles = (0..rows).map(|row| (row, list.row(section, row).1));
        let path = |row| Path::default().then("sections").then(section).then("rows").then(row).then("title");
        repeats::texts::<list::RowTitle, _>(&RULE, titles, path, found);
    }
}
