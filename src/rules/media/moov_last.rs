//! Videos that begin with what comes last.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::message::Video;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/moov-last",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a video whose `moov` box stands behind its `mdat` box", "视频的 `moov` 在 `mdat` 之后"),
    why: Words::new(
        "The index of such a video stands at its end, so that a phone must fetch all of it before it can \
          play. Move it, as in `ffmpeg -i in.mp4 -c copy -movflags +faststart out.mp4`.",
        "这种视频的索引在文件末尾，手机必须下载整个文件才能开始播放。将索引前移，例如 `ffmpeg -i in.mp4 -c copy -movflags +faststart out.mp4`。",
    ),
    source: Words::new("Meta: supported media types, video", "Meta：支持的媒体类型，视频"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Video>() else { return };
    if facts.index_at_end == Some(true) {
        let message = Words::new(
            "video has its `moov` box behind `mdat`, it cannot play while it loads",
            "视频的 `moov` 在 `mdat` 之后，无法边下载边播放",
        );
        let finding = file.finding(&RULE, message);
        found.push(finding.help(Words::new("move the index to the front", "把视频索引移到文件开头")));
    }
}
