//! The fast way for a payload that is right: one pass over its text, nothing copied, every limit
//! and relation asked where it stands.
//!
//! It either proves that there is no error, or that there is one, or is not sure; it never says what is
//! wrong. `None` is an error, but where the reader [doubts](Json::doubt). Keys may come in any order, each once. What the API is to get in one spelling only
//! (`index` as a string, `COPY_CODE`, the type of a card) is taken in that spelling only, so an
//! accepted payload can be sent as it is. The tests of this room hold it together
//! with the one way.

use super::ask::{Checks, Header, Judge, Nobody, Rules, header, once, sure, within};
use super::borrowed::{Button, Card, Carousel, List, Pair};
use super::json::Json;
use super::template::template;
use crate::limits::{self, Bound};
use crate::message::{self, Image, MediaKind, MediaType, Video};
use crate::rules::subject::Buttons;
use crate::templates::Catalogue;
use crate::text::budget;
use std::borrow::Cow;

/// A longer text may hold more values than the one way takes.
pub(super) const ROOM: usize = budget::NODES;

/// What is known of a payload after one pass over its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is no error, and it can be sent as it is.
    Right,
    /// There is an error.
    Wrong,
    /// Nobody knows.
    Unsure,
}

/// Whether a payload is surely right, or surely wrong, by what the rules say.
pub(super) fn payload(text: &str, templates: Option<&Catalogue>) -> Verdict {
    judged(text, Checks(Rules::errors(templates)))
}

/// The same of payloads that are plain: of others nobody knows.
pub(super) fn plain(text: &str) -> Verdict {
    judged(text, Checks(Nobody::default()))
}

fn judged(text: &str, mut checks: Checks<impl Judge>) -> Verdict {
    if text.len() > ROOM || text.starts_with('\u{feff}') {
        return Verdict::Unsure;
    }
    let mut json = Json::new(text);
    match message(&mut json, &mut checks).and_then(|()| json.end()) {
        Some(()) => Verdict::Right,
        None if json.is_unsure() || checks.0.is_unsure() => Verdict::Unsure,
        None => Verdict::Wrong,
    }
}

fn message(json: &mut Json<'_>, checks: &mut Checks<impl Judge>) -> Option<()> {
    let (mut to, mut kind, mut content) = (None, None, None);
    json.object(|json, key| match key {
        "to" => once(&mut to, json.text()?),
        "type" => once(&mut kind, json.plain()?),
        _ => {
            once(&mut content, key)?;
            self::content(json, key, checks)
        }
    })?;
    sure(kind? == content?)?;
    checks.recipient(&to?)
}

fn content(json: &mut Json<'_>, key: &str, checks: &mut Checks<impl Judge>) -> Option<()> {
    match key {
        "text" => checks.text::<limits::text::Body>(&json.text()?),
        "image" => link(json, message::Image::TYPE, checks),
        "video" => link(json, message::Video::TYPE, checks),
        "audio" => link(json, message::Audio::TYPE, checks),
        "document" => link(json, message::Document::TYPE, checks),
        "template" => template(json, checks),
        "interactive" => interactive(json, checks),
        _ => None,
    }
}

fn link(json: &mut Json<'_>, media: &'static MediaType, checks: &mut Checks<impl Judge>) -> Option<()> {
    checks.link(&field(json, "link")?, media)
}

/// The text in an object that has one key.
fn field<'a>(json: &mut Json<'a>, name: &str) -> Option<Cow<'a, str>> {
    let mut value = None;
    json.object(|json, key| {
        sure(key == name)?;
        once(&mut value, json.text()?)
    })?;
    value
}

/// What an interactive message does; its keys decide which kind that is.
#[derive(Default)]
struct Action<'a> {
    url: (bool, bool),
    button: Option<()>,
    sections: Option<List<'a>>,
    cards: Option<Carousel<'a>>,
    replies: Option<Vec<Pair<'a>>>,
}

