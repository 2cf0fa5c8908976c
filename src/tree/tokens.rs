//! What a text is written in, token by token: the signs between keys and values, too, and the
//! comments. Changes of a text are made from these; what cannot be told for sure is
//! [`Kind::Unknown`], and nothing is changed beside it.

use crate::text::Span;
use std::collections::HashMap;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `{` or `[`
    Open,
    /// `}` or `]`
    Close,
    Comma,
    Colon,
    /// `-` in front of an item of a block.
    Dash,
    /// `?` in front of a key.
    Question,
    /// `&name`
    Anchor,
    /// `!name`
    Tag,
    /// `*name`
    Alias,
    /// A scalar without quotes.
    Plain,
    /// A scalar in `'…'`.
    Single,
    /// A scalar in `"…"`.
    Double,
    /// `|` or `>` with what belongs to it.
    Header,
    /// The lines of a block scalar, up to the next token or comment.
    Block,
    Comment,
    /// `---`, `...` or a directive.
    Mark,
    /// Anything that was not read for certain.
    Unknown,
}

/// A piece of the text that has a meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// The tokens of a text in its order. Between them is white space only.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    all: Vec<Token>,
    /// Where each name is used last, as an alias.
    aliases: HashMap<Box<str>, u32>,
}

impl Tokens {
    /// Takes tokens in the order of the text.
    pub(super) fn new(text: &str, all: Vec<Token>) -> Self {
        let aliases = all.iter().filter(|token| token.kind == Kind::Alias);
        let aliases = aliases.map(|token| (name(text, *token).into(), token.span.start)).collect();
        Self { all, aliases }
    }

    /// The token at an index.
    pub(crate) fn get(&self, index: usize) -> Option<Token> {
        self.all.get(index).copied()
    }

    /// What the token at an index is.
    pub(crate) fn kind(&self, index: usize) -> Option<Kind> {
        self.get(index).map(|token| token.kind)
    }

    /// The index of the token with exactly these bytes.
    pub(crate) fn of(&self, span: Span) -> Option<usize> {
        let index = self.from(span.start);
        self.get(index).is_some_and(|token| token.span == span).then_some(index)
    }

    /// The index of the first token that begins at or behind a place.
    pub(crate) fn from(&self, at: u32) -> usize {
        self.all.partition_point(|token| token.span.start < at)
    }

    /// Some tokens by their indices; none where they are not all there.
    pub(crate) fn range(&self, range: std::ops::RangeInclusive<usize>) -> &[Token] {
        self.all.get(range).unwrap_or(&[])
    }

    /// The first token at or behind an index that is no comment.
    pub(crate) fn past_comments(&self, index: usize) -> Option<usize> {
        (index..self.all.len()).find(|&at| self.all[at].kind != Kind::Comment)
    }

    /// Whether an alias behind this anchor has its name.
    pub(crate) fn is_used(&self, text: &str, anchor: Token) -> bool {
        self.aliases.get(name(text, anchor)).is_some_and(|&last| last > anchor.span.start)
    }
}

/// The name of an anchor or alias.
fn name(text: &str, token: Token) -> &str {
    text.get(token.span.range()).and_then(|written| written.get(1..)).unwrap_or("")
}
