//! The check in front of a sender: payloads that other code made, in the API's own shape.
//!
//! A payload costs one pass over its text, that is right or wrong, and next to no memory. What is wrong with one is
//! told by [`compile`](crate::compile()), which takes its time, to whoever asks. The few that a pass cannot decide,
//! such as those in another spelling than the documented one, are read so at once.

mod accept;
mod ask;
mod borrowed;
mod json;
#[cfg(feature = "miette")]
mod miette;
mod template;
#[cfg(test)]
mod tests;

use crate::check::Checked;
use crate::compile::Compiler;
use crate::decode::Shape;
use crate::diagnostic::{Diagnostic, Place};
use crate::judge::Compiled;
use crate::message::Message;
use crate::templates::{Beyond, Catalogue, Undocumented};
use crate::text::{Position, Source};
use crate::tree::Syntax;
use accept::Verdict;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// The name that findings show for a text without a file.
const NAME: &str = "payload";

/// A payload that passed, ready to be sent.
#[derive(Clone)]
pub struct Gated<'a> {
    body: Cow<'a, str>,
    /// The message, where it had to be read anyway.
    message: Option<Checked<Message>>,
    gate: Gate<'a>,
}

impl<'a> Gated<'a> {
    /// The request's body. It is the text as it was given, or, where that was right and yet not
    /// in the documented spelling (an `index` without quotes, a card without `type`), the same
    /// message in that spelling.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The same, without what stands around it.
    pub fn into_body(self) -> Cow<'a, str> {
        self.body
    }

    /// The message itself, with its warnings. Reads the text once more where the fast way was
    /// enough to pass it.
    ///
    /// # Errors
    /// None that is known: what passed reads as a message.
    pub fn message(&self) -> Result<Checked<Message>, Refused> {
        match &self.message {
            Some(message) => Ok(message.clone()),
            None => self.gate.message(self.body.as_bytes(), true),
        }
    }

    /// The same, without the borrowed text. The warnings of its message are then those that need no catalogue.
    pub fn into_owned(self) -> Gated<'static> {
        let gate = Gate { templates: None, ..self.gate };
        Gated { body: Cow::Owned(self.body.into_owned()), message: self.message, gate }
    }
}

/// Shows no content, since that may be personal.
impl fmt::Debug for Gated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gated").field("bytes", &self.body.len()).finish_non_exhaustive()
    }
}

/// A payload that did not pass, and all that is wrong with it.
///
/// That it is wrong is known at once; what is wrong is looked for by whoever first asks, which takes as long as
/// [`compile`](crate::compile()) does.
#[derive(Clone)]
pub struct Refused {
    /// What was given, until it is explained.
    given: Vec<u8>,
    positions: bool,
    beyond: Beyond,
    explained: OnceLock<Box<Explained>>,
}

/// What is wrong with a text.
#[derive(Clone)]
struct Explained {
    source: Source,
    findings: Vec<Diagnostic>,
    omitted: usize,
}

/// One thing that is wrong with a payload, or likely to disappoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason<'a> {
    /// Where, as a JSON pointer (RFC 6901); empty for the whole payload.
    pub pointer: &'a str,
    /// Where in the text; `None` for a value that had none.
    pub position: Option<Position>,
    /// The finding, with its code, message and help.
    pub finding: &'a Diagnostic,
}

impl Refused {
    /// A payload that is wrong, for a reason that nobody has asked for yet.
    fn unexplained(given: Vec<u8>, positions: bool, beyond: Beyond) -> Self {
        Self { given, positions, beyond, explained: OnceLock::new() }
    }

    fn explained(&self) -> &Explained {
        self.explained.get_or_init(|| {
            let gate = Gate { templates: None, beyond: self.beyond };
            Box::new(gate.explain(&self.given).err().unwrap_or_else(|| {
                debug_assert!(false, "the fast way found an error that is none");
                let source = Source::new(NAME, String::from_utf8_lossy(&self.given));
                Explained { source, findings: Vec::new(), omitted: 0 }
            }))
        })
    }

