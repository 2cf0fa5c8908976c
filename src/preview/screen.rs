//! The model that every form draws: what is on a phone's screen when a message has come, and what no phone shows.

use super::filled::Case;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::formatting::Style;
use crate::text::{Position, Words};

/// A message as a phone shows it, with what no phone shows: lengths, what comes back, what is fetched, what is wrong.
///
/// Made by [`Compiler::preview`](crate::Compiler::preview) from a text, also from a broken one, and by
/// [`Screen::of`] from a message; drawn by [`text`](super::text), [`Page`](super::Page), [`svg`](super::svg) and
/// [`markdown`](super::markdown).
///
/// ```
/// use waml::{Message, preview::Screen};
///
/// let screen = Screen::of("hello", &Message::new("Hello!"));
/// assert_eq!((screen.name(), screen.kind()), ("hello", Some("text")));
/// ```
#[derive(Clone, Debug)]
pub struct Screen {
    pub(super) name: String,
    /// The name of the text; empty where there is none.
    pub(super) file: String,
    pub(super) description: Option<String>,
    pub(super) kind: Option<&'static str>,
    /// `None` where there is no message that could be read.
    pub(super) drawn: Option<Drawn>,
    /// What fills the holes of its texts, if there are any.
    pub(super) filled: Option<Case>,
    /// The approved template whose text is drawn, by name and language.
    pub(super) approved: Option<String>,
    pub(super) lengths: Vec<Length>,
    pub(super) findings: Vec<Found>,
    /// Findings beyond those told.
    pub(super) omitted: usize,
}

impl Screen {
    /// The message's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the text that it stands in; empty where there is none.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The word that names the message's kind; `None` where no message could be read.
    pub fn kind(&self) -> Option<&'static str> {
        self.kind
    }

    /// Whether an error was found, or there is no message.
    pub fn is_wrong(&self) -> bool {
        self.drawn.is_none() || self.errors().next().is_some()
    }

    fn errors(&self) -> impl Iterator<Item = &Found> {
        self.findings.iter().filter(|found| found.finding.severity == Severity::Error)
    }
}

/// A finding, and where it stands in its text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) finding: Diagnostic,
    pub(super) at: Option<Position>,
}

/// What of a message is to be seen.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// The language of its texts, as far as their script tells.
    pub(super) language: Option<&'static str>,
    /// Whether it is read from right to left.
    pub(super) rtl: bool,
    pub(super) bubble: Bubble,
    pub(super) below: Option<Below>,
}

/// What comes below the bubble.
#[derive(Clone, Debug)]
pub(super) enum Below {
    Sheet(Sheet),
    Strip(Strip),
}

/// A bubble, or a card.
#[derive(Clone, Debug, Default)]
pub(super) struct Bubble {
    pub(super) blocks: Vec<Block>,
    pub(super) actions: Vec<Action>,
    /// Buttons beyond those drawn.
    pub(super) more: usize,
    /// Whether an error is in it.
    pub(super) ill: bool,
    /// Whether it is one too many.
    pub(super) over: bool,
}

/// One part of a bubble, from top to bottom.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Media(Media),
    Head(Label),
    Text(Vec<TextLine>),
    Foot(Label),
    Template(Call),
    /// What a call gives and the approved template has no place for.
    Unplaced(Vec<(Gap, Label)>),
}

/// A file that the phone shows.
#[derive(Clone, Debug)]
pub(super) struct Media {
    pub(super) kind: &'static str,
    pub(super) noun: Words,
    /// The name of the file, or the id it got when it was uploaded.
    pub(super) name: String,
    /// The address; `None` for what was uploaded, and for what could not be read.
    pub(super) link: Option<String>,
    pub(super) ill: bool,
}

/// A call of a template whose approved text nobody knows.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) name: Label,
    /// What fills its gaps: where, and with what.
    pub(super) gaps: Vec<(Gap, Label)>,
}

/// A gap of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Header,
    /// The n-th of the body, from 1.
    Body(usize),
    /// One with a name.
    Named(String),
    Code,
    /// What the button at an index copies, opens or answers.
    Button(u32),
}

