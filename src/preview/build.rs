//! From a message to what a phone's screen shows of it, kind by kind.

use super::filled::Case;
use super::lengths;
use super::marks::Marks;
use super::screen::{
    Action, Answer, Below, Block, Bubble, Call, Drawn, Found, Icon, Label, Media, Piece, Row, Run, Screen, Section,
    Sheet, Strip, TextLine,
};
use super::{script, shown};
use crate::diagnostic::{Diagnostic, Path, Place, Severity, Step};
use crate::limits::{self, Bound};
use crate::message::{
    self, Button, ButtonHeader, Card, CardAction, CardHeader, Carousel, Content, CtaUrl, Header, List, MediaKind,
    MediaSource, MediaType, Message, UrlButton,
};
use crate::rules::address::percent_decoded;
use crate::templates::Approved;
use crate::text::{Source, visible};
use std::collections::HashSet;

/// Elements that are drawn of what is too many.
pub(super) const BEYOND: usize = 3;

/// Elements that are drawn of a list.
pub(super) const MOST: usize = <limits::list::TotalRows as Bound>::LIMIT.max as usize + BEYOND;

/// What a screen says of its message besides the message.
pub(crate) struct Title<'a> {
    pub(crate) name: &'a str,
    pub(crate) description: Option<&'a str>,
}

impl Screen {
    /// The screen of a message that was built in Rust, with what [`Message::check`] says of it.
    ///
    /// ```
    /// use waml::preview::{self, Screen};
    /// use waml::message::{Button, Message};
    ///
    /// let order = Message::to("85290000001", Button::new("Your *fern* is packed.").reply("keep", "Keep it for me"));
    /// let screen = Screen::of("order", &order);
    /// assert!(preview::text(&[screen], waml::render::Look::default()).contains("→ keep"));
    /// ```
    pub fn of(name: &str, message: &Message) -> Self {
        let findings =
            message.clone().check().map_or_else(|report| report.findings, |checked| checked.warnings().to_vec());
        let marks = Marks { findings: &findings, placeholders: &HashSet::new(), filled: &[], case: Case::default() };
        let title = Title { name, description: None };
        Self::drawn(&title, message, &marks, &findings, None, None)
    }

    /// The screen of a message; `findings` is all that was found of its document, `approved` the template that it calls.
    pub(crate) fn drawn(
        title: &Title<'_>,
        message: &Message,
        marks: &Marks<'_>,
        findings: &[Diagnostic],
        source: Option<&Source>,
        approved: Option<&Approved>,
    ) -> Self {
        let kind = message.content.kind();
        let mut screen = Self::unreadable(title, findings, source);
        // Where the kind itself could not be read, nothing of what it should hold was.
        if marks.is_unread(&[kind.into()]) {
            return screen;
        }
        let mut drawn = Builder { marks, approved, path: Path::default().then(kind) }.content(&message.content);
        drawn.bubble.ill |= screen.is_wrong_by_findings();
        screen.kind = Some(kind);
        screen.filled = (!marks.filled.is_empty()).then_some(marks.case);
        screen.lengths = lengths::of(message, marks, approved);
        screen.approved = approved.map(called);
        screen.drawn = Some(drawn);
        screen
    }

    /// The screen of a document whose message could not be read.
    pub(crate) fn unreadable(title: &Title<'_>, findings: &[Diagnostic], source: Option<&Source>) -> Self {
        let found = |finding: &Diagnostic| {
            let at = match (&finding.primary.place, source) {
                (Place::Text { span, .. }, Some(source)) => Some(source.position(span.start as usize)),
                _ => None,
            };
            Found { finding: finding.clone(), at }
        };
        Self {
            name: visible(title.name).into_owned(),
            file: source.map_or_else(String::new, |source| visible(source.name()).into_owned()),
            description: title.description.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned),
            kind: None,
            drawn: None,
            filled: None,
            approved: None,
            lengths: Vec::new(),
            findings: findings.iter().map(found).collect(),
            omitted: 0,
        }
    }

    fn is_wrong_by_findings(&self) -> bool {
        self.findings.iter().any(|found| found.finding.severity == Severity::Error)
    }

    pub(crate) fn omitting(mut self, omitted: usize) -> Self {
        self.omitted = omitted;
        self
    }
}

