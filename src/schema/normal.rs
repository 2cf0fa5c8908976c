//! Derived schemas in the form that both shapes build upon: no nulls, choices as properties, no
//! keys but those listed.

use super::choice;
use serde_json::{Map, Value};

/// The key under which a choice lists its words until they are bound.
pub(super) const CHOICE: &str = "x-choice";

/// Brings a schema and all in it to that form.
pub(super) fn normalize(schema: &mut Value) {
    let Value::Object(object) = schema else { return };
    without_null(object);
    without_example(object);
    if let Some(words) = choice::flatten(object) {
        object.insert(CHOICE.to_owned(), words.into());
    }
    if object.contains_key("properties") {
        object.insert("additionalProperties".to_owned(), false.into());
    }
    each_child(object, &mut |_, child| normalize(child));
}

/// An absent value is no key at all: what is optional in Rust is never null in a file.
fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get("type") {
        let kept = types.iter().find(|kind| *kind != "null").cloned();
        object.insert("type".to_owned(), kept.unwrap_or_default());
    }
    let Some(Value::Array(alternatives)) = object.get("anyOf") else { return };
    if let [Value::Object(value), Value::Object(null)] = &alternatives[..]
        && null["type"] == "null"
    {
        let mut merged = value.clone();
        object.shift_remove("anyOf");
        merged.append(object);
        *object = merged;
    }
}

/// A type's example is for those who write Rust.
pub(super) fn without_example(object: &mut Map<String, Value>) {
    if let Some(Value::String(description)) = object.get_mut("description")
        && let Some(end) = description.find("\n\n```")
    {
        description.truncate(end);
    }
}

/// Calls a function on the schemas inside a schema, with the key of those that a key leads to.
pub(super) fn each_child(object: &mut Map<String, Value>, visit: &mut impl FnMut(Option<&str>, &mut Value)) {
    for group in ["properties", "definitions", "$defs"] {
        if let Some(Value::Object(children)) = object.get_mut(group) {
            children.iter_mut().for_each(|(key, child)| visit(Some(key), child));
        }
    }
    if let Some(items) = object.get_mut("items") {
        visit(None, items);
    }
}

/// The words that a schema says first.
const FIRST: [&str; 9] = [
    "$schema",
    "$id",
    "$comment",
    "$ref",
    "title",
    "description",
    "markdownDescription",
    "x-intellij-html-description",
    "type",
];

/// Puts what people look for first, in a schema and all in it.
pub(super) fn tidy(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(object) => {
            let mut first = Map::new();
            // A property may be called `type`; its value is an object then.
            let says = |value: &Value| value.is_string();
            for key in FIRST {
                if object.get(key).is_some_and(says) {
                    first.extend(object.shift_remove(key).map(|value| (key.to_owned(), value)));
                }
            }
            first.append(object);
            *object = first;
            object.iter_mut().filter(|(key, _)| !VERBATIM.contains(&key.as_str())).for_each(|(_, child)| tidy(child));
        }
        _ => {}
    }
}

/// Keywords whose values are no schemas.
const VERBATIM: [&str; 4] = ["examples", "defaultSnippets", "enum", "const"];
