//! What an editor inserts: the required keys of an object, filled with an example to type over.

use serde_json::{Map, Value, json};

/// The snippets of a schema, made from a sample that it describes.
pub(super) fn of(schema: &Value, sample: &Value, definitions: &Map<String, Value>) -> Value {
    let mut stops = Stops { definitions, count: 0 };
    json!([{ "label": schema["title"], "description": schema["description"], "body": stops.body(schema, sample) }])
}

/// The places in a snippet where one types.
struct Stops<'a> {
    definitions: &'a Map<String, Value>,
    count: usize,
}

impl<'a> Stops<'a> {
    /// A sample without what its schema does not require.
    fn body(&mut self, schema: &'a Value, sample: &Value) -> Value {
        let schema = self.resolve(schema).unwrap_or(schema);
        match sample {
            Value::Object(fields) => {
                let kept = |key: &String| required(schema).chain(choices(schema)).any(|kept| kept == key);
                let fields = fields.iter().filter(|(key, _)| kept(key));
                fields.map(|(key, value)| (key.clone(), self.body(&schema["properties"][key], value))).collect()
            }
            Value::Array(items) => {
                let least = schema["minItems"].as_u64().and_then(|least| usize::try_from(least).ok());
                let items = items.iter().take(least.unwrap_or(0).max(1));
                items.map(|item| self.body(&schema["items"], item)).collect()
            }
            Value::String(text) => {
                self.count += 1;
                json!(format!("${{{}:{text}}}", self.count))
            }
            other => other.clone(),
        }
    }

    fn resolve(&self, schema: &Value) -> Option<&'a Value> {
        self.definitions.get(schema["$ref"].as_str()?.rsplit('/').next()?)
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
