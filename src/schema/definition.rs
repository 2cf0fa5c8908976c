//! The schema of definitions, for editors: draft-07, with the keywords that they read besides.
//!
//! What shapes it was found by driving editors: every kind is a key with its own skeleton; texts
//! keep to patterns, since `maxLength` counts UTF-16 units in some editors and a pattern has a
//! message of its own; an `errorMessage` stands on helper schemas only, since it replaces every
//! message of its schema.

use super::docs::{Docs, run_on};
use super::normal::{self, CHOICE, each_child};
use super::offer::{self, Arranger, FOREIGN, TEXT};
use super::params::{self, FOR_EACH, PARAMS, REPEATABLE};
use super::parts::{Leaf, title};
use super::pattern::{self, End, Pattern};
use super::snippet::{self, SNIPPET};
use super::{chinese, choice, comment, sample};
use crate::decode::{Shape, foreign};
use crate::diagnostic::Severity;
use crate::limits::{Limit, Unit};
use crate::message::{MediaType, Message};
use crate::rules::shape::file_name;
use crate::text::phrase::say;
use crate::text::wording::thousands;
use crate::text::{Language, Phrase, Words};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A WhatsApp message: one of the kinds, and what the file says about it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Message")]
struct Definition {
    /// The schema that an editor holds this file to. Ignored otherwise.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    #[schemars(title = "Schema", example = "../schemas/definition.schema.json")]
    schema: Option<Value>,
    /// The name of the message and of the file that it is compiled to; the file's stem otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "Name", example = "shipping-options")]
    name: Option<String>,
    /// What the message is for. For people only, never sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "Description", example = "Offered after checkout.")]
    description: Option<String>,
    #[serde(flatten)]
    message: Message,
}

const END: End = End::AfterLineBreaks;

/// The schema.
pub(super) fn schema(language: Language) -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut root = Value::from(settings.into_generator().into_root_schema_for::<Definition>());
    chinese::said_in(language, &mut root);
    normal::normalize(&mut root);
    let samples: Vec<_> = sample::messages().iter().filter_map(|message| serde_json::to_value(message).ok()).collect();
    let definitions = root.as_object_mut().and_then(|root| root.shift_remove("definitions"));
    let Some(Value::Object(definitions)) = definitions else { return root };
    let mut editor = Editor { definitions, rules: Map::new(), elements: Vec::new(), language };
    editor.special(&mut root);
    editor.describe(&mut root, Place::Whole, &samples.iter().collect::<Vec<_>>());
    let beginnings = editor.beginnings(&root, &samples);
    root["definitions"] = editor.finish(&mut root).into();
    root["$comment"] = comment::beyond(Shape::Definition).say(language).into();
    root["anyOf"] = beginnings;
    normal::tidy(&mut root);
    root
}

/// Makes schemas of messages into schemas for editors.
struct Editor {
    definitions: Map<String, Value>,
    /// The rules about texts that many places share.
    rules: Map<String, Value>,
    /// The definitions of what stands in lists.
    elements: Vec<String>,
    language: Language,
}

impl Editor {
    /// What no type says.
    fn special(&mut self, root: &mut Value) {
        let name = pattern::file_name();
        root["properties"]["name"]["pattern"] = name.expression.into();
        root["properties"]["name"]["patternErrorMessage"] = name.message.say(self.language).into();
        // Characters, however they are counted, are never more than bytes.
        root["properties"]["name"]["maxLength"] = file_name::BYTES.into();
        root["properties"][PARAMS] = params::params(self.language);
        // The code is the one to go, so it is the key that is told.
        self.definitions["Template"]["allOf"] = json!([{
            "if": { "anyOf": [
                choice::has("header"),
                choice::has("body"),
                { "properties": { "buttons": { "type": "array", "minItems": 1 } }, "required": ["buttons"] }
            ] },
            "then": {
                "properties": { "code": false },
                "errorMessage": crate::rules::template::code_with_components::RULE.summary.say(self.language)
            }
        }]);
        self.repeatable();
    }

    /// Lets elements be repeated for the items of a list.
    fn repeatable(&mut self) {
        let mut named = BTreeSet::new();
        for definition in self.definitions.values_mut() {
            for key in REPEATABLE {
                let Some(items) = definition["properties"].get_mut(key).map(|list| &mut list["items"]) else {
                    continue;
                };
                match items["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
                    Some(name) => _ = named.insert(name.to_owned()),
                    None => params::repeat(items, self.language),
                }
            }
        }
        for name in named {
            params::repeat(&mut self.definitions[&name], self.language);
        }
    }

    /// Whether what stands in a list can be repeated.
    fn repeats(&self, list: &Map<String, Value>) -> bool {
        let items = &list["items"];
        let named = items["$ref"].as_str().and_then(|path| self.definitions.get(path.rsplit('/').next()?));
        named.unwrap_or(items)["properties"].get(FOR_EACH).is_some()
    }

