//! Lines of a terminal: what they are made of, how wide they are, and what frames them.

use crate::message::formatting::Style;
use crate::preview::screen::Mark;
use crate::preview::wrap::wrap;
use anstyle::{AnsiColor, Effects};
use unicode_width::UnicodeWidthStr;

/// How far the sheet of a list stands under the left edge of the bubble.
const INDENT: usize = 2;

/// How something is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ink {
    #[default]
    Plain,
    Dim,
    Strong,
    Accent,
    Bad,
    Warn,
    /// As a text looks.
    Of(Style, Mark, bool),
}

/// A line, and how wide it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) bits: Vec<(String, Ink)>,
}

impl Line {
    pub(super) fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self { bits: vec![(text.into(), ink)] }
    }

    pub(super) fn width(&self) -> usize {
        let all: String = self.bits.iter().map(|(text, _)| text.as_str()).collect();
        all.width()
    }

    pub(super) fn push(&mut self, text: impl Into<String>, ink: Ink) {
        self.bits.push((text.into(), ink));
    }

    pub(super) fn with(mut self, text: impl Into<String>, ink: Ink) -> Self {
        self.push(text, ink);
        self
    }

    pub(super) fn pad(mut self, width: usize) -> Self {
        let missing = width.saturating_sub(self.width());
        self.push(" ".repeat(missing), Ink::Plain);
        self
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        self.bits.extend(other.bits);
        self
    }
}

/// Bits in lines of at most so many columns.
#[allow(clippy::cast_precision_loss, reason = "a line has few columns")]
pub(super) fn wrapped(bits: &[(String, Ink)], room: usize) -> Vec<Line> {
    let measure = |cluster: &str, _| cluster.width() as f32;
    let lines = wrap(bits, room as f32, measure);
    lines.into_iter().map(|bits| Line { bits }).collect()
}

pub(super) fn painted(style: Style, mark: Mark, filled: bool) -> anstyle::Style {
    let mut effects = Effects::new();
    for (has, effect) in [
        (style.bold, Effects::BOLD),
        (style.italic, Effects::ITALIC),
        (style.struck || mark == Mark::Over, Effects::STRIKETHROUGH),
        (style.code, Effects::DIMMED),
        (mark == Mark::Flagged, Effects::UNDERLINE),
    ] {
        effects = if has { effects | effect } else { effects };
    }
    let color = match mark {
        Mark::Over => Some(AnsiColor::Red),
        Mark::Flagged => Some(AnsiColor::Yellow),
        Mark::None => filled.then_some(AnsiColor::Cyan),
    };
    anstyle::Style::new().effects(effects).fg_color(color.map(Into::into))
}

pub(super) fn edge(left: char, right: char, width: usize) -> Line {
    Line::new(format!("{left}{}{right}", "─".repeat(width - 2)), Ink::Dim)
}

pub(super) fn framed(line: Line, width: usize) -> Line {
    Line::new("│ ", Ink::Dim).and(line.pad(width - 4)).with(" │", Ink::Dim)
}

pub(super) fn indented(line: Line) -> Line {
    Line::new(" ".repeat(INDENT), Ink::Plain).and(line)
}
