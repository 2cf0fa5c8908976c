//! Choices by the name of a key: an object that holds exactly one of several.
//!
//! Derived schemas say this by `oneOf`, which editors complete badly and validators explain badly.
//! Here every choice is a property; that one is there is said once, and that no other is there once
//! for each.

use crate::text::phrase::say;
use crate::text::wording::{listed, with_article};
use crate::text::{Language, Phrase};
use serde_json::{Map, Value, json};

/// Turns the derived `oneOf` of a schema into properties, and says their names.
pub(super) fn flatten(schema: &mut Map<String, Value>) -> Option<Vec<String>> {
    let variants = schema.get("oneOf")?.as_array()?.clone();
    let one_key = |variant: &Value| variant["properties"].as_object().is_some_and(|keys| keys.len() == 1);
    if !variants.iter().all(one_key) {
        return None;
    }
    schema.shift_remove("oneOf");
    schema.insert("type".to_owned(), "object".into());
    let properties = schema.entry("properties").or_insert_with(|| json!({})).as_object_mut()?;
    let mut words = Vec::new();
    for mut variant in variants {
        let description = variant.get("description").cloned();
        let Some(Value::Object(keys)) = variant.get_mut("properties").map(Value::take) else { continue };
        for (word, mut value) in keys {
            if let (Some(description), Value::Object(value)) = (description.clone(), &mut value)
                && !value.contains_key("$ref")
            {
                value.insert("description".to_owned(), description);
            }
            properties.insert(word.clone(), value);
            words.push(word);
        }
    }
    Some(words)
}

/// Says that one of the words is there, and that only one is. An unknown key is told alone, since
/// it is likely the one that is missing, misspelt.
pub(super) fn bind(schema: &mut Map<String, Value>, words: &[String], language: Language) {
    let (none, two) = messages(schema, words);
    let (none, two) = (none.say(language), two.say(language));
    let others: Vec<_> = schema["properties"].as_object().into_iter().flat_map(Map::keys).cloned().collect();
    let others: Vec<_> = others.into_iter().filter(|key| !words.contains(key)).collect();
    let one: Vec<_> = words
        .iter()
        .map(|word| json!({ "properties": { word: true }, "required": [word], "errorMessage": none }))
        .collect();
    // An empty list of words is no schema.
    let nothing_else =
        if others.is_empty() { json!({ "maxProperties": 0 }) } else { json!({ "propertyNames": { "enum": others } }) };
    let mut all = vec![json!({ "if": nothing_else, "then": { "anyOf": one } })];
    for word in words {
        let others = words.iter().filter(|other| *other != word).map(|other| (other.clone(), false.into()));
        let others: Map<_, _> = others.collect();
        all.push(json!({ "if": has(word), "then": { "properties": others, "errorMessage": two } }));
    }
    let more = schema.entry("allOf").or_insert_with(|| json!([]));
    more.as_array_mut().into_iter().for_each(|more| more.append(&mut all));
}

/// An object that has a key. Strict validators want to see the key among the properties.
pub(super) fn has(key: &str) -> Value {
    json!({ "properties": { key: true }, "required": [key] })
}

fn messages(schema: &Map<String, Value>, words: &[String]) -> (Phrase, Phrase) {
    let (noun, list) = (noun(schema.get("title")), listed(words));
    (
        say!("{noun} needs one of {list}", "{noun}要有 {list} 中的一个"; noun, list),
        say!("{noun} takes only one of {list}", "{noun}只能有 {list} 中的一个"; noun, list),
    )
}

/// What a heading names, as it stands in a sentence: `an image`. A heading is in the language of its schema.
pub(super) fn noun(heading: Option<&Value>) -> Phrase {
    let heading = heading.and_then(Value::as_str);
    Phrase::new(with_article(&heading.unwrap_or("object").to_lowercase()), heading.unwrap_or("对象").to_owned())
}
