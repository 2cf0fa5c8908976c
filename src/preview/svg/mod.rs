//! A picture of its own, for a page about messages: the phone's side alone, drawn with shapes and text.

mod advance;
mod write;

use super::screen::{
    Action, Below, Block, Bubble, Call, Drawn, Gap, Label, LineLook, Mark, Media, Piece, Run, Screen, Sheet, Strip,
    TextLine,
};
use super::words;
use super::{GENERATOR, icon as shape};
use crate::text::Language;
use std::fmt::Write as _;
use write::{
    ACT, BODY, Column, Escaped, FOOT, Font, HEAD, InkLook, Number, PLAIN, ROW_TITLE, SECTION, boxed, direction,
    fitting, grounds, icon, lines, moved, span, width_of,
};

/// Pixels.
const WIDTH: f32 = 388.0;
const MARGIN_X: f32 = 18.0;
const MARGIN_Y: f32 = 22.0;
const BUBBLE: f32 = 316.0;
const SHEET: f32 = WIDTH - 2.0 * MARGIN_X;
const CARD: f32 = 246.0;
const BETWEEN: f32 = 10.0;
const SIDE: f32 = 12.0;
/// So many cards stand in a row of a picture.
const CARDS: usize = 3;

/// What stands in front of the picture: colours by the system's choice, each with enough contrast on its ground.
const STYLE: &str = "\
svg{--canvas:#e7e9ee;--bubble:#fff;--ink:#1d1f23;--soft:#575c67;--hair:#e4e6ea;--accent:#1d56b4;--bad:#b3261e;\
--bad-soft:#fbe5e3;--warn:#7a5200;--code:#eef0f3;--ph:#dfe5ee;--ph-ink:#2f3a4a}\
@media(prefers-color-scheme:dark){svg{--canvas:#1f2229;--bubble:#2a2e37;--ink:#eceef2;--soft:#a6acb8;--hair:#3a3f4a;\
--accent:#9dc1ff;--bad:#ff9d95;--bad-soft:#46211f;--warn:#f0c674;--code:#343842;--ph:#3a4454;--ph-ink:#d5deea}}\
text{fill:var(--ink);white-space:pre}.g{fill:var(--canvas)}.w{fill:var(--bubble);stroke:var(--hair)}\
.l{stroke:var(--hair);fill:none}.s{fill:var(--soft)}.a{fill:var(--accent)}.r{fill:var(--bad)}.f{fill:var(--warn)}\
.x{fill:var(--bad-soft)}.c{fill:var(--code)}.p{fill:var(--ph)}.q{fill:var(--ph-ink)}.o{stroke:var(--soft)}\
.i{stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}.i.a{color:var(--accent);fill:none}\
.i.q{color:var(--ph-ink);fill:none}.m{font-family:ui-monospace,Menlo,Consolas,monospace}";

const FONT: &str = "system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Noto Sans','Noto Sans CJK SC',sans-serif";

/// The messages in one picture, one below the other.
pub(super) fn render(screens: &[Screen], language: Language) -> String {
    let drawings: Vec<Drawing> = screens.iter().map(|screen| Pen { language }.screen(screen)).collect();
    let width = drawings.iter().map(|drawing| drawing.width).fold(WIDTH, f32::max);
    let gaps = BETWEEN * as_float(drawings.len().saturating_sub(1));
    let height = drawings.iter().map(|drawing| drawing.height).sum::<f32>() + gaps;
    let title: Vec<String> = screens.iter().map(|screen| title(screen, language)).collect();
    let content = screens.first().and_then(|screen| screen.drawn.as_ref()).and_then(|drawn| drawn.language);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         aria-labelledby=\"t\" lang=\"{}\" font-family=\"{FONT}\"><!-- {} --><title id=\"t\">{}</title><style>{STYLE}</style>",
        content.unwrap_or(language.code()),
        GENERATOR,
        Escaped(&title.join("; ")),
        w = Number(width),
        h = Number(height),
    );
    let mut top = 0.0;
    for drawing in drawings {
        let _ = write!(out, "<g transform=\"translate(0 {})\">{}</g>", Number(top), drawing.content);
        top += drawing.height + BETWEEN;
    }
    out.push_str("</svg>\n");
    out
}

