//! Servers that contradict themselves.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::wording::thousands;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/served-sizes",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::neutral("a server that announces another size than it sends"),
    why: Words::neutral(
        "The size that the server gives to `HEAD` is not the size of what it sends. Whoever believes the \
          first cuts the file off or waits for more. Mend it where the file is hosted.",
    ),
    source: Words::neutral("Meta: media errors"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let sizes = file.facts().and_then(|facts| facts.served.as_ref()).and_then(|served| served.sizes);
    if let Some((announced, sent)) = sizes {
        let message = format!("server announces {} bytes and sends {}", thousands(announced), thousands(sent));
        found.push(file.finding(&RULE, message).help("mend the header `Content-Length` where the file is hosted"));
    }
}