/// Where the drawing is in a message, and what is known of its values.
pub(super) struct Builder<'a> {
    pub(super) marks: &'a Marks<'a>,
    /// The template that is called, where it is known.
    pub(super) approved: Option<&'a Approved>,
    path: Path,
}

impl Builder<'_> {
    fn content(&self, content: &Content) -> Drawn {
        let (bubble, below) = match content {
            Content::Text(text) => (bubble([Some(Block::Text(self.body(text, &[])))]), None),
            Content::Image(media) => (bubble([Some(self.link(media, &[]))]), None),
            Content::Video(media) => (bubble([Some(self.link(media, &[]))]), None),
            Content::Audio(media) => (bubble([Some(self.link(media, &[]))]), None),
            Content::Document(media) => (bubble([Some(self.link(media, &[]))]), None),
            Content::Template(template) => (self.template(template), None),
            Content::CtaUrl(message) => (self.cta_url(message), None),
            Content::List(list) => (self.list(list), Some(Below::Sheet(self.sheet(list)))),
            Content::Carousel(carousel) => {
                let text = bubble([Some(Block::Text(self.body(&carousel.body, &["body".into()])))]);
                (text, Some(Below::Strip(self.strip(carousel))))
            }
            Content::Button(message) => (self.button(message), None),
        };
        let texts = texts(&bubble, below.as_ref());
        let (language, rtl) = (script::language(texts.iter().copied()), script::is_rtl(texts.iter().copied()));
        Drawn { language, rtl, bubble, below }
    }

    pub(super) fn at(&self, steps: &[Step]) -> Vec<Step> {
        [&self.path.0, steps].concat()
    }

    pub(super) fn label(&self, text: &str, steps: &[Step]) -> Label {
        shown::label(text, &self.at(steps), self.marks)
    }

    fn body(&self, text: &str, steps: &[Step]) -> Vec<TextLine> {
        shown::body(text, &self.at(steps), self.marks)
    }

    /// What is no text that people see.
    pub(super) fn plain(&self, text: &str, steps: &[Step]) -> Label {
        if self.marks.is_unread(&self.at(steps)) { vec![shown::unread()] } else { shown::plain(text) }
    }

    fn link<K: MediaKind>(&self, media: &message::Media<K>, steps: &[Step]) -> Block {
        let path = self.at(steps);
        let unread = self.marks.is_unread(&self.at(&[steps, &["link".into()]].concat()));
        let name = if unread { String::new() } else { file_name(media.as_str()) };
        let link = (!unread).then(|| visible(media.as_str()).into_owned());
        self.media(K::TYPE, name, link, &path)
    }

    fn source<K: MediaKind>(&self, source: &MediaSource<K>, steps: &[Step]) -> Block {
        match source {
            MediaSource::Link(media) => self.link(media, steps),
            MediaSource::Id(id) => self.media(K::TYPE, visible(id).into_owned(), None, &self.at(steps)),
        }
    }

    pub(super) fn media(&self, of: &'static MediaType, name: String, link: Option<String>, path: &[Step]) -> Block {
        Block::Media(Media { kind: of.name, noun: of.noun, name, link, ill: self.marks.is_ill(path) })
    }

    pub(super) fn header<L: Bound>(&self, header: &Header<L>) -> Block {
        let steps = |word: &'static str| ["header".into(), word.into()];
        match header {
            Header::Text(text) => Block::Head(self.label(text, &steps("text"))),
            Header::Image(media) => self.link(media, &steps("image")),
            Header::Video(media) => self.link(media, &steps("video")),
            Header::Document(media) => self.link(media, &steps("document")),
        }
    }

    fn footer(&self, text: &str) -> Block {
        Block::Foot(self.label(text, &["footer".into()]))
    }

    fn cta_url(&self, message: &CtaUrl) -> Bubble {
        let mut out = bubble([
            message.header.as_ref().map(|header| self.header(header)),
            Some(Block::Text(self.body(&message.body, &["body".into()]))),
            message.footer.as_ref().map(|text| self.footer(text)),
        ]);
        out.actions.push(self.url_button(&message.url_button, &["url_button".into()]));
        out
    }

    fn url_button<L: Bound>(&self, button: &UrlButton<L>, steps: &[Step]) -> Action {
        let at = |word: &'static str| [steps, &[word.into()]].concat();
        Action {
            icon: Icon::Open,
            label: self.label(&button.display_text, &at("display_text")),
            answer: Some(Answer::Opens(self.plain(button.url.as_str(), &at("url")))),
            over: false,
        }
    }

    fn reply(&self, id: &str, title: &str, steps: &[Step]) -> Action {
        let at = |word: &'static str| [steps, &[word.into()]].concat();
        Action {
            icon: Icon::Reply,
            label: self.label(title, &at("title")),
            answer: Some(Answer::Back(self.plain(id, &at("id")))),
            over: self.marks.is_over(&self.at(steps)),
        }
    }

    fn button(&self, message: &Button) -> Bubble {
        let steps = |word: &'static str| ["header".into(), word.into()];
        let header = message.header.as_ref().map(|header| match header {
            ButtonHeader::Text(text) => Block::Head(self.label(text, &steps("text"))),
            ButtonHeader::Image(source) => self.source(source, &steps("image")),
            ButtonHeader::Video(source) => self.source(source, &steps("video")),
            ButtonHeader::Document(source) => self.source(source, &steps("document")),
        });
        let mut out = bubble([
            header,
            Some(Block::Text(self.body(&message.body, &["body".into()]))),
            message.footer.as_ref().map(|text| self.footer(text)),
        ]);
        let replies = message.replies.iter().enumerate().take(MOST);
        out.actions = replies
            .map(|(index, reply)| self.reply(&reply.id, &reply.title, &["replies".into(), index.into()]))
            .collect();
        out.more = message.replies.len().saturating_sub(MOST);
        out
    }

    fn list(&self, list: &List) -> Bubble {
        let header = list.header.as_ref();
        let mut out = bubble([
            header.map(|header| Block::Head(self.label(&header.text, &["header".into(), "text".into()]))),
            Some(Block::Text(self.body(&list.body, &["body".into()]))),
            list.footer.as_ref().map(|text| self.footer(text)),
        ]);
        let label = self.label(&list.button, &["button".into()]);
        out.actions.push(Action { icon: Icon::Menu, label, answer: None, over: false });
        out
    }

    fn sheet(&self, list: &List) -> Sheet {
        let sections = list.sections.iter().enumerate().take(MOST);
        let mut room = MOST;
        let sections: Vec<Section> = sections
            .map(|(index, section)| {
                let at: [Step; 2] = ["sections".into(), index.into()];
                let under = |rest: &[Step]| [&at[..], rest].concat();
                let all = section.rows.iter().enumerate().take(room);
                let rows: Vec<Row> =
                    all.map(|(row, one)| self.row(one, &under(&["rows".into(), row.into()]))).collect();
                room -= rows.len();
                Section {
                    title: self.label(&section.title, &under(&["title".into()])),
                    more: section.rows.len() - rows.len(),
                    over: self.marks.is_over(&self.at(&at)),
                    rows,
                }
            })
            .collect();
        let more = list.sections.len() - sections.len();
        Sheet { title: self.label(&list.button, &["button".into()]), sections, more }
    }

    fn row(&self, row: &message::Row, steps: &[Step]) -> Row {
        let at = |word: &'static str| [steps, &[word.into()]].concat();
        let description = row.description.as_ref();
        Row {
            title: self.label(&row.title, &at("title")),
            description: description.map(|text| self.label(text, &at("description"))),
            id: self.plain(&row.id, &at("id")),
            over: self.marks.is_over(&self.at(steps)),
        }
    }

    fn strip(&self, carousel: &Carousel) -> Strip {
        let cards = carousel.cards.iter().enumerate().take(MOST);
        let cards: Vec<Bubble> = cards.map(|(index, card)| self.card(card, &["cards".into(), index.into()])).collect();
        Strip { more: carousel.cards.len() - cards.len(), cards }
    }

    fn card(&self, card: &Card, at: &[Step]) -> Bubble {
        let under = |rest: &[Step]| [at, rest].concat();
        let header = match &card.header {
            CardHeader::Image(media) => self.link(media, &under(&["header".into(), "image".into()])),
            CardHeader::Video(media) => self.link(media, &under(&["header".into(), "video".into()])),
        };
        let body = card.body.as_ref().map(|text| Block::Text(self.body(text, &under(&["body".into()]))));
        let mut out = bubble([Some(header), body]);
        match &card.action {
            CardAction::UrlButton(button) => {
                out.actions.push(self.url_button(button, &under(&["action".into(), "url_button".into()])));
            }
            CardAction::Replies(replies) => {
                let at = |index: usize| under(&["action".into(), "replies".into(), index.into()]);
                let all = replies.iter().enumerate().take(MOST);
                out.actions = all.map(|(index, one)| self.reply(&one.id, &one.title, &at(index))).collect();
                out.more = replies.len().saturating_sub(MOST);
            }
        }
        let path = self.at(at);
        Bubble { ill: self.marks.is_ill(&path), over: self.marks.is_over(&path), ..out }
    }
}

