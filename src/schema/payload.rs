//! The schema of payloads, for validators of any language: draft 2020-12, as strict as a schema can
//! be.
//!
//! What is decided by a `type` is said by `if` and `then`, so that a validator tells what is wrong
//! with the kind that was meant and nothing about the others. The fields come from the message
//! types; only the wrappers that the API has around them are written here, as in
//! [`crate::decode`]'s reader of payloads.

use super::normal::{self, CHOICE, each_child};
use super::object::{Kinds, by_type, list, named, object, of_type, tagged};
use super::parts::Leaf;
use super::pattern::{self, End, Pattern};
use super::{chinese, choice, comment};
use crate::decode::Shape;
use crate::limits::{Bound, Limit, NO_MAX, Unit, template as limits};
use crate::message::bounded::Text;
use crate::message::{Audio, Button, Carousel, CtaUrl, Document, Image, List, Media, Recipient, Template, Video};
use crate::text::{Language, Words};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// The schema.
pub(super) fn schema(language: Language) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| settings.inline_subschemas = true);
    let mut types = Types { generator: settings.into_generator(), rules: Map::new(), language };
    let kinds = types.kinds();
    let mut root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": comment::beyond(Shape::Payload).say(language),
        "title": Words::new("WhatsApp message", "WhatsApp 消息").say(language),
        "description": ABOUT.say(language),
        "type": "object",
        "properties": { "to": types.of::<Recipient>(), "type": { "enum": named(&kinds) } },
        "required": ["to", "type"],
        "allOf": by_type(&kinds, &["to"])
    });
    root["$defs"] = types.rules.into();
    normal::tidy(&mut root);
    root
}

const ABOUT: Words = Words::new("The body of a request that sends one message.", "发送一条消息的请求体。");

/// The schemas of message types, as payloads have them.
struct Types {
    generator: SchemaGenerator,
    rules: Map<String, Value>,
    language: Language,
}

impl Types {
    fn of<T: JsonSchema>(&mut self) -> Value {
        let mut schema = Value::from(self.generator.subschema_for::<T>());
        chinese::said_in(self.language, &mut schema);
        normal::normalize(&mut schema);
        self.bind(&mut schema);
        schema
    }

    /// The fields of a type, to be taken one by one.
    fn fields<T: JsonSchema>(&mut self) -> SchemaFields {
        SchemaFields::of(self.of::<T>())
    }

    /// Says limits as validators know them, in a schema and all in it; what one key chooses in a
    /// definition is chosen by `type` here.
    fn bind(&mut self, schema: &mut Value) {
        let Value::Object(object) = schema else { return };
        each_child(object, &mut |_, child| self.bind(child));
        if let Some(leaf) = Leaf::take(object) {
            self.bind_leaf(object, leaf);
        }
        let words = object.shift_remove(CHOICE).and_then(|words| serde_json::from_value::<Vec<String>>(words).ok());
        let Some(words) = words else { return };
        let properties = object.get("properties").cloned().unwrap_or_default();
        if words.iter().any(|word| word == "link") {
            object.insert("oneOf".to_owned(), words.iter().map(|word| choice::has(word)).collect());
        } else if words.iter().all(|word| crate::message::KINDS.contains(&word.as_str())) {
            let kinds: Kinds =
                words.iter().map(|word| (word.clone(), of_type(word, properties[word].clone()))).collect();
            let title = object.get("title").cloned();
            *schema = tagged(&kinds);
            if let Some(title) = title {
                schema["title"] = title;
            }
        }
    }

    fn bind_leaf(&mut self, object: &mut Map<String, Value>, leaf: Leaf) {
        let rules = match leaf {
            Leaf::Limit(limit) if limit.unit == Unit::Digits => vec![pattern::recipient()],
            Leaf::Limit(limit) if object["type"] == "string" => {
                object.insert("minLength".to_owned(), limit.min.into());
                if limit.max != NO_MAX {
                    object.insert("maxLength".to_owned(), limit.max.into());
                }
                pattern::of_text(limit, End::Here)
            }
            Leaf::Limit(_) => Vec::new(),
            Leaf::Url => vec![pattern::address(End::Here)],
            Leaf::Link(media) => vec![pattern::address(End::Here), pattern::link(media, End::Here)],
        };
        let rules: Vec<_> = rules.into_iter().map(|rule| self.share(&rule)).collect();
        if !rules.is_empty() {
            object.insert("allOf".to_owned(), rules.into());
        }
    }

