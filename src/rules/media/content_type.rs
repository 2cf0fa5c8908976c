//! Files served as something else.

use super::extension_differs::differs;
use super::no_content_type::{media_type, says_nothing};
use super::unsupported_extension::allowed;
use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::{File, Kind};
use crate::rules::{Check, characters::short};
use crate::source::visible;

pub(crate) static RULE: Rule = Rule {
    code: "media/content-type",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "a file that is served with the `Content-Type` of something else",
    why: "WhatsApp believes the server's `Content-Type` before it looks at the file, and refuses what is \
          not of a documented type. Mend the header where the file is hosted.",
    source: "Meta: supported media types; error 131053 names the type that the server gave",
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting() else { return };
    let Some(given) = facts.served.as_ref().and_then(|served| served.content_type.as_deref()) else { return };
    let given = media_type(given);
    // Servers take the type from the name, so where the name is wrong it has to change first.
    let told = says_nothing(&given) || differs(file).is_some();
    if told || fits(&given, facts.kind.as_ref(), file.media.extensions) {
        return;
    }
    let of_kind = facts.kind.as_ref().and_then(|kind| kind.content_types().first());
    let expected = of_kind.map_or_else(|| format!("the type of {}", allowed(file.media)), |one| format!("`{one}`"));
    let message = format!("server gives the file as `{}`, expected is {expected}", visible(short(&given)));
    found.push(file.finding(&RULE, message).help("set the header `Content-Type` where the file is hosted"));
}

/// Whether a type is one of the kind's, or, where that is not known, of any file that the place takes.
fn fits(given: &str, kind: Option<&Kind>, extensions: &[&str]) -> bool {
    match kind {
        Some(kind) => kind.content_types().contains(&given),
        None => KINDS.iter().any(|kind| {
            kind.content_types().contains(&given) && kind.extensions().iter().any(|one| extensions.contains(one))
        }),
    }
}

/// Every kind that some message takes.
const KINDS: [Kind; 16] = [
    Kind::Jpeg,
    Kind::Png,
    Kind::Mp4,
    Kind::M4a,
    Kind::Aac,
    Kind::Amr,
    Kind::Mp3,
    Kind::Ogg,
    Kind::Pdf,
    Kind::Doc,
    Kind::Docx,
    Kind::Xls,
    Kind::Xlsx,
    Kind::Ppt,
    Kind::Pptx,
    Kind::Text,
];
