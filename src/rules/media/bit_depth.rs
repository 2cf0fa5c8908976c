//! Images with more than 8 bits per channel.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::message::Image;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/bit-depth",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an image with more than 8 bits per channel", "图片每个通道超过 8 位"),
    why: Words::new(
        "WhatsApp takes images of 8 bits per channel and refuses others after it has fetched them. Save \
          the image with 8 bits.",
        "WhatsApp 支持每个通道 8 位的图片，其他图片在下载后会被拒绝。将图片保存为 8 位。",
    ),
    source: Words::new("Meta: supported media types, image", "Meta：支持的媒体类型，图片"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

/// The most that is taken.
const BITS: u8 = 8;

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Image>() else { return };
    if let Some(bits) = facts.bit_depth.filter(|bits| *bits > BITS) {
        let message =
            say!("image has {bits} bits per channel, at most {BITS}", "图片每个通道有 {bits} 位，最多 {BITS} 位");
        found.push(
            file.finding(&RULE, message)
                .help(Words::new("save the image with 8 bits per channel", "将图片保存为每个通道 8 位")),
        );
    }
}