/// Something to tap.
#[derive(Clone, Debug)]
pub(super) struct Action {
    pub(super) icon: Icon,
    pub(super) label: Label,
    pub(super) answer: Option<Answer>,
    /// One too many.
    pub(super) over: bool,
}

/// What happens after a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// An id comes back.
    Back(Label),
    /// A page opens.
    Opens(Label),
}

/// What kind of thing an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Reply,
    Open,
    Menu,
    Copy,
    Phone,
}

/// What the button of a list opens.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) title: Label,
    pub(super) sections: Vec<Section>,
    /// Sections beyond those drawn.
    pub(super) more: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) title: Label,
    pub(super) rows: Vec<Row>,
    /// Rows beyond those drawn.
    pub(super) more: usize,
    pub(super) over: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) title: Label,
    pub(super) description: Option<Label>,
    pub(super) id: Label,
    pub(super) over: bool,
}

/// The cards of a carousel, one beside the other.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    pub(super) cards: Vec<Bubble>,
    /// Cards beyond those drawn.
    pub(super) more: usize,
}

/// A text on one line that shows marks as they are.
pub(super) type Label = Vec<Run>;

/// A line of a body.
#[derive(Clone, Debug)]
pub(super) struct TextLine {
    pub(super) kind: LineLook,
    pub(super) runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LineLook {
    Plain,
    Quote,
    Bullet,
    Numbered(String),
    Code,
}

/// A part of a text that looks the same all through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) piece: Piece,
    pub(super) style: Style,
    pub(super) mark: Mark,
    /// Where it leads to.
    pub(super) link: Option<String>,
    /// Whether it stands for something that is known only when the message is sent.
    pub(super) filled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// A character that is not seen.
    Named(char),
    /// A value that could not be read.
    Unread,
    /// So many characters are left out.
    More(usize),
    /// A secret.
    Masked,
}

/// What a check says of a part of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    #[default]
    None,
    /// Something is wrong, or likely to disappoint.
    Flagged,
    /// Beyond what is allowed.
    Over,
}

/// How much of a limit is used, by the longest text that it limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) code: &'static str,
    pub(super) noun: Words,
    /// How many texts it limits here.
    pub(super) texts: usize,
    /// The longest of them.
    pub(super) found: usize,
    pub(super) most: usize,
}

impl Length {
    pub(super) fn is_over(&self) -> bool {
        self.found > self.most
    }

    /// How much of the limit is used, of `whole`. What is used at all shows.
    pub(super) fn used(&self, whole: usize) -> usize {
        (self.found * whole).div_ceil(self.most.max(1)).min(whole)
    }
}

impl Screen {
    /// The bubble, and the cards below it.
    pub(super) fn bubbles(&self) -> impl Iterator<Item = &Bubble> {
        let cards = self.drawn.iter().filter_map(|drawn| match &drawn.below {
            Some(Below::Strip(strip)) => Some(&strip.cards),
            _ => None,
        });
        self.drawn.iter().map(|drawn| &drawn.bubble).chain(cards.flatten())
    }

    /// What can be tapped, with what happens then.
    pub(super) fn taps(&self) -> Vec<(&Label, Answer)> {
        let mut out = Vec::new();
        for bubble in self.bubbles() {
            let answered = bubble.actions.iter().filter_map(|action| Some((&action.label, action.answer.clone()?)));
            out.extend(answered);
        }
        if let Some(Drawn { below: Some(Below::Sheet(sheet)), .. }) = &self.drawn {
            let rows = sheet.sections.iter().flat_map(|section| &section.rows);
            out.extend(rows.map(|row| (&row.title, Answer::Back(row.id.clone()))));
        }
        out
    }

    /// The files that are fetched.
    pub(super) fn files(&self) -> Vec<(&Media, &str)> {
        let blocks = self.bubbles().flat_map(|bubble| &bubble.blocks);
        let media = blocks.filter_map(|block| match block {
            Block::Media(media) => Some((media, media.link.as_deref()?)),
            _ => None,
        });
        media.collect()
    }
}