    /// Writes a rule down once and refers to it.
    fn share(&mut self, rule: &Pattern) -> Value {
        let pattern = json!({ "pattern": rule.expression });
        let mut schema = match rule.after {
            Some(first) => json!({ "if": reference(first), "then": pattern }),
            None => pattern,
        };
        schema["title"] = rule.name.say(self.language).into();
        schema["description"] = rule.message.say(self.language).into();
        schema["type"] = "string".into();
        self.rules.insert(rule.key(), schema);
        reference(&rule.key())
    }

    /// The kinds of message, in the order of the message types.
    fn kinds(&mut self) -> Kinds {
        let mut out = Vec::new();
        out.push(("template".to_owned(), object([("template", self.template())])));
        out.push(("text".to_owned(), object([("text", self.of::<Text<crate::limits::text::Body>>())])));
        for (word, media) in [
            ("image", self.of::<Media<Image>>()),
            ("video", self.of::<Media<Video>>()),
            ("audio", self.of::<Media<Audio>>()),
            ("document", self.of::<Media<Document>>()),
        ] {
            out.push((word.to_owned(), object([(word, media)])));
        }
        let interactive = [
            ("cta_url", self.cta_url()),
            ("list", self.list()),
            ("carousel", self.carousel()),
            ("button", self.button()),
        ];
        let interactive: Kinds = interactive.map(|(word, schema)| (word.to_owned(), schema)).into();
        out.push(("interactive".to_owned(), object([("interactive", tagged(&interactive))])));
        out
    }

    fn cta_url(&mut self) -> Value {
        let mut fields = self.fields::<CtaUrl>();
        let action = url_action(fields.take("url_button"));
        fields.message(action)
    }

    fn list(&mut self) -> Value {
        let mut fields = self.fields::<List>();
        let action = object([("button", fields.take("button")), ("sections", fields.take("sections"))]);
        fields.message(action)
    }

    fn button(&mut self) -> Value {
        let mut fields = self.fields::<Button>();
        let action = object([("buttons", replies("reply", fields.take("replies")))]);
        fields.message(action)
    }

    fn carousel(&mut self) -> Value {
        let mut fields = self.fields::<Carousel>();
        let mut cards = fields.take("cards");
        let mut card = SchemaFields::of(cards["items"].take());
        cards["items"] = card.card();
        cards["allOf"] = numbered(&crate::limits::carousel::Cards::LIMIT).into();
        // Cards of unlike numbers of buttons are beyond a schema, those of unlike kinds are not.
        let replies = nested("action", choice::has("buttons"));
        let url = nested("action", json!({ "not": choice::has("parameters") }));
        cards["if"] = json!({ "contains": replies });
        cards["then"] = json!({ "items": url });
        fields.message(object([("cards", cards)]))
    }

    fn template(&mut self) -> Value {
        let mut fields = self.fields::<Template>();
        let mut button = SchemaFields::of(fields.take("buttons")["items"].take());
        let header = list(fields.take("header"), &limits::HeaderParameters::LIMIT).into();
        let mut body = fields.take("body");
        body["items"] = of_type("text", body["items"].take());
        let code = list(of_type("coupon_code", button.take("coupon_code")), &limits::ButtonParameters::LIMIT).into();
        let components = vec![
            ("header".to_owned(), object([("parameters", header)])),
            ("body".to_owned(), object([("parameters", body)])),
            (
                "button".to_owned(),
                object([("sub_type", copy_code()), ("index", index(&button.take("index"))), ("parameters", code)]),
            ),
        ];
        let once = |word: &str| {
            let of_type =
                json!({ "type": "object", "properties": { "type": { "const": word } }, "required": ["type"] });
            json!({ "contains": of_type, "minContains": 0, "maxContains": 1 })
        };
        let list = json!({ "type": "array", "items": tagged(&components), "allOf": [once("header"), once("body")] });
        let mut template =
            object([("name", fields.take("name")), ("code?", fields.take("code")), ("components?", list)]);
        let filled = json!({ "type": "array", "minItems": 1 });
        template["if"] = json!({ "properties": { "components": filled }, "required": ["components"] });
        template["then"] = json!({ "properties": { "code": false } });
        // It is not sent.
        fields.take("language");
        fields.finish();
        template
    }
}

