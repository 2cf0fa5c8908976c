//! What the types that hold texts, numbers and lists say about themselves.
//!
//! The same types stand in definitions and in payloads, and an editor wants their limits said in
//! another way than a validator. So a leaf only names what binds it, under [`LEAF`]; each schema
//! then puts its own keywords there.

use super::object::list;
use super::pattern::link_name;
use crate::limits::{self, Bound, Limit};
use crate::message::bounded::{Items, Number, Text};
use crate::message::{Media, MediaKind, MediaSource, MediaType, Recipient, Url};
use crate::text::Phrase;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The key under which a leaf names what binds it: the code of a limit, a kind of media, or [`URL`].
const LEAF: &str = "x-waml";
const URL: &str = "url";

/// What binds a text or a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaf {
    /// A limit of the table.
    Limit(&'static Limit),
    /// Nothing but that it is an address.
    Url,
    /// An address that leads to media.
    Link(&'static MediaType),
}

impl Leaf {
    /// Takes the mark out of a schema that has one.
    pub(super) fn take(schema: &mut Map<String, Value>) -> Option<Self> {
        let leaf = Self::of(schema);
        schema.shift_remove(LEAF);
        leaf
    }

    fn of(schema: &Map<String, Value>) -> Option<Self> {
        let mark = schema.get(LEAF)?.as_str()?;
        let limit = limits::find(mark).map(Self::Limit);
        let media = MediaType::ALL.iter().copied().find(|media| media.name == mark).map(Self::Link);
        limit.or(media).or((mark == URL).then_some(Self::Url))
    }
}

/// What the limit or the link is called that a schema is marked with.
pub(super) fn noun(schema: &Map<String, Value>) -> Option<Phrase> {
    match Leaf::of(schema)? {
        Leaf::Limit(limit) => Some(limit.noun.into()),
        Leaf::Url => None,
        Leaf::Link(media) => Some(link_name(media)),
    }
}

/// `impl JsonSchema` for a type whose schema always stands where it is used.
macro_rules! leaf {
    ($type:ty $(where $($param:ident: $bound:path),*)?; $name:literal, $generator:ident => $schema:expr) => {
        impl$(<$($param: $bound),*>)? JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

leaf!(Text<L> where L: Bound; "Text", _generator => json_schema!({
    "title": title(&L::LIMIT.noun),
    "type": "string",
    (LEAF): L::LIMIT.rule.code
}));

leaf!(Number<L> where L: Bound; "Number", _generator => json_schema!({
    "title": title(&L::LIMIT.noun),
    "type": "integer",
    "minimum": L::LIMIT.min,
    "maximum": L::LIMIT.max,
    (LEAF): L::LIMIT.rule.code
}));

leaf!(Recipient; "Recipient", _generator => json_schema!({
    "title": title("recipient"),
    "type": "string",
    (LEAF): crate::limits::recipient::Digits::LIMIT.rule.code
}));

leaf!(Url; "Url", _generator => json_schema!({ "title": "URL", "type": "string", (LEAF): URL }));

leaf!(Items<T, L> where T: JsonSchema, L: Bound; "Items", generator => {
    let mut schema = json_schema!({ "title": title(&L::LIMIT.noun) });
    let fields = schema.ensure_object();
    fields.extend(list(generator.subschema_for::<T>().to_value(), &L::LIMIT));
    fields.insert(LEAF.to_owned(), L::LIMIT.rule.code.into());
    schema
});

leaf!(Media<K> where K: MediaKind; "Media", _generator => json_schema!({
    "title": title(K::TYPE.name),
    "type": "object",
    "properties": { "link": link::<K>() },
    "required": ["link"],
    "additionalProperties": false
}));

leaf!(MediaSource<K> where K: MediaKind; "MediaSource", generator => {
    let id = generator.subschema_for::<Text<crate::limits::media::Id>>();
    json_schema!({
        "title": title(K::TYPE.name),
        "oneOf": [
            { "type": "object", "properties": { "link": link::<K>() }, "required": ["link"] },
            { "type": "object", "properties": { "id": id }, "required": ["id"] }
        ]
    })
});

fn link<K: MediaKind>() -> Schema {
    json_schema!({ "title": title(&link_name(K::TYPE)), "type": "string", (LEAF): K::TYPE.name })
}

/// A noun as a heading.
pub(super) fn title(noun: &str) -> String {
    let mut chars = noun.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