    /// Everything that was found, in the order of the text. At least one is an error; warnings
    /// are told along.
    pub fn reasons(&self) -> impl Iterator<Item = Reason<'_>> {
        let Explained { source, findings, .. } = self.explained();
        findings.iter().map(|finding| match &finding.primary.place {
            Place::Text { pointer, span } => {
                let position = self.positions.then(|| source.position(span.start as usize));
                Reason { pointer, position, finding }
            }
            Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => {
                Reason { pointer: "", position: None, finding }
            }
        })
    }

    /// What was found, in the order of the text, for the renderers in [`render`](crate::render).
    pub fn findings(&self) -> &[Diagnostic] {
        &self.explained().findings
    }

    /// How many findings there were beyond those told; at most
    /// [`budget::FINDINGS`](crate::budget::FINDINGS) are.
    pub fn omitted(&self) -> usize {
        self.explained().omitted
    }

    /// The text that was read, for the renderers in [`render`](crate::render).
    pub fn source(&self) -> &Source {
        &self.explained().source
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, Reason { pointer, position, finding }) in self.reasons().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            if let Some(Position { line, column, .. }) = position {
                write!(f, "{line}:{column}: ")?;
            }
            if !pointer.is_empty() {
                write!(f, "{}: ", crate::text::visible(pointer))?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

/// Shows codes and places, and no values, since those may be personal.
impl fmt::Debug for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.reasons().map(|Reason { position, finding, .. }| match (position, finding.path()) {
            (Some(Position { line, column, .. }), _) => format!("{} at {line}:{column}", finding.code),
            (None, Some(path)) => format!("{} at {path}", finding.code),
            (None, None) => finding.code.to_owned(),
        });
        f.debug_tuple("Refused").field(&places.collect::<Vec<_>>()).finish()
    }
}

impl std::error::Error for Refused {}

/// The check, by what is known beside the payloads.
///
/// ```
/// use waml::gate::Gate;
/// use waml::templates::Catalogue;
///
/// let approved = r#"[{"name": "hello", "components": [{"type": "BODY", "text": "Hello {{1}}!"}]}]"#;
/// let catalogue = Catalogue::read(approved)?;
/// let gate = Gate::new().templates(&catalogue);
/// let call = r#"{"to": "85290000001", "type": "template", "template": {"name": "hello"}}"#;
/// let refused = gate.check_str(call).unwrap_err();
/// assert_eq!(refused.reasons().next().map(|reason| reason.finding.code), Some("template/body-count"));
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Gate<'k> {
    templates: Option<&'k Catalogue>,
    beyond: Beyond,
}

impl<'k> Gate<'k> {
    /// Knows nothing but the payload.
    pub const fn new() -> Self {
        Self { templates: None, beyond: Beyond::NOTHING }
    }

    /// Holds every call of a template against what was approved.
    #[must_use]
    pub const fn templates(self, catalogue: &'k Catalogue) -> Self {
        Self { templates: Some(catalogue), ..self }
    }

    /// Takes in calls of templates what this API does not document, in the shape that Meta gives it, as
    /// [`Compiler::undocumented`] does.
    #[must_use]
    pub fn undocumented(self, forwarded: impl IntoIterator<Item = Undocumented>) -> Self {
        Self { beyond: forwarded.into_iter().collect(), ..self }
    }

