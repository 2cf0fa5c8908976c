//! Files that are named after another type.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::FileKind;
use crate::rules::file::File;
use crate::rules::{Check, address::Extension};
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::after_han;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/extension-differs",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a file whose content is not what its extension says", "文件内容与扩展名不符"),
    why: Words::new(
        "WhatsApp looks at the content and at the name, and refuses a file where they differ. Renaming a \
          file does not convert it: give it its true extension, or convert it.",
        "WhatsApp 同时检查内容和文件名，两者不符时会拒绝文件。改名不会转换文件：改用真实的扩展名，或转换文件。",
    ),
    source: Words::new("Meta: supported media types", "Meta：支持的媒体类型"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some((kind, extension)) = differs(file) else { return };
    let named = extension.text.to_ascii_lowercase();
    let message = say!(
        "file named `.{named}` is {kind}", "文件扩展名为 `.{named}`，内容是{kind}";
        kind = after_han(&kind.phrase())
    );
    let help = Words::new("convert the file, or name it after what it is", "转换文件，或按实际类型命名");
    let finding = file.finding(&RULE, message).help(help);
    found.push(match extension.at {
        Some(at) => finding.part(at),
        None => finding,
    });
}

/// What a file is, and the documented extension that says otherwise.
pub(super) fn differs<'a>(file: &'a File<'_>) -> Option<(&'a FileKind, Extension<'a>)> {
    let kind = file.fitting()?.kind.as_ref()?;
    let extension = file.link.extension()?;
    // An extension that the place does not take is told as that.
    let wrong = extension.is_of(file.media.extensions) && !extension.is_of(kind.extensions());
    wrong.then_some((kind, extension))
}
