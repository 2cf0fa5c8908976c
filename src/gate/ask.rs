//! What every part of the fast way asks: limits, rules, and whether a key stands once.

use super::json::Json;
use crate::diagnostic::Diagnostic;
use crate::limits::Bound;
use crate::message::{self, MediaKind, MediaType};
use crate::rules::subject::{ButtonSubject, CarouselSubject, ListSubject, TemplateSubject};
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, count, fast};
use crate::templates::Catalogue;
use std::borrow::Cow;

/// Who decides about values of which it is not plain that no rule speaks.
pub(super) trait Judge {
    /// Whether rules find nothing.
    fn ask(&mut self, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) -> Option<()>;

    /// Whether a call fits what was approved, where that is known.
    fn call(&mut self, template: &dyn TemplateSubject) -> Option<()>;

    /// Whether anything was left open.
    fn is_unsure(&self) -> bool;
}

/// Asks the rules.
pub(super) struct Rules<'k> {
    wanted: Wanted,
    templates: Option<&'k Catalogue>,
    /// Stays empty, or nothing is sure.
    found: Vec<Diagnostic>,
}

impl<'k> Rules<'k> {
    /// Those that tell errors.
    pub(super) fn errors(templates: Option<&'k Catalogue>) -> Self {
        Self { wanted: Wanted::errors(Options::default()).mute(), templates, found: Vec::new() }
    }
}

impl Judge for Rules<'_> {
    fn ask(&mut self, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) -> Option<()> {
        check(self.wanted, &mut self.found);
        self.found.is_empty().then_some(())
    }

    fn call(&mut self, template: &dyn TemplateSubject) -> Option<()> {
        let Some(templates) = self.templates else { return Some(()) };
        self.ask(|wanted, found| _ = rules::template_call(template, templates, wanted, found))
    }

    fn is_unsure(&self) -> bool {
        false
    }
}

/// Leaves open what is not plain, so that a program that asks nobody has none of the rules in it.
#[derive(Default)]
pub(super) struct Nobody {
    unsure: bool,
}

impl Judge for Nobody {
    #[cold]
    fn ask(&mut self, _: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) -> Option<()> {
        self.unsure = true;
        None
    }

    fn call(&mut self, _: &dyn TemplateSubject) -> Option<()> {
        Some(())
    }

    fn is_unsure(&self) -> bool {
        self.unsure
    }
}

/// Holds values against limits and rules.
pub(super) struct Checks<J>(pub(super) J);

impl<J: Judge> Checks<J> {
    /// Asks about a value, unless it is plain that no rule speaks of it.
    fn unless(&mut self, plain: bool, check: impl FnOnce(Wanted, &mut Vec<Diagnostic>)) -> Option<()> {
        if plain { Some(()) } else { self.0.ask(check) }
    }

    pub(super) fn text<L: Bound>(&mut self, text: &str) -> Option<()> {
        sure(count::keeps::<L>(text))?;
        self.unless(rules::is_plain::<L>(text), |wanted, found| rules::text::<L>(text, wanted, found))
    }

    pub(super) fn recipient(&mut self, to: &str) -> Option<()> {
        sure(!rules::is_no_number(to))?;
        self.unless(fast::recipient(to), |wanted, found| rules::recipient_value(to, wanted, found))
    }

    pub(super) fn address(&mut self, address: &str) -> Option<()> {
        self.unless(fast::address(address), |wanted, found| rules::address(address, wanted, found))
    }

    pub(super) fn link(&mut self, link: &str, media: &'static MediaType) -> Option<()> {
        self.unless(fast::link(link, media), |wanted, found| rules::media_link(link, media, wanted, found))
    }

    pub(super) fn list(&mut self, list: &dyn ListSubject) -> Option<()> {
        self.unless(fast::list(list), |wanted, found| rules::list(list, wanted, found))
    }

    pub(super) fn button(&mut self, button: &dyn ButtonSubject) -> Option<()> {
        self.unless(fast::button(button), |wanted, found| rules::button(button, wanted, found))
    }

    pub(super) fn carousel(&mut self, carousel: &dyn CarouselSubject) -> Option<()> {
        self.unless(fast::carousel(carousel), |wanted, found| rules::carousel_message(carousel, wanted, found))
    }

    pub(super) fn template(&mut self, template: &dyn TemplateSubject) -> Option<()> {
        self.unless(fast::template(template), |wanted, found| rules::template_message(template, wanted, found))?;
        self.0.call(template)
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

/// Sure if a number of elements, or a number as it stands, keeps its limit.
pub(super) fn within<L: Bound>(count: usize) -> Option<()> {
    sure(L::LIMIT.allows(count))
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
