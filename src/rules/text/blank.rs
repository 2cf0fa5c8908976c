//! Texts without anything to see.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::limits::{Limit, Role};
use crate::rules::traits::{Feeds, Traits};
use crate::rules::{Check, characters};
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "text/blank",
    phase: Phase::Text,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::neutral("a text of nothing but white space or invisible characters"),
    why: Words::neutral(
        "Meta counts such a text as empty and refuses the message. Write something, or leave the key out \
          where it is optional.",
    ),
    source: Words::neutral("Meta: interactive messages (least length)"),
    prevents: &[100, 131008, 131009],
};

pub(crate) const CHECK: Check = Check::Text(Feeds { roles: Role::ALL, on: Traits::BEGINS_UNSEEN }, check);

fn check(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if characters::blank(text) {
        let message = format!("{} is blank, needed is at least one visible character", limit.noun);
        found.push(Diagnostic::new(&RULE, Path::default(), message).label("nothing to see"));
    }
}
