//! Files of a type that the place does not take.

use super::unsupported_extension::{allowed, conversion, recording};
use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::FileKind;
use crate::message::MediaType;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::phrase::say;
use crate::text::wording::after_han;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/wrong-content",
    phase: Phase::File,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new(
        "a file whose content is of a type that is not documented for its place",
        "文件内容的类型在此处不受支持",
    ),
    why: Words::new(
        "The extension is right, but the content is something else: WhatsApp looks at the content and \
          refuses it. A web page in place of a picture is what many hosts answer when the file is gone.",
        "扩展名没有错，但内容是其他类型：WhatsApp 会检查内容并拒绝。文件已不存在时，许多主机会返回网页来代替图片。",
    ),
    source: Words::new("API document: supported types of each media kind", "API 文档：各类素材支持的类型"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(kind) = file.facts().filter(|facts| facts.damage.is_none()).and_then(|facts| facts.kind.as_ref()) else {
        return;
    };
    // An extension that the place does not take is told as that.
    let told = file.link.extension().is_some_and(|extension| !extension.is_of(file.media.extensions));
    if told || kind.fits(file.media) {
        return;
    }
    let message = say!(
        "{noun} file is {found}, allowed are {allowed}", "{noun}文件的内容是{found}，支持的类型：{allowed}";
        noun = file.media.noun, found = after_han(&kind.phrase()), allowed = allowed(file.media)
    );
    found.push(file.finding(&RULE, message).help(help(kind, file.media)));
}

/// What to do with a file of another kind.
fn help(kind: &FileKind, media: &MediaType) -> Phrase {
    match (kind, conversion(media)) {
        (FileKind::Webm | FileKind::Matroska, Some(line)) => recording(line),
        (FileKind::Svg, _) if media.extensions.contains(&"png") => {
            say!("draw it as PNG and link to that", "转换为 PNG，并链接到该文件")
        }
        _ => say!("link to a file of one of these types", "链接到其中一种类型的文件"),
    }
}
