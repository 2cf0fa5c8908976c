//! Links whose file is not there.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Fault;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/missing-file",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a link under a mapped prefix that no file stands behind"),
    why: Words::neutral(
        "`[assets]` in `waml.toml` says which folder is published under which address. A link there \
          without a file leads nowhere once the folder is published. Add the file, or mend the link.",
    ),
    source: Words::neutral("Meta: media errors"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(Fault::Missing(why)) = file.fault() {
        found.push(file.finding(&RULE, why.as_str()).help("add the file, or mend the link"));
    }
}