fn title(screen: &Screen, language: Language) -> String {
    let kind = screen.kind.unwrap_or(words::NO_MESSAGE.say(language));
    format!("{}: {kind}", screen.name)
}

/// What is drawn from a corner on, and how much room it takes.
struct Drawing {
    content: String,
    width: f32,
    height: f32,
}

#[allow(clippy::cast_precision_loss, reason = "so many elements no picture has")]
fn as_float(count: usize) -> f32 {
    count as f32
}

/// Where a line begins.
#[derive(Clone, Copy)]
enum Align {
    Start,
    Middle,
}

#[derive(Clone, Copy)]
struct Pen {
    language: Language,
}

impl Pen {
    fn screen(self, screen: &Screen) -> Drawing {
        let (content, width, height) = match &screen.drawn {
            Some(drawn) => self.drawn(drawn),
            None => self.nothing(),
        };
        let (width, height) = (width + 2.0 * MARGIN_X, height + 2.0 * MARGIN_Y);
        let width = width.max(WIDTH);
        let content = format!(
            "<rect class=\"g\" width=\"{}\" height=\"{}\" rx=\"22\"/><g transform=\"translate({} {})\">{content}</g>",
            Number(width),
            Number(height),
            Number(MARGIN_X),
            Number(MARGIN_Y),
        );
        Drawing { content, width, height }
    }

    fn nothing(self) -> (String, f32, f32) {
        let mut column = Column::new(BUBBLE, false);
        column.y = 12.0;
        write_text(&[(words::NO_MESSAGE.say(self.language).to_owned(), PLAIN)], FOOT, SIDE, Align::Start, &mut column);
        column.y += 12.0;
        (boxed(&column, 14.0, false), BUBBLE, column.y)
    }

    fn drawn(self, drawn: &Drawn) -> (String, f32, f32) {
        let rtl = drawn.rtl;
        let shift = if rtl { SHEET - BUBBLE } else { 0.0 };
        let (bubble, mut height) = self.bubble(&drawn.bubble, BUBBLE, rtl);
        let mut out = moved(shift, 0.0, &bubble);
        let mut width = SHEET;
        match &drawn.below {
            Some(Below::Sheet(sheet)) => {
                let (sheet, tall) = self.sheet(sheet, rtl);
                out += &moved(0.0, height + BETWEEN, &sheet);
                height += BETWEEN + tall;
            }
            Some(Below::Strip(strip)) => {
                let (cards, wide, tall) = self.strip(strip, rtl);
                width = width.max(wide);
                if rtl {
                    out = moved(width - BUBBLE, 0.0, &bubble);
                }
                out += &moved(0.0, height + BETWEEN, &cards);
                height += BETWEEN + tall;
            }
            None => {}
        }
        (out, width, height)
    }

    fn bubble(self, bubble: &Bubble, width: f32, rtl: bool) -> (String, f32) {
        let mut column = Column::new(width, rtl);
        self.blocks(bubble, false, &mut column);
        self.actions(bubble, &mut column);
        (boxed(&column, 14.0, bubble.ill), column.y)
    }

    fn blocks(self, bubble: &Bubble, square: bool, column: &mut Column) {
        let mut before = false;
        for block in &bubble.blocks {
            match block {
                Block::Media(media) => self.media(media, square, column),
                Block::Head(label) => {
                    column.y += 10.0;
                    self.label(label, HEAD, column);
                    column.y -= 5.0;
                }
                Block::Text(lines) => {
                    column.y += 9.0;
                    for line in lines {
                        self.text_line(line, column);
                    }
                }
                Block::Foot(label) => {
                    column.y += if before { 2.0 } else { 9.0 };
                    self.label(label, FOOT, column);
                }
                Block::Template(call) => self.call(call, column),
                Block::Unplaced(gaps) => self.unplaced(gaps, column),
            }
            before = true;
        }
        column.y += if matches!(bubble.blocks.last(), Some(Block::Media(_))) { 4.0 } else { 10.0 };
    }

