//! The addresses of media in a text, with their places.

use super::View;
use crate::decode::{self, Spent};
use crate::text::Span;

/// An address in a text.
///
/// ```
/// use waml::ide::View;
/// use waml::{Compiler, Shape, Source, Span, Syntax};
///
/// let source = Source::new("a.waml.yaml", "image: {link: https://cdn.example.com/a.png}\n");
/// let compiler = Compiler::new();
/// let links = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml).links();
/// assert_eq!((links[0].span, &*links[0].address), (Span::new(14, 43), "https://cdn.example.com/a.png"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// The bytes that write it.
    pub span: Span,
    /// The address.
    pub address: String,
}

impl View<'_> {
    /// The addresses of media that the messages link to, in their order; those with holes are none.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        let mut spent = Spent::new(false);
        for root in self.tree.documents() {
            let reading = decode::decode(self.source, &self.tree, *root, self.shape, &mut spent);
            let (media, holes) = (reading.decoded.message.media(), reading.decoded.written.as_ref());
            let whole: Vec<_> =
                media.into_iter().filter(|one| holes.is_none_or(|holes| holes.text(&one.path.0).is_none())).collect();
            let paths: Vec<_> = whole.iter().map(|one| one.path.clone()).collect();
            for (one, node) in whole.iter().zip(reading.nodes(&paths)) {
                let Some(node) = node.filter(|_| !one.link.is_empty()) else { continue };
                links.push(Link { span: self.inner(node), address: one.link.to_owned() });
            }
        }
        links.sort_by_key(|link| link.span);
        links.dedup();
        links
    }

    /// A scalar without the quotes around it.
    fn inner(&self, node: crate::tree::NodeId) -> Span {
        use crate::tree::Style;
        let found = self.tree.node(node);
        match found.style {
            Style::Single | Style::Double if found.span.range().len() > 1 => {
                Span { start: found.span.start + 1, end: found.span.end - 1 }
            }
            _ => found.span,
        }
    }
}
