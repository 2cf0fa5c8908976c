//! A page of its own: no script, nothing fetched, and a policy that lets neither happen.

mod facts;
mod icon;
mod picture;

pub use picture::{Picture, Pictures};

use super::screen::{
    Action, Below, Block, Bubble, Call, Drawn, Gap, Label, LineLook, Mark, Media, Piece, Row, Run, Screen, Sheet,
    Strip, TextLine,
};
use super::words;
use super::{GENERATOR, icon as shape};
use crate::message::formatting::Style;
use crate::rules::address::is_address;
use crate::text::{Language, visible};
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
use std::fmt;

const STYLE: &str = include_str!("style.css");

/// What the page may do, which is to use this one style: its SHA-256, as a test computes it.
const STYLE_HASH: &str = "GwDLWyYYkO1vTZZZzhrhf0jCkGRGklNywkRB/tnz8xk=";

/// A page of messages.
///
/// ```
/// use waml::{Language, message::Message, preview::{Page, Screen}};
///
/// let screen = Screen::of("hello", &Message::new("Hello, *you*!"));
/// let page = Page::new(Language::English).title("Fern & Moss").html(&[screen]);
/// assert!(page.contains("<title>Fern &amp; Moss</title>") && page.contains("<b>you</b>"));
/// ```
#[derive(Clone, Copy, Default)]
pub struct Page<'a> {
    language: Language,
    title: Option<&'a str>,
    refresh: Option<u32>,
    pictures: Option<&'a dyn Pictures>,
}

impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { language, title, refresh, pictures: _ } = self;
        f.debug_struct("Page")
            .field("language", language)
            .field("title", title)
            .field("refresh", refresh)
            .finish_non_exhaustive()
    }
}

impl<'a> Page<'a> {
    /// A page whose own words are in a language.
    pub fn new(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// What stands above the messages.
    #[must_use]
    pub fn title(mut self, title: &'a str) -> Self {
        self.title = Some(title);
        self
    }

    /// Has browsers load the page again after so many seconds, while somebody writes it anew.
    #[must_use]
    pub fn refresh(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// Puts the images that are known into the page, in the place of their names.
    #[must_use]
    pub fn pictures(mut self, pictures: &'a dyn Pictures) -> Self {
        self.pictures = Some(pictures);
        self
    }

    /// The whole page.
    pub fn html(&self, screens: &[Screen]) -> String {
        let said = |words: crate::text::Words| words.say(self.language);
        let title = self.title.map_or_else(|| said(words::TITLE).to_owned(), |title| visible(title).into_owned());
        let wrong = screens.iter().filter(|screen| screen.is_wrong()).count();
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'"
        );
        let page = html! {
            (DOCTYPE)
            html lang=(self.language.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(GENERATOR);
                    @if let Some(seconds) = self.refresh { meta http-equiv="refresh" content=(seconds); }
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    header.top {
                        h1 { bdi { (title) } }
                        p { (words::counted(screens.len(), wrong).say(self.language)) }
                        @if screens.len() > 1 { (contents(screens)) }
                    }
                    main { @for (index, screen) in screens.iter().enumerate() { (self.screen(index, screen)) } }
                    footer.page { (said(words::CLOSING)) }
                }
            }
        };
        page.into_string() + "\n"
    }

    fn screen(&self, index: usize, screen: &Screen) -> Markup {
        let anchor = anchor(index);
        html! {
            section id=(anchor) aria-labelledby={ (anchor) "-name" } {
                header {
                    h2 id={ (anchor) "-name" } { bdi { (screen.name) } }
                    @if let Some(kind) = screen.kind { span.kind { (kind) } }
                    @if !screen.file.is_empty() { span.file dir="ltr" { (screen.file) } }
                    @if let Some(text) = &screen.description { p.about dir="auto" { (visible(text)) } }
                }
                .pair {
                    (self.figure(screen))
                    .facts { (self.facts(screen)) }
                }
            }
        }
    }

    fn figure(&self, screen: &Screen) -> Markup {
        let Some(drawn) = &screen.drawn else {
            return html! { figure { .screen { .bubble.full.nothing { (words::NO_MESSAGE.say(self.language)) } } } };
        };
        let direction = if drawn.rtl { "rtl" } else { "ltr" };
        html! {
            figure {
                // An empty language says that nobody knows it, rather than that it is the page's.
                .screen lang=(drawn.language.unwrap_or_default()) dir=(direction) {
                    (self.bubble(drawn))
                    @match &drawn.below {
                        Some(Below::Sheet(sheet)) => (self.sheet(sheet)),
                        Some(Below::Strip(strip)) => (self.strip(strip)),
                        None => {},
                    }
                }
                @if let Some(caption) = self.caption(drawn) { figcaption { (caption) } }
                @if let Some(template) = &screen.approved { figcaption { (words::approved(template).say(self.language)) } }
                @if let Some(case) = screen.filled { figcaption { (words::filled(case).say(self.language)) } }
            }
        }
    }

