//! What can be folded away: whole messages.

use super::View;
use crate::text::Span;

impl View<'_> {
    /// The documents that have more than one line, from their first line to the last that says something; the mark in
    /// front of one belongs to it.
    ///
    /// ```
    /// use waml::ide::View;
    /// use waml::{Compiler, Shape, Source, Span, Syntax};
    ///
    /// let source = Source::new("a.waml.yaml", "name: a\ntext: b\n---\ntext: c\n");
    /// let compiler = Compiler::new();
    /// let folds = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml).folds();
    /// assert_eq!(folds, [Span::new(0, 15), Span::new(16, 27)]);
    /// ```
    pub fn folds(&self) -> Vec<Span> {
        let text = self.source.text();
        let mut starts: Vec<_> = self.tree.documents().iter().map(|root| self.beginning(*root)).collect();
        starts.push(text.len());
        let pairs = starts.windows(2).map(|pair| {
            let written = text[pair[0]..pair[1]].trim_end();
            Span::new(pair[0], pair[0] + written.len())
        });
        pairs.filter(|span| self.source.slice(*span).contains('\n')).collect()
    }
}
