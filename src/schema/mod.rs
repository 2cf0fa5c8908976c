//! JSON Schemas of what waml reads and writes, made from the message types and the limits table.
//!
//! `parts` is what the types say about themselves, `pattern` the rules about texts as regular
//! expressions, `choice` how an object says that exactly one of several keys belongs in it.
//! `offer` is where editors find what they offer, `params` what a definition declares of its parameters, `comment` what a
//! schema says that it cannot say.
//! `definition` and `payload` make of this what editors and validators want; `report` is the
//! JSON of `waml check`, `undocumented` what a project's gateway forwards besides, `row` what fills a definition. `chinese` has in Chinese what the types say about themselves. What none of them can say,
//! [`rules::beyond_schema`](crate::rules::beyond_schema) names.

mod char_class;
mod chinese;
mod choice;
mod comment;
mod definition;
mod docs;
mod normal;
mod object;
mod offer;
mod params;
mod parts;
mod pattern;
mod payload;
mod project;
mod report;
mod row;
mod sample;
mod snippet;
mod undocumented;
mod values;

pub use project::definition_with;
pub use row::row;
pub use values::values;

use crate::text::Language;
use serde_json::Value;
use std::fmt::Write;

/// What a schema describes.
///
/// ```
/// use waml::schema::SchemaKind;
///
/// let schema = SchemaKind::Payload.schema();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(SchemaKind::Payload.file_name(), "payload.schema.json");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaKind {
    /// A definition, for editors (draft-07).
    Definition,
    /// The body of a request, for validators of any language (draft 2020-12).
    Payload,
    /// What `waml check --format json` prints (draft 2020-12).
    Report,
}

impl SchemaKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Definition, Self::Payload, Self::Report];

    /// The name of the schema's file.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Definition => "definition.schema.json",
            Self::Payload => "payload.schema.json",
            Self::Report => "report.schema.json",
        }
    }

    /// The schema, with what it tells people in English.
    pub fn schema(self) -> Value {
        self.schema_in(Language::English)
    }

    /// The schema, with what it tells people in a language. It takes and refuses the same in all.
    pub fn schema_in(self, language: Language) -> Value {
        match self {
            Self::Definition => definition::schema(language),
            Self::Payload => payload::schema(language),
            Self::Report => report::schema(language),
        }
    }

    /// The schema's file in English: indented JSON in ASCII, so that no invisible character hides in it.
    pub fn text(self) -> String {
        self.text_in(Language::English)
    }

    /// The schema's file in a language: indented JSON, in which only the signs that the language is written with are
    /// not ASCII.
    ///
    /// ```
    /// use waml::schema::SchemaKind;
    /// use waml::text::Language;
    ///
    /// assert!(SchemaKind::Definition.text_in(Language::Chinese).contains("\"title\": \"收信人\""));
    /// ```
    pub fn text_in(self, language: Language) -> String {
        text(&self.schema_in(language), language)
    }
}

/// A schema as a file in a language: indented JSON, in which only the signs that the language is written with are not ASCII.
pub fn text(schema: &Value, language: Language) -> String {
    let written = |c: char| match language {
        Language::English => false,
        Language::Chinese => matches!(c, '\u{4e00}'..='\u{9fff}' | '，' | '。' | '：' | '；' | '、' | '（' | '）'),
    };
    let mut out = String::new();
    // Writing texts into memory cannot fail.
    for c in serde_json::to_string_pretty(schema).unwrap_or_default().chars() {
        if c.is_ascii() && c != '\u{7f}' || written(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.push('\n');
    out
}
