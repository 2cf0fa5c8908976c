//! Lists whose elements are all written in a wrong way: one finding, at the list, with an element as it is to be.

use super::at::At;
use super::object::Object;
use super::{Cx, Shape, scalar};
use crate::diagnostic::{Edit, Fix};
use crate::quoted::quoted;
use crate::rules::shape;
use crate::tree::{Item, Node, NodeId, Value, plain_text};
use std::collections::HashSet;
use std::fmt::Write;

/// How the elements of a list are written.
pub(super) struct Each {
    /// What each element needs, for people.
    needs: &'static str,
    /// What stands before and behind the text that people write alone. `ID` stands for an id made of it.
    before: &'static str,
    behind: &'static str,
    /// The keys of an element.
    keys: &'static [&'static str],
}

impl Object {
    /// How this object is written as an element of a list.
    pub(super) fn each(self, shape: Shape) -> Option<&'static Each> {
        const ID_AND_TITLE: &[&str] = &["id", "title"];
        const REPLY: Each = Each {
            needs: "each reply needs an id and a title",
            before: "{id: ID, title: ",
            behind: "}",
            keys: ID_AND_TITLE,
        };
        const ROW: Each = Each { needs: "each row needs an id and a title", ..REPLY };
        const SECTION: Each = Each {
            needs: "each section needs a title and rows",
            before: "{title: ",
            behind: ", rows: [{id: …, title: …}]}",
            keys: &["title", "rows"],
        };
        const CARD: Each = Each {
            needs: "each card needs a header and buttons",
            before: "{header: {image: {link: …}}, body: ",
            behind: ", url_button: {display_text: …, url: …}}",
            keys: &["header", "body", "url_button", "replies"],
        };
        const COUPON: Each = Each {
            needs: "each button needs an index and a coupon code",
            before: "{index: 0, coupon_code: ",
            behind: "}",
            keys: &["index", "coupon_code"],
        };
        const PARAMETER: Each = Each {
            needs: "each parameter needs a type and its text",
            before: "{type: text, text: ",
            behind: "}",
            keys: &["type", "text"],
        };
        const BUTTON: Each = Each {
            needs: "each button needs a type and a reply with an id and a title",
            before: "{type: reply, reply: {id: ID, title: ",
            behind: "}}",
            keys: &["type", "reply", "id", "title"],
        };
        Some(match (self, shape) {
            (Self::Reply, _) => &REPLY,
            (Self::Row, _) => &ROW,
            (Self::Section, _) => &SECTION,
            (Self::Card, Shape::Definition) => &CARD,
            (Self::CouponButton, _) => &COUPON,
            (Self::Parameter, _) => &PARAMETER,
            (Self::ButtonTag, _) => &BUTTON,
            _ => return None,
        })
    }
}

impl Each {
    /// Whether an object is an element itself, rather than several that go by their ids.
    fn is_element(&self, keys: &[crate::tree::Entry<'_>]) -> bool {
        keys.iter().any(|entry| self.keys.contains(&&*entry.key))
    }

    /// An element with a text in it.
    fn written(&self, id: &str, text: &str, json: bool) -> String {
        format!("{}{}{}", self.head(id, json), value(text, json), in_json(self.behind, json))
    }

    fn head(&self, id: &str, json: bool) -> String {
        let id = if json { id.to_owned() } else { value(id, false) };
        in_json(self.before, json).replace("ID", &id)
    }

    /// Whether the rest of an element is known with its text.
    fn is_whole(&self) -> bool {
        !self.behind.contains('…') && !self.before.contains('…')
    }
}

/// A flow object, with its words in double quotes where JSON wants that.
fn in_json(flow: &str, json: bool) -> String {
    if !json {
        return flow.to_owned();
    }
    let mut out = String::new();
    let mut word = String::new();
    for c in flow.chars() {
        if c.is_ascii_alphabetic() || c == '_' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let _ = write!(out, "\"{word}\"");
            word.clear();
        }
        out.push(c);
    }
    out
}

/// A text between brackets.
fn value(text: &str, json: bool) -> String {
    let plain = !json && plain_text(text) && !text.contains([',', '[', ']', '{', '}']);
    if plain { text.to_owned() } else { quoted(text) }
}

/// An id made of a text: its letters and digits.
fn id_of(text: &str, position: usize) -> String {
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { format!("{}", position + 1) } else { words.join("-").to_lowercase() }
}

fn scalar_text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text),
        Value::Bool(value) => Some(if *value { "true" } else { "false" }),
        _ => None,
    }
}

