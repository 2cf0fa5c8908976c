//! Files served as something else.

use super::extension_differs::differs;
use super::no_content_type::{SET_TYPE, media_type, says_nothing};
use super::unsupported_extension::allowed;
use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::FileKind;
use crate::rules::file::File;
use crate::rules::{Check, characters::short};
use crate::text::phrase::say;
use crate::text::{Phrase, Words, visible};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/content-type",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a file that is served with the `Content-Type` of something else",
        "服务器为文件返回的 `Content-Type` 属于其他类型",
    ),
    why: Words::new(
        "WhatsApp believes the server's `Content-Type` before it looks at the file, and refuses what is \
          not of a documented type. Mend the header where the file is hosted.",
        "WhatsApp 先看服务器返回的 `Content-Type`，再看文件，并拒绝不受支持的类型。在存放文件的服务器上改正该标头。",
    ),
    source: Words::new(
        "Meta: supported media types; error 131053 names the type that the server gave",
        "Meta：支持的媒体类型；错误 131053 会指出服务器返回的类型",
    ),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(Said { word, means: Means::Other, expected }) = said(file) else { return };
    let word = visible(short(&word));
    let message = say!(
        "server gives the file as `{word}`, expected is {expected}", "服务器返回的类型为 `{word}`，应为 {expected}";
        expected
    );
    found.push(file.finding(&RULE, message).help(SET_TYPE));
}

/// What a server says that a file is.
pub(super) struct Said {
    /// The type, lower case, without parameters.
    pub(super) word: String,
    pub(super) means: Means,
    /// The word to say instead.
    pub(super) expected: Phrase,
}

/// What a type means beside the file.
#[derive(PartialEq, Eq)]
pub(super) enum Means {
    /// The file's type, in Meta's own word.
    This,
    /// The file's type, in another word.
    Alias,
    /// Something else.
    Other,
}

/// What the server says of a file that fits, where it says anything.
pub(super) fn said(file: &File<'_>) -> Option<Said> {
    let facts = file.fitting()?;
    let word = media_type(facts.served.as_ref()?.content_type.as_deref()?);
    // Servers take the type from the name, so where the name is wrong it has to change first.
    if says_nothing(&word) || differs(file).is_some() {
        return None;
    }
    let kinds: Vec<&FileKind> = match &facts.kind {
        Some(kind) => vec![kind],
        None => KINDS.iter().filter(|kind| kind.fits(file.media)).collect(),
    };
    let alias = kinds.iter().find(|kind| kind.content_type_aliases().contains(&&*word));
    let means = match alias {
        _ if kinds.iter().any(|kind| kind.content_types().contains(&&*word)) => Means::This,
        Some(_) => Means::Alias,
        None => Means::Other,
    };
    let one = alias.copied().or(facts.kind.as_ref()).and_then(|kind| kind.content_types().first());
    let any = || say!("the type of {extensions}", "{extensions} 对应的类型"; extensions = allowed(file.media));
    let expected = one.map_or_else(any, |one| Phrase::neutral(format!("`{one}`")));
    Some(Said { word, means, expected })
}

/// Every kind that some message takes.
const KINDS: [FileKind; 16] = [
    FileKind::Jpeg,
    FileKind::Png,
    FileKind::Mp4,
    FileKind::M4a,
    FileKind::Aac,
    FileKind::Amr,
    FileKind::Mp3,
    FileKind::Ogg,
    FileKind::Pdf,
    FileKind::Doc,
    FileKind::Docx,
    FileKind::Xls,
    FileKind::Xlsx,
    FileKind::Ppt,
    FileKind::Pptx,
    FileKind::Text,
];
