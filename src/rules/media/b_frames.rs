//! Videos with B-frames.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::{VideoCodec, VideoStream};
use crate::message::Video;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/b-frames",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a video with B-frames", "视频含有 B 帧"),
    why: Words::new(
        "Pictures that are stored in another order than they are shown do not play on every phone. Encode \
          without them, as in `ffmpeg -i in.mp4 -c:v libx264 -profile:v main -bf 0 -c:a copy out.mp4`.",
        "画面的存储顺序与显示顺序不同时，部分手机无法播放。不使用 B 帧重新编码，例如 `ffmpeg -i in.mp4 -c:v libx264 -profile:v main -bf 0 -c:a copy out.mp4`。",
    ),
    source: Words::new("Meta: supported media types, video", "Meta：支持的媒体类型，视频"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Video>() else { return };
    // A film in another codec has to be encoded anew in any case.
    let reordered = |stream: &VideoStream| stream.codec == VideoCodec::H264 && stream.b_frames == Some(true);
    if facts.video.iter().flatten().any(reordered) {
        let message = Words::new("video has B-frames, some phones do not play it", "视频含有 B 帧，部分手机无法播放");
        let finding = file.finding(&RULE, message);
        found.push(finding.help(Words::new("encode it without B-frames", "不使用 B 帧重新编码")));
    }
}