    fn caption(&self, drawn: &Drawn) -> Option<String> {
        match drawn.below.as_ref()? {
            Below::Strip(_) => Some(words::SCROLLS.say(self.language).to_owned()),
            Below::Sheet(sheet) => {
                let label: String = sheet.title.iter().map(|run| words::piece(&run.piece, self.language)).collect();
                // Isolated, so that a label in another direction leaves the words around it in order.
                Some(words::shown_after(&format!("\u{2068}{label}\u{2069}")).say(self.language).to_owned())
            }
        }
    }

    fn bubble(&self, drawn: &Drawn) -> Markup {
        let bubble = &drawn.bubble;
        let is_text = matches!(&bubble.blocks[..], [Block::Text(_)]) && bubble.actions.is_empty();
        let only = matches!(&bubble.blocks[..], [Block::Media(_)]) && bubble.actions.is_empty();
        html! {
            .bubble.fit[is_text].full[!is_text].only[only].ill[bubble.ill] { (self.inside(bubble, false)) }
        }
    }

    fn inside(&self, bubble: &Bubble, square: bool) -> Markup {
        html! {
            @for block in &bubble.blocks {
                @match block {
                    Block::Media(media) => (self.media(media, square)),
                    Block::Head(label) => .head dir="auto" { (self.label(label)) },
                    Block::Text(lines) => .text dir="auto" { (self.lines(lines)) },
                    Block::Foot(label) => .foot dir="auto" { (self.label(label)) },
                    Block::Template(call) => (self.call(call)),
                    Block::Unplaced(gaps) => (self.unplaced(gaps)),
                }
            }
            @if !bubble.actions.is_empty() {
                .acts { @for action in &bubble.actions { (self.action(action)) } }
            }
            (self.left_out(bubble.more))
        }
    }

    fn left_out(&self, left: usize) -> Markup {
        html! { @if left > 0 { p.left { (words::more(left).say(self.language)) } } }
    }

    fn media(&self, media: &Media, square: bool) -> Markup {
        let noun = media.noun.say(self.language);
        let name = if media.name.is_empty() { noun } else { &media.name };
        let label = if media.name.is_empty() { noun.to_owned() } else { format!("{noun}: {name}") };
        if let Some(picture) = self.picture(media) {
            return html! { img.media.square[square] alt=(label) src=(picture.url()); };
        }
        match media.kind {
            "document" => html! {
                .row.broken[media.ill] role="img" aria-label=(label) {
                    (icon::drawn(shape::DOCUMENT, false)) b { bdi { (name) } } span { (extension(name).unwrap_or(noun)) }
                }
            },
            "audio" => html! {
                .row.broken[media.ill] role="img" aria-label=(label) { (icon::drawn(shape::AUDIO, false)) (icon::wave(name)) span { bdi { (name) } } }
            },
            kind => html! {
                .{ "media h" (hue(name)) }.square[square].broken[media.ill] role="img" aria-label=(label) {
                    @if kind == "video" { (icon::drawn(shape::VIDEO, false)) } @else { (icon::drawn(shape::IMAGE, false)) }
                    span dir="ltr" aria-hidden="true" { (name) }
                }
            },
        }
    }

    fn picture(&self, media: &Media) -> Option<Picture> {
        self.pictures?.picture(media.link.as_deref().filter(|_| media.kind == "image")?)
    }

    fn call(&self, call: &Call) -> Markup {
        html! {
            .tpl {
                p.name dir="ltr" { (self.label(&call.name)) }
                p.unknown lang=(self.language.code()) dir="ltr" { (words::APPROVED_ELSEWHERE.say(self.language)) }
                (self.gaps(&call.gaps))
            }
        }
    }

    fn unplaced(&self, gaps: &[(Gap, Label)]) -> Markup {
        html! {
            .tpl.unplaced {
                p.unknown lang=(self.language.code()) dir="ltr" { (words::UNPLACED.say(self.language)) }
                (self.gaps(gaps))
            }
        }
    }

    fn gaps(&self, gaps: &[(Gap, Label)]) -> Markup {
        html! {
            @if !gaps.is_empty() {
                dl {
                    @for (gap, label) in gaps {
                        dt { (words::gap(gap).say(self.language)) }
                        dd { span.slot dir="auto" { (self.label(label)) } }
                    }
                }
            }
        }
    }

