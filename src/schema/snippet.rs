//! What an editor inserts: the required keys of an object, filled with an example to type over.

use serde_json::{Map, Value, json};

/// The key under which a schema keeps its snippet until it is arranged.
pub(super) const SNIPPET: &str = "x-snippet";

/// The snippet of a schema, made from a sample that it describes, or else from its examples.
pub(super) fn of(schema: &Value, sample: Option<&Value>, definitions: &Map<String, Value>) -> Value {
    let mut stops = Stops { definitions, count: 0 };
    let body = stops.body(schema, sample);
    json!({ "label": schema["title"], "description": schema["description"], "body": body })
}

/// The places in a snippet where one types.
struct Stops<'a> {
    definitions: &'a Map<String, Value>,
    count: usize,
}

impl<'a> Stops<'a> {
    fn body(&mut self, schema: &'a Value, sample: Option<&Value>) -> Value {
        let schema = self.inner(schema);
        if let Some(properties) = schema["properties"].as_object() {
            let chosen = choices(schema).find(|word| sample.is_none_or(|sample| sample.get(word).is_some()));
            let kept = |key: &str| required(schema).any(|kept| kept == key) || chosen == Some(key);
            let kept = properties.iter().filter(|(key, _)| kept(key));
            return kept
                .map(|(key, value)| (key.clone(), self.body(value, sample.and_then(|sample| sample.get(key)))))
                .collect();
        }
        if let Some(element) = schema.get("items") {
            let count = &schema["allOf"][0]["if"];
            let least = count.get("minItems").unwrap_or(&count["anyOf"][0]["minItems"]);
            let least = least.as_u64().and_then(|least| usize::try_from(least).ok()).unwrap_or(0).max(1);
            return (0..least).map(|at| self.body(element, sample.and_then(|sample| sample.get(at)))).collect();
        }
        match sample.unwrap_or(&schema["examples"][0]) {
            Value::String(text) => {
                self.count += 1;
                // Digits alone would be read as a number.
                let quote = if text.parse::<f64>().is_ok() { "\"" } else { "" };
                format!("{quote}${{{}:{text}}}{quote}", self.count).into()
            }
            other => other.clone(),
        }
    }

    /// The part of a schema that lists keys or elements.
    fn inner(&self, schema: &'a Value) -> &'a Value {
        let named = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        let part = &schema["allOf"][0];
        match named.and_then(|name| self.definitions.get(name)) {
            Some(target) => self.inner(target),
            None if schema["type"] == "string" || schema["properties"].is_object() || part["if"].is_object() => schema,
            None if part.is_object() => self.inner(part),
            None => schema,
        }
    }
}

fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The keys of which exactly one is needed.
fn choices(schema: &Value) -> impl Iterator<Item = &str> {
    let all = schema["allOf"].as_array().into_iter().flatten();
    all.filter_map(|part| part["then"]["anyOf"].as_array()).flatten().flat_map(required)
}
