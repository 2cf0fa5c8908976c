//! What the checks say: one neutral value that every renderer reads.

use crate::rules::Rule;
use crate::source::Span;
use std::fmt;

/// Where a statement about messages comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
pub enum Family {
    /// The API document states it.
    Incs,
    /// The API document is silent; Meta's documentation or a recorded refusal states it.
    Meta,
    /// Legal, but known to hurt.
    Hint,
}

impl Family {
    /// The name in reports and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incs => "incs",
            Self::Meta => "meta",
            Self::Hint => "hint",
        }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
pub enum Severity {
    /// The message would be refused, or the file cannot be read.
    Error,
    /// The message would be sent, but is likely to disappoint.
    Warning,
}

impl Severity {
    /// The name in reports and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field, by its name in the message types (and so in a definition).
    Field(std::borrow::Cow<'static, str>),
    /// An item, by its position from 0.
    Index(usize),
}

impl From<&'static str> for Step {
    fn from(name: &'static str) -> Self {
        Self::Field(name.into())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A place inside a message value, written like `list.sections[0].rows[2].title`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// This path with `rest` behind it.
    #[must_use]
    pub fn join(&self, rest: &Path) -> Self {
        Self(self.0.iter().chain(&rest.0).cloned().collect())
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

/// The place that a label speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Inside a message value that no text stands behind, or whose text was not looked up yet.
    Message {
        /// Which value.
        path: Path,
        /// The bytes of that value's text that matter; the whole value where `None`.
        part: Option<Span>,
    },
    /// Inside the text that the user wrote.
    Text {
        /// JSON pointer (RFC 6901) into the document that the user wrote.
        pointer: String,
        /// The bytes of the source.
        span: Span,
    },
}

/// A place with a word about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is to be seen there, such as `7 too many`; may be empty.
    pub text: String,
}

/// Replaces a range of the source, or, while the finding's place is symbolic, a range of the bytes
/// of the value it is about, by other text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// A change of the source that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What the change does, as a phrase.
    pub title: String,
    /// Whether the change surely keeps what the author meant.
    pub safe: bool,
    /// The edits, in source order, none overlapping another.
    pub edits: Vec<Edit>,
}

/// One thing that is wrong, or likely to disappoint.
///
/// Places are symbolic ([`Place::Message`]) while a message is checked and become ranges of the
/// source at the edge, where there is a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `group/what-is-wrong`.
    pub code: &'static str,
    /// Who says so.
    pub family: Family,
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what is allowed; a phrase, lower case first, enough on its own.
    pub message: String,
    /// The place that has to change.
    pub primary: Label,
    /// The other parties.
    pub related: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// A change that mends it, where one is known.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding about a place inside a message value. `path` is relative to the value that the
    /// rule looks at.
    pub(crate) fn new(rule: &Rule, path: Path, message: impl Into<String>) -> Self {
        Self::with_place(rule, Place::Message { path, part: None }, message)
    }

    /// A finding about a place in the source.
    pub(crate) fn in_text(rule: &Rule, pointer: String, span: Span, message: impl Into<String>) -> Self {
        Self::with_place(rule, Place::Text { pointer, span }, message)
    }

    fn with_place(rule: &Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            code: rule.code,
            family: rule.family,
            severity: rule.severity,
            message: message.into(),
            primary: Label { place, text: String::new() },
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Says what is to be seen at the primary place.
    #[must_use]
    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Puts a finding about a value under the place that holds the value.
    pub(crate) fn under(mut self, mut base: Path) -> Self {
        for label in &mut self.related {
            if let Place::Message { path, .. } = &mut label.place {
                *path = base.join(path);
            }
        }
        if let Place::Message { path, .. } = &mut self.primary.place {
            base.0.append(&mut path.0);
            *path = base;
        }
        self
    }

    /// Narrows the primary place to some bytes of its text.
    #[must_use]
    pub(crate) fn part(mut self, bytes: std::ops::Range<usize>) -> Self {
        if let Place::Message { part, .. } = &mut self.primary.place {
            *part = Some(Span::new(bytes.start, bytes.end));
        }
        self
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds another party inside the message value.
    #[must_use]
    pub(crate) fn related(self, path: Path, text: impl Into<String>) -> Self {
        self.related_place(Place::Message { path, part: None }, text)
    }

    /// Adds another party in the source.
    #[must_use]
    pub(crate) fn related_text(self, pointer: String, span: Span, text: impl Into<String>) -> Self {
        self.related_place(Place::Text { pointer, span }, text)
    }

    fn related_place(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push(Label { place, text: text.into() });
        self
    }

    /// Adds a change that deletes parts of the value's text, and surely keeps what is meant.
    #[must_use]
    pub(crate) fn delete(
        self,
        title: impl Into<String>,
        parts: impl IntoIterator<Item = std::ops::Range<usize>>,
    ) -> Self {
        let edits = parts.into_iter().map(|part| Edit { span: Span::new(part.start, part.end), text: String::new() });
        let fix = Fix { title: title.into(), safe: true, edits: edits.collect() };
        self.fix(fix)
    }

    /// Adds a change that mends the finding, if there is one.
    #[must_use]
    pub(crate) fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }
}

/// Whether any of the findings is an error.
pub(crate) fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
