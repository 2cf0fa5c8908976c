//! A message in the columns of a terminal: what the phone shows on the left, what it does not show on the right.

mod line;

use super::screen::{
    Action, Answer, Below, Block, Bubble, Call, Drawn, Found, Gap, Icon, Label, Length, LineLook, Mark, Media, Piece,
    Run, Screen, Section, Sheet, Strip, TextLine,
};
use super::words;
use super::wrap::middle;
use crate::diagnostic::Severity;
use crate::message::formatting::Style;
use crate::render::{Look, told};
use crate::text::{Language, steers, visible};
use anstyle::AnsiColor;
use line::{Ink, Line, edge, framed, indented, painted, wrapped};
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// No line is wider.
pub(super) const COLUMNS: usize = 80;

/// A bubble with its edges, and the gap to what is said beside it.
const BUBBLE: usize = 40;
const GAP: usize = 2;
const BESIDE: usize = COLUMNS - BUBBLE - GAP;

/// The sheet of a list, under the left edge of the bubble.
const SHEET: usize = 36;

/// So many cards stand side by side.
const CARDS: usize = 3;
const CARD: usize = 26;

/// What a line of lengths is made of.
const NOUN: usize = 21;
const BAR: usize = 4;
const COUNT: usize = 11;

/// Messages in lines of at most 80 columns, one below the other.
pub(super) fn render(screens: &[Screen], look: Look) -> String {
    let pen = Pen { look };
    let mut out = String::new();
    for (index, screen) in screens.iter().enumerate() {
        if index > 0 {
            let _ = writeln!(out, "\n{}", pen.ink(&"─".repeat(COLUMNS), Ink::Dim));
        }
        pen.screen(screen, &mut out);
        pen.findings(screen, &mut out);
    }
    out
}

/// The same without findings, and with an empty line behind each message.
pub(super) fn bubbles(screens: &[Screen], look: Look) -> String {
    let mut out = String::new();
    for screen in screens {
        Pen { look }.screen(screen, &mut out);
        out.push('\n');
    }
    out
}

/// What stands on the left, with what is said of some of its lines.
#[derive(Default)]
struct Left {
    lines: Vec<Line>,
    /// By the number of a line.
    beside: Vec<(usize, Line)>,
}

#[derive(Clone, Copy)]
struct Pen {
    look: Look,
}

impl Pen {
    fn language(self) -> Language {
        self.look.language
    }

    fn screen(self, screen: &Screen, out: &mut String) {
        self.heading(screen, out);
        let mut left = Left::default();
        match &screen.drawn {
            Some(drawn) => self.drawn(drawn, &mut left),
            None => self.nothing(&mut left),
        }
        let lengths = screen.lengths.iter().map(|length| self.length(length)).collect();
        self.side_by_side(left, lengths, out);
        if let Some(template) = &screen.approved {
            for line in wrapped(&[(words::approved(template).say(self.language()).to_owned(), Ink::Dim)], COLUMNS) {
                self.write(&line, out);
            }
        }
        if let Some(case) = screen.filled {
            self.write(&Line::new(format!("«…» {}", words::filled(case).say(self.language())), Ink::Dim), out);
        }
    }

    /// Name, kind and file; what the definition says of itself.
    fn heading(self, screen: &Screen, out: &mut String) {
        let kind = screen.kind.unwrap_or_default();
        let name = middle(&screen.name, COLUMNS / 2);
        let used = name.width() + GAP + kind.len();
        let line = Line::new(name, Ink::Strong).with(" ".repeat(GAP), Ink::Plain).with(kind, Ink::Dim);
        let file = middle(&screen.file, COLUMNS - used - GAP);
        let gap = COLUMNS - used - file.width();
        self.write(&line.with(" ".repeat(gap), Ink::Plain).with(file, Ink::Dim), out);
        if let Some(description) = &screen.description {
            let bits = [(one_line(description), Ink::Dim)];
            for line in wrapped(&bits, COLUMNS) {
                self.write(&line, out);
            }
        }
        out.push('\n');
    }

