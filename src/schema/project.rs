//! The schema of definitions in a project with a catalogue: the names of its templates, and what a call of each gives.
//!
//! Templates that ask the same of a call share one branch, so that an editor with hundreds of them has a handful of
//! branches to look at. A name with other needs in another language is bound by none.

use super::{definition, text, undocumented};
use crate::message::{ButtonValue, Template, TemplateButton};
use crate::templates::{Approved, Beyond, Catalogue, Undocumented};
use crate::text::phrase::say;
use crate::text::{Language, Phrase, Words};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The schema of a definition, in which the names of templates are those that this API can call, and header, texts,
/// buttons and code those that were approved. Where the catalogue lacks some templates, other names are taken, too. What
/// the document does not have is offered where it is forwarded.
///
/// ```
/// use waml::schema::definition_with;
/// use waml::templates::{Beyond, Catalogue};
/// use waml::text::Language;
///
/// let catalogue = Catalogue::read(r#"[{"name": "hello", "components": [{"type": "BODY", "text": "Hello {{1}}!"}]}]"#)?;
/// assert!(definition_with(&catalogue, Beyond::NOTHING, Language::English).contains("^(?:hello)$"));
/// # Ok::<(), waml::Report>(())
/// ```
pub fn definition_with(catalogue: &Catalogue, beyond: Beyond, language: Language) -> String {
    let mut schema = definition::schema(language);
    undocumented::offer(&mut schema["definitions"], beyond, language);
    let callable = Callable::of(catalogue, beyond);
    let template = &mut schema["definitions"]["Template"];
    callable.bind_name(&mut template["properties"]["name"], catalogue.is_partial(), language);
    for branch in callable.branches(language) {
        push(&mut template["then"], "allOf", branch);
    }
    let snippets = callable.snippets();
    template["anyOf"][1]["defaultSnippets"] = snippets
        .iter()
        .map(|(label, about, call)| json!({ "label": label, "description": about, "body": stops(call, &mut 0) }))
        .collect();
    text(&schema, language)
}

/// The templates that this API can call, by name, with their calls: one for each language that needs something else; and
/// what is forwarded beyond the document.
struct Callable<'c>(BTreeMap<&'c str, Vec<(&'c Approved, Template)>>, Beyond);

impl<'c> Callable<'c> {
    fn of(catalogue: &'c Catalogue, beyond: Beyond) -> Self {
        let mut names: BTreeMap<&str, Vec<(&Approved, Template)>> = BTreeMap::new();
        for row in catalogue.iter().filter(|row| row.is_sendable()) {
            // What is not known binds nothing.
            let call = row.skeleton_beyond(beyond).or_else(|| (!row.complete).then(|| Template::new(row.name.clone())));
            let Some(call) = call else { continue };
            let calls = names.entry(&row.name).or_default();
            if !calls.iter().any(|(_, known)| *known == call) {
                calls.push((row, call));
            }
        }
        Self(names, beyond)
    }

    /// Binds a name: to be offered, each with the text of its body, and to be shown with that where it stands.
    ///
    /// The names are patterns and snippets, since a server shows every value of an `enum` or `const` beside each other.
    fn bind_name(&self, name: &mut Value, partial: bool, language: Language) {
        let Some(object) = name.as_object_mut() else { return };
        // The examples are nobody's templates.
        object.shift_remove("examples");
        let offered = self.0.iter().map(|(name, calls)| {
            json!({ "label": name, "description": body(calls[0].0), "suggestionKind": VALUE, "body": name })
        });
        object.insert("defaultSnippets".to_owned(), offered.collect());
        if !partial {
            let all = json!({ "pattern": one_of(self.0.keys()), "patternErrorMessage": NO_NAME.say(language) });
            push(name, "allOf", all);
        }
        for (own, calls) in &self.0 {
            let about = body(calls[0].0);
            let then = json!({ "description": about, "markdownDescription": about });
            push(name, "allOf", json!({ "if": { "pattern": one_of([own]) }, "then": then }));
        }
    }

    /// What binds the calls of templates, for all that ask the same.
    fn branches(&self, language: Language) -> Vec<Value> {
        let mut alike: BTreeMap<String, (Value, Vec<&str>)> = BTreeMap::new();
        for (name, calls) in &self.0 {
            let [(row, call)] = &calls[..] else { continue };
            if row.complete {
                let asks = asks(call, self.1, language);
                alike.entry(asks.to_string()).or_insert_with(|| (asks, Vec::new())).1.push(name);
            }
        }
        let branch = |(asks, names): (Value, Vec<&str>)| {
            json!({
                "if": { "properties": { "name": { "pattern": one_of(&names) } }, "required": ["name"] },
                "then": asks
            })
        };
        alike.into_values().map(branch).collect()
    }

    /// A call of each template, to be inserted.
    fn snippets(&self) -> Vec<(String, String, Value)> {
        let calls = self.0.values().map(|calls| &calls[0]);
        calls.map(|(row, call)| (row.name.clone(), body(row), serde_json::to_value(call).unwrap_or_default())).collect()
    }
}

/// What editors show as the icon of a value, as the protocol of language servers numbers it.
const VALUE: u8 = 12;

/// An expression that matches some names and no other; names hold no sign of expressions but those that are escaped.
fn one_of<'n>(names: impl IntoIterator<Item = &'n &'n str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| escaped(name)).collect();
    format!("^(?:{})$", names.join("|"))
}

