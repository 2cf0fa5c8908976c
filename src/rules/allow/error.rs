//! An error in an `allow` comment.

use crate::diagnostic::{Family, Severity};
use crate::rules::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "allow/error",
    family: Family::Hint,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "an error in an `allow` comment",
    why: "An error means that the message would be refused, and no comment changes that. Mend the message and delete the comment.",
    source: "comments in YAML files",
    prevents: &[],
    check: Check::Comment,
};
