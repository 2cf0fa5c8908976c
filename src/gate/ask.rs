//! What every part of the fast way asks: the rules, and whether a key stands once.

use super::json::Json;
use crate::diagnostic::Diagnostic;
use crate::limits::Bound;
use crate::message::{self, MediaKind, MediaType};
use crate::rules::subject::TemplateSubject;
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, count};
use crate::templates::Catalogue;
use std::borrow::Cow;

/// Asks the rules.
pub(super) struct Checks<'k> {
    wanted: Wanted,
    templates: Option<&'k Catalogue>,
    /// Stays empty, or nothing is sure.
    found: Vec<Diagnostic>,
}

impl<'k> Checks<'k> {
    /// Those that tell errors.
    pub(super) fn errors(templates: Option<&'k Catalogue>) -> Self {
        Self { wanted: Wanted::errors(Options::default()).mute(), templates, found: Vec::new() }
    }

    /// Holds a call against the approved templates, where they are known.
    pub(super) fn call(&mut self, template: &dyn TemplateSubject) -> Option<()> {
        let Some(templates) = self.templates else { return Some(()) };
        self.ask(|wanted, found| _ = rules::template_call(template, templates, wanted, found))
    }

    pub(super) fn ask(&mut self, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) -> Option<()> {
        check(self.wanted, &mut self.found);
        self.found.is_empty().then_some(())
    }

    pub(super) fn text<L: Bound>(&mut self, text: &str) -> Option<()> {
        self.ask(|wanted, found| rules::text::<L>(text, wanted, found))
    }

    pub(super) fn recipient(&mut self, to: &str) -> Option<()> {
        sure(!rules::is_no_number(to))?;
        self.ask(|wanted, found| rules::recipient_value(to, wanted, found))
    }

    pub(super) fn count<L: Bound>(&mut self, count: usize) -> Option<()> {
        self.ask(|wanted, found| count::items::<L>(count, wanted, found))
    }

    pub(super) fn number<L: Bound>(&mut self, number: u32) -> Option<()> {
        self.ask(|wanted, found| count::number::<L>(number, wanted, found))
    }

    pub(super) fn link(&mut self, link: &str, media: &'static MediaType) -> Option<()> {
        self.ask(|wanted, found| rules::media_link(link, media, wanted, found))
    }

    /// A header whose text keeps to `L`, with media by link only.
    pub(super) fn header<L: Bound>(&mut self, header: &Header<'_>) -> Option<()> {
        match header {
            Header::Text(text) => self.text::<L>(text),
            Header::Link(media, link) => self.link(link, media),
            Header::Id(_) | Header::Coupon(_) => None,
        }
    }

    pub(super) fn footer<L: Bound>(&mut self, footer: Option<&Cow<'_, str>>) -> Option<()> {
        footer.map_or(Some(()), |footer| self.text::<L>(footer))
    }
}

/// Fills a slot that is still empty.
pub(super) fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.is_none().then(|| *slot = Some(value))
}

impl<'a> Header<'a> {
    /// The kind and the text of a template's header.
    pub(super) fn of_template(self) -> Option<(&'static str, Option<Cow<'a, str>>)> {
        match self {
            Self::Text(text) => Some(("text", Some(text))),
            Self::Link(media, _) => Some((media.name, None)),
            Self::Id(_) | Self::Coupon(_) => None,
        }
    }
}

/// Sure if it holds.
pub(super) fn sure(holds: bool) -> Option<()> {
    holds.then_some(())
}

/// A header, or a parameter of a template.
pub(super) enum Header<'a> {
    Text(Cow<'a, str>),
    Link(&'static MediaType, Cow<'a, str>),
    Id(Cow<'a, str>),
    Coupon(Cow<'a, str>),
}

/// `{type: KIND, KIND: …}`
pub(super) fn header<'a>(json: &mut Json<'a>) -> Option<Header<'a>> {
    let (mut kind, mut content) = (None, None);
    json.object(|json, key| match key {
        "type" => once(&mut kind, json.plain()?),
        "text" => once(&mut content, (key, Header::Text(json.text()?))),
        "coupon_code" => once(&mut content, (key, Header::Coupon(json.text()?))),
        "image" => once(&mut content, (key, source(json, message::Image::TYPE)?)),
        "video" => once(&mut content, (key, source(json, message::Video::TYPE)?)),
        "document" => once(&mut content, (key, source(json, message::Document::TYPE)?)),
        // Some gateways take names.
        "parameter_name" => json.doubt(),
        _ => None,
    })?;
    let (key, header) = content?;
    sure(kind? == key)?;
    Some(header)
}

/// Media by link or id.
fn source<'a>(json: &mut Json<'a>, media: &'static MediaType) -> Option<Header<'a>> {
    let mut source = None;
    json.object(|json, key| match key {
        "link" => once(&mut source, Header::Link(media, json.text()?)),
        "id" => once(&mut source, Header::Id(json.text()?)),
        _ => None,
    })?;
    source
}