fn escaped(name: &str) -> String {
    let sign = |c: char| !(c.is_alphanumeric() || c == '_' || c == '-');
    name.chars().flat_map(|c| sign(c).then_some('\\').into_iter().chain([c])).collect()
}

const NO_NAME: Words =
    Words::new("no approved template that this API can call has this name", "没有可调用的已审核模板使用此名称");

/// What a template says, on a line of its own.
fn body(row: &Approved) -> String {
    row.body.text.clone()
}

/// What a call of the same kind must give.
fn asks(call: &Template, beyond: Beyond, language: Language) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    let mut take = |key: &str, value: Option<Value>| {
        if value.is_some() {
            required.push(key.to_owned());
        }
        properties.insert(key.to_owned(), value.unwrap_or(Value::Bool(false)));
    };
    take("code", call.code.is_some().then_some(Value::Bool(true)));
    let header = serde_json::to_value(call).ok().and_then(|mut call| call.get_mut("header").map(Value::take));
    let word = header.as_ref().and_then(|header| header.as_object()?.keys().next().cloned());
    let name = call.named.header.as_ref().map(|named| json!({ "properties": { "named": exactly(&[&named.name]) } }));
    let mut given = word.as_ref().map(|word| json!({ "required": [word] }));
    if let (Some(given), Some(name)) = (&mut given, name) {
        given["properties"] = name["properties"].clone();
    }
    take("header", given);
    let texts = call.body.as_ref().map(|body| body.len());
    take("body", texts.map(|texts| json!({ "minItems": texts, "maxItems": texts })));
    let names: Vec<_> = call.named.body.iter().map(|named| named.name.as_str()).collect();
    if beyond.has(Undocumented::NamedParameters) {
        take("named", (!names.is_empty()).then(|| exactly(&names)));
    }
    let indexes: Vec<_> = call.buttons.iter().map(|button| button.index.get()).collect();
    if indexes.is_empty() {
        properties.insert("buttons".to_owned(), json!({ "maxItems": 0 }));
    } else {
        let given = |button: &TemplateButton| {
            let mut given = json!({ "properties": { "index": { "const": button.index.get() } } });
            match button.value {
                ButtonValue::CouponCode(_) => {}
                ButtonValue::UrlValue(_) => given["required"] = json!(["url_value"]),
                ButtonValue::Payload(_) => given["required"] = json!(["payload"]),
            }
            json!({ "contains": given })
        };
        let each: Vec<_> = call.buttons.iter().map(given).collect();
        let index = json!({ "items": { "properties": { "index": { "enum": indexes } } } });
        properties.insert("buttons".to_owned(), json!({ "allOf": each, "if": true, "then": index }));
        required.push("buttons".to_owned());
    }
    let told = told(call, word.as_deref(), texts, &indexes);
    json!({ "required": required, "properties": properties, "errorMessage": told.say(language) })
}

/// An object with these keys and no other.
fn exactly(names: &[&str]) -> Value {
    json!({ "required": names, "propertyNames": { "enum": names } })
}

/// What a call gives, in words.
fn told(call: &Template, word: Option<&str>, texts: Option<usize>, indexes: &[u32]) -> Phrase {
    let header = word.map(|word| format!("`header` ({word})"));
    let gaps: Vec<_> = call.named.body.iter().map(|text| text.name.as_str()).collect();
    let named = (!gaps.is_empty()).then(|| format!("`named` ({})", gaps.join(", ")));
    let body = texts.map(|texts| format!("`body` ({texts})")).or(named);
    let indexes: Vec<_> = indexes.iter().map(u32::to_string).collect();
    let buttons = (!indexes.is_empty()).then(|| format!("`buttons` ({})", indexes.join(", ")));
    let code = call.code.is_some().then(|| "`code`".to_owned());
    let parts: Vec<_> = code.into_iter().chain(header).chain(body).chain(buttons).collect();
    let [en, zh] = [", ", "、"].map(|comma| parts.join(comma));
    if parts.is_empty() {
        say!("a call of this template gives nothing but its `name`", "此模板的调用只写 `name`")
    } else {
        say!("a call of this template gives {en}, and nothing else", "此模板的调用应写 {zh}，不写其他内容")
    }
}

/// A value with its texts as places to type over, but for the name.
fn stops(value: &Value, count: &mut usize) -> Value {
    match value {
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.clone(), if key == "name" { value.clone() } else { stops(value, count) }));
            entries.collect()
        }
        Value::Array(items) => items.iter().map(|item| stops(item, count)).collect(),
        Value::String(text) => {
            *count += 1;
            // Digits alone would be read as a number.
            let quote = if text.parse::<f64>().is_ok() { "\"" } else { "" };
            format!("{quote}${{{count}:{text}}}{quote}").into()
        }
        other => other.clone(),
    }
}

fn push(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut()
        && let Some(list) = object.entry(key).or_insert_with(|| json!([])).as_array_mut()
    {
        list.push(value);
    }
}