    fn nothing(self, left: &mut Left) {
        let bits = [(words::NO_MESSAGE.say(self.language()).to_owned(), Ink::Dim)];
        let inner = wrapped(&bits, BUBBLE - 4);
        left.lines.push(edge('╭', '╮', BUBBLE));
        left.lines.extend(inner.into_iter().map(|line| framed(line, BUBBLE)));
        left.lines.push(edge('╰', '╯', BUBBLE));
    }

    fn drawn(self, drawn: &Drawn, left: &mut Left) {
        self.bubble(&drawn.bubble, BUBBLE, left);
        match &drawn.below {
            Some(Below::Sheet(sheet)) => self.sheet(sheet, left),
            Some(Below::Strip(strip)) => self.strip(strip, left),
            None => {}
        }
    }

    fn bubble(self, bubble: &Bubble, width: usize, left: &mut Left) {
        left.lines.push(edge('╭', '╮', width));
        for block in &bubble.blocks {
            left.lines.extend(self.block(block, width - 4).into_iter().map(|line| framed(line, width)));
        }
        for action in &bubble.actions {
            left.lines.push(edge('├', '┤', width));
            if let Some(answer) = &action.answer {
                left.beside.push((left.lines.len(), self.answer(answer, BESIDE)));
            }
            left.lines.extend(self.action(action, width));
        }
        left.lines.extend(self.left_out(bubble.more).map(|line| framed(line, width)));
        left.lines.push(edge('╰', '╯', width));
    }

    fn block(self, block: &Block, room: usize) -> Vec<Line> {
        match block {
            Block::Media(media) => self.media(media, room),
            Block::Head(label) => self.label(label, Ink::Strong, room),
            Block::Text(lines) => lines.iter().flat_map(|line| self.text_line(line, room)).collect(),
            Block::Foot(label) => self.label(label, Ink::Dim, room),
            Block::Template(call) => self.call(call, room),
            Block::Unplaced(gaps) => self.unplaced(gaps, room),
        }
    }

    fn media(self, media: &Media, room: usize) -> Vec<Line> {
        let ink = if media.ill { Ink::Bad } else { Ink::Plain };
        let language = self.language();
        let name = if media.name.is_empty() { media.noun.say(language) } else { &media.name };
        let named = |icon: &str, room: usize| format!("{icon} {}", middle(name, room - icon.width() - 1));
        match media.kind {
            "document" => vec![Line::new(named("▤", room), ink)],
            "audio" => {
                let wave: String = "▁▂▃▅▆▃▂▄▆▅▃▁▂▅▇▅▃▂▁▃▅▄▂▁▂▄▆▄▂▁▃▂▁▂".chars().take(room - 2).collect();
                vec![Line::new(format!("▶ {wave}"), ink), Line::new(middle(name, room), Ink::Dim)]
            }
            kind => {
                let title = format!(" {} ", named(if kind == "video" { "▶" } else { "▨" }, room - 4));
                let around = room - title.width();
                let shade = |width: usize| ("░".repeat(width), Ink::Dim);
                let full = Line { bits: vec![shade(room)] };
                let middle = Line { bits: vec![shade(around / 2), (title, ink), shade(around.div_ceil(2))] };
                vec![full.clone(), middle, full]
            }
        }
    }

    fn call(self, call: &Call, room: usize) -> Vec<Line> {
        let mut lines = self.label(&call.name, Ink::Strong, room);
        lines.extend(self.gaps(&call.gaps, room));
        lines
    }

    fn unplaced(self, gaps: &[(Gap, Label)], room: usize) -> Vec<Line> {
        let mut lines = wrapped(&[(words::UNPLACED.say(self.language()).to_owned(), Ink::Dim)], room);
        lines.extend(self.gaps(gaps, room));
        lines
    }

    fn gaps(self, gaps: &[(Gap, Label)], room: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (gap, label) in gaps {
            let gap = words::gap(gap).say(self.language()).to_owned();
            let mut bits = vec![(gap, Ink::Dim), (" ".to_owned(), Ink::Plain)];
            bits.extend(self.bits(label, Ink::Plain));
            lines.extend(wrapped(&bits, room - 2).into_iter().map(|line| Line::new("  ", Ink::Plain).and(line)));
        }
        lines
    }

