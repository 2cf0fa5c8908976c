//! Findings as people and programs read them: one file per format, all reading [`Diagnostic`](crate::Diagnostic).
//!
//! Every format says file, line, column, code and message. Text of the user's files reaches a
//! terminal only with its control and direction characters made visible.

#[cfg(feature = "cli")]
pub mod human;
pub mod json;
pub mod short;

use crate::diagnostic::{Label, Place};
use crate::source::{Span, visible};
use std::borrow::Cow;

/// The formats of `waml check`.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Each finding with the lines it speaks about.
    #[default]
    Human,
    /// One line per finding: `path:line:column: error[code]: message`.
    Short,
    /// One JSON document, version 1.
    Json,
}

/// Where a label stands in the text. A place that was never looked up in a text is its start.
fn place(label: &Label) -> (&str, Span) {
    match &label.place {
        Place::Text { pointer, span } => (pointer, *span),
        Place::Message { .. } => ("", Span::default()),
    }
}

/// Characters of a message that are shown on one line.
const LINE: usize = 500;

/// Words about a finding as one line that no terminal minds, however long a key in them is.
fn line(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LINE) {
        Some((end, _)) => Cow::Owned(format!("{}…", visible(&text[..end]))),
        None => visible(text),
    }
}

#[cfg(test)]
mod fixture {
    //! Findings made by hand.

    use crate::diagnostic::{Diagnostic, Family, Label, Place, Severity};
    use crate::source::{Source, Span};

    /// The place of the first `what` in the source.
    pub(super) fn at(source: &Source, pointer: &str, what: &str) -> Place {
        let start = source.text().find(what).expect("the text has it");
        Place::Text { pointer: pointer.to_owned(), span: Span::new(start, start + what.len()) }
    }

    pub(super) fn finding(place: Place, label: &str) -> Diagnostic {
        Diagnostic {
            code: "length/button-reply-title",
            family: Family::Incs,
            severity: Severity::Error,
            message: "reply title has 21 characters, at most 20".to_owned(),
            primary: Label { place, text: label.to_owned() },
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }
}
