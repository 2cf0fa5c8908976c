//! What to change in a text, as data.

use crate::text::{Phrase, Span};

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
    pub title: Phrase,
    /// Whether the change surely keeps what the author meant.
    pub safe: bool,
    /// The edits, in source order, none overlapping another.
    pub edits: Vec<Edit>,
}
