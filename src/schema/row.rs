//! The schema of a row of data that fills a definition: draft 2020-12.

use super::char_class;
use super::object::object;
use super::pattern::{self, End};
use crate::params::{Declaration, Definition, Field, Items, ParamKind, Type};
use crate::rules::characters::invisible;
use crate::text::{Language, Words};
use serde_json::{Map, Value, json};

/// The most whole numbers of which each is listed as it is written in quotes.
const LISTED: i64 = 1000;

/// The JSON Schema of a row that fills a definition, with what it tells people in a language.
///
/// What it takes, [`Definition::fill`] takes, but for what its `$comment` names.
///
/// ```
/// use waml::Definition;
/// use waml::schema::row;
/// use waml::text::Language;
///
/// let definition = Definition::parse("params: {name: {max_chars: 20}}\ntext: 'Hello {{name}}!'").unwrap();
/// let schema = row(&definition, Language::English);
/// assert_eq!(schema["properties"]["name"]["maxLength"], 20);
/// assert_eq!(schema["required"], serde_json::json!(["name", "to"]));
/// ```
pub fn row(definition: &Definition, language: Language) -> Value {
    let mut fields = Vec::new();
    for param in definition.params() {
        let (schema, needed) = match &param.kind {
            ParamKind::Value(value) => of_value(value),
            ParamKind::List(items) => of_list(items),
        };
        fields.push((key(&param.name, needed), described(schema, param.description.as_deref())));
    }
    if definition.takes_recipient() {
        fields.push(("to".to_owned(), phone()));
    }
    let mut schema = object(fields.iter().map(|(key, schema)| (key.as_str(), schema.clone())));
    let mut root = Map::new();
    root.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("$comment".to_owned(), BEYOND.say(language).into());
    root.insert("title".to_owned(), Words::new("Row of data", "数据行").say(language).into());
    if let Value::Object(schema) = &mut schema {
        root.append(schema);
    }
    root.into()
}

const BEYOND: Words = Words::new(
    "What no schema says: values of `unique` fields differ, a whole number is written without a fraction, as text within \
     its bounds, and what the proof of the definition left open.",
    "Schema 无法表达：`unique` 字段的值互不相同；整数不带小数部分，以文本书写时也在范围内；以及消息定义中未能证明的内容。",
);

fn key(name: &str, needed: bool) -> String {
    format!("{name}{}", if needed { "" } else { "?" })
}

fn described(mut schema: Value, description: Option<&str>) -> Value {
    if let Some(description) = description {
        schema["description"] = description.into();
    }
    schema
}

/// What a value may be, and whether it is needed.
fn of_value(declaration: &Declaration) -> (Value, bool) {
    let mut schema =
        if declaration.one_of.is_empty() { of_type(&declaration.of) } else { json!({ "enum": declaration.one_of }) };
    let needed = declaration.default.is_none() && !declaration.optional;
    if !needed {
        schema = json!({ "anyOf": [schema, { "type": "null" }] });
    }
    if let Some(default) = &declaration.default {
        schema["default"] = default.as_str().into();
    }
    if let Some(example) = &declaration.example {
        schema["examples"] = json!([example]);
    }
    (schema, needed)
}

fn of_list(items: &Items) -> (Value, bool) {
    let fields = items.fields.iter().map(|Field { name, description, value, .. }| {
        let (schema, needed) = of_value(value);
        (key(name, needed), described(schema, description.as_deref()))
    });
    let fields: Vec<_> = fields.collect();
    let item = object(fields.iter().map(|(key, schema)| (key.as_str(), schema.clone())));
    let mut schema = json!({ "type": "array", "items": item, "minItems": items.min });
    if let Some(max) = items.max {
        schema["maxItems"] = max.into();
    }
    let needed = items.min > 0;
    (if needed { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) }, needed)
}

fn phone() -> Value {
    ends_no_line(json!({ "type": "string", "pattern": pattern::recipient().expression }))
}

/// A text that no line break ends, said in a way of its own: to some engines, Python's among them, `$` is also in front of a
/// last line break.
fn ends_no_line(mut schema: Value) -> Value {
    schema["not"] = json!({ "pattern": "[\\r\\n]$" });
    schema
}

fn text(min: u32, max: Option<u32>, patterns: &[String]) -> Value {
    let mut schema = json!({ "type": "string", "minLength": min });
    if let Some(max) = max {
        schema["maxLength"] = max.into();
    }
    schema["allOf"] = patterns.iter().map(|pattern| json!({ "pattern": pattern })).collect();
    ends_no_line(schema)
}

fn of_type(of: &Type) -> Value {
    match of {
        Type::Text { min_chars, max_chars, multiline, max_lines } => {
            text(*min_chars, *max_chars, &of_text(*multiline, *max_lines))
        }
        Type::Digits { min_chars, max_chars } => text(*min_chars, *max_chars, &["^[0-9]*$".to_owned()]),
        Type::Link { max_chars, media } => {
            let mut patterns = vec![pattern::address(End::Here).expression];
            patterns.extend(media.map(|media| pattern::link(media, End::Here).expression));
            text(1, *max_chars, &patterns)
        }
        Type::Integer { min, max } => of_integer(*min, *max),
        Type::Phone => phone(),
    }
}

/// Something to be seen, no white space at the edges, no run of spaces, no control characters.
fn of_text(multiline: bool, max_lines: Option<u32>) -> Vec<String> {
    let (unseen, space) = (char_class::of(invisible), char_class::of(char::is_whitespace));
    let separators = |c| matches!(c, '\u{2028}' | '\u{2029}');
    let breaks = |c| multiline && matches!(c, '\n' | '\r');
    let hidden = char_class::of(|c| (c.is_control() || separators(c)) && !breaks(c));
    let mut patterns = vec![
        format!("^(?:[\\s\\S]*[^{unseen}][\\s\\S]*)?$"),
        format!("^(?:[^{space}](?:[\\s\\S]*[^{space}])?)?$"),
        format!("^[^{hidden}]*$"),
        "^ {0,4}(?:[^ ] {0,4})*$".to_owned(),
    ];
    if let Some(most) = max_lines.filter(|_| multiline) {
        patterns.push(format!("^(?:[^\\r\\n]*(?:\\r\\n?|\\n)){{0,{}}}[^\\r\\n]*$", most.saturating_sub(1)));
    }
    patterns
}

fn of_integer(min: Option<i64>, max: Option<i64>) -> Value {
    let mut number = json!({ "type": "integer" });
    for (key, bound) in [("minimum", min), ("maximum", max)] {
        if let Some(bound) = bound {
            number[key] = bound.into();
        }
    }
    let written = match (min, max) {
        (Some(min), Some(max)) if max.saturating_sub(min) < LISTED => {
            json!({ "enum": (min..=max).map(|number| number.to_string()).collect::<Vec<_>>() })
        }
        _ => ends_no_line(json!({ "type": "string", "pattern": "^(?:0|-?[1-9][0-9]{0,15})$" })),
    };
    json!({ "anyOf": [number, written] })
}