    /// A line of a body, with what stands before it on each line that it takes.
    fn text_line(self, line: &TextLine, room: usize) -> Vec<Line> {
        let (first, rest) = match &line.kind {
            LineLook::Plain | LineLook::Code => (String::new(), String::new()),
            LineLook::Quote => ("▎".to_owned(), "▎".to_owned()),
            LineLook::Bullet => ("• ".to_owned(), "  ".to_owned()),
            LineLook::Numbered(number) => (format!("{number}. "), " ".repeat(number.len() + 2)),
        };
        let lines = wrapped(&self.bits(&line.runs, Ink::Plain), room - first.width());
        let before = |index: usize| Line::new(if index == 0 { first.clone() } else { rest.clone() }, Ink::Dim);
        lines.into_iter().enumerate().map(|(index, line)| before(index).and(line)).collect()
    }

    fn label(self, label: &Label, ink: Ink, room: usize) -> Vec<Line> {
        wrapped(&self.bits(label, ink), room)
    }

    fn action(self, action: &Action, width: usize) -> Vec<Line> {
        let icon = match action.icon {
            Icon::Reply => "↩ ",
            Icon::Open => "↗ ",
            Icon::Menu => "≡ ",
            Icon::Copy => "⧉ ",
            Icon::Phone => "☏ ",
        };
        let ink = if action.over { Ink::Bad } else { Ink::Accent };
        let mut bits = vec![(icon.to_owned(), ink)];
        bits.extend(self.bits(&action.label, ink));
        if action.over {
            bits.push((" ✗".to_owned(), Ink::Bad));
        }
        let room = width - 4;
        wrapped(&bits, room)
            .into_iter()
            .map(|line| framed(Line::new(" ".repeat((room - line.width()) / 2), Ink::Plain).and(line), width))
            .collect()
    }

    fn answer(self, answer: &Answer, room: usize) -> Line {
        let (Answer::Back(label) | Answer::Opens(label)) = answer;
        let text: String = self.bits(label, Ink::Plain).into_iter().map(|(text, _)| text).collect();
        Line::new(format!("→ {}", middle(&text, room - 2)), Ink::Plain)
    }

    fn sheet(self, sheet: &Sheet, left: &mut Left) {
        let room = SHEET - 4;
        left.lines.push(indented(edge('┌', '┐', SHEET)));
        let title = self.label(&sheet.title, Ink::Strong, room);
        left.lines.extend(title.into_iter().map(|line| indented(framed(line, SHEET))));
        for section in &sheet.sections {
            self.section(section, left);
        }
        let more = self.left_out(sheet.more);
        left.lines.extend(more.map(|line| indented(framed(line, SHEET))));
        left.lines.push(indented(edge('└', '┘', SHEET)));
    }

    fn section(self, section: &Section, left: &mut Left) {
        let room = SHEET - 4;
        let push = |line: Line, left: &mut Left| left.lines.push(indented(framed(line, SHEET)));
        left.lines.push(indented(edge('├', '┤', SHEET)));
        let ink = if section.over { Ink::Bad } else { Ink::Accent };
        self.label(&section.title, ink, room).into_iter().for_each(|line| push(line, left));
        for row in &section.rows {
            let beside = self.answer(&Answer::Back(row.id.clone()), BESIDE);
            left.beside.push((left.lines.len(), beside));
            let (ink, sign) = if row.over { (Ink::Bad, "✗") } else { (Ink::Plain, "○") };
            for (index, line) in self.label(&row.title, ink, room - 4).into_iter().enumerate() {
                let line = Line::new("  ", Ink::Plain).and(line).pad(room - 1);
                push(if index == 0 { line.with(sign, Ink::Dim) } else { line }, left);
            }
            if let Some(text) = &row.description {
                let lines = self.label(text, Ink::Dim, room - 4).into_iter();
                lines.for_each(|line| push(Line::new("  ", Ink::Plain).and(line), left));
            }
        }
        self.left_out(section.more).for_each(|line| push(line, left));
    }

