//! Messages in a comment or summary of a pull request: what is said, what comes back, what is wrong.

use super::screen::{
    Action, Answer, Below, Block, Bubble, Call, Drawn, Found, Gap, Icon, Label, Length, LineLook, Mark, Media, Piece,
    Run, Screen, Sheet, Strip, TextLine,
};
use super::{GENERATOR, words};
use crate::diagnostic::Severity;
use crate::message::formatting::Style;
use crate::render::told;
use crate::text::{Language, visible};
use std::fmt::Write as _;

/// Messages one below the other.
pub(super) fn render(screens: &[Screen], language: Language) -> String {
    let mut out = format!("<!-- {GENERATOR} -->\n");
    for screen in screens {
        Pen { language }.screen(screen, &mut out);
    }
    out
}

#[derive(Clone, Copy)]
struct Pen {
    language: Language,
}

impl Pen {
    fn screen(self, screen: &Screen, out: &mut String) {
        let kind = screen.kind.map(|kind| format!(" · `{kind}`")).unwrap_or_default();
        let sign = if screen.is_wrong() { "❌ " } else { "" };
        let _ = writeln!(out, "### {sign}{}{kind}\n", text(&screen.name));
        if !screen.file.is_empty() {
            let _ = writeln!(out, "<sub>{}</sub>\n", text(&screen.file));
        }
        if let Some(description) = &screen.description {
            let words: Vec<&str> = description.split_whitespace().collect();
            let _ = writeln!(out, "{}\n", text(&words.join(" ")));
        }
        match &screen.drawn {
            None => {
                let _ = writeln!(out, "> *{}*\n", text(words::NO_MESSAGE.say(self.language)));
            }
            Some(drawn) => self.drawn(drawn, out),
        }
        if let Some(template) = &screen.approved {
            let _ = writeln!(out, "<sub>{}</sub>\n", text(words::approved(template).say(self.language)));
        }
        if let Some(case) = screen.filled {
            let _ = writeln!(out, "<sub><ins>…</ins> {}</sub>\n", text(words::filled(case).say(self.language)));
        }
        self.lengths(screen, out);
        self.findings(screen, out);
    }

    fn drawn(self, drawn: &Drawn, out: &mut String) {
        for block in &drawn.bubble.blocks {
            self.block(block, out);
        }
        match &drawn.below {
            Some(Below::Strip(strip)) => self.strip(strip, out),
            Some(Below::Sheet(sheet)) => self.sheet(sheet, out),
            None => self.actions(&drawn.bubble, out),
        }
    }

    /// A part of a bubble, each line of it a line of a quote.
    fn block(self, block: &Block, out: &mut String) {
        let lines = match block {
            Block::Media(media) => vec![self.media(media)],
            Block::Head(label) => vec![format!("<b>{}</b>", self.label(label))],
            Block::Text(lines) => lines.iter().map(|line| self.text_line(line)).collect(),
            Block::Foot(label) => vec![format!("<sub>{}</sub>", self.label(label))],
            Block::Template(call) => self.call(call),
            Block::Unplaced(gaps) => {
                let title = format!("<sub>{}</sub>", text(words::UNPLACED.say(self.language)));
                std::iter::once(title).chain(self.gaps(gaps)).collect()
            }
        };
        for line in lines {
            let _ = writeln!(out, "> {}<br>", if line.is_empty() { "&nbsp;" } else { &line });
        }
        out.push_str(">\n");
    }

    fn media(self, media: &Media) -> String {
        let icon = match media.kind {
            "image" => "🖼",
            "video" => "🎞",
            "audio" => "🔊",
            _ => "📄",
        };
        let name = if media.name.is_empty() { media.noun.say(self.language) } else { &media.name };
        format!("{icon} {}{}", code(name), if media.ill { " ❌" } else { "" })
    }

    fn call(self, call: &Call) -> Vec<String> {
        let mut lines = vec![format!("<b>{}</b>", self.label(&call.name))];
        lines.push(format!("<sub>{}</sub>", text(words::APPROVED_ELSEWHERE.say(self.language))));
        lines.extend(self.gaps(&call.gaps));
        lines
    }

    fn gaps(self, gaps: &[(Gap, Label)]) -> impl Iterator<Item = String> {
        gaps.iter()
            .map(move |(gap, label)| format!("{} {}", code(words::gap(gap).say(self.language)), self.label(label)))
    }