    fn actions(self, bubble: &Bubble, column: &mut Column) {
        for action in &bubble.actions {
            self.action(action, column);
        }
        self.left_out(bubble.more, column);
    }

    fn left_out(self, left: usize, column: &mut Column) {
        if left > 0 {
            column.y += 6.0;
            let bits = [(words::more(left).say(self.language).to_owned(), PLAIN)];
            write_text(&bits, FOOT, SIDE, Align::Middle, column);
            column.y += 6.0;
        }
    }

    fn media(self, media: &Media, square: bool, column: &mut Column) {
        let width = column.width - 8.0;
        let name = if media.name.is_empty() { media.noun.say(self.language) } else { &media.name };
        let is_row = matches!(media.kind, "document" | "audio");
        let height = match (is_row, square) {
            (true, _) => 56.0,
            (false, true) => width,
            (false, false) => (width / 1.91).round(),
        };
        let top = column.y + 4.0;
        let ill = if media.ill { " stroke=\"var(--bad)\" stroke-dasharray=\"4 3\"" } else { "" };
        let class = if is_row { "c" } else { "p" };
        let _ = write!(
            column.out,
            "<rect class=\"{class}\" x=\"4\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"11\"{ill}/>",
            Number(top),
            Number(width),
            Number(height)
        );
        if is_row {
            let drawing = if media.kind == "document" { shape::DOCUMENT } else { shape::AUDIO };
            icon(drawing, "a", (15.0, top + 11.0), 34.0, column);
            let name = fitting(name, column.width - 80.0, BODY.size, false);
            let size = Number(BODY.size);
            let (x, y) = (Number(60.0), Number(top + 33.0));
            let _ = write!(column.out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{}</text>", Escaped(&name));
        } else {
            let drawing = if media.kind == "video" { shape::VIDEO } else { shape::IMAGE };
            icon(drawing, "q", (column.width / 2.0 - 17.0, top + height / 2.0 - 30.0), 34.0, column);
            let name = fitting(name, width - 24.0, 12.0, true);
            let (x, y) = (Number(column.width / 2.0), Number(top + height / 2.0 + 24.0));
            let name = Escaped(&name);
            let _ = write!(
                column.out,
                "<text class=\"q m\" x=\"{x}\" y=\"{y}\" font-size=\"12\" text-anchor=\"middle\">{name}</text>"
            );
        }
        column.y = top + height;
    }

    fn call(self, call: &Call, column: &mut Column) {
        column.y += 10.0;
        self.label(&call.name, HEAD, column);
        column.y += 4.0;
        self.gaps(&call.gaps, column);
    }

    fn unplaced(self, gaps: &[(Gap, Label)], column: &mut Column) {
        column.y += 10.0;
        let title = words::UNPLACED.say(self.language).to_owned();
        write_text(&[(title, PLAIN)], FOOT, SIDE, Align::Start, column);
        column.y += 2.0;
        self.gaps(gaps, column);
    }

    fn gaps(self, gaps: &[(Gap, Label)], column: &mut Column) {
        for (gap, label) in gaps {
            let mut bits = vec![(format!("{} ", words::gap(gap).say(self.language)), PLAIN)];
            bits.extend(self.bits(label));
            write_text(&bits, BODY, SIDE, Align::Start, column);
        }
    }

    fn text_line(self, line: &TextLine, column: &mut Column) {
        let mut bits = self.bits(&line.runs);
        let (indent, before) = match &line.kind {
            LineLook::Plain | LineLook::Code => (0.0, None),
            LineLook::Quote => (10.0, None),
            LineLook::Bullet => (16.0, Some("•".to_owned())),
            LineLook::Numbered(number) => (24.0, Some(format!("{number}."))),
        };
        if bits.is_empty() {
            bits.push((String::new(), PLAIN));
        }
        let top = column.y;
        if let Some(before) = before {
            let x = if column.rtl { column.width - SIDE } else { SIDE };
            let y = Number(top + BODY.size);
            let _ =
                write!(column.out, "<text x=\"{x}\" y=\"{y}\" font-size=\"15.5\"{}>{before}</text>", direction(column));
        }
        write_text(&bits, BODY, SIDE + indent, Align::Start, column);
        if line.kind == LineLook::Quote {
            let x = if column.rtl { column.width - SIDE } else { SIDE };
            let (y, height) = (Number(top + 1.0), Number(column.y - top - 2.0));
            let _ = write!(column.out, "<path class=\"l o\" stroke-width=\"3\" d=\"M{} {y}v{height}\"/>", Number(x));
        }
    }

    fn label(self, label: &Label, font: Font, column: &mut Column) {
        write_text(&self.bits(label), font, SIDE, Align::Start, column);
    }

    fn action(self, action: &Action, column: &mut Column) {
        let top = column.y;
        let (drawing, flips) = action.icon.shape();
        let mut bits = self.bits(&action.label);
        if action.over {
            for (_, look) in &mut bits {
                look.mark = Mark::Over;
            }
        }
        let room = column.width - 2.0 * SIDE - 24.0;
        let lines = lines(&bits, ACT, room);
        let widest = lines.iter().map(|line| width_of(line, ACT)).fold(0.0, f32::max);
        let left = (column.width - widest - 24.0) / 2.0;
        let _ = write!(column.out, "<path class=\"l\" d=\"M0 {}h{}\"/>", Number(top), Number(column.width));
        column.y = top + 10.0;
        let icon_x = if column.rtl { left + widest + 7.0 } else { left };
        let height = ACT.line * as_float(lines.len());
        let middle = top + 10.0 + height / 2.0;
        if column.rtl && flips {
            let (x, y) = (Number(icon_x + 17.0), Number(middle - 8.5));
            let _ =
                write!(column.out, "<g class=\"i a\" transform=\"translate({x} {y}) scale(-.708 .708)\">{drawing}</g>");
        } else {
            icon(drawing, "a", (icon_x, middle - 8.5), 17.0, column);
        }
        let center = if column.rtl { left + widest / 2.0 } else { left + 24.0 + widest / 2.0 };
        for line in lines {
            write_line(&line, ACT, center, Align::Middle, column);
        }
        column.y += 10.0;
    }

    fn sheet(self, sheet: &Sheet, rtl: bool) -> (String, f32) {
        let mut column = Column::new(SHEET, rtl);
        column.y = 12.0;
        write_text(&self.bits(&sheet.title), HEAD, 16.0, Align::Middle, &mut column);
        for section in &sheet.sections {
            column.y += 10.0;
            write_text(&self.bits(&section.title), SECTION, 16.0, Align::Start, &mut column);
            for (index, row) in section.rows.iter().enumerate() {
                if index > 0 {
                    let (y, width) = (Number(column.y + 4.0), Number(SHEET - 32.0));
                    let _ = write!(column.out, "<path class=\"l\" d=\"M16 {y}h{width}\"/>");
                }
                column.y += 8.0;
                let top = column.y;
                column.width -= 30.0;
                let indent = if rtl { 30.0 } else { 0.0 };
                let inner = std::mem::take(&mut column.out);
                let mut bits = self.bits(&row.title);
                if row.over {
                    for (_, look) in &mut bits {
                        look.mark = Mark::Over;
                    }
                }
                write_text(&bits, ROW_TITLE, 16.0, Align::Start, &mut column);
                if let Some(text) = &row.description {
                    write_text(&self.bits(text), FOOT, 16.0, Align::Start, &mut column);
                }
                column.width += 30.0;
                let row = std::mem::replace(&mut column.out, inner);
                column.out += &if rtl { moved(indent, 0.0, &row) } else { row };
                let (x, y) = (if rtl { 26.0 } else { SHEET - 26.0 }, Number(f32::midpoint(top, column.y)));
                let _ = write!(
                    column.out,
                    "<circle class=\"l o\" cx=\"{}\" cy=\"{y}\" r=\"9\" stroke-width=\"2\"/>",
                    Number(x)
                );
                column.y += 4.0;
            }
            self.left_out(section.more, &mut column);
        }
        self.left_out(sheet.more, &mut column);
        column.y += 12.0;
        (boxed(&column, 16.0, false), column.y)
    }

    fn strip(self, strip: &Strip, rtl: bool) -> (String, f32, f32) {
        let mut out = String::new();
        let (mut top, mut width) = (0.0, 0.0_f32);
        for cards in strip.cards.chunks(CARDS) {
            let mut columns: Vec<(Column, &Bubble)> = cards.iter().map(|card| (self.upper(card, rtl), card)).collect();
            let upper = columns.iter().map(|(column, _)| column.y).fold(0.0, f32::max);
            for (column, card) in &mut columns {
                column.y = upper;
                self.actions(card, column);
            }
            let height = columns.iter().map(|(column, _)| column.y).fold(0.0, f32::max);
            let wide = as_float(columns.len()) * (CARD + BETWEEN) - BETWEEN;
            width = width.max(wide);
            for (index, (column, card)) in columns.iter_mut().enumerate() {
                column.y = height;
                let place = if rtl { columns_left(wide, index) } else { as_float(index) * (CARD + BETWEEN) };
                out += &moved(place, top, &boxed(column, 14.0, card.ill || card.over));
            }
            top += height + BETWEEN;
        }
        let mut column = Column::new(CARD, rtl);
        self.left_out(strip.more, &mut column);
        out += &moved(0.0, top, &column.out);
        (out, width, top - BETWEEN + column.y)
    }

    fn upper(self, card: &Bubble, rtl: bool) -> Column {
        let mut column = Column::new(CARD, rtl);
        self.blocks(card, true, &mut column);
        column
    }

    fn bits(self, runs: &[Run]) -> Vec<(String, InkLook)> {
        let bit = |run: &Run| {
            let chip = run.filled || matches!(run.piece, Piece::Named(_) | Piece::Unread | Piece::More(_));
            (words::piece(&run.piece, self.language).into_owned(), InkLook { style: run.style, mark: run.mark, chip })
        };
        runs.iter().map(bit).collect()
    }
}

/// Adds a line of text to a column.
fn write_line(line: &[(String, InkLook)], font: Font, x: f32, align: Align, column: &mut Column) {
    let base = column.y + font.line * 0.72;
    if !column.rtl {
        let width = width_of(line, font);
        let start = if matches!(align, Align::Middle) { x - width / 2.0 } else { x };
        grounds(line, font, start, column);
    }
    let anchor = if matches!(align, Align::Middle) { " text-anchor=\"middle\"" } else { "" };
    let class = if font.class.is_empty() { String::new() } else { format!(" class=\"{}\"", font.class) };
    let weight = if font.weight == 400 { String::new() } else { format!(" font-weight=\"{}\"", font.weight) };
    let _ = write!(
        column.out,
        "<text{class} x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{}>",
        Number(x),
        Number(base),
        Number(font.size),
        direction(column)
    );
    for (text, look) in line {
        span(text, *look, &mut column.out);
    }
    column.out.push_str("</text>");
    column.y += font.line;
}

/// Adds text to a column, `side` away from the edge that it begins at.
fn write_text(bits: &[(String, InkLook)], font: Font, side: f32, align: Align, column: &mut Column) {
    let x = match (align, column.rtl) {
        (Align::Middle, _) => column.width / 2.0,
        (Align::Start, true) => column.width - side,
        (Align::Start, false) => side,
    };
    for line in lines(bits, font, column.width - side - SIDE) {
        write_line(&line, font, x, align, column);
    }
}

/// Where a card stands that is counted from the right.
fn columns_left(wide: f32, index: usize) -> f32 {
    wide - as_float(index) * (CARD + BETWEEN) - CARD
}