    fn strip(self, strip: &Strip, left: &mut Left) {
        for cards in strip.cards.chunks(CARDS) {
            let columns: Vec<Vec<Line>> = self.cards(cards);
            let height = columns.iter().map(Vec::len).max().unwrap_or_default();
            for row in 0..height {
                let mut line = Line::default();
                for (index, column) in columns.iter().enumerate() {
                    let cell = column.get(row).cloned().unwrap_or_default();
                    let cell = if index + 1 < columns.len() { cell.pad(CARD + 1) } else { cell };
                    line = line.and(cell);
                }
                left.lines.push(line);
            }
        }
        left.lines.extend(self.left_out(strip.more));
    }

    /// Cards of one height, with what comes back below each.
    fn cards(self, cards: &[Bubble]) -> Vec<Vec<Line>> {
        let upper = |card: &Bubble| -> Vec<Line> {
            let mut lines = vec![edge('╭', '╮', CARD)];
            if card.over {
                lines.push(framed(Line::new("✗", Ink::Bad), CARD));
            }
            let blocks = card.blocks.iter().flat_map(|block| self.block(block, CARD - 4));
            lines.extend(blocks.map(|line| framed(line, CARD)));
            lines
        };
        let uppers: Vec<_> = cards.iter().map(upper).collect();
        let height = uppers.iter().map(Vec::len).max().unwrap_or_default();
        uppers.into_iter().zip(cards).map(|(upper, card)| self.card(upper, card, height)).collect()
    }

    fn card(self, mut lines: Vec<Line>, card: &Bubble, height: usize) -> Vec<Line> {
        lines.resize_with(height, || framed(Line::default(), CARD));
        for action in &card.actions {
            lines.push(edge('├', '┤', CARD));
            lines.extend(self.action(action, CARD));
        }
        lines.extend(self.left_out(card.more).map(|line| framed(line, CARD)));
        lines.push(edge('╰', '╯', CARD));
        let answers = card.actions.iter().filter_map(|action| action.answer.as_ref());
        lines.extend(answers.map(|answer| self.answer(answer, CARD)));
        lines
    }

    fn left_out(self, left: usize) -> impl Iterator<Item = Line> {
        (left > 0).then(|| Line::new(words::more(left).say(self.language()).to_owned(), Ink::Dim)).into_iter()
    }

    fn length(self, length: &Length) -> Line {
        let noun = length.noun.say(self.language());
        let noun = if length.texts > 1 { format!("{noun} ×{}", length.texts) } else { noun.to_owned() };
        let (found, most) = words::of(length.found, length.most);
        let halves = length.used(2 * BAR);
        let ink = if length.is_over() { Ink::Bad } else { Ink::Accent };
        let bar = "━".repeat(halves / 2) + if halves % 2 == 1 { "╸" } else { "" };
        let rest = "─".repeat(BAR - bar.chars().count());
        let count = middle(&format!("{found}/{most}"), COUNT);
        let line = Line::new(middle(&noun, NOUN - 1), Ink::Plain).pad(NOUN).with(bar, ink).with(rest, Ink::Dim);
        let count = format!("{}{count}", " ".repeat(COUNT - count.width()));
        if length.is_over() { line.with(count + " ✗", Ink::Bad) } else { line.with(count, Ink::Dim) }
    }

    fn findings(self, screen: &Screen, out: &mut String) {
        if !screen.findings.is_empty() {
            out.push('\n');
        }
        for found in &screen.findings {
            self.finding(found, out);
        }
        if screen.omitted > 0 {
            let line = Line::new(words::more_findings(screen.omitted).say(self.language()).to_owned(), Ink::Dim);
            self.write(&line, out);
        }
    }

    fn finding(self, Found { finding, at }: &Found, out: &mut String) {
        let language = self.language();
        let (sign, ink) = match finding.severity {
            Severity::Error => ("✗ ", Ink::Bad),
            Severity::Warning => ("! ", Ink::Warn),
        };
        let place = at.map_or(String::new(), |at| format!("  {}:{}", at.line, at.column));
        let said = one_line(&told(finding, language));
        let behind = format!("{place} {}", finding.code);
        let mut lines = wrapped(&[(said, ink), (behind, Ink::Dim)], COLUMNS - 2);
        if let Some(help) = &finding.help {
            let colon = if language == Language::Chinese { "：" } else { ": " };
            let help = format!("{}{colon}{}", words::HELP.say(language), one_line(help.say(language)));
            lines.extend(wrapped(&[(help, Ink::Plain)], COLUMNS - 2));
        }
        for (index, line) in lines.into_iter().enumerate() {
            self.write(&Line::new(if index == 0 { sign } else { "  " }, ink).and(line), out);
        }
    }