    /// Adds limits, documentation and snippets to a schema and all in it; gives the limits in
    /// sentences. The samples are values that it describes.
    fn describe(&mut self, schema: &mut Value, place: Place, samples: &[&Value]) -> Vec<String> {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()).map(str::to_owned) {
            let mut target = self.definitions.get_mut(&name).map(Value::take).unwrap_or_default();
            self.describe(&mut target, place, samples);
            schema[SNIPPET] = target[SNIPPET].clone();
            if place == Place::Element {
                self.elements.push(name.clone());
            }
            self.definitions[&name] = target;
            return Vec::new();
        }
        let Value::Object(object) = schema else { return Vec::new() };
        let leaf = Leaf::take(object);
        let words = object.shift_remove(CHOICE);
        if let Some(words) = words.and_then(|words| serde_json::from_value::<Vec<String>>(words).ok()) {
            choice::bind(object, &words, self.language);
        }
        let mut inside = Vec::new();
        each_child(object, &mut |key, child| {
            let inner = samples.iter().flat_map(|sample| match key {
                Some(key) => sample.get(key).into_iter().collect::<Vec<_>>(),
                None => sample.as_array().into_iter().flatten().collect(),
            });
            let child_place = if key.is_some() { Place::Property } else { Place::Element };
            let limits = self.describe(child, child_place, &inner.collect::<Vec<_>>());
            inside.extend(key.filter(|_| !limits.is_empty()).map(|key| self.at_key(key, &limits)));
        });
        let limits = leaf.map_or_else(Vec::new, |leaf| self.bind(object, leaf));
        // The message itself shows what it is; how long its parts may be is shown at its kinds.
        let shown = if object.contains_key("properties") && place == Place::Property { inside } else { limits.clone() };
        self.document(object, shown, samples);
        if object.contains_key("properties") || object.contains_key("items") || place == Place::Element {
            schema[SNIPPET] = snippet::of(schema, samples.first().copied(), &self.definitions);
        }
        limits
    }

    fn at_key(&self, key: &str, limits: &[String]) -> String {
        let limits = run_on(limits, self.language);
        say!("`{key}`: {limits}", "`{key}`：{limits}").say(self.language).to_owned()
    }

    /// Adds what binds a leaf, and says it in sentences.
    fn bind(&mut self, object: &mut Map<String, Value>, leaf: Leaf) -> Vec<String> {
        let text = object["type"] == "string";
        let sentences = match leaf {
            Leaf::Limit(limit) if limit.unit == Unit::Digits => {
                self.put(object, pattern::recipient().or_whole_with_hole());
                vec![sentence(limit.range())]
            }
            Leaf::Limit(limit) => {
                if text {
                    self.put(object, pattern::length(limit).or_hole());
                    let rules = pattern::of_text(limit, END);
                    self.share(object, rules.into_iter().chain([pattern::braces()]));
                }
                if object["type"] == "array" {
                    self.count(object, limit);
                }
                std::iter::once(limit).chain(advised(limit)).map(limit_sentence).collect()
            }
            Leaf::Url => {
                self.share(object, [pattern::address(END), pattern::braces()]);
                vec![Words::new("An absolute http or https address.", "完整的 http 或 https 网址。").into()]
            }
            Leaf::Link(media) => {
                self.share(object, [pattern::address(END), pattern::link(media, END), pattern::braces()]);
                object.insert("examples".to_owned(), json!([example_link(media)]));
                vec![sentence(pattern::link(media, END).message), size_sentence(media.size)]
            }
        };
        sentences.iter().map(|sentence| sentence.say(self.language).to_owned()).collect()
    }

    /// Adds rules that are written down once, under `definitions`.
    fn share(&mut self, object: &mut Map<String, Value>, rules: impl IntoIterator<Item = Pattern>) {
        let mut all = Vec::new();
        for rule in rules.into_iter().map(Pattern::or_hole) {
            all.push(offer::reference(&rule.key()));
            self.rules.insert(rule.key(), self.helper(&rule));
        }
        object.insert("allOf".to_owned(), all.into());
    }

    /// What begins a message of each kind, or is only offered as such.
    fn beginnings(&self, root: &Value, samples: &[Value]) -> Value {
        let whole = |sample| snippet::of(root, Some(sample), &self.definitions)["body"].take();
        let mut bodies: Vec<Value> = samples.iter().map(whole).collect();
        bodies.dedup_by_key(|body| body.as_object().and_then(|body| body.keys().next()).cloned());
        offer::beginnings(&bodies, root)
    }

    fn finish(mut self, root: &mut Value) -> Map<String, Value> {
        let keys: Vec<_> = foreign::everywhere().collect();
        let arranger = Arranger { foreign: format!("^(?:{})$", keys.join("|")), language: self.language };
        for (name, definition) in &mut self.definitions {
            arranger.arrange(definition, self.elements.contains(name));
        }
        arranger.arrange(root, false);
        self.definitions.append(&mut self.rules);
        self.definitions.append(&mut params::definitions(self.language));
        let told = |key: &&str| {
            let help = foreign::help(key);
            json!({ "properties": { *key: false }, "errorMessage": help.as_ref().map(|help| help.say(self.language)) })
        };
        let told: Vec<_> = keys.iter().map(told).collect();
        self.definitions.insert(
            FOREIGN.to_owned(),
            json!({ "if": { "type": "object" }, "then": { "type": "object", "allOf": told } }),
        );
        self.definitions
    }

    /// Binds the number of elements. Editors have words of their own for `maxItems`, and no way to others.
    fn count(&self, object: &mut Map<String, Value>, limit: &Limit) {
        let bounds = ["minItems", "maxItems"];
        let mut bounds: Map<_, _> =
            bounds.iter().filter_map(|key| Some(((*key).to_owned(), object.shift_remove(*key)?))).collect();
        // How many there will be of one that is repeated, no schema knows.
        if self.repeats(object) {
            let least = bounds.shift_remove("minItems").unwrap_or_default();
            let mut repeated = choice::has(FOR_EACH);
            repeated["type"] = "object".into();
            bounds.insert("anyOf".to_owned(), json!([{ "minItems": least }, { "contains": repeated }]));
        }
        let otherwise = json!({ "contains": false, "errorMessage": limit.rule.summary.say(self.language) });
        object.insert("allOf".to_owned(), json!([{ "if": bounds, "else": otherwise }]));
    }

    /// A shared rule as a schema.
    fn helper(&self, rule: &Pattern) -> Value {
        let mut schema = Map::new();
        // No title: editors would show it in place of the text's own.
        schema.insert("$comment".to_owned(), rule.name.to_string().into());
        schema.insert("type".to_owned(), "string".into());
        schema.insert("errorMessage".to_owned(), TEXT.say(self.language).into());
        match rule.after {
            None => self.put(&mut schema, rule.clone()),
            Some(first) => {
                let mut then = Map::new();
                self.put(&mut then, rule.clone());
                schema.insert("if".to_owned(), offer::reference(first));
                schema.insert("then".to_owned(), then.into());
            }
        }
        schema.into()
    }

    fn put(&self, object: &mut Map<String, Value>, rule: Pattern) {
        object.insert("pattern".to_owned(), rule.expression.into());
        object.insert("patternErrorMessage".to_owned(), rule.message.say(self.language).into());
    }

    /// Says what a schema is about, with an example from the samples.
    fn document(&self, object: &mut Map<String, Value>, limits: Vec<String>, samples: &[&Value]) {
        let about = object.get("description").and_then(Value::as_str).unwrap_or_default();
        let what = chinese::first_paragraph(about);
        if !object.contains_key("examples")
            && let Some(sample) = samples.first().filter(|sample| !sample.is_object() && !sample.is_array())
        {
            object.insert("examples".to_owned(), json!([sample]));
        }
        let example = object.get("examples").map(|examples| match &examples[0] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        if object.get("type").is_some_and(|kind| kind == "string") {
            object.insert("errorMessage".to_owned(), TEXT.say(self.language).into());
        }
        Docs { what, limits, example, language: self.language }.write(object);
    }
}

/// What a schema is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Property,
    Element,
}

fn sentence(phrase: impl Into<Phrase>) -> Phrase {
    let phrase = phrase.into();
    let phrase = Phrase::new(title(&phrase), phrase.say(Language::Chinese).to_owned());
    say!("{phrase}.", "{phrase}。"; phrase)
}

fn limit_sentence(limit: &Limit) -> Phrase {
    let range = limit.range();
    match limit.rule.severity {
        Severity::Error => sentence(range),
        Severity::Warning => {
            let most = limit.counted(limit.max as usize);
            let most = most.say(Language::Chinese);
            say!("Better {range}.", "建议不超过 {most}。")
        }
    }
}

fn size_sentence(limit: &Limit) -> Phrase {
    let (range, most) = (limit.range(), thousands(limit.max));
    say!("The file has {range}.", "文件最大 {most} MB。")
}

/// The advice that goes with a limit, where it is given without being asked for.
fn advised(limit: &Limit) -> Option<&'static Limit> {
    limit.advice.filter(|advice| !advice.rule.pedantic)
}

fn example_link(media: &MediaType) -> String {
    format!("https://cdn.example.com/{}.{}", media.name, media.extensions[0])
}
