//! Images that are not RGB.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::media::Colours;
use crate::message::Image;
use crate::rules::Check;
use crate::rules::file::File;
use crate::text::Words;

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "media/colours",
    phase: Phase::File,
    family: Family::Meta,
    severity: Severity::Warning,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("an image that is not RGB or RGBA", "图片不是 RGB 或 RGBA"),
    why: Words::new(
        "WhatsApp documents images in RGB or RGBA. Ones with a palette, in shades of grey or in the four \
          colours of print may be refused. Save the image as RGB.",
        "WhatsApp 支持 RGB 或 RGBA 图片。使用调色板、灰度或四色印刷颜色的图片可能被拒绝。将图片保存为 RGB。",
    ),
    source: Words::new("Meta: supported media types, image", "Meta：支持的媒体类型，图片"),
    prevents: &[131053],
};

pub(crate) const CHECK: Check = Check::File(check);

fn check(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let Some(facts) = file.fitting_as::<Image>() else { return };
    let found_colours = match facts.colours {
        Some(Colours::Greyscale) => "is in shades of grey",
        Some(Colours::Palette) => "has a palette",
        Some(Colours::Cmyk) => "is in the colours of print (CMYK)",
        Some(Colours::Rgb) | None => return,
    };
    let message = format!("image {found_colours}, documented are RGB and RGBA");
    found.push(file.finding(&RULE, message).help("save the image as RGB"));
}
