//! Links to media of a type that is not documented.

use crate::diagnostic::{Diagnostic, Family, Path, Phase, Rule, Severity};
use crate::message::{Audio, MediaType, Video};
use crate::rules::{
    Check,
    address::{Extension, Written},
    characters::short,
};
use crate::text::phrase::say;
use crate::text::wording::joined;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/unsupported-extension",
    phase: Phase::Text,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a link to media with an extension that is not documented", "素材链接的扩展名不受支持"),
    why: Words::new(
        "WhatsApp takes only some file types in each place and refuses the others after it has fetched \
          them. Convert the file and link to the result; renaming it does not help.",
        "每个位置只支持某些文件类型，其他类型的文件在下载后会被 WhatsApp 拒绝。转换文件，并链接到转换后的文件；只改扩展名没有用。",
    ),
    source: Words::new("API document: supported types of each media kind", "API 文档：各类素材支持的类型"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::Media(check);

fn check(link: &Written<'_>, media: &'static MediaType, found: &mut Vec<Diagnostic>) {
    let Some(extension) = link.extension().filter(|extension| !extension.is_of(media.extensions)) else { return };
    let shown = short(&extension.text);
    let message = say!(
        "`.{shown}` is no documented {noun} type, allowed are {allowed}",
        "{noun}类型 `.{shown}` 不受支持，支持的类型：{allowed}";
        noun = media.noun, allowed = allowed(media)
    );
    let finding = Diagnostic::new(&RULE, Path::default(), message);
    found.push(match (extension.at.clone(), sentence_end(&extension, media)) {
        (Some(at), Some(rest)) => {
            let signs = short(rest);
            let title = say!("delete `{signs}` at the end of the address", "删除网址末尾的 `{signs}`");
            let end = at.end - rest.len()..at.end;
            let mut finding = finding.help(title.clone()).delete(title, std::iter::once(end)).part(at);
            finding.fix.iter_mut().for_each(|fix| fix.safe = false);
            finding
        }
        (Some(at), None) => finding.help(help(&extension, media)).part(at),
        (None, _) => finding.help(help(&extension, media)),
    });
}

/// What follows an extension that is right, as where a sentence ends with an address.
fn sentence_end<'e>(extension: &'e Extension<'_>, media: &MediaType) -> Option<&'e str> {
    let text = &*extension.text;
    let known = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let right = media.extensions.iter().any(|one| known.eq_ignore_ascii_case(one));
    right.then(|| &text[known.len()..])
}

/// The documented extensions, as in `.jpeg, .jpg, .png`.
pub(super) fn allowed(media: &MediaType) -> Phrase {
    let extensions: Vec<_> =
        media.extensions.iter().map(|extension| Phrase::neutral(format!(".{extension}"))).collect();
    joined(extensions.iter())
}

/// What to do with a file of such a name.
fn help(extension: &Extension<'_>, media: &MediaType) -> Phrase {
    match conversion(media) {
        Some(line) if extension.is_of(&["webm", "weba", "mkv", "mka"]) => recording(line),
        _ => say!("convert the file to one of these types", "将文件转换为其中一种"),
    }
}

/// What to do with a recording of a browser: this line.
pub(super) fn recording(line: &str) -> Phrase {
    say!("browser recordings are this; convert it: {line}", "浏览器录制的文件就是这种类型；转换命令：{line}")
}

/// A line that makes a recording into what the place takes, where it takes any.
pub(super) fn conversion(media: &MediaType) -> Option<&'static str> {
    const AUDIO: &str = "ffmpeg -i in.webm -vn -c:a libopus -ac 1 out.ogg";
    const VIDEO: &str = "ffmpeg -i in.webm -c:v libx264 -profile:v main -bf 0 -c:a aac -movflags +faststart out.mp4";
    let audio = media.is::<Audio>().then_some(AUDIO);
    audio.or(media.is::<Video>().then_some(VIDEO))
}
