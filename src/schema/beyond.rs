//! What no JSON Schema can say.

use crate::rules::{Check, Rule, all};

/// The rules about messages that no schema can express, errors first, each sorted by code. Faults
/// of the syntax are not among them, since no schema sees a text, and neither are those of comments
/// and of files behind links.
pub fn beyond() -> Vec<&'static Rule> {
    let others = |rule: &&Rule| matches!(rule.check, Check::Syntax | Check::Comment) || rule.is_about_files();
    let mut rules: Vec<_> = all().filter(|rule| rule.beyond_schema && !others(rule)).collect();
    rules.sort_by_key(|rule| (rule.severity, rule.code));
    rules
}