fn interactive(json: &mut Json<'_>, checks: &mut Checks<impl Judge>) -> Option<()> {
    let (mut kind, mut header, mut body, mut footer, mut action) = (None, None, None, None, None);
    json.object(|json, key| match key {
        "type" => once(&mut kind, json.plain()?),
        "header" => once(&mut header, self::header(json)?),
        "body" => once(&mut body, field(json, "text")?),
        "footer" => once(&mut footer, field(json, "text")?),
        "action" => once(&mut action, self::action(json, checks)?),
        _ => None,
    })?;
    let (body, footer) = (body?, footer.as_ref());
    match (kind?, action?) {
        ("cta_url", Action { url: (true, true), button: None, sections: None, cards: None, replies: None }) => {
            header.map_or(Some(()), |header| checks.header::<limits::cta_url::HeaderText>(&header))?;
            checks.text::<limits::cta_url::Body>(&body)?;
            checks.footer::<limits::cta_url::Footer>(footer)
        }
        (
            "list",
            Action { url: (false, false), button: Some(()), sections: Some(list), cards: None, replies: None },
        ) => {
            match header {
                None => {}
                Some(Header::Text(text)) => checks.text::<limits::list::HeaderText>(&text)?,
                Some(_) => return None,
            }
            checks.text::<limits::list::Body>(&body)?;
            checks.footer::<limits::list::Footer>(footer)?;
            checks.list(&list)
        }
        (
            "carousel",
            Action { url: (false, false), button: None, sections: None, cards: Some(cards), replies: None },
        ) => {
            sure(header.is_none() && footer.is_none())?;
            checks.text::<limits::carousel::Body>(&body)?;
            checks.carousel(&cards)
        }
        (
            "button",
            Action { url: (false, false), button: None, sections: None, cards: None, replies: Some(replies) },
        ) => {
            match header {
                None => {}
                Some(Header::Id(id)) => checks.text::<limits::media::Id>(&id)?,
                Some(header) => checks.header::<limits::button::HeaderText>(&header)?,
            }
            checks.text::<limits::button::Body>(&body)?;
            checks.footer::<limits::button::Footer>(footer)?;
            within::<limits::button::Replies>(replies.len())?;
            checks.button(&Button(replies))
        }
        _ => None,
    }
}

fn action<'a>(json: &mut Json<'a>, checks: &mut Checks<impl Judge>) -> Option<Action<'a>> {
    use limits::button::{ReplyId, ReplyTitle};
    let mut action = Action::default();
    json.object(|json, key| match key {
        "name" => cta_url(json, &mut action.url.0),
        "parameters" => url_button::<limits::cta_url::DisplayText>(json, &mut action.url.1, checks),
        "button" => once(&mut action.button, checks.text::<limits::list::Button>(&json.text()?)?),
        "sections" => once(&mut action.sections, sections(json, checks)?),
        "cards" => once(&mut action.cards, cards(json, checks)?),
        "buttons" => {
            let mut replies = Vec::new();
            self::replies::<ReplyId, ReplyTitle>(json, "reply", &mut replies, checks)?;
            once(&mut action.replies, replies)
        }
        _ => None,
    })?;
    Some(action)
}

fn cta_url(json: &mut Json<'_>, seen: &mut bool) -> Option<()> {
    sure(!std::mem::replace(seen, true))?;
    sure(json.plain()? == "cta_url")
}

fn url_button<L: Bound>(json: &mut Json<'_>, seen: &mut bool, checks: &mut Checks<impl Judge>) -> Option<()> {
    sure(!std::mem::replace(seen, true))?;
    let (mut display_text, mut url) = (None, None);
    json.object(|json, key| match key {
        "display_text" => once(&mut display_text, checks.text::<L>(&json.text()?)?),
        "url" => once(&mut url, checks.address(&json.text()?)?),
        _ => None,
    })?;
    display_text.and(url)
}

fn sections<'a>(json: &mut Json<'a>, checks: &mut Checks<impl Judge>) -> Option<List<'a>> {
    let mut list = List::default();
    json.list(|json, _| {
        list.sections.push(list.rows.len());
        section(json, &mut list.rows, checks)
    })?;
    within::<limits::list::Sections>(list.sections.len())?;
    Some(list)
}

fn section<'a>(json: &mut Json<'a>, out: &mut Vec<Pair<'a>>, checks: &mut Checks<impl Judge>) -> Option<()> {
    let (mut title, mut rows) = (None, None);
    json.object(|json, key| match key {
        "title" => once(&mut title, checks.text::<limits::list::SectionTitle>(&json.text()?)?),
        "rows" => {
            let before = out.len();
            json.list(|json, _| row(json, checks).map(|row| out.push(row)))?;
            once(&mut rows, within::<limits::list::Rows>(out.len() - before)?)
        }
        _ => None,
    })?;
    title.and(rows)
}

