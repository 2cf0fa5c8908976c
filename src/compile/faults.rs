//! A text with what was found in it, on its own.

use crate::diagnostic::{Diagnostic, Place};
use crate::render::short;
use crate::text::phrase::say;
use crate::text::{Language, Phrase, Source, visible};
use std::fmt;
use std::sync::Arc;

/// A text, and everything that was found in it: why it is refused, or what there is to say all the same.
///
/// It is an error to `?`, lines to print, or, with [`source`](Self::source) and [`findings`](Self::findings), what the
/// formats in [`render`](crate::render) show.
///
/// ```
/// use waml::{Language, Message};
///
/// let faults = "txt: Hello!".parse::<Message>().unwrap_err();
/// assert_eq!(faults.to_string(), "message:1:1: error[shape/unknown-key]: unknown key `txt`, did you mean `text`?\n");
/// assert_eq!(faults.findings()[0].meant.as_deref(), Some("text"));
/// assert!(faults.say(Language::Chinese).contains("未知的键"));
/// ```
#[derive(Clone)]
pub struct Faults {
    source: Arc<Source>,
    findings: Vec<Diagnostic>,
    omitted: usize,
    refused: bool,
    /// What is wrong beside the findings.
    beside: Option<Phrase>,
}

impl Faults {
    pub(crate) fn new(source: Arc<Source>, findings: Vec<Diagnostic>, omitted: usize, refused: bool) -> Self {
        Self { source, findings, omitted, refused, beside: None }
    }

    /// The same, with something that is wrong with the text as a whole.
    pub(super) fn beside(self, what: Phrase) -> Self {
        Self { beside: Some(what), ..self }
    }

    /// The same of a text with several messages, where it should have one.
    pub(super) fn of_several(self, count: usize) -> Self {
        self.beside(one_expected(count))
    }

    /// The text that was read, under the name that it was read by.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What was found, in the order of the text.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How many findings there were beyond those told; at most [`budget::FINDINGS`](crate::budget::FINDINGS) are.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Whether the text is refused, and not only spoken about.
    pub fn is_refused(&self) -> bool {
        self.refused
    }

    /// All of it in a language: a line for each finding with name, line and column, and one below for what to do about
    /// it.
    pub fn say(&self, language: Language) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            out += &short::render(&self.source, std::slice::from_ref(finding), 0, language);
            if let Some(help) = &finding.help {
                out.extend(["  ", &visible(help.say(language)), "\n"]);
            }
        }
        if self.omitted > 0 {
            out += &short::render(&self.source, &[], self.omitted, language);
        }
        if let Some(beside) = &self.beside {
            out.extend([&visible(self.source.name()), ": ", beside.say(language), "\n"]);
        }
        out
    }

    /// The same on one line and by JSON pointers, for a value that was no text.
    pub(super) fn by_pointer(&self) -> String {
        let told = self.findings.iter().map(|finding| {
            let pointer = match &finding.primary.place {
                Place::Text { pointer, .. } if !pointer.is_empty() => format!("{}: ", visible(pointer)),
                _ => String::new(),
            };
            let help = finding.help.as_ref().map_or_else(String::new, |help| format!(" ({})", visible(help)));
            format!("{pointer}{}{help}", visible(&finding.to_string()))
        });
        let beside = self.beside.iter().map(ToString::to_string);
        told.chain(beside).collect::<Vec<_>>().join("; ")
    }
}

/// What is wrong with a text that holds several messages, where it should have one.
pub(crate) fn one_expected(count: usize) -> Phrase {
    say!("the text holds {count} messages, expected is one", "文本中有 {count} 条消息，应为 1 条")
}

/// In English.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

/// Shows the codes and not the text, since that may be personal.
impl fmt::Debug for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<_> = self.findings.iter().map(|finding| finding.code).collect();
        f.debug_struct("Faults").field("name", &self.source.name()).field("codes", &codes).finish_non_exhaustive()
    }
}

impl std::error::Error for Faults {}
