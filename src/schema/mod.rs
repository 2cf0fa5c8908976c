//! JSON Schemas of what waml reads and writes, made from the message types and the limits table.
//!
//! `parts` is what the types say about themselves, `pattern` the rules about texts as regular
//! expressions, `choice` how an object says that exactly one of several keys belongs in it.
//! `offer` is where editors find what they offer.
//! `definition` and `payload` make of this what editors and validators want; `report` is the
//! JSON of `waml check`. What none of them can say,
//! [`rules::beyond_schema`](crate::rules::beyond_schema) names.

mod char_class;
mod choice;
mod definition;
mod docs;
mod normal;
mod object;
mod offer;
mod parts;
mod pattern;
mod payload;
mod report;
mod sample;
mod snippet;
mod values;

pub use values::values;

use serde_json::Value;
use std::fmt::Write;

/// What a schema describes.
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

    /// The schema.
    pub fn schema(self) -> Value {
        match self {
            Self::Definition => definition::schema(),
            Self::Payload => payload::schema(),
            Self::Report => report::schema(),
        }
    }

    /// The schema's file: indented JSON in ASCII, so that no invisible character hides in it.
    pub fn text(self) -> String {
        let mut out = String::new();
        // Writing texts into memory cannot fail.
        for c in serde_json::to_string_pretty(&self.schema()).unwrap_or_default().chars() {
            if c.is_ascii() && c != '\u{7f}' {
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
}
