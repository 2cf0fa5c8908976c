//! Keys, elements and words, out of the schema that is made from the same limits as the checks.

use super::insert::{block, block_entry, block_item, flow};
use super::known::{Known, KnownKey};
use super::spot::{Role, Spot, Step};
use super::{Beside, Offer, OfferKind};
use crate::tree::is_text;
use serde_json::{Map, Value, json};

/// What may be written at a place. Beside a YAML server: the first key of a later document, what stands in brackets, and
/// elements of a list that is not indented.
pub(super) fn offers(spot: &Spot, beside: Beside<'_>) -> Vec<Offer> {
    let maker = Maker { spot, beside };
    let mut offers = spot.beside_list.as_ref().map(|list| maker.items(list)).unwrap_or_default();
    if spot.is_first {
        if beside.standalone || spot.behind_mark {
            offers.extend(maker.messages());
        }
        return offers;
    }
    if !beside.standalone && !spot.in_flow {
        return offers;
    }
    offers.extend(match spot.role {
        Role::Key => maker.keys(&spot.path, &spot.around),
        Role::Item => maker.items(&spot.path),
        Role::Value => maker.words(),
        Role::Open => maker.open(),
    });
    offers
}

struct Maker<'s> {
    spot: &'s Spot,
    beside: Beside<'s>,
}

impl Maker<'_> {
    fn known(&self, path: &[Step], around: &Map<String, Value>) -> Option<Known> {
        Known::at(path, around, self.beside.language)
    }

    /// A snippet at the place; `None` where it has lines and stands in brackets.
    fn snippet(&self, kind: OfferKind, label: &str, written: &str) -> Option<Offer> {
        let text = self.spot.lines(written)?;
        Some(Offer::new(kind, label, self.spot.content, text).snippet())
    }

    /// Whole messages, and what may stand beside one.
    fn messages(&self) -> Vec<Offer> {
        let mut offers = self.keys(&[], &self.spot.around);
        let first = |offer: &Offer| !crate::message::KINDS.contains(&&*offer.label);
        offers.sort_by_key(first);
        offers.iter_mut().filter(|offer| !first(offer)).for_each(|offer| offer.kind = OfferKind::Message);
        offers
    }

    fn keys(&self, path: &[Step], around: &Map<String, Value>) -> Vec<Offer> {
        let Some(known) = self.known(path, around) else { return Vec::new() };
        let required = known.required();
        let mut keys = known.keys(around);
        keys.sort_by_key(|key| !required.contains(&key.name));
        let skeletons = known.skeletons(around);
        let mut offers: Vec<_> = keys.iter().filter_map(|key| self.key(key, &skeletons)).collect();
        // Names that people choose have no keys of their own, but skeletons.
        if keys.is_empty() {
            offers.extend(skeletons.iter().filter_map(|(label, body, about)| {
                let written = if self.spot.in_flow { inside(&flow(body)) } else { block(body) };
                Some(self.snippet(OfferKind::Key, label, &written)?.about(*about))
            }));
        }
        offers
    }

    fn key(&self, key: &KnownKey, skeletons: &[(&str, &Value, &str)]) -> Option<Offer> {
        let (title, about) = key.schema.about();
        if self.spot.has_colon {
            return Some(Offer::new(OfferKind::Key, key.name, self.spot.content, key.name).detail(title).about(about));
        }
        let body = skeletons.iter().find_map(|(label, body, _)| body.get(key.name).filter(|_| *label == key.name));
        let body = body.cloned().unwrap_or_else(|| value(&key.schema));
        let written =
            if self.spot.in_flow { format!("{}: {}", key.name, flow(&body)) } else { block_entry(key.name, &body) };
        Some(self.snippet(OfferKind::Key, key.name, &written)?.detail(title).about(about))
    }

    /// Elements of a list.
    fn items(&self, list: &[Step]) -> Vec<Offer> {
        let Some(known) = self.known(list, &Map::new()) else { return Vec::new() };
        let skeletons = known.skeletons(&Map::new());
        let (title, about) = known.item().map(|item| item.about()).unwrap_or_default();
        let mut offers: Vec<_> =
            skeletons.iter().filter_map(|(label, body, _)| self.item(label, body, about)).collect();
        if let Some(item) = known.item().filter(|_| offers.is_empty()) {
            offers.extend(self.item(title, &value(&item), about));
        }
        offers
    }

    fn item(&self, label: &str, body: &Value, about: &str) -> Option<Offer> {
        let written = if self.spot.in_flow { flow(body) } else { block_item(body) };
        let label = if label.is_empty() { "-" } else { label };
        Some(self.snippet(OfferKind::Item, label, &written)?.about(about))
    }

    fn words(&self) -> Vec<Offer> {
        let Some(known) = self.known(&self.spot.path, &self.spot.around) else { return Vec::new() };
        let content = self.spot.content;
        known.words().into_iter().map(|word| Offer::new(OfferKind::Word, word, content, word)).collect()
    }

    /// A value that is not begun: a word, or in lines of its own keys or elements.
    fn open(&self) -> Vec<Offer> {
        let (spot, path) = (self.spot, &self.spot.path);
        let Some(known) = self.known(path, &spot.around) else { return Vec::new() };
        // Behind a colon only a word, or something in brackets, can stand.
        let on_line = spot.behind_key && !spot.in_flow;
        match () {
            () if known.is("array") && !on_line && path.last() != Some(&Step::Item) => {
                if spot.in_flow {
                    wrapped(self.items(path), "[", "]")
                } else {
                    self.items(path)
                }
            }
            () if known.is("object") && !on_line => {
                if spot.in_flow {
                    self.whole(&known)
                } else {
                    self.keys(path, &Map::new())
                }
            }
            () => self.words(),
        }
    }

    /// Whole objects in brackets.
    fn whole(&self, known: &Known) -> Vec<Offer> {
        let (title, about) = known.about();
        let skeletons = known.skeletons(&Map::new());
        let bodies: Vec<_> = if skeletons.is_empty() {
            vec![(title, value(known))]
        } else {
            skeletons.into_iter().map(|(label, body, _)| (label, body.clone())).collect()
        };
        let offers = bodies.iter().filter_map(|(label, body)| self.snippet(OfferKind::Item, label, &flow(body)));
        offers.map(|offer| offer.about(about)).collect()
    }
}

/// A value to type over, as far as the schema says what one is.
fn value(known: &Known) -> Value {
    if known.is("array") {
        let item = known.item().map_or_else(|| json!("$1"), |item| value(&item));
        return json!([item]);
    }
    let required = known.required();
    if known.is("object") && !required.is_empty() {
        let keys = known.keys(&Map::new());
        let mut object = Map::new();
        for (number, key) in keys.iter().filter(|key| required.contains(&key.name)).enumerate() {
            object.insert(key.name.to_owned(), json!(shown(&key.schema, number + 1)));
        }
        return Value::Object(object);
    }
    json!(shown(known, 1))
}

/// A place to type over that shows an example, in quotes where it would be no text without.
fn shown(known: &Known, number: usize) -> String {
    match known.example() {
        None => format!("${number}"),
        Some(example) if is_text(example) => format!("${{{number}:{example}}}"),
        Some(example) => format!("\"${{{number}:{example}}}\""),
    }
}

/// What stands inside of brackets.
fn inside(flow: &str) -> String {
    flow.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(flow).to_owned()
}

fn wrapped(offers: Vec<Offer>, open: &str, close: &str) -> Vec<Offer> {
    offers.into_iter().map(|offer| Offer { text: format!("{open}{}{close}", offer.text), ..offer }).collect()
}