    /// What a label is made of, in the ink of what is not special.
    fn bits(self, runs: &[Run], ink: Ink) -> Vec<(String, Ink)> {
        let mut out = Vec::new();
        let mut over = false;
        for run in runs {
            let is_over = run.mark == Mark::Over;
            if is_over != over {
                out.push((if is_over { "⟦" } else { "⟧" }.to_owned(), Ink::Bad));
                over = is_over;
            }
            let is_plain = run.style == Style::default() && run.mark == Mark::None && !run.filled;
            let special = if is_plain { ink } else { Ink::Of(run.style, run.mark, run.filled) };
            let text = self.piece(&run.piece).into_owned();
            out.push(match run.piece {
                Piece::Named(_) | Piece::Unread => (format!("⟨{text}⟩"), Ink::Bad),
                _ if run.filled => (format!("«{text}»"), special),
                _ => (text, special),
            });
        }
        if over {
            out.push(("⟧".to_owned(), Ink::Bad));
        }
        out
    }

    /// Marks of direction that have work to do in a text would do it to the frame around as well.
    fn piece(self, piece: &Piece) -> Cow<'_, str> {
        let text = words::piece(piece, self.language());
        if text.chars().any(steers) { Cow::Owned(visible(&text).into_owned()) } else { Cow::Owned(text.into_owned()) }
    }

    /// What is said beside lines stands beside them; the lengths take what is free, from the top.
    fn side_by_side(self, left: Left, lengths: Vec<Line>, out: &mut String) {
        let mut beside = left.beside.into_iter().peekable();
        let mut lengths = lengths.into_iter();
        let mut lines = left.lines.into_iter();
        let mut row = 0;
        loop {
            let own = beside.next_if(|(at, _)| *at == row).map(|(_, line)| line);
            let line = lines.next();
            let is_narrow = line.as_ref().is_none_or(|line| line.width() <= BUBBLE);
            let right = own.or_else(|| if is_narrow { lengths.next() } else { None });
            row += 1;
            match (line, right) {
                (None, None) => break,
                (Some(line), None) => self.write(&line, out),
                (line, Some(right)) => {
                    self.write(&line.unwrap_or_default().pad(BUBBLE + GAP).and(right), out);
                }
            }
        }
    }

    fn write(self, line: &Line, out: &mut String) {
        let mut bits: Vec<_> = line.bits.iter().filter(|(text, _)| !text.is_empty()).collect();
        while bits.last().is_some_and(|(text, _)| text.trim_end().is_empty()) {
            bits.pop();
        }
        let last = bits.len().saturating_sub(1);
        for (index, (text, ink)) in bits.into_iter().enumerate() {
            let text = if index == last { text.trim_end() } else { text };
            out.push_str(&self.ink(text, *ink));
        }
        out.push('\n');
    }

    fn ink(self, text: &str, ink: Ink) -> Cow<'_, str> {
        let color = |color: AnsiColor| anstyle::Style::new().fg_color(Some(color.into()));
        let style = match ink {
            _ if !self.look.color => return Cow::Borrowed(text),
            Ink::Plain => return Cow::Borrowed(text),
            Ink::Dim => anstyle::Style::new().dimmed(),
            Ink::Strong => anstyle::Style::new().bold(),
            Ink::Accent => color(AnsiColor::Blue),
            Ink::Bad => color(AnsiColor::Red),
            Ink::Warn => color(AnsiColor::Yellow),
            Ink::Of(style, mark, filled) => painted(style, mark, filled),
        };
        Cow::Owned(format!("{style}{text}{style:#}"))
    }
}

/// Words of a file on one line.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}
