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
    let message = match facts.colours {
        Some(Colours::Greyscale) => {
            Words::new("image is in shades of grey, documented are RGB and RGBA", "图片是灰度图，支持 RGB 和 RGBA")
        }
        Some(Colours::Palette) => {
            Words::new("image has a palette, documented are RGB and RGBA", "图片使用调色板，支持 RGB 和 RGBA")
        }
        Some(Colours::Cmyk) => Words::new(
            "image is in the colours of print (CMYK), documented are RGB and RGBA",
            "图片使用印刷颜色（CMYK），支持 RGB 和 RGBA",
        ),
        Some(Colours::Rgb) | None => return,
    };
    found.push(file.finding(&RULE, message).help(Words::new("save the image as RGB", "将图片保存为 RGB")));
}
