//! What no JSON Schema can say.

use crate::diagnostic::{Phase, Rule};
use crate::rules::all;

/// The rules about messages that no schema can express, errors first, each sorted by code. Faults
/// of the syntax are not among them, since no schema sees a text, and neither are those of comments
/// and of files behind links.
pub fn beyond() -> Vec<&'static Rule> {
    let seen = |rule: &Rule| !matches!(rule.phase, Phase::Syntax | Phase::Comment | Phase::File);
    let mut rules: Vec<_> = all().filter(|rule| rule.beyond_schema && seen(rule)).collect();
    rules.sort_by_key(|rule| (rule.severity, rule.code));
    rules
}