    fn text_line(self, line: &TextLine) -> String {
        let said = self.label(&line.runs);
        match &line.kind {
            LineLook::Plain | LineLook::Code => said,
            LineLook::Quote => format!("▎ {said}"),
            LineLook::Bullet => format!("• {said}"),
            LineLook::Numbered(number) => format!("{number}. {said}"),
        }
    }

    fn actions(self, bubble: &Bubble, out: &mut String) {
        if bubble.actions.is_empty() {
            out.push('\n');
            return;
        }
        self.table_head(out);
        for action in &bubble.actions {
            let answer = action.answer.as_ref().map(|answer| self.answer(answer)).unwrap_or_default();
            let _ = writeln!(out, "| {} | {answer} |", self.action(action));
        }
        self.left_out(bubble.more, out);
        out.push('\n');
    }

    fn table_head(self, out: &mut String) {
        let [tap, back] = [words::TAP, words::COMES_BACK].map(|words| words.say(self.language));
        let _ = writeln!(out, "\n| {tap} | {back} |\n|---|---|");
    }

    fn left_out(self, left: usize, out: &mut String) {
        if left > 0 {
            let _ = writeln!(out, "| {} | |", text(words::more(left).say(self.language)));
        }
    }

    fn action(self, action: &Action) -> String {
        let icon = match action.icon {
            Icon::Reply => "↩",
            Icon::Open => "↗",
            Icon::Menu => "≡",
            Icon::Copy => "⧉",
            Icon::Phone => "☏",
        };
        format!("{icon} {}{}", self.label(&action.label), if action.over { " ❌" } else { "" })
    }

    fn answer(self, answer: &Answer) -> String {
        let (Answer::Back(label) | Answer::Opens(label)) = answer;
        let named = label.iter().map(|run| match &run.piece {
            Piece::Text(_) | Piece::Masked => words::piece(&run.piece, self.language).into_owned(),
            piece => format!("⟨{}⟩", words::piece(piece, self.language)),
        });
        code(&named.collect::<String>())
    }

    fn sheet(self, sheet: &Sheet, out: &mut String) {
        let _ = writeln!(out, "> ≡ {}", self.label(&sheet.title));
        self.table_head(out);
        for section in &sheet.sections {
            let sign = if section.over { " ❌" } else { "" };
            let _ = writeln!(out, "| <b>{}</b>{sign} | |", self.label(&section.title));
            for row in &section.rows {
                let more = row.description.as_ref().map(|text| format!("<br><sub>{}</sub>", self.label(text)));
                let sign = if row.over { " ❌" } else { "" };
                let (title, more) = (self.label(&row.title), more.unwrap_or_default());
                let _ = writeln!(out, "| ○ {title}{sign}{more} | {} |", self.answer(&Answer::Back(row.id.clone())));
            }
            self.left_out(section.more, out);
        }
        self.left_out(sheet.more, out);
        out.push('\n');
    }

    /// A column per card.
    fn strip(self, strip: &Strip, out: &mut String) {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let media = |card: &Bubble| -> String {
            let found = card.blocks.iter().find_map(|block| match block {
                Block::Media(media) => Some(self.media(media)),
                _ => None,
            });
            format!("{}{}", found.unwrap_or_default(), if card.over { " ❌" } else { "" })
        };
        let body = |card: &Bubble| -> String {
            let lines = card.blocks.iter().flat_map(|block| match block {
                Block::Text(lines) => lines.iter().map(|line| self.text_line(line)).collect(),
                _ => Vec::new(),
            });
            lines.collect::<Vec<_>>().join("<br>")
        };
        let actions = |card: &Bubble| -> String {
            let all = card.actions.iter().map(|action| {
                let answer = action.answer.as_ref().map(|answer| format!(" → {}", self.answer(answer)));
                self.action(action) + &answer.unwrap_or_default()
            });
            all.collect::<Vec<_>>().join("<br>")
        };
        out.push('\n');
        *out += &row(strip.cards.iter().map(media).collect());
        *out += &row(strip.cards.iter().map(|_| "---".to_owned()).collect());
        *out += &row(strip.cards.iter().map(body).collect());
        *out += &row(strip.cards.iter().map(actions).collect());
        self.left_out(strip.more, out);
        out.push('\n');
    }

