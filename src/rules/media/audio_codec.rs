//! Videos whose sound is not AAC.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::AudioCodec;
use crate::message::Video;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/audio-codec",
    phase: Phase::File,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a video whose audio is not AAC", "视频的音频编码不是 AAC"),
    why: Words::new(
        "WhatsApp takes no other sound in a video and refuses the file after it has fetched it. Convert \
          the sound, as in `ffmpeg -i in.mp4 -c:v copy -c:a aac out.mp4`.",
        "WhatsApp 的视频只支持这种音频，其他文件在下载后会被拒绝。转换音频，例如 `ffmpeg -i in.mp4 -c:v copy -c:a aac out.mp4`。",
    ),
    source: Words::new("API document: video messages", "API 文档：视频消息"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Video>() else { return };
    let other = facts.audio.iter().flatten().find(|codec| **codec != AudioCodec::Aac);
    if let Some(codec) = other {
        let message = say!("audio of the video is {codec}, allowed is AAC", "视频的音频编码为 {codec}，只支持 AAC");
        found.push(file.finding(&RULE, message).help(Words::new("convert the sound to AAC", "将音频转换为 AAC")));
    }
}
