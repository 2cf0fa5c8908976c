//! Files of which too little is known.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/not-judged",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a file that could not be judged"),
    why: Words::neutral(
        "What could not be found out may be wrong as well as right. The message says why: the server was \
          too slow or too busy, it sends no part of a file and the part that matters stands at the end, or \
          the file is too odd to be read within the budget. Run again, or look at the file yourself. \
          `--strict` lets it fail.",
    ),
    source: Words::neutral("docs/media.md"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let why = match file.fault() {
        Some(Fault::Unjudged(why)) => Some(why),
        Some(_) => None,
        // A broken file is told as that.
        None => file.facts().filter(|facts| facts.damage.is_none()).and_then(|facts| facts.unknown.as_ref()),
    };
    if let Some(why) = why {
        found.push(file.finding(&RULE, format!("file could not be judged: {why}")));
    }
}
