//! Videos in a High profile of H.264.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::message::Video;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/h264-high",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("a video in the High profile of H.264", "视频使用 H.264 的 High 规格"),
    why: Words::new(
        "Some phones do not play it; Main and Baseline play everywhere. Encode again, as in `ffmpeg -i \
          in.mp4 -c:v libx264 -profile:v main -bf 0 -c:a copy out.mp4`.",
        "部分手机无法播放；Main 和 Baseline 在所有手机上都能播放。重新编码，例如 `ffmpeg -i in.mp4 -c:v libx264 -profile:v main -bf 0 -c:a copy out.mp4`。",
    ),
    source: Words::new("Meta: supported media types, video", "Meta：支持的媒体类型，视频"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Video>() else { return };
    let profiles = facts.video.iter().flatten().filter_map(|stream| stream.profile);
    if let Some(profile) = profiles.into_iter().find(|profile| profile.is_high()) {
        let message = say!(
            "video is in the {profile} profile of H.264, better is Main or Baseline",
            "视频使用 H.264 的 {profile} 规格，建议使用 Main 或 Baseline",
        );
        found.push(
            file.finding(&RULE, message).help(Words::new("encode it in the Main profile", "用 Main 规格重新编码")),
        );
    }
}
