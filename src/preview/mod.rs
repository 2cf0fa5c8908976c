//! Messages as a phone shows them, with what no phone shows: a page, columns of a terminal, a picture, Markdown.
//!
//! A [`Screen`] is drawn from a text by [`Compiler::preview`](crate::Compiler::preview), as far as it could be read, or
//! from a message by [`Screen::of`]; one function each makes a form of it. Nothing is fetched, and the same message
//! always looks the same.

mod build;
mod filled;
mod html;
mod icon;
mod lengths;
mod markdown;
mod marks;
mod screen;
mod script;
mod shown;
mod svg;
mod template;
mod text;
mod words;
mod wrap;

pub(crate) use build::Title;
pub use filled::Case;
pub(crate) use filled::fill;
pub use html::{Page, Picture, Pictures};
pub(crate) use marks::Marks;
pub use screen::Screen;

use crate::render::Look;
use crate::text::Language;

/// What stands in every file that is made here, so that it is known as ours.
pub const GENERATOR: &str = "waml preview";

/// Messages in lines of at most 80 columns, one below the other.
///
/// What is written in a message cannot steer a terminal. Colors are used if the look wants them.
pub fn text(screens: &[Screen], look: Look) -> String {
    text::render(screens, look)
}

/// The same without what was found, for those who say that in another way below.
pub fn bubbles(screens: &[Screen], look: Look) -> String {
    text::bubbles(screens, look)
}

/// Messages in one picture in SVG, one below the other; its own words are in a language.
pub fn svg(screens: &[Screen], language: Language) -> String {
    svg::render(screens, language)
}

/// Messages in Markdown, for the summary of a run or a comment on a change; its own words are in a language.
///
/// No text of a message becomes markup, a link or somebody's name.
pub fn markdown(screens: &[Screen], language: Language) -> String {
    markdown::render(screens, language)
}
