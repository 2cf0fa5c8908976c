//! What the checks say: one neutral value that every renderer reads.

mod fix;
mod measured;
#[cfg(feature = "miette")]
mod miette;
mod place;
mod rule;
mod unit;

pub use fix::{Edit, Fix};
pub use measured::Measured;
pub use place::{Elsewhere, Part, Path, Place, Step};
pub use rule::{Family, Phase, Rule, Severity};
pub use unit::Unit;

use crate::text::phrase::say;
use crate::text::{Language, Phrase, Span};
use std::fmt;

/// A place with a word about it.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "to: 85290000001\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let label = &compiled.findings[0].primary;
/// assert!(matches!(&label.place, waml::Place::Text { pointer, .. } if pointer == "/to"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is to be seen there, such as `7 too many`; may be empty.
    pub text: Phrase,
}

/// One thing that is wrong, or likely to disappoint.
///
/// Places are symbolic ([`Place::Message`]) while a message is checked and become ranges of the
/// source at the edge, where there is a source.
///
/// ```
/// use waml::{Language, Message, Severity};
///
/// let report = Message::to("85290000001", "").check().unwrap_err();
/// let finding = &report.findings[0];
/// assert_eq!((finding.code, finding.severity), ("length/text-body", Severity::Error));
/// assert_eq!(finding.say(Language::Chinese), "文本为空");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Stable code, `group/what-is-wrong`.
    pub code: &'static str,
    /// Who says so.
    pub family: Family,
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what is allowed; a phrase, lower case first, enough on its own.
    pub message: Phrase,
    /// The place that has to change.
    pub primary: Label,
    /// The other parties.
    pub related: Vec<Label>,
    /// The numbers, where a limit is not kept.
    pub limit: Option<Measured>,
    /// The word that was most likely meant instead of the one that stands there.
    pub meant: Option<String>,
    /// What to do about it.
    pub help: Option<Phrase>,
    /// A change that mends it, where one is known.
    pub fix: Option<Fix>,
    /// Where it is in the message, once the primary place is one in the text.
    pub(crate) path: Option<Path>,
}

impl Diagnostic {
    /// A finding about a place inside a message value. `path` is relative to the value that the
    /// rule looks at.
    pub fn new(rule: &Rule, path: Path, message: impl Into<Phrase>) -> Self {
        Self::with_place(rule, Place::Message { path, part: None }, message)
    }

    /// A finding about a place in the source.
    pub fn in_text(rule: &Rule, pointer: String, span: Span, message: impl Into<Phrase>) -> Self {
        Self::with_place(rule, Place::Text { pointer, span }, message)
    }

    /// What was found and what is allowed, in a language. Labels, help and the title of a fix are [`Phrase`]s of their
    /// own.
    ///
    /// ```
    /// use waml::{Compiler, Language, Message, message::Content};
    ///
    /// let report = Compiler::new().check(Message::to("85290000001", Content::text(""))).unwrap_err();
    /// assert_eq!(report.findings[0].say(Language::Chinese), "文本为空");
    /// assert_eq!(report.findings[0].to_string(), "error[length/text-body]: text is empty");
    /// ```
    pub fn say(&self, language: Language) -> &str {
        self.message.say(language)
    }

    /// A finding about one of the values that fill a definition.
    pub(crate) fn at_value(rule: &Rule, path: String, message: impl Into<Phrase>) -> Self {
        Self::with_place(rule, Place::Value { path }, message)
    }

    /// Where in the message it is, in the one spelling that built messages, definitions and payloads share:
    /// `list.sections[0].rows[2].title`. What a message does not have, such as an unknown or a missing key, is in the value that
    /// holds it. `None` for what is no part of a message: faults of YAML or JSON, comments, names of documents.
    ///
    /// ```
    /// use waml::message::{Button, Message};
    /// use waml::{Options, Shape, Source, Syntax, compile};
    ///
    /// let built = Message::new(Button::new("").reply("yes", "Yes")).check().unwrap_err();
    /// let definition = Source::new("a.waml.yaml", "button: {body: '', replies: [{id: yes, title: Yes}]}");
    /// let compiled = compile(&definition, Shape::Definition, Syntax::Yaml, Options::default());
    /// for finding in [&built.findings[0], &compiled.findings[0]] {
    ///     assert_eq!(finding.path().map(ToString::to_string).as_deref(), Some("button.body"));
    /// }
    /// ```
    pub fn path(&self) -> Option<&Path> {
        match &self.primary.place {
            Place::Message { path, .. } => Some(path),
            Place::Text { .. } => self.path.as_ref(),
            Place::Value { .. } | Place::Elsewhere(_) => None,
        }
    }