    fn action(&self, action: &Action) -> Markup {
        let (shape, flips) = action.icon.shape();
        html! {
            .act.over[action.over] {
                (icon::drawn(shape, flips))
                span dir="auto" { (self.label(&action.label)) }
            }
        }
    }

    fn sheet(&self, sheet: &Sheet) -> Markup {
        html! {
            .sheet {
                .grip {}
                h3 dir="auto" { (self.label(&sheet.title)) }
                @for section in &sheet.sections {
                    h4.over[section.over] dir="auto" { (self.label(&section.title)) }
                    ul { @for row in &section.rows { (self.row(row)) } }
                    (self.left_out(section.more))
                }
                (self.left_out(sheet.more))
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        html! {
            li.over[row.over] {
                span dir="auto" { (self.label(&row.title)) }
                @if let Some(text) = &row.description { p dir="auto" { (self.label(text)) } }
            }
        }
    }

    fn strip(&self, strip: &Strip) -> Markup {
        let cards = words::cards(strip.cards.len() + strip.more);
        html! {
            ul.strip tabindex="0" aria-label=(cards.say(self.language)) {
                @for card in &strip.cards {
                    li.card.ill[card.ill || card.over] {
                        @if card.over { p.left.over { "✗" } }
                        (self.inside(card, true))
                    }
                }
            }
            (self.left_out(strip.more))
        }
    }

    fn label(&self, label: &Label) -> Markup {
        html! { @for run in label { (self.run(run)) } }
    }

    fn run(&self, run: &Run) -> Markup {
        let text = words::piece(&run.piece, self.language);
        let text = match run.piece {
            Piece::Named(_) | Piece::Unread => html! { span.named dir="ltr" { (text) } },
            Piece::More(_) => html! { span.named { (text) } },
            Piece::Text(_) | Piece::Masked => html! { (text) },
        };
        let text = run.link.iter().fold(text, |text, link| linked(link, &text));
        let text = styled(run.style, text);
        let text = if run.filled {
            html! { span.slot { (text) } }
        } else {
            text
        };
        match run.mark {
            Mark::None => text,
            Mark::Flagged => html! { mark.flagged { (text) } },
            Mark::Over => html! { mark.over { (text) } },
        }
    }

    /// Lines of a body; those of one kind that follow each other are one block.
    fn lines(&self, lines: &[TextLine]) -> Markup {
        let same = |a: &TextLine, b: &TextLine| std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind);
        let blocks = lines.chunk_by(same);
        html! {
            @for block in blocks {
                @match &block[0].kind {
                    LineLook::Plain => (self.broken_lines(block)),
                    LineLook::Quote => blockquote { (self.broken_lines(block)) },
                    LineLook::Code => pre { (self.broken_lines(block)) },
                    LineLook::Bullet => ul { @for line in block { li { (self.label(&line.runs)) } } },
                    LineLook::Numbered(number) => ol start=(number) { @for line in block { li { (self.label(&line.runs)) } } },
                }
            }
        }
    }

    fn broken_lines(&self, lines: &[TextLine]) -> Markup {
        html! {
            @for (index, line) in lines.iter().enumerate() {
                @if index > 0 { "\n" }
                @if line.kind == LineLook::Code {
                    @for run in &line.runs { (self.run(&Run { style: Style::default(), ..run.clone() })) }
                } @else { (self.label(&line.runs)) }
            }
        }
    }
}

/// Links to the messages of a page.
fn contents(screens: &[Screen]) -> Markup {
    html! {
        nav {
            @for (index, screen) in screens.iter().enumerate() {
                a.bad[screen.is_wrong()] href={ "#" (anchor(index)) } { bdi { (screen.name) } }
            }
        }
    }
}

/// The address of a message on its page.
fn anchor(index: usize) -> String {
    format!("m{}", index + 1)
}

/// Which colour stands for a file.
fn hue(name: &str) -> u32 {
    name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 12
}

fn extension(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, extension)| extension).filter(|extension| extension.len() <= 5)
}

/// A link, where the address is one that a browser may follow.
fn linked(target: &str, text: &impl Render) -> Markup {
    let is_safe = target.starts_with("mailto:") || is_address(target);
    html! { @if is_safe { a href=(target) rel="noreferrer" { (text) } } @else { (text) } }
}

fn styled(style: Style, text: Markup) -> Markup {
    let text = if style.code {
        html! { code { (text) } }
    } else {
        text
    };
    let text = if style.struck {
        html! { s { (text) } }
    } else {
        text
    };
    let text = if style.italic {
        html! { i { (text) } }
    } else {
        text
    };
    if style.bold {
        html! { b { (text) } }
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_names_the_style() {
        let hash = picture::base64(&Sha256::digest(STYLE));
        assert_eq!(STYLE_HASH, hash, "the style has changed; write its hash");
    }
}
