//! Reply buttons with the same title.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::rules::subject::ButtonSubject;
use crate::rules::{Check, repeats};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "duplicate/reply-title",
    phase: Phase::Relation,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("two reply buttons with the same title"),
    why: Words::neutral(
        "Nobody can choose between two buttons that look alike, and WhatsApp refuses the message. Give \
          each button a title of its own.",
    ),
    source: Words::neutral("API document 4.2"),
    prevents: &[131009],
};

pub(crate) const CHECK: Check = Check::Button(check);

fn check(button: &dyn ButtonSubject, found: &mut Vec<Diagnostic>) {
    let titles = (0..button.replies()).map(|at| (at, button.reply(at).1));
    let path = |at| Path::default().then("replies").then(at).then("title");
    repeats::texts(&RULE, "reply title", titles, path, found);
}
