//! Videos with several audio streams.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::message::Video;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/audio-streams",
    phase: Phase::File,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a video with more than one audio stream", "视频有多条音轨"),
    why: Words::new(
        "WhatsApp takes a video with one audio stream or none, and refuses the file after it has fetched \
          it. Keep one, as in `ffmpeg -i in.mp4 -map 0:v:0 -map 0:a:0 -c copy out.mp4`.",
        "WhatsApp 的视频只能有一条音轨或没有音轨，其他文件在下载后会被拒绝。只保留一条，例如 `ffmpeg -i in.mp4 -map 0:v:0 -map 0:a:0 -c copy out.mp4`。",
    ),
    source: Words::new("API document: video messages", "API 文档：视频消息"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Video>() else { return };
    let count = facts.audio.iter().flatten().count();
    if count > 1 {
        let message = say!("video has {count} audio streams, at most 1", "视频有 {count} 条音轨，最多 1 条");
        found.push(file.finding(&RULE, message).help(Words::new("keep one of them", "只保留一条")));
    }
}