fn row<'a>(json: &mut Json<'a>, checks: &mut Checks<impl Judge>) -> Option<Pair<'a>> {
    let (mut id, mut title, mut description) = (None, None, None);
    json.object(|json, key| match key {
        "id" => once(&mut id, json.text()?),
        "title" => once(&mut title, json.text()?),
        "description" => once(&mut description, checks.text::<limits::list::RowDescription>(&json.text()?)?),
        _ => None,
    })?;
    pair::<limits::list::RowId, limits::list::RowTitle>(id?, title?, checks)
}

fn pair<'a, I: Bound, T: Bound>(
    id: Cow<'a, str>,
    title: Cow<'a, str>,
    checks: &mut Checks<impl Judge>,
) -> Option<Pair<'a>> {
    checks.text::<I>(&id)?;
    checks.text::<T>(&title)?;
    Some((id, title))
}

/// `[{type: WORD, WORD: {id, title}}, …]`
fn replies<'a, I: Bound, T: Bound>(
    json: &mut Json<'a>,
    word: &str,
    out: &mut Vec<Pair<'a>>,
    checks: &mut Checks<impl Judge>,
) -> Option<()> {
    json.list(|json, _| {
        let (mut kind, mut content) = (None, None);
        json.object(|json, key| {
            if key == "type" {
                return once(&mut kind, sure(json.plain()? == word)?);
            }
            sure(key == word)?;
            once(&mut content, choice::<I, T>(json, checks)?)
        })?;
        kind?;
        content.map(|content| out.push(content))
    })
}

fn choice<'a, I: Bound, T: Bound>(json: &mut Json<'a>, checks: &mut Checks<impl Judge>) -> Option<Pair<'a>> {
    let (mut id, mut title) = (None, None);
    json.object(|json, key| match key {
        "id" => once(&mut id, json.text()?),
        "title" => once(&mut title, json.text()?),
        _ => None,
    })?;
    pair::<I, T>(id?, title?, checks)
}

fn cards<'a>(json: &mut Json<'a>, checks: &mut Checks<impl Judge>) -> Option<Carousel<'a>> {
    let mut carousel = Carousel::default();
    json.list(|json, position| {
        let first = carousel.replies.len();
        let (body, buttons) = card(json, position, &mut carousel.replies, checks)?;
        carousel.cards.push(Card { body, buttons, first });
        Some(())
    })?;
    within::<limits::carousel::Cards>(carousel.cards.len())?;
    Some(carousel)
}

fn card<'a>(
    json: &mut Json<'a>,
    position: usize,
    replies: &mut Vec<Pair<'a>>,
    checks: &mut Checks<impl Judge>,
) -> Option<(Option<Cow<'a, str>>, Buttons)> {
    let (mut index, mut kind, mut header, mut body, mut buttons) = (None, None, None, None, None);
    json.object(|json, key| match key {
        "card_index" => match json.count() {
            Some(count) if count == position => once(&mut index, ()),
            _ => json.doubt(),
        },
        "type" => once(&mut kind, sure(json.plain()? == "cta_url")?),
        "header" => once(&mut header, self::header(json)?),
        "body" => {
            once(&mut body, field(json, "text")?)?;
            checks.text::<limits::carousel::CardBody>(body.as_ref()?)
        }
        "action" => once(&mut buttons, card_action(json, replies, checks)?),
        _ => None,
    })?;
    if index.and(kind).is_none() {
        return json.doubt();
    }
    match header? {
        Header::Link(media, link) if media.is::<Image>() || media.is::<Video>() => checks.link(&link, media)?,
        _ => return None,
    }
    Some((body, buttons?))
}

fn card_action<'a>(json: &mut Json<'a>, out: &mut Vec<Pair<'a>>, checks: &mut Checks<impl Judge>) -> Option<Buttons> {
    use limits::carousel::{DisplayText, ReplyId, ReplyTitle};
    let (mut url, before, mut replies) = ((false, false), out.len(), None);
    json.object(|json, key| match key {
        "name" => cta_url(json, &mut url.0),
        "parameters" => url_button::<DisplayText>(json, &mut url.1, checks),
        "buttons" => once(&mut replies, self::replies::<ReplyId, ReplyTitle>(json, "quick_reply", out, checks)?),
        _ => None,
    })?;
    match (url, replies) {
        ((true, true), None) => Some(Buttons { url: true, count: 1 }),
        ((false, true), None) => json.doubt(),
        ((false, false), Some(())) => {
            let count = out.len() - before;
            within::<limits::carousel::Replies>(count)?;
            Some(Buttons { url: false, count })
        }
        _ => None,
    }
}