    /// Whether one of these rules says so.
    pub(crate) fn is_of(&self, rules: &[&Rule]) -> bool {
        rules.iter().any(|rule| rule.code == self.code)
    }

    fn with_place(rule: &Rule, place: Place, message: impl Into<Phrase>) -> Self {
        Self {
            code: rule.code,
            family: rule.family,
            severity: rule.severity,
            message: message.into(),
            primary: Label { place, text: Phrase::default() },
            related: Vec::new(),
            limit: None,
            meant: None,
            help: None,
            fix: None,
            path: None,
        }
    }

    /// Says what is to be seen at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<Phrase>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Says which word was most likely meant, also at the primary place.
    #[must_use]
    pub fn did_you_mean(mut self, word: &str) -> Self {
        self.primary.text = question(word);
        self.meant = Some(word.to_owned());
        self
    }

    /// Says by how much a limit is not kept.
    #[must_use]
    pub(crate) fn measured(mut self, limit: Measured) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Puts a finding about a value under the place that holds the value.
    pub(crate) fn put_under(&mut self, base: &[Step]) {
        for label in std::iter::once(&mut self.primary).chain(&mut self.related) {
            if let Place::Message { path, .. } = &mut label.place {
                path.0.splice(..0, base.iter().copied());
            }
        }
    }

    /// Narrows the primary place to some bytes of its text.
    #[must_use]
    pub fn part(self, bytes: std::ops::Range<usize>) -> Self {
        self.narrowed(Part::Bytes(Span::new(bytes.start, bytes.end)))
    }

    /// Narrows the primary place to some bytes of its text as a definition writes it.
    #[must_use]
    pub(crate) fn written_part(self, bytes: Span) -> Self {
        self.narrowed(Part::Written(bytes))
    }

    /// Narrows the primary place, a list, to what is beyond its limit: everything from an element on.
    #[must_use]
    pub(crate) fn beyond(self, first: Path) -> Self {
        self.narrowed(Part::From(first))
    }

    /// Narrows the primary place to the word or key that says of what kind its value is.
    #[must_use]
    pub(crate) fn at_kind(self) -> Self {
        self.narrowed(Part::Kind)
    }

    /// Widens the primary place to all that is written for its value.
    #[must_use]
    pub(crate) fn wrapped(self) -> Self {
        self.narrowed(Part::Wrapped)
    }

    fn narrowed(mut self, to: Part) -> Self {
        if let Place::Message { part, .. } = &mut self.primary.place {
            *part = Some(to);
        }
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<Phrase>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds another party inside the message value.
    #[must_use]
    pub fn related(self, path: Path, text: impl Into<Phrase>) -> Self {
        self.related_place(Place::Message { path, part: None }, text)
    }

    /// Adds another party in the source.
    #[must_use]
    pub fn related_text(self, pointer: String, span: Span, text: impl Into<Phrase>) -> Self {
        self.related_place(Place::Text { pointer, span }, text)
    }

    /// Adds another party in another text.
    #[must_use]
    pub fn related_elsewhere(self, place: Elsewhere, text: impl Into<Phrase>) -> Self {
        self.related_place(Place::Elsewhere(place), text)
    }

    fn related_place(mut self, place: Place, text: impl Into<Phrase>) -> Self {
        self.related.push(Label { place, text: text.into() });
        self
    }

    /// Adds a change that deletes parts of the value's text. Where the message could be sent as it is,
    /// that changes what is sent.
    #[must_use]
    pub fn delete(self, title: impl Into<Phrase>, parts: impl IntoIterator<Item = std::ops::Range<usize>>) -> Self {
        let edits = parts.into_iter().map(|part| Edit { span: Span::new(part.start, part.end), text: String::new() });
        let safe = self.severity == Severity::Error;
        let fix = Fix { title: title.into(), safe, edits: edits.collect() };
        self.fix(fix)
    }

    /// Adds a change that mends the finding, if there is one.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }
}

/// In English, on one line: `error[code]: message`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity.name(), self.code, self.message)
    }
}

impl std::error::Error for Diagnostic {}

/// What people are asked about a word.
pub(crate) fn question(word: &str) -> Phrase {
    say!("did you mean `{word}`?", "是否应为 `{word}`？")
}

/// Whether any of the findings is an error.
pub fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
