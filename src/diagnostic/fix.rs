//! What to change in a text, as data.

use crate::text::{Phrase, Span};

/// Replaces a range of the source, or, while the finding's place is symbolic, a range of the bytes
/// of the value it is about, by other text.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "to: 85290000001\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let fix = compiled.findings[0].fix.as_ref().expect("a number can be quoted");
/// let edit = &fix.edits[0];
/// let mut text = source.text().to_owned();
/// text.replace_range(edit.span.range(), &edit.text);
/// assert!(text.starts_with("to: \"85290000001\""));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// A change of the source that mends a finding.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "to: 85290000001\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let fix = compiled.findings[0].fix.as_ref().expect("a number can be quoted");
/// assert!(fix.safe && fix.edits.len() == 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Fix {
    /// What the change does, as a phrase.
    pub title: Phrase,
    /// Whether the change surely keeps what the author meant.
    pub safe: bool,
    /// The edits, in source order, none overlapping another.
    pub edits: Vec<Edit>,
}
