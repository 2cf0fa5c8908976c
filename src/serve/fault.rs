//! Why a request was not answered.

use super::verdict::Verdict;
use crate::text::{Language, Phrase};
use std::fmt;

/// Why a text or its values were refused, or not even looked at.
///
/// ```
/// use waml::serve::{Refusal, Settings, compile};
///
/// let refused = compile(b"text: ''", None, &Settings::default()).expect_err("it is empty");
/// assert!(matches!(refused, Refusal::Wrong(verdict) if verdict.report.contains("length/text-body")));
/// ```
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Something is wrong with them.
    Wrong(Verdict),
    /// The request cannot be answered as it is.
    Fault(Fault),
}

/// What is wrong with a request.
///
/// ```
/// use waml::Language;
/// use waml::serve::explain;
///
/// let fault = explain("length/texts", Language::English).expect_err("there is no such rule");
/// assert!(fault.say(Language::English).contains("length/texts"));
/// ```
#[derive(Clone, Debug)]
pub struct Fault(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    code: FaultCode,
    message: Phrase,
    help: Option<Phrase>,
    verdict: Option<Verdict>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident => $code:literal,)*) => {
        /// The kinds of faults of a request.
        ///
        /// ```
        /// use waml::serve::{FaultCode, Refusal, Settings, compile};
        ///
        /// let refused = compile(b"text: Hello!", None, &Settings::default());
        /// assert!(matches!(refused, Err(Refusal::Fault(fault)) if fault.code() == FaultCode::NoRecipient));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum FaultCode {
            $($(#[$doc])* $name,)*
        }

        impl FaultCode {
            /// The word that answers have for it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

codes! {
    /// A line that is not UTF-8.
    NotUtf8 => "not-utf8",
    /// A line that is no JSON.
    NotJson => "not-json",
    /// A line of more bytes than are read.
    TooLong => "too-long",
    /// No field `method`, or one that names no method.
    UnknownMethod => "unknown-method",
    /// A field that the method does not take.
    UnknownField => "unknown-field",
    /// A field that stands there twice.
    GivenTwice => "given-twice",
    /// A field that the method needs.
    MissingField => "missing-field",
    /// A field of another type.
    WrongType => "wrong-type",
    /// A field with a value that it does not take.
    WrongValue => "wrong-value",
    /// A catalogue that cannot be used.
    Catalogue => "catalogue",
    /// A message that goes to nobody.
    NoRecipient => "no-recipient",
    /// A definition that needs values.
    Parameters => "parameters",
    /// A text of several messages where one is wanted, or of none.
    NotOne => "not-one",
    /// A bug of ours.
    Internal => "internal",
}

impl Fault {
    pub(super) fn new(code: FaultCode, message: impl Into<Phrase>) -> Self {
        Self(Box::new(Parts { code, message: message.into(), help: None, verdict: None }))
    }

    /// The same, with what to do about it.
    pub(super) fn advise(mut self, help: impl Into<Phrase>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// The same, with what was found in what came beside the text.
    pub(super) fn with(mut self, verdict: Verdict) -> Self {
        self.0.verdict = Some(verdict);
        self
    }

    /// What kind of fault it is.
    pub fn code(&self) -> FaultCode {
        self.0.code
    }

    /// What is wrong.
    pub fn message(&self) -> &Phrase {
        &self.0.message
    }

    /// What to do about it.
    pub fn help(&self) -> Option<&Phrase> {
        self.0.help.as_ref()
    }

    /// What was found in what came beside the text: a catalogue.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.0.verdict.as_ref()
    }

    /// What is wrong and what to do about it, in a language.
    pub fn say(&self, language: Language) -> String {
        let help = self.help().map(|help| format!(" ({})", help.say(language)));
        format!("{}{}", self.message().say(language), help.unwrap_or_default())
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Verdict> for Refusal {
    fn from(verdict: Verdict) -> Self {
        Self::Wrong(verdict)
    }
}

/// In English.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for Fault {}
