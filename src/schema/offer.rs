//! Where an editor looks for what it offers, and the words for what has the wrong type.
//!
//! What shapes this was found by driving a language server with the cursor in every place:
//!
//! - An `errorMessage` replaces every message of its schema but those of texts and counts. So what
//!   closes an object (its required keys, and that there are no others) stands in a `then`, and the
//!   words for a wrong type stand outside of it.
//! - The server indents the snippet of an object that belongs to a key wrongly behind a dash, and has
//!   none for a list. So such keys are offered by snippets of the object that they belong to.
//! - A list carries the snippet of one item; the server puts the dash before it where one is missing.
//!   It would offer an item once more for what stands in `items` itself or in an `allOf` there,
//!   unless the `type` is a list of types; it does not look into a `then`.
//! - The failing branch of an `anyOf` is looked at only where a value is still missing: behind a key,
//!   and behind `---`.

use super::choice::{has, noun};
use super::snippet::SNIPPET;
use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::text::{Language, Words};
use serde_json::{Map, Value, json};
use std::iter::once;

/// The definition that tells keys of other APIs.
pub(super) const FOREIGN: &str = "foreign-keys";

/// The keywords that close an object.
const CLOSING: [&str; 3] = ["required", "additionalProperties", "allOf"];

/// What is said of another value where a text belongs.
pub(super) const TEXT: Words = Words::new(
    "a text belongs here; put quotes around a number, `true` or `null`",
    "此处应为字符串；数字、`true` 或 `null` 要用引号括住",
);

/// What is said of another value where a list belongs.
const LIST: Words = Words::new("a list belongs here; each item begins with `- `", "此处应为列表，每一项以 `- ` 开头");

/// What editors show as the icon of a key, as the protocol of language servers numbers it.
const PROPERTY: u8 = 10;

/// Arranges the schemas of a definition.
pub(super) struct Arranger {
    /// Matches the keys that [`FOREIGN`] tells.
    pub(super) foreign: String,
    pub(super) language: Language,
}

impl Arranger {
    /// Arranges a schema, which may be that of an element, and all in it.
    pub(super) fn arrange(&self, schema: &mut Value, element: bool) {
        let Value::Object(object) = schema else { return };
        let snippet = object.shift_remove(SNIPPET);
        if object.contains_key("properties") {
            self.object(object, &snippet.unwrap_or_default(), element);
            if element {
                object["type"] = json!(["object"]);
            }
        } else if object.contains_key("items") {
            self.list(object);
        } else if element && !object.contains_key("$ref") {
            let examples = take(object, &["examples"]);
            let all = object.shift_remove("allOf").unwrap_or_default();
            let all: Vec<_> = once(examples.into()).chain(all.as_array().cloned().unwrap_or_default()).collect();
            follow(object, Value::Bool(true), json!({ "allOf": all }));
        }
    }

    fn object(&self, object: &mut Map<String, Value>, snippet: &Value, element: bool) {
        object.insert("errorMessage".to_owned(), written_with_keys(snippet, self.language).into());
        let mut closing = take(object, &CLOSING);
        let (mut keys, mut offered) = (Map::new(), Vec::new());
        for (key, value) in object.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
            offered.extend(value.get(SNIPPET).map(|snippet| of_key(key, snippet)));
            self.arrange(value, false);
            keys.insert(key.clone(), true.into());
        }
        closing.insert("properties".to_owned(), keys.into());
        closing.insert("patternProperties".to_owned(), json!({ &self.foreign: true }));
        let all = closing.entry("allOf").or_insert_with(|| json!([]));
        all.as_array_mut().into_iter().for_each(|all| all.push(reference(FOREIGN)));
        if !offered.is_empty() {
            closing.insert("defaultSnippets".to_owned(), offered.into());
        }
        if !element {
            object.insert("doNotSuggest".to_owned(), true.into());
            where_missing(object, snippet);
            // One key is offered as such, and keys that are there would leave less than a whole.
            if snippet["body"].as_object().is_some_and(|body| body.len() > 1) {
                follow(&mut closing, has(""), json!({ "defaultSnippets": [snippet] }));
            }
        }
        follow(object, Value::Bool(true), closing.into());
    }

    fn list(&self, object: &mut Map<String, Value>) {
        let items = &mut object["items"];
        let item = items.get(SNIPPET).cloned().unwrap_or_default();
        self.arrange(items, true);
        let told = LIST.say(self.language);
        object.insert("errorMessage".to_owned(), told.into());
        object.insert("doNotSuggest".to_owned(), true.into());
        let (next, first) = match item["body"].as_str() {
            None => (item.clone(), item.clone()),
            Some(text) => (as_text(&item, &format!("- {text}")), as_text(&item, &format!("\n  - {text}"))),
        };
        where_missing(object, &first);
        let offered = json!({ "type": "array", "errorMessage": told, "items": true, "defaultSnippets": [next] });
        follow(object, json!({ "items": complete(&item["body"]) }), offered);
    }
}