/// Cards whose `card_index` is their position, for every number of cards that is allowed.
fn numbered(limit: &Limit) -> Vec<Value> {
    let at = |index: u32| json!({ "type": "object", "properties": { "card_index": { "const": index } } });
    let of = |count: u32| {
        let cards: Vec<_> = (0..count).map(at).collect();
        json!({
            "if": { "minItems": count, "maxItems": count },
            "then": { "prefixItems": cards, "minItems": count, "maxItems": count }
        })
    };
    (limit.min..=limit.max).map(of).collect()
}

/// An object with an object under a key.
fn nested(key: &str, mut schema: Value) -> Value {
    schema["type"] = "object".into();
    json!({ "type": "object", "properties": { key: schema }, "required": [key] })
}

fn reference(key: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{key}") })
}

/// `{name: cta_url, parameters: {…}}`
fn url_action(button: Value) -> Value {
    object([("name", json!({ "const": "cta_url" })), ("parameters", button)])
}

/// `[{type: WORD, WORD: {…}}, …]`
fn replies(word: &str, mut list: Value) -> Value {
    list["items"] = of_type(word, list["items"].take());
    list
}

/// Read in either case.
fn copy_code() -> Value {
    let letter = |c: char| if c == '_' { "_".to_owned() } else { format!("[{c}{}]", c.to_ascii_lowercase()) };
    json!({ "type": "string", "pattern": format!("^{}$", "COPY_CODE".chars().map(letter).collect::<String>()) })
}

/// A number, or a string of its digits.
fn index(number: &Value) -> Value {
    let limit = &limits::ButtonIndex::LIMIT;
    let numbers: Vec<_> = (limit.min..=limit.max).map(|number| number.to_string()).collect();
    json!({
        "if": { "type": "string" },
        "then": { "type": "string", "pattern": format!("^0*(?:{})$", numbers.join("|")) },
        "else": number
    })
}

/// The fields of an object.
struct SchemaFields(Map<String, Value>);

impl SchemaFields {
    fn of(mut schema: Value) -> Self {
        Self(serde_json::from_value(schema["properties"].take()).unwrap_or_default())
    }

    /// The schema of a field, which the types are known to have.
    fn take(&mut self, key: &str) -> Value {
        let schema = self.0.shift_remove(key);
        debug_assert!(schema.is_some(), "no message has a field `{key}` here");
        schema.unwrap_or_default()
    }

    /// What is left over was forgotten.
    fn finish(self) {
        debug_assert!(self.0.is_empty(), "fields without a place in the payload: {:?}", self.0.keys());
    }

    /// A field that payloads have in a wrapper: `{text: …}`.
    fn wrapped(&mut self, key: &str) -> Value {
        object([("text", self.take(key))])
    }

    fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// An interactive message with an action.
    fn message(mut self, action: Value) -> Value {
        let mut fields = Vec::new();
        if self.has("header") {
            fields.push(("header?", header(self.take("header"))));
        }
        fields.push(("body", self.wrapped("body")));
        if self.has("footer") {
            fields.push(("footer?", self.wrapped("footer")));
        }
        fields.push(("action", action));
        self.finish();
        object(fields)
    }

    fn card(&mut self) -> Value {
        let url = url_action(self.take("url_button"));
        let replies = object([("buttons", replies("quick_reply", self.take("replies")))]);
        let action = json!({
            "type": "object",
            "if": { "anyOf": [choice::has("name"), choice::has("parameters")] },
            "then": url,
            "else": replies
        });
        let fields = vec![
            ("card_index", json!({ "type": "integer", "minimum": 0 })),
            ("type?", json!({ "const": "cta_url" })),
            ("header", self.take("header")),
            ("body?", self.wrapped("body")),
            ("action", action),
        ];
        object(fields)
    }
}

/// A header of text alone has no choice to make, and says its type all the same.
fn header(schema: Value) -> Value {
    if schema["properties"].get("type").is_some() {
        return schema;
    }
    of_type("text", schema["properties"]["text"].clone())
}
