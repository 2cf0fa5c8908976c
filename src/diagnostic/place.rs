//! Where something is: in a message, or in the text that it was read from.

use crate::text::{Source, Span};
use serde::{Serialize, Serializer};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One step of a [`Path`].
///
/// ```
/// use waml::{Path, Step};
///
/// let path = Path::default().then("rows").then(2);
/// assert_eq!(path.0, [Step::Field("rows"), Step::Index(2)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field, by its name in the message types (and so in a definition).
    Field(&'static str),
    /// An item, by its position from 0.
    Index(usize),
}

impl From<&'static str> for Step {
    fn from(name: &'static str) -> Self {
        Self::Field(name)
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A place inside a message value, written like `list.sections[0].rows[2].title`.
///
/// ```
/// use waml::Path;
///
/// let path = Path::default().then("list").then("sections").then(0).then("title");
/// assert_eq!(path.to_string(), "list.sections[0].title");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// This path with `rest` behind it.
    #[must_use]
    pub fn join(&self, rest: &Path) -> Self {
        Self([&*self.0, &rest.0].concat())
    }

    /// The JSON pointer (RFC 6901) of the place in a definition of the message.
    ///
    /// ```
    /// use waml::Path;
    ///
    /// let title = Path::default().then("list").then("sections").then(0).then("title");
    /// assert_eq!(title.to_string(), "list.sections[0].title");
    /// assert_eq!(title.pointer(), "/list/sections/0/title");
    /// ```
    pub fn pointer(&self) -> String {
        self.0.iter().fold(String::new(), |pointer, step| match step {
            Step::Field(name) => pointer + "/" + name,
            Step::Index(index) => format!("{pointer}/{index}"),
        })
    }

    /// This path with one more step.
    #[must_use]
    pub fn then(mut self, step: impl Into<Step>) -> Self {
        self.0.push(step.into());
        self
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if i == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// As it is written.
impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A part of a value.
///
/// ```
/// use waml::{Message, Part, Place, Span};
///
/// let report = Message::to("+85290000001", "Hello!").check().unwrap_err();
/// let Place::Message { part, .. } = &report.findings[0].primary.place else { panic!("a built message") };
/// assert_eq!(*part, Some(Part::Bytes(Span::new(0, 1)))); // the sign
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Some bytes of its text.
    Bytes(Span),
    /// Some bytes of its text as a definition writes it: with holes, and `{{{{` for a literal `{{`.
    Written(Span),
    /// Of a list, everything from the element on that this path, taken from the list, leads to.
    From(Path),
    /// The word or the key that says of what kind it is.
    Kind,
    /// All that is written for it, with what the API wraps it in.
    Wrapped,
}

/// The place that a label speaks of.
///
/// ```
/// use waml::{Message, Place};
///
/// let report = Message::to("85290000001", "").check().unwrap_err();
/// let Place::Message { path, .. } = &report.findings[0].primary.place else { panic!("a built message") };
/// assert_eq!(path.to_string(), "text");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Inside a message value that no text stands behind, or whose text was not looked up yet.
    Message {
        /// Which value.
        path: Path,
        /// The part of that value that matters; the whole value where `None`.
        part: Option<Part>,
    },
    /// In the values that fill a definition.
    Value {
        /// Which value: a parameter's name, and for a list's items position and field, as in `plants.1.id`.
        path: String,
    },
    /// Inside the text that the user wrote.
    Text {
        /// JSON pointer (RFC 6901) into the document that the user wrote.
        pointer: String,
        /// The bytes of the source.
        span: Span,
    },
    /// Inside another text, which the finding is not about: what an approved template says.
    Elsewhere(Elsewhere),
}

/// A place in a text that comes with it. Two are the same where name, pointer and bytes are.
///
/// ```
/// use waml::templates::Catalogue;
///
/// let catalogue = Catalogue::read(r#"[{"name": "hello"}]"#)?;
/// assert_eq!(catalogue.named("hello")[0].place().pointer, "/0/name");
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The text.
    pub source: Arc<Source>,
    /// JSON pointer (RFC 6901) into it.
    pub pointer: String,
    /// Its bytes.
    pub span: Span,
}

impl Elsewhere {
    fn key(&self) -> (&str, &str, Span) {
        (self.source.name(), &self.pointer, self.span)
    }
}

impl PartialEq for Elsewhere {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Elsewhere {}

impl Hash for Elsewhere {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}
