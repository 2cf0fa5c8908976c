//! Stub of the library facade.

use crate::check::{Checked, Options, Report};
use crate::diagnostic::Diagnostic;
use crate::message::{Message, Recipient};
use crate::source::Source;
use crate::tree::Syntax;
use std::path::Path;

/// The two shapes of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Our own shape.
    Definition,
    /// The API's own shape.
    Payload,
}

impl Shape {
    /// The shape that a file's name promises.
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        let definition = [".waml.yaml", ".waml.yml", ".waml.json"].iter().any(|end| name.ends_with(end));
        if definition { Self::Definition } else { Self::Payload }
    }
}

/// One document of a text.
#[derive(Debug)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// For people.
    pub description: Option<String>,
    /// The message, unless an error was found in it.
    pub message: Option<Checked<Message>>,
}

/// What became of a text.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The documents, in order.
    pub documents: Vec<Document>,
    /// The findings, in source order.
    pub findings: Vec<Diagnostic>,
    /// How many more findings there are.
    pub omitted: usize,
}

/// Reads and checks a text.
pub fn compile(_source: &Source, _shape: Shape, _syntax: Syntax, _options: Options) -> Compiled {
    Compiled::default()
}

impl Syntax {
    /// The syntax that a file's name promises, or its text suggests.
    pub fn of(path: &Path, text: &str) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => Self::Json,
            Some("yaml" | "yml") => Self::Yaml,
            _ if text.trim_start().starts_with('{') => Self::Json,
            _ => Self::Yaml,
        }
    }
}

/// API JSON.
#[derive(Debug, serde::Serialize)]
pub struct Payload<'a> {
    to: &'a str,
}

impl Checked<Message> {
    /// The API JSON; none without a recipient.
    pub fn payload(&self) -> Option<Payload<'_>> {
        self.to.as_ref().map(|to| Payload { to: to.as_str() })
    }

    /// The same message to someone else.
    ///
    /// # Errors
    /// What is wrong with the recipient.
    pub fn addressed(self, to: impl Into<Recipient>) -> Result<Self, Report> {
        let mut message = self.into_inner();
        message.to = Some(to.into());
        message.check()
    }
}
