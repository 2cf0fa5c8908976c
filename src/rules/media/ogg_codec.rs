//! Ogg files that are not Opus.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::{AudioCodec, FileKind};
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/ogg-codec",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an Ogg file whose codec is not Opus", "Ogg 文件的编码不是 Opus"),
    why: Words::new(
        "WhatsApp takes Ogg with the Opus codec only and refuses the file after it has fetched it. Convert \
          it, as in `ffmpeg -i in.ogg -c:a libopus out.ogg`.",
        "WhatsApp 只支持 Opus 编码的 Ogg，其他文件在下载后会被拒绝。转换文件，例如 `ffmpeg -i in.ogg -c:a libopus out.ogg`。",
    ),
    source: Words::new("Meta: supported media types, audio", "Meta：支持的媒体类型，音频"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting().filter(|facts| facts.kind == Some(FileKind::Ogg)) else { return };
    if let Some(codec) = facts.audio.iter().flatten().find(|codec| **codec != AudioCodec::Opus) {
        let message = say!("Ogg file holds {codec}, allowed is Opus", "Ogg 文件的编码为 {codec}，只支持 Opus");
        found.push(file.finding(&RULE, message).help(Words::new("convert it to Opus", "转换为 Opus")));
    }
}
