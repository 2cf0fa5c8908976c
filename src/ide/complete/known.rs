//! What the schema of definitions says of a place, beside what stands there already.

use super::spot::Step;
use crate::schema::SchemaKind;
use crate::text::Language;
use serde_json::{Map, Value};
use std::sync::LazyLock;

static ENGLISH: LazyLock<Value> = LazyLock::new(|| SchemaKind::Definition.schema_in(Language::English));
static CHINESE: LazyLock<Value> = LazyLock::new(|| SchemaKind::Definition.schema_in(Language::Chinese));

/// The parts of the schema that hold at a place.
pub(super) struct Known {
    root: &'static Value,
    parts: Vec<&'static Value>,
}

/// A key that may be written.
pub(super) struct KnownKey {
    pub(super) name: &'static str,
    pub(super) schema: Known,
}

impl Known {
    /// What holds at a place; `around` are the keys of the object there, or of the one that holds it.
    pub(super) fn at(path: &[Step], around: &Map<String, Value>, language: Language) -> Option<Self> {
        let root: &'static Value = match language {
            Language::Chinese => &CHINESE,
            _ => &ENGLISH,
        };
        let mut known = Self { root, parts: vec![root] };
        for (depth, step) in path.iter().enumerate() {
            let last = depth + 1 == path.len();
            // What stands in objects further out does not change what is told here.
            let empty = Map::new();
            known = known.step(step, if last { around } else { &empty })?;
        }
        Some(known)
    }

    fn step(&self, step: &Step, around: &Map<String, Value>) -> Option<Self> {
        let all = self.all(&Value::Object(around.clone()));
        let parts: Vec<_> = match step {
            Step::Item => all.iter().filter_map(|part| part.get("items")).filter(|items| items.is_object()).collect(),
            Step::Key(key) => {
                let named = all.iter().filter_map(|part| part.get("properties")?.get(key));
                let named: Vec<_> = named.filter(|schema| schema.is_object()).collect();
                let others =
                    || all.iter().filter_map(|part| part.get("additionalProperties")).filter(|it| it.is_object());
                if named.is_empty() { others().collect() } else { named }
            }
        };
        (!parts.is_empty()).then_some(Self { root: self.root, parts })
    }

    /// All parts of the schema that hold of a value.
    fn all(&self, value: &Value) -> Vec<&'static Value> {
        let (mut found, mut next) = (Vec::new(), self.parts.clone());
        next.reverse();
        while let Some(part) = next.pop() {
            found.push(part);
            let target = part["$ref"].as_str().and_then(|at| self.root.pointer(at.trim_start_matches('#')));
            let condition = part.get("if").map(|wanted| if holds(wanted, value) { "then" } else { "else" });
            let chosen = condition.and_then(|branch| part.get(branch));
            let both = ["allOf", "anyOf"].iter().filter_map(|word| part[*word].as_array()).flatten();
            next.extend(both.chain(target).chain(chosen).filter(|part| part.is_object()));
        }
        found
    }

    /// The keys that an object may still have beside those that it has.
    pub(super) fn keys(&self, around: &Map<String, Value>) -> Vec<KnownKey> {
        let all = self.all(&Value::Object(around.clone()));
        let mut names: Vec<&'static str> = Vec::new();
        let mut refused = Vec::new();
        for (name, schema) in all.iter().filter_map(|part| part["properties"].as_object()).flatten() {
            match schema {
                Value::Bool(false) => refused.push(&**name),
                Value::Object(_) if !names.contains(&&**name) => names.push(name),
                _ => {}
            }
        }
        names.retain(|name| !refused.contains(name) && !around.contains_key(*name) && *name != "$schema");
        let keys = names.into_iter().filter_map(|name| {
            let schema = self.step(&Step::Key(name.to_owned()), around)?;
            Some(KnownKey { name, schema })
        });
        keys.collect()
    }

    /// Skeletons of objects or elements, each with its name and, where it has one, what it is for.
    pub(super) fn skeletons(&self, around: &Map<String, Value>) -> Vec<(&'static str, &'static Value, &'static str)> {
        let mut found: Vec<(&str, &Value, &str)> = Vec::new();
        for snippet in self
            .all(&Value::Object(around.clone()))
            .iter()
            .filter_map(|part| part["defaultSnippets"].as_array())
            .flatten()
        {
            let (label, body) = (snippet["label"].as_str().unwrap_or_default(), &snippet["body"]);
            let told = found.iter().any(|(known, other, _)| *known == label && *other == body);
            if !body.is_null() && !told {
                found.push((label, body, snippet["description"].as_str().unwrap_or_default()));
            }
        }
        found
    }

    /// Whether the value is of a type, as far as it is told.
    pub(super) fn is(&self, wanted: &str) -> bool {
        self.all(&Value::Null).iter().any(|part| match &part["type"] {
            Value::String(found) => found == wanted,
            Value::Array(found) => found.iter().any(|found| found == wanted),
            _ => false,
        })
    }

    /// What people are told of the value: its name, and more in Markdown.
    pub(super) fn about(&self) -> (&'static str, &'static str) {
        let all = self.all(&Value::Null);
        let first = |word: &str| all.iter().find_map(|part| part[word].as_str()).unwrap_or_default();
        (first("title"), first("markdownDescription"))
    }

    /// The words that there are.
    pub(super) fn words(&self) -> Vec<&'static str> {
        let all = self.all(&Value::Null);
        if self.is("boolean") {
            return vec!["true", "false"];
        }
        let lists = all.iter().filter_map(|part| part["enum"].as_array());
        lists.flatten().filter_map(Value::as_str).collect()
    }

    /// An element of the list.
    pub(super) fn item(&self) -> Option<Self> {
        self.step(&Step::Item, &Map::new())
    }

    /// The keys that an object must have.
    pub(super) fn required(&self) -> Vec<&'static str> {
        let all = self.all(&Value::Object(Map::new()));
        all.iter().filter_map(|part| part["required"].as_array()).flatten().filter_map(Value::as_str).collect()
    }

    /// A value to show.
    pub(super) fn example(&self) -> Option<&'static str> {
        self.all(&Value::Null).iter().find_map(|part| part["examples"][0].as_str())
    }
}

/// Whether a schema takes a value, told by the words that conditions of this schema use.
fn holds(schema: &Value, value: &Value) -> bool {
    let Value::Object(schema) = schema else { return schema.as_bool().unwrap_or(true) };
    schema.iter().all(|(word, wanted)| {
        let each = || wanted.as_array().into_iter().flatten();
        match &**word {
            "type" => each().chain(std::iter::once(wanted)).any(|kind| is_type(value, kind)),
            "const" => wanted == value,
            "enum" => each().any(|one| one == value),
            "required" => each().filter_map(Value::as_str).all(|key| value.get(key).is_some()),
            "properties" => wanted
                .as_object()
                .into_iter()
                .flatten()
                .all(|(key, wanted)| value.get(key).is_none_or(|value| holds(wanted, value))),
            "propertyNames" => {
                value.as_object().into_iter().flatten().all(|(key, _)| holds(wanted, &Value::from(&**key)))
            }
            "minProperties" => {
                value.as_object().is_none_or(|object| object.len() as u64 >= wanted.as_u64().unwrap_or(0))
            }
            "allOf" => each().all(|part| holds(part, value)),
            "anyOf" => each().any(|part| holds(part, value)),
            "not" => !holds(wanted, value),
            // Elements are not looked into.
            "items" | "contains" => false,
            _ => true,
        }
    })
}

fn is_type(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some("integer" | "number") => value.is_number(),
        _ => false,
    }
}
