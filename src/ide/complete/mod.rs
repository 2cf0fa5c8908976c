//! What may be written at a place, while the text around it is broken: that is when people ask.
//!
//! `spot` finds out where the cursor is, and one file each knows what may stand there.

mod calls;
mod codes;
mod holes;
mod insert;
mod keys;
mod known;
mod links;
mod spot;

use super::View;
use crate::text::{Language, Span};
use spot::Spot;
use std::fmt;

/// What is known beside a text, and what others offer already.
///
/// ```
/// use waml::ide::{Beside, View};
/// use waml::{Compiler, Language, Shape, Source, Syntax};
///
/// let text = "params: {customer: {max_chars: 9, example: x}}\ntext: \"Hi {{cu\"\n";
/// let source = Source::new("a.waml.yaml", text);
/// let compiler = Compiler::new();
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// let beside = Beside { links: &Vec::new, standalone: false, language: Language::English };
/// let offers = view.complete(text.find("cu\"").unwrap() + 2, beside);
/// assert_eq!(offers[0].text, "{{customer}}");
/// ```
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// The addresses of the files that are published.
    pub links: &'a dyn Fn() -> Vec<String>,
    /// No YAML server offers keys and words.
    pub standalone: bool,
    /// The language of what is told about each.
    pub language: Language,
}

impl fmt::Debug for Beside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Beside").field("standalone", &self.standalone).finish_non_exhaustive()
    }
}

/// What an offer is.
///
/// ```
/// use waml::ide::{Beside, OfferKind, View};
/// use waml::{Compiler, Language, Shape, Source, Syntax};
///
/// let source = Source::new("a.waml.yaml", "");
/// let compiler = Compiler::new();
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// let beside = Beside { links: &Vec::new, standalone: true, language: Language::English };
/// assert!(view.complete(0, beside).iter().any(|offer| offer.kind == OfferKind::Key));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OfferKind {
    /// A whole message.
    Message,
    /// A key, with what belongs behind it.
    Key,
    /// An element of a list.
    Item,
    /// One of several words.
    Word,
    /// A hole that a value fills, or the name of a list.
    Param,
    /// The address of a file.
    Link,
    /// The name of a template, or what a call of it needs.
    Template,
    /// The code of a rule.
    Code,
}

/// Something that may be written at a place.
///
/// ```
/// use waml::ide::{Beside, View};
/// use waml::{Compiler, Language, Shape, Source, Syntax};
///
/// let source = Source::new("a.waml.yaml", "");
/// let compiler = Compiler::new();
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// let beside = Beside { links: &Vec::new, standalone: true, language: Language::English };
/// assert!(view.complete(0, beside).iter().any(|offer| offer.label == "text"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Offer {
    /// What people choose by.
    pub label: String,
    /// What it is.
    pub kind: OfferKind,
    /// A word about it.
    pub detail: Option<String>,
    /// More about it, in Markdown.
    pub about: Option<String>,
    /// What goes.
    pub replaces: Span,
    /// What comes. In a snippet `${1:word}` is a place to type over, `$0` the last one.
    pub text: String,
    /// Whether the text is a snippet.
    pub is_snippet: bool,
}

impl Offer {
    fn new(kind: OfferKind, label: impl Into<String>, replaces: Span, text: impl Into<String>) -> Self {
        let (label, text) = (label.into(), text.into());
        Self { label, kind, detail: None, about: None, replaces, text, is_snippet: false }
    }

    fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()).filter(|detail| !detail.is_empty()), ..self }
    }

    fn about(self, about: impl Into<String>) -> Self {
        Self { about: Some(about.into()).filter(|about| !about.is_empty()), ..self }
    }

    fn snippet(self) -> Self {
        Self { is_snippet: true, ..self }
    }
}

impl View<'_> {
    /// What may be written at an offset, the best first. Beside a YAML server, only what that has nothing for, or inserts
    /// so that it does not fit.
    pub fn complete(&self, offset: usize, beside: Beside<'_>) -> Vec<Offer> {
        if offset > self.source.text().len() || !self.source.text().is_char_boundary(offset) {
            return Vec::new();
        }
        if let Some(offers) = codes::offers(self, offset, beside.language) {
            return offers;
        }
        if let Some(offers) = holes::offers(self, offset) {
            return offers;
        }
        let Some(spot) = Spot::find(self, offset) else { return Vec::new() };
        let own =
            links::offers(&spot, beside).or_else(|| calls::offers(self, &spot)).or_else(|| holes::lists(self, &spot));
        if let Some(offers) = own {
            return offers;
        }
        keys::offers(&spot, beside)
    }
}