    /// How much of its limits a message uses, on one line.
    fn lengths(self, screen: &Screen, out: &mut String) {
        let length = |length: &Length| {
            let (found, most) = words::of(length.found, length.most);
            let times = if length.texts > 1 { format!(" ×{}", length.texts) } else { String::new() };
            let sign = if length.is_over() { " ❌" } else { "" };
            format!("{}{times} {found}/{most}{sign}", length.noun.say(self.language))
        };
        let all: Vec<_> = screen.lengths.iter().map(length).collect();
        if !all.is_empty() {
            let _ = writeln!(out, "<sub>{}</sub>\n", all.join(" · "));
        }
    }

    fn findings(self, screen: &Screen, out: &mut String) {
        for Found { finding, at } in &screen.findings {
            let sign = if finding.severity == Severity::Error { "❌" } else { "⚠️" };
            let place = at.map(|at| format!("{}:{} ", at.line, at.column)).unwrap_or_default();
            let _ =
                write!(out, "- {sign} {} <sub>{place}{}</sub>", ticked(&told(finding, self.language)), finding.code);
            if let Some(help) = &finding.help {
                let _ = write!(out, "<br>{}", ticked(help.say(self.language)));
            }
            out.push('\n');
        }
        if screen.omitted > 0 {
            let _ = writeln!(out, "- {}", text(words::more_findings(screen.omitted).say(self.language)));
        }
        if !screen.findings.is_empty() || screen.omitted > 0 {
            out.push('\n');
        }
    }

    fn label(self, label: &Label) -> String {
        label.iter().map(|run| self.run(run)).collect()
    }

    fn run(self, run: &Run) -> String {
        let said = words::piece(&run.piece, self.language);
        let said = match run.piece {
            Piece::Text(_) | Piece::Masked => text(&said),
            Piece::Named(_) | Piece::Unread | Piece::More(_) => format!("⟨{}⟩", text(&said)),
        };
        let Style { bold, italic, struck, code } = run.style;
        let over = run.mark == Mark::Over;
        let tags = [(code, "code"), (struck || over, "s"), (italic, "i"), (bold, "b"), (run.filled, "ins")];
        let said =
            tags.iter().filter(|(wanted, _)| *wanted).fold(said, |said, (_, tag)| format!("<{tag}>{said}</{tag}>"));
        if over { format!("{said} ❌") } else { said }
    }
}

/// Words of a finding, in which backticks stand around what is quoted.
fn ticked(said: &str) -> String {
    let words: Vec<&str> = said.split_whitespace().collect();
    let said = visible(&words.join(" ")).into_owned();
    let parts = said.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { code(part) } else { text(part) }).collect()
}

/// Text that is nothing but text: no mark of Markdown or HTML, no link, and nobody who is called by `@`.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\r' => out.push(' '),
            '@' | '#' => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            ':' if before.is_ascii_alphabetic() => out.push_str(":<!-- -->"),
            '.' if before.eq_ignore_ascii_case(&'w') => out.push_str(".<!-- -->"),
            // It would begin a list.
            '.' if before.is_ascii_digit() => out.push_str("\\."),
            // It would begin a block of code.
            ' ' if out.is_empty() => out.push_str("&#32;"),
            c if c.is_ascii_punctuation()
                && !matches!(c, ',' | ';' | '%' | '"' | '\'' | '/' | '?' | '$' | '.' | ':') =>
            {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// Text in which nothing means anything, to be shown as it stands.
fn code(said: &str) -> String {
    format!("<code>{}</code>", text(said))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_stays_text() {
        for (given, expected) in [
            ("<b> & *x*", "&lt;b&gt; &amp; \\*x\\*"),
            ("@team #12", "@<!-- -->team #<!-- -->12"),
            ("https://example.com", "https:<!-- -->//example.com"),
            ("www.example.com", "www.<!-- -->example.com"),
            ("a|b `c` [d](e) ![f]", "a\\|b \\`c\\` \\[d\\]\\(e\\) \\!\\[f\\]"),
            ("a\nb", "a b"),
            ("    code", "&#32;   code"),
            ("2024. Year", "2024\\. Year"),
            ("===", "\\=\\=\\="),
        ] {
            assert_eq!(text(given), expected);
        }
    }
}
