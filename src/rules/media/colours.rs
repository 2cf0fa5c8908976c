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
    summary: Words::neutral("an image that is not RGB or RGBA"),
    why: Words::neutral(
        "WhatsApp documents images in RGB or RGBA. Ones with a palette, in shades of grey or in the four \
          colours of print may be refused. Save the image as RGB.",
    ),
    source: Words::neutral("Meta: supported media types, image"),
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