impl<'t> Cx<'t, '_> {
    /// Refuses a list of which all elements are texts where objects belong. Returns whether it is one.
    pub(super) fn refuse_texts(&mut self, at: &At<'_>, items: &[Item], object: Object) -> bool {
        let (Some(each), [first, ..]) = (object.each(self.shape), items) else { return false };
        let texts: Option<Vec<&str>> = items.iter().map(|item| scalar_text(self.tree.node(item.node))).collect();
        let Some(texts) = texts else { return false };
        let noun = self.tree.node(first.node).value.noun();
        let json = self.tree.is_json();
        let example = each.written(&id_of(texts[0], 0), texts[0], json);
        let dash = if json { "" } else { "- " };
        let finding = self
            .finding(&shape::wrong_type::RULE, at, format!("{}, found {noun}", each.needs))
            .help(format!("write `{dash}{example}`"))
            .fix(self.completed(items, each));
        self.refuse(at, finding);
        true
    }

    /// Makes elements of texts.
    fn completed(&self, items: &[Item], each: &Each) -> Option<Fix> {
        let json = self.tree.is_json();
        let mut ids = HashSet::new();
        let mut edits = Vec::new();
        for (position, item) in items.iter().enumerate().filter(|_| each.is_whole()) {
            let node = self.tree.node(item.node);
            let Value::String(text) = &node.value else { return None };
            let id = id_of(text, position);
            if item.alias.is_some() || !ids.insert(id.clone()) {
                return None;
            }
            edits.extend(self.room().wrap(node, &each.head(&id, json), &in_json(each.behind, json))?);
        }
        let title = "write each with all that it needs".to_owned();
        (!edits.is_empty()).then_some(Fix { title, safe: false, edits })
    }

    /// What to write instead of one thing where a list of objects belongs, if putting it into a list is
    /// not enough.
    pub(super) fn list_of(&self, id: NodeId, object: Object) -> Option<String> {
        let each = object.each(self.shape)?;
        let (node, json) = (self.tree.node(id), self.tree.is_json());
        let (own, text) = match &node.value {
            Value::Mapping(_) => {
                let entries = self.tree.entries(id);
                let first = entries.first().filter(|_| !each.is_element(entries))?;
                (&*first.key, scalar_text(self.tree.node(first.value))?)
            }
            _ => ("", scalar_text(node)?),
        };
        let id = if own.is_empty() { id_of(text, 0) } else { own.to_owned() };
        Some(format!("{}: `[{}]`", each.needs, each.written(&id, text, json)))
    }

    /// What to write instead of a text where an object belongs that stands in lists.
    pub(super) fn element_of(&self, id: NodeId, object: Object) -> Option<String> {
        let each = object.each(self.shape)?;
        let text = scalar_text(self.tree.node(id))?;
        Some(format!("{}: `{}`", each.needs, each.written(&id_of(text, 0), text, self.tree.is_json())))
    }

    /// Refuses parameters that have names: an object in the place of the list, or objects in the list.
    /// Returns whether they have.
    pub(super) fn refuse_named(&mut self, at: &At<'_>) -> bool {
        let Some(id) = at.node else { return false };
        let named: Option<Vec<&'t str>> = match &self.tree.node(id).value {
            Value::Mapping(_) => self.values_of(id),
            Value::Sequence(_) => {
                let each = self.tree.items(id).iter().map(|item| match &self.tree.node(item.node).value {
                    Value::Mapping(_) => self.values_of(item.node),
                    _ => None,
                });
                each.collect::<Option<Vec<_>>>().map(|values| values.concat())
            }
            _ => None,
        };
        let Some(values) = named.filter(|values| !values.is_empty()) else { return false };
        let Some(node) = self.enter(at) else { return true };
        let list: Vec<_> = values.iter().map(|text| value(text, self.tree.is_json())).collect();
        let list = format!("[{}]", list.join(", "));
        let message = format!("found {}, parameters go by position, without names", scalar::described(node));
        let finding = self
            .finding(&shape::wrong_type::RULE, at, message)
            .help(format!("write the values in the order of the template: `{list}`"))
            .fix(self.room().replace(node, &list).map(|edits: Vec<Edit>| Fix {
                title: format!("write `{list}`"),
                safe: false,
                edits,
            }));
        self.refuse(at, finding);
        true
    }

    /// The values of an object that names parameters; of `{type: text, text: Ada}` the text.
    fn values_of(&self, object: NodeId) -> Option<Vec<&'t str>> {
        let tree = self.tree;
        let entries = tree.entries(object);
        let text = |key: &str| entries.iter().find(|entry| entry.key == key);
        match text("text").or_else(|| text("value")) {
            Some(entry) => Some(vec![scalar_text(tree.node(entry.value))?]),
            None => entries.iter().map(|entry| scalar_text(tree.node(entry.value))).collect(),
        }
    }
}