pub(super) fn bubble(blocks: impl IntoIterator<Item = Option<Block>>) -> Bubble {
    Bubble { blocks: blocks.into_iter().flatten().collect(), ..Bubble::default() }
}

/// What a template is called.
fn called(approved: &Approved) -> String {
    let language = approved.language.as_ref().map_or_else(String::new, |language| format!(" ({language})"));
    visible(&format!("{}{language}", approved.name)).into_owned()
}

/// The name of the file at an address.
fn file_name(link: &str) -> String {
    let path = link.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    visible(&percent_decoded(name)).into_owned()
}

/// The texts that people see, from top to bottom.
fn texts<'b>(bubble: &'b Bubble, below: Option<&'b Below>) -> Vec<&'b str> {
    let mut out = Vec::new();
    of_bubble(bubble, &mut out);
    match below {
        Some(Below::Strip(strip)) => strip.cards.iter().for_each(|card| of_bubble(card, &mut out)),
        Some(Below::Sheet(sheet)) => {
            for section in &sheet.sections {
                of_label(&section.title, &mut out);
                for row in &section.rows {
                    of_label(&row.title, &mut out);
                    row.description.iter().for_each(|text| of_label(text, &mut out));
                }
            }
        }
        None => {}
    }
    out
}

fn of_bubble<'b>(bubble: &'b Bubble, out: &mut Vec<&'b str>) {
    for block in &bubble.blocks {
        match block {
            Block::Media(_) => {}
            Block::Head(label) | Block::Foot(label) => of_label(label, out),
            Block::Text(lines) => lines.iter().for_each(|line| of_label(&line.runs, out)),
            Block::Template(Call { gaps, .. }) | Block::Unplaced(gaps) => {
                for (_, label) in gaps {
                    of_label(label, out);
                }
            }
        }
    }
    bubble.actions.iter().for_each(|action| of_label(&action.label, out));
}

fn of_label<'b>(label: &'b [Run], out: &mut Vec<&'b str>) {
    out.extend(label.iter().filter_map(|run| match &run.piece {
        Piece::Text(text) => Some(text.as_str()),
        _ => None,
    }));
}
