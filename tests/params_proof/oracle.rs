//! What a definition becomes with some values, worked out apart from the library: a definition without parameters.

use crate::declared::Wish;
use crate::message::{Definition, Param};
use crate::random::Random;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// Values for a definition.
pub(crate) fn values(definition: &Definition, wish: Wish, random: &mut Random) -> Value {
    let mut values = Map::new();
    for param in &definition.params {
        match param {
            Param::One(declared) => {
                if let Some(value) = declared.value(wish, 0, random) {
                    values.insert(declared.name.clone(), json!(value));
                }
            }
            Param::List { name, min, max, fields } => {
                let count = match wish {
                    Wish::Least => *min,
                    Wish::Short | Wish::Most => *max,
                    Wish::Any => min + random.below(max - min + 1),
                };
                let items: Vec<Value> = (0..count)
                    .map(|at| {
                        let each = fields
                            .iter()
                            .filter_map(|field| Some((field.name.clone(), json!(field.value(wish, at, random)?))));
                        Value::Object(each.collect())
                    })
                    .collect();
                values.insert(name.clone(), json!(items));
            }
        }
    }
    Value::Object(values)
}

/// Whether two items have the same value where they must not.
pub(crate) fn repeats_unique(definition: &Definition, values: &Value) -> bool {
    definition.params.iter().any(|param| {
        let Param::List { name, fields, .. } = param else { return false };
        let items = values[name].as_array().cloned().unwrap_or_default();
        fields.iter().filter(|field| field.unique).any(|field| {
            let mut seen: Vec<&str> = items.iter().filter_map(|item| item[&field.name].as_str()).collect();
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            seen.len() < count
        })
    })
}

/// The definition without parameters.
pub(crate) fn expanded(definition: &Definition, values: &Value) -> Value {
    let mut whole = definition.whole.clone();
    if let Value::Object(object) = &mut whole {
        object.remove("params");
    }
    Env { values, item: None }.filled("", &whole).unwrap_or(Value::Null)
}

#[derive(Clone, Copy)]
struct Env<'v> {
    values: &'v Value,
    item: Option<&'v Value>,
}

impl Env<'_> {
    /// A value with its holes filled; none where it is left out.
    fn filled(self, key: &str, value: &Value) -> Option<Value> {
        match value {
            Value::String(text) => self.text(text, matches!(key, "url" | "link")).map(Value::String),
            Value::Array(elements) => Some(elements.iter().flat_map(|element| self.elements(element)).collect()),
            Value::Object(object) => {
                let mut out = Map::new();
                for (key, value) in object {
                    match self.filled(key, value) {
                        Some(value) => _ = out.insert(key.clone(), value),
                        // What holds a header's text or media goes with it.
                        None if matches!(&**key, "text" | "image" | "video" | "document" | "link") => return None,
                        None => {}
                    }
                }
                Some(Value::Object(out))
            }
            other => Some(other.clone()),
        }
    }

    fn elements(self, element: &Value) -> Vec<Value> {
        let list = element.get("for_each").and_then(Value::as_str);
        let Some(list) = list else { return self.filled("", element).into_iter().collect() };
        let mut element = element.clone();
        element.as_object_mut().unwrap().remove("for_each");
        let items = self.values[list].as_array().map_or(&[][..], |items| items);
        items.iter().filter_map(|item| Env { item: Some(item), ..self }.filled("", &element)).collect()
    }

    fn text(self, text: &str, address: bool) -> Option<String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("{{") {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some(behind) = rest.strip_prefix("{{{{") {
                out.push_str("{{{{");
                rest = behind;
                continue;
            }
            let (name, behind) = rest[2..].split_once("}}").unwrap();
            let name = name.trim();
            let value = match name.strip_prefix("item.") {
                Some(field) => &self.item.unwrap()[field],
                None => &self.values[name],
            };
            let value = value.as_str()?;
            let raw = !address || (out.is_empty() && value.starts_with("http"));
            if raw {
                out.push_str(&value.replace("{{", "{{{{"));
            } else {
                encode(value, &mut out);
            }
            rest = behind;
        }
        out.push_str(rest);
        Some(out)
    }
}

fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
}
