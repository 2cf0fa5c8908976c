//! Shapes and lines of text as SVG writes them.

use super::advance;
use crate::message::formatting::Style;
use crate::preview::screen::Mark;
use crate::preview::wrap::{middle, wrap};
use std::fmt::{self, Display, Write as _};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Text as XML has it.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // No XML may hold these, not even as references.
                '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    f.write_char('\u{fffd}')?;
                }
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// A length with one digit behind the point, if it needs one.
pub(super) struct Number(pub(super) f32);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_possible_truncation, reason = "a picture has no lengths of millions")]
        let tenths = (self.0 * 10.0).round() as i32;
        let (sign, whole, rest) =
            (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// How some text is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Font {
    pub(super) size: f32,
    pub(super) line: f32,
    pub(super) weight: u16,
    pub(super) class: &'static str,
}

pub(super) const BODY: Font = Font { size: 15.5, line: 22.0, weight: 400, class: "" };
pub(super) const HEAD: Font = Font { weight: 650, ..BODY };
pub(super) const FOOT: Font = Font { size: 13.5, line: 19.0, weight: 400, class: "s" };
pub(super) const ACT: Font = Font { size: 15.0, line: 20.0, weight: 550, class: "a" };
pub(super) const ROW_TITLE: Font = BODY;
pub(super) const SECTION: Font = Font { size: 13.5, line: 19.0, weight: 650, class: "a" };

/// How a part of a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct InkLook {
    pub(super) style: Style,
    pub(super) mark: Mark,
    pub(super) chip: bool,
}

/// A column that grows downward.
pub(super) struct Column {
    pub(super) out: String,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) rtl: bool,
}

impl Column {
    pub(super) fn new(width: f32, rtl: bool) -> Self {
        Self { out: String::new(), y: 0.0, width, rtl }
    }
}

pub(super) const PLAIN: InkLook =
    InkLook { style: Style { bold: false, italic: false, struck: false, code: false }, mark: Mark::None, chip: false };

pub(super) fn direction(column: &Column) -> &'static str {
    if column.rtl { " direction=\"rtl\"" } else { "" }
}

pub(super) fn lines(bits: &[(String, InkLook)], font: Font, room: f32) -> Vec<Vec<(String, InkLook)>> {
    // What is wider than was thought may still be seen.
    wrap(bits, room * 0.97, |cluster, look: InkLook| advance(cluster, look, font))
}

pub(super) fn advance(cluster: &str, look: InkLook, font: Font) -> f32 {
    advance::of(cluster, font.size, look.style.bold || font.weight > 500, look.style.code || look.chip)
}

pub(super) fn width_of(line: &[(String, InkLook)], font: Font) -> f32 {
    line.iter().flat_map(|(text, look)| text.graphemes(true).map(|cluster| advance(cluster, *look, font))).sum()
}

/// What lies below the parts of a line that are marked.
pub(super) fn grounds(line: &[(String, InkLook)], font: Font, start: f32, column: &mut Column) {
    let mut x = start;
    for bit in line {
        let width = width_of(std::slice::from_ref(bit), font);
        let class = match bit.1 {
            InkLook { mark: Mark::Over, .. } => "x",
            InkLook { chip: true, .. } | InkLook { style: Style { code: true, .. }, .. } => "c",
            _ => "",
        };
        if !class.is_empty() {
            let (x, y) = (Number(x - 1.0), Number(column.y));
            let (width, height) = (Number(width + 2.0), Number(font.line - 1.0));
            let _ = write!(
                column.out,
                "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
            );
        }
        x += width;
    }
}

pub(super) fn span(text: &str, look: InkLook, out: &mut String) {
    let InkLook { style, mark, chip } = look;
    let mut attributes = String::new();
    let mut classes = Vec::new();
    match mark {
        Mark::Over => classes.push("r"),
        Mark::Flagged => classes.push("f"),
        Mark::None => {}
    }
    if style.code || chip {
        classes.push("m");
    }
    if !classes.is_empty() {
        let _ = write!(attributes, " class=\"{}\"", classes.join(" "));
    }
    if style.bold {
        attributes.push_str(" font-weight=\"680\"");
    }
    if style.italic {
        attributes.push_str(" font-style=\"italic\"");
    }
    let line = match mark {
        Mark::Over => "line-through",
        Mark::Flagged => "underline",
        Mark::None if style.struck => "line-through",
        Mark::None => "",
    };
    if !line.is_empty() {
        let _ = write!(attributes, " text-decoration=\"{line}\"");
    }
    if attributes.is_empty() {
        let _ = write!(out, "{}", Escaped(text));
    } else {
        let _ = write!(out, "<tspan{attributes}>{}</tspan>", Escaped(text));
    }
}

/// A white box of a column's size, with the column in it.
pub(super) fn boxed(column: &Column, radius: f32, ill: bool) -> String {
    let ill = if ill { " style=\"stroke:var(--bad)\"" } else { "" };
    let (width, height, radius) = (Number(column.width), Number(column.y), Number(radius));
    format!("<rect class=\"w\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"{ill}/>{}", column.out)
}

pub(super) fn moved(x: f32, y: f32, content: &str) -> String {
    if x == 0.0 && y == 0.0 {
        return content.to_owned();
    }
    format!("<g transform=\"translate({} {})\">{content}</g>", Number(x), Number(y))
}

/// The name of a file, cut in its middle where it is too long.
pub(super) fn fitting(name: &str, room: f32, size: f32, mono: bool) -> String {
    let width = |text: &str| text.graphemes(true).map(|cluster| advance::of(cluster, size, false, mono)).sum::<f32>();
    let mut columns = name.width().min(200);
    loop {
        let cut = middle(name, columns);
        if columns <= 3 || width(&cut) <= room {
            return cut;
        }
        columns -= 1;
    }
}

/// A drawing of 24 units, as large as it is wanted.
pub(super) fn icon(shape: &str, class: &str, (x, y): (f32, f32), size: f32, column: &mut Column) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "icons are small")]
    let thousandths = (size / 0.024).round() as u32;
    let scale = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let (x, y) = (Number(x), Number(y));
    let _ = write!(column.out, "<g class=\"i {class}\" transform=\"translate({x} {y}) scale({scale})\">{shape}</g>");
}
