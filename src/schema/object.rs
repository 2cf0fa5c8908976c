//! The shapes that objects of a payload have.

use crate::limits::{Limit, NO_MAX};
use serde_json::{Map, Value, json};

/// The words of a choice with the schema of the object that each decides.
pub(super) type Kinds = Vec<(String, Value)>;

/// The words of a choice.
pub(super) fn named(kinds: &[(String, Value)]) -> Vec<&String> {
    kinds.iter().map(|(word, _)| word).collect()
}

/// One `if` per word of `type`; `always` are keys that stand in every kind.
pub(super) fn by_type(kinds: &[(String, Value)], always: &[&str]) -> Vec<Value> {
    let case = |(word, then): &(String, Value)| {
        let mut then = then.clone();
        for key in always.iter().chain(&["type"]) {
            then["properties"][key] = true.into();
        }
        json!({ "if": { "properties": { "type": { "const": word } }, "required": ["type"] }, "then": then })
    };
    kinds.iter().map(case).collect()
}

/// An object that its `type` decides.
pub(super) fn tagged(kinds: &[(String, Value)]) -> Value {
    json!({
        "type": "object",
        "properties": { "type": { "enum": named(kinds) } },
        "required": ["type"],
        "allOf": by_type(kinds, &[])
    })
}

/// An object with just these keys, those without a question mark required.
pub(super) fn object<'a>(fields: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (key, schema) in fields {
        let name = key.trim_end_matches('?');
        if name == key {
            required.push(name);
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// `{type: WORD, WORD: …}`, where the word is the only one.
pub(super) fn of_type(word: &str, content: Value) -> Value {
    object([("type", json!({ "const": word })), (word, content)])
}

/// A list within its limit.
pub(super) fn list(element: Value, limit: &Limit) -> Map<String, Value> {
    let max = (limit.max != NO_MAX).then(|| ("maxItems", limit.max.into()));
    let fields = [("type", "array".into()), ("items", element), ("minItems", limit.min.into())];
    fields.into_iter().chain(max).map(|(key, value)| (key.to_owned(), value)).collect()
}
