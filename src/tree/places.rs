//! Where keys and scalars stand, put in order once, so that each of many places is found quickly.

use super::{Entry, Style, Tree};
use crate::text::Span;

/// The keys and scalars of a text, by position.
pub(crate) struct Places {
    /// What keys and scalars cover, no part twice.
    covered: Vec<Span>,
    /// Where keys begin, and the scalars behind them, with what a comment cut off them.
    texts: Vec<(u32, Span)>,
    /// The same scalars by position.
    extents: Vec<Span>,
}

impl Places {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let scalars = tree.nodes.iter().filter(|node| node.style != Style::Collection).map(|node| node.span);
        let covered = apart(scalars.chain(tree.entries.iter().map(|entry| entry.key_span)).collect());
        let scalars = tree.entries.iter().filter(|entry| tree.node(entry.value).style != Style::Collection);
        let whole = |entry: &Entry<'_>| {
            let span = tree.node(entry.value).span;
            tree.cut(entry.value).map_or(span, |cut| Span { end: cut.lost.end, ..span })
        };
        let mut texts: Vec<_> = scalars.map(|entry| (entry.key_span.start, whole(entry))).collect();
        texts.sort_unstable();
        texts.dedup();
        let extents = apart(texts.iter().map(|(_, text)| *text).collect());
        Self { covered, texts, extents }
    }

    /// Where the key or scalar begins that a place in the source lies in; there is no comment then.
    pub(crate) fn around(&self, offset: usize) -> Option<u32> {
        around(&self.covered, offset)
    }

    /// Where the scalar behind a key begins that a place lies in, what a comment cut off it included.
    pub(crate) fn text_around(&self, offset: usize) -> Option<u32> {
        around(&self.extents, offset)
    }

    /// The scalars whose key begins inside a span of the source.
    pub(crate) fn texts_beginning_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.texts.partition_point(|(key, _)| *key < span.start);
        self.texts[first..].iter().take_while(move |(key, _)| *key < span.end).map(|(_, text)| *text)
    }
}

fn around(spans: &[Span], offset: usize) -> Option<u32> {
    let behind = spans.partition_point(|span| span.start as usize <= offset);
    let span = spans[..behind].last()?;
    (offset < span.end as usize).then_some(span.start)
}

/// Spans by position; those that overlap become one, and empty ones go.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let overlap = later.start < earlier.end;
        if overlap {
            earlier.end = earlier.end.max(later.end);
        }
        overlap
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::apart;
    use crate::text::{Source, Span};
    use crate::tree::{Syntax, Tree};

    #[test]
    fn what_overlaps_becomes_one() {
        let spans = [(4, 6), (0, 2), (8, 8), (5, 9), (2, 3), (0, 1)].map(|(start, end)| Span::new(start, end));
        assert_eq!(apart(spans.to_vec()), [(0, 2), (2, 3), (4, 9)].map(|(start, end)| Span::new(start, end)));
    }

    #[test]
    fn every_byte_is_told_as_the_nodes_tell_it() {
        let text = "a: &x 'b # c' # d\nlist: [1, {e: *x}]\nf: |\n  # g\n\nh:\n";
        let source = Source::new("a.yaml", text);
        let tree = Tree::parse(&source, Syntax::Yaml, &mut Vec::new());
        let places = tree.places();
        for offset in 0..=text.len() {
            let inside = |span: Span| span.range().contains(&offset);
            let scalar = tree.nodes.iter().any(|node| node.style != super::Style::Collection && inside(node.span));
            let covered = scalar || tree.entries.iter().any(|entry| inside(entry.key_span));
            assert_eq!(places.around(offset).is_some(), covered, "{offset}");
        }
        let texts: Vec<_> = places.texts_beginning_in(Span::new(0, 37)).map(|text| source.slice(text)).collect();
        assert_eq!(texts, ["'b # c'", "'b # c'"]);
    }
}
