//! Calls of approved templates: their names and languages, and what each needs.

use super::spot::{Role, Spot, Step};
use super::{Offer, OfferKind};
use crate::check::Checked;
use crate::ide::View;
use crate::import;
use crate::message::{Content, Message};
use crate::templates::{Approved, Catalogue};
use crate::text::Source;
use crate::tree::{Syntax, Tree};

/// What an approved template lets be written; `None` outside of a call, and where no template is known.
pub(super) fn offers(view: &View<'_>, spot: &Spot) -> Option<Vec<Offer>> {
    let catalogue = view.compiler.catalogue()?;
    match &spot.path[..] {
        [Step::Key(template), Step::Key(key)] if template == "template" && spot.role != Role::Key => match &**key {
            "name" => Some(names(catalogue, spot)),
            "language" => Some(languages(catalogue, spot)),
            _ => None,
        },
        [Step::Key(template)] if template == "template" && spot.role == Role::Key => {
            Some(parts(catalogue, spot)).filter(|parts| !parts.is_empty() && !spot.has_colon)
        }
        _ => None,
    }
}

fn names(catalogue: &Catalogue, spot: &Spot) -> Vec<Offer> {
    let offer = |name: &str| {
        let all = catalogue.named(name);
        let languages: Vec<_> = all.iter().filter_map(|one| one.language.as_deref()).collect();
        let body = all.first().map(quoted).unwrap_or_default();
        Offer::new(OfferKind::Template, name, spot.content, name).detail(languages.join(", ")).about(body)
    };
    catalogue.names().map(offer).collect()
}

fn languages(catalogue: &Catalogue, spot: &Spot) -> Vec<Offer> {
    let all = spot.text("name").map(|name| catalogue.named(name)).unwrap_or_default();
    let offer = |one: &Approved| {
        let language = one.language.as_deref()?;
        let offer = Offer::new(OfferKind::Template, language, spot.content, language);
        Some(offer.detail(one.status.as_deref().unwrap_or_default()).about(quoted(one)))
    };
    all.iter().filter_map(offer).collect()
}

/// What the template that is called needs and the call does not have yet, each with values to type over.
fn parts(catalogue: &Catalogue, spot: &Spot) -> Vec<Offer> {
    let Some(called) = spot.text("name") else { return Vec::new() };
    let all = catalogue.named(called);
    let Some(first) = all.first() else { return Vec::new() };
    let chosen = spot.text("language").and_then(|known| all.iter().find(|one| one.language.as_deref() == Some(known)));
    let template = chosen.unwrap_or(first);
    let mut offers = Vec::new();
    if spot.text("language").is_none() {
        let languages = all.iter().filter_map(|one| one.language.as_deref());
        offers.extend(languages.map(|one| {
            let written = format!("language: {one}");
            Offer::new(OfferKind::Template, written.clone(), spot.content, written).about(quoted(template))
        }));
    }
    for (key, written) in skeleton(template).into_iter().filter(|(key, _)| !spot.has(key)) {
        let Some(text) = spot.lines(&written) else { continue };
        offers.push(Offer::new(OfferKind::Template, key, spot.content, text).about(quoted(template)));
    }
    offers
}

/// The keys of a call that fits, each as it is written, but for its name and language.
fn skeleton(template: &Approved) -> Vec<(String, String)> {
    let Some(call) = template.skeleton() else { return Vec::new() };
    let message = Message { to: None, content: Content::Template(call) };
    let Ok(checked) = message.check() else { return Vec::new() };
    keys(&checked)
}

fn keys(call: &Checked<Message>) -> Vec<(String, String)> {
    let source = Source::new("", import::definition(call, None));
    let tree = Tree::parse(&source, Syntax::Yaml, &mut Vec::new());
    let root = tree.documents().first().map_or(&[][..], |root| tree.entries(*root));
    let call = root.iter().find(|entry| entry.key == "template").map_or(&[][..], |entry| tree.entries(entry.value));
    let mut ends: Vec<_> = call.iter().skip(1).map(|entry| entry.key_span.start as usize).collect();
    ends.push(source.text().len());
    let parts = call.iter().zip(ends).filter(|(entry, _)| entry.key != "name" && entry.key != "language");
    let written = parts.map(|(entry, end)| {
        let text = source.text()[entry.key_span.start as usize..end].trim_end();
        (entry.key.to_string(), text.replace("\n  ", "\n"))
    });
    written.collect()
}

fn quoted(template: &Approved) -> String {
    template.body.text.lines().flat_map(|line| ["> ", line, "\n"]).collect()
}