/// What every item is where another can be offered: the server offers the snippet of an item also in
/// one that is begun, a text as a list, and several keys with a wrong indentation. An item of which
/// nothing but the dash is typed is null, or has an empty key.
fn complete(body: &Value) -> Value {
    let Some(keys) = body.as_object().map(Map::len) else { return json!({ "type": "string" }) };
    json!({ "type": ["object", "null"], "anyOf": [has(""), { "minProperties": keys }] })
}

/// The snippet of a key with its value.
fn of_key(key: &str, snippet: &Value) -> Value {
    let (description, body) = (&snippet["description"], &snippet["body"]);
    json!({ "label": key, "suggestionKind": PROPERTY, "description": description, "body": { key: body } })
}

fn as_text(snippet: &Value, text: &str) -> Value {
    json!({ "label": snippet["label"], "description": snippet["description"], "bodyText": text })
}

/// The snippets that begin a message, from the bodies of whole messages.
pub(super) fn beginnings(bodies: &[Value], root: &Value) -> Value {
    let first = |body: &Value| body.as_object().and_then(|body| body.keys().next()).cloned().unwrap_or_default();
    let snippet = |body: &Value| {
        let kind = first(body);
        let description = &root["properties"][&kind]["description"];
        json!({ "label": kind, "suggestionKind": PROPERTY, "description": description, "bodyText": yaml(body, "") })
    };
    let snippets: Vec<_> = bodies.iter().map(snippet).collect();
    json!([{ "type": "object" }, { "not": {}, "defaultSnippets": snippets }])
}

/// The body of a snippet as YAML.
fn yaml(body: &Value, indent: &str) -> String {
    let deeper = format!("{indent}  ");
    let item = |item| format!("{indent}- {}", yaml(item, &deeper).trim_start());
    let entry = |(key, value): (&String, &Value)| match value {
        Value::Object(_) | Value::Array(_) => format!("{indent}{key}:\n{}", yaml(value, &deeper)),
        value => format!("{indent}{key}: {}", yaml(value, "")),
    };
    match body {
        Value::Object(entries) => entries.iter().map(entry).collect::<Vec<_>>().join("\n"),
        Value::Array(items) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What is wrong where something else stands in place of an object.
fn written_with_keys(snippet: &Value, language: Language) -> String {
    let keys: Vec<_> = snippet["body"].as_object().into_iter().flat_map(Map::keys).collect();
    let (noun, keys) = (noun(snippet.get("label")), listed(&keys));
    let told = say!("{noun} is written with keys such as {keys}", "{noun}应为对象，含有 {keys} 等键"; noun, keys);
    told.say(language).to_owned()
}

/// Offers a snippet behind the key alone.
fn where_missing(object: &mut Map<String, Value>, snippet: &Value) {
    let never = json!({ "type": object["type"], "not": {}, "defaultSnippets": [snippet] });
    object.insert("anyOf".to_owned(), json!([true, never]));
}

/// Adds a schema in a place that is validated, and not offered where a value is missing.
fn follow(object: &mut Map<String, Value>, condition: Value, then: Value) {
    object.insert("if".to_owned(), condition);
    object.insert("then".to_owned(), then);
}

fn take(object: &mut Map<String, Value>, keys: &[&str]) -> Map<String, Value> {
    keys.iter().filter_map(|key| Some(((*key).to_owned(), object.shift_remove(*key)?))).collect()
}

/// A reference to a definition of its own.
pub(super) fn reference(key: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{key}") })
}
