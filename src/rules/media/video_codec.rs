//! Videos that are not H.264.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::VideoCodec;
use crate::message::Video;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/video-codec",
    phase: Phase::File,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a video whose codec is not H.264", "视频编码不是 H.264"),
    why: Words::new(
        "WhatsApp takes no other codec and refuses the file after it has fetched it. Convert it, as in \
          `ffmpeg -i in.mp4 -c:v libx264 -profile:v main -bf 0 -c:a aac out.mp4`.",
        "WhatsApp 不支持其他编码，文件在下载后会被拒绝。转换文件，例如 `ffmpeg -i in.mp4 -c:v libx264 -profile:v main -bf 0 -c:a aac out.mp4`。",
    ),
    source: Words::new("API document: video messages", "API 文档：视频消息"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Video>() else { return };
    let other = facts.video.iter().flatten().find(|stream| stream.codec != VideoCodec::H264);
    if let Some(stream) = other {
        let codec = &stream.codec;
        let message = say!("video is {codec}, allowed is H.264", "视频编码为 {codec}，只支持 H.264");
        found.push(file.finding(&RULE, message).help(Words::new("convert it to H.264", "转换为 H.264")));
    }
}
