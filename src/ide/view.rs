//! A text that questions are asked of.

use crate::compile::Compiler;
use crate::decode::Shape;
use crate::text::Source;
use crate::tree::{NodeId, Syntax, Tree};
use std::fmt;

/// A text that questions are asked of, with all that is known beside it.
///
/// ```
/// use waml::ide::View;
/// use waml::{Compiler, Shape, Source, Syntax};
///
/// let source = Source::new("two.waml.yaml", "text: One\n---\ntext: Two\n");
/// let compiler = Compiler::new();
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// assert_eq!([0, 20].map(|offset| view.document_at(offset)), [0, 1]);
/// ```
pub struct View<'a> {
    pub(super) compiler: &'a Compiler<'a>,
    pub(super) source: &'a Source,
    pub(super) shape: Shape,
    pub(super) syntax: Syntax,
    pub(super) tree: Tree<'a>,
}

impl<'a> View<'a> {
    /// Reads a text; what is wrong with it does not matter here.
    pub fn new(compiler: &'a Compiler<'a>, source: &'a Source, shape: Shape, syntax: Syntax) -> Self {
        Self { compiler, source, shape, syntax, tree: Tree::parse(source, syntax, &mut Vec::new()) }
    }

    /// The number of the document at an offset, from 0; of one that lies between two, of the first.
    pub fn document_at(&self, offset: usize) -> usize {
        let begun = self.tree.documents().iter().take_while(|root| self.beginning(**root) <= offset).count();
        begun.saturating_sub(1)
    }

    /// Where a document begins: behind the mark in front of it, if there is one.
    pub(super) fn beginning(&self, root: NodeId) -> usize {
        let start = self.tree.node(root).span.start as usize;
        self.source.text()[..start].rfind("\n---").map_or(0, |mark| mark + 1)
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View").field("source", self.source).field("shape", &self.shape).finish_non_exhaustive()
    }
}