    /// Checks a payload from JSON text, as [`check_str`] does.
    ///
    /// # Errors
    /// Everything that is wrong with it, by JSON pointer, line and column.
    pub fn check_str<'a>(&self, text: &'a str) -> Result<Gated<'a>, Refused>
    where
        'k: 'a,
    {
        match accept::payload(text, self.templates) {
            Verdict::Right => Ok(Gated { body: Cow::Borrowed(text), message: None, gate: *self }),
            Verdict::Wrong => Err(self.refused(text.as_bytes(), true)),
            Verdict::Unsure => self.reread(text.as_bytes(), true),
        }
    }

    /// Checks a payload from the bytes of JSON text, as [`check_slice`] does.
    ///
    /// # Errors
    /// Everything that is wrong with it, by JSON pointer, line and column; bytes that are not UTF-8 too.
    pub fn check_slice<'a>(&self, bytes: &'a [u8]) -> Result<Gated<'a>, Refused>
    where
        'k: 'a,
    {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.check_str(text),
            Err(_) => Err(self.refused(bytes, true)),
        }
    }

    /// Checks a payload from a value, as [`check_value`] does.
    ///
    /// # Errors
    /// Everything that is wrong with it, by JSON pointer.
    pub fn check_value(&self, value: &Value) -> Result<Gated<'k>, Refused> {
        let text = value.to_string();
        match accept::payload(&text, self.templates) {
            Verdict::Right => Ok(Gated { body: Cow::Owned(text), message: None, gate: *self }),
            Verdict::Wrong => Err(self.refused(text.as_bytes(), false)),
            Verdict::Unsure => self.reread(text.as_bytes(), false),
        }
    }

    /// A payload that is wrong. A catalogue is only lent, so what is wrong by it is looked for at once.
    fn refused(self, given: &[u8], positions: bool) -> Refused {
        let explained = self.templates.and_then(|_| self.message(given, positions).err());
        explained.unwrap_or_else(|| Refused::unexplained(given.to_vec(), positions, self.beyond))
    }

    /// The one way, for a payload that the fast way is not sure of.
    fn reread(self, bytes: &[u8], positions: bool) -> Result<Gated<'k>, Refused> {
        let message = self.message(bytes, positions)?;
        // A payload without a recipient is refused, so there is a body.
        let body = message.payload().map_or_else(String::new, |payload| payload.to_json());
        Ok(Gated { body: Cow::Owned(body), message: Some(message), gate: self })
    }

    fn message(self, bytes: &[u8], positions: bool) -> Result<Checked<Message>, Refused> {
        self.explain(bytes).map_err(|explained| Refused {
            given: Vec::new(),
            positions,
            beyond: self.beyond,
            explained: OnceLock::from(Box::new(explained)),
        })
    }

    fn explain(self, bytes: &[u8]) -> Result<Checked<Message>, Explained> {
        let mut way = Compiler::new();
        way.options.beyond = self.beyond;
        if let Some(templates) = self.templates {
            way = way.templates(templates);
        }
        let (source, compiled) = way.compile_bytes(NAME, bytes.to_vec(), Shape::Payload, Some(Syntax::Json));
        let Compiled { documents, findings, omitted, .. } = compiled;
        match documents.into_iter().find_map(|document| document.message) {
            Some(message) => Ok(message),
            None => Err(Explained { source, findings, omitted }),
        }
    }
}

/// Checks a payload from JSON text.
///
/// ```
/// use waml::gate::check_str;
///
/// let good = check_str(r#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#)?;
/// assert_eq!(good.body(), r#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#);
///
/// let bad = check_str(r#"{"to": "+85290000001", "type": "text", "text": ""}"#).unwrap_err();
/// let reasons: Vec<_> = bad.reasons().map(|reason| (reason.pointer, reason.finding.code)).collect();
/// assert_eq!(reasons, [("/to", "recipient/not-digits"), ("/text", "length/text-body")]);
/// assert_eq!(bad.reasons().next().and_then(|reason| reason.position).map(|at| at.column), Some(9));
/// # Ok::<(), waml::gate::Refused>(())
/// ```
///
/// # Errors
/// Everything that is wrong with it, by JSON pointer, line and column.
pub fn check_str(text: &str) -> Result<Gated<'_>, Refused> {
    Gate::new().check_str(text)
}

/// Checks a payload from the bytes of JSON text.
///
/// # Errors
/// Everything that is wrong with it, by JSON pointer, line and column; bytes that are not UTF-8
/// too.
pub fn check_slice(bytes: &[u8]) -> Result<Gated<'_>, Refused> {
    Gate::new().check_slice(bytes)
}

/// Whether the bytes of a JSON text are a payload that passes, as far as one pass over them tells: [`check_slice`] decides
/// where it does not, such as about texts and addresses of which a rule may speak, and says what is wrong. A program that
/// asks for no more than this has nothing else of the library in it.
///
/// ```
/// use waml::gate::passes;
///
/// assert_eq!(passes(br#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#), Some(true));
/// assert_eq!(passes(br#"{"to": "85290000001", "type": "text", "text": ""}"#), Some(false));
/// ```
pub fn passes(bytes: &[u8]) -> Option<bool> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(false) };
    match accept::plain(text) {
        Verdict::Right => Some(true),
        Verdict::Wrong => Some(false),
        Verdict::Unsure => None,
    }
}

/// Checks a payload from a value. The body is the value's text, without white space.
///
/// # Errors
/// Everything that is wrong with it, by JSON pointer.
pub fn check_value(value: &Value) -> Result<Gated<'static>, Refused> {
    Gate::new().check_value(value)
}
