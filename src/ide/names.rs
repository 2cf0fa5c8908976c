//! Where names stand: of parameters, of the fields of their items, of anchors, and of templates.

use super::View;
use crate::text::Span;
use crate::text::placeholder::{self, Hole, Token};
use crate::tree::tokens::Kind;
use crate::tree::{Entry, NodeId, Style, Value};
use std::collections::{HashMap, HashSet};

/// What a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Param(String),
    /// A field of the items of a list.
    Field {
        list: String,
        field: String,
    },
    /// An anchor, by the place of its name.
    Anchor(u32),
    Template(String),
}

/// A name in a text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) named: Named,
    /// The name alone, without braces, quotes or signs; `None` where its bytes cannot be told.
    pub(super) span: Option<Span>,
    /// All that stands for it: a hole with its braces.
    pub(super) whole: Span,
    /// Whether it is declared here.
    pub(super) declares: bool,
    pub(super) document: usize,
}

impl View<'_> {
    /// The name at an offset, also right behind its last character.
    pub(super) fn name_at(&self, offset: usize) -> Option<(Name, Vec<Name>)> {
        let names = self.names();
        let holds = |name: &&Name| name.whole.start as usize <= offset && offset <= name.whole.end as usize;
        let found = names.iter().find(holds)?.clone();
        Some((found, names))
    }

    /// Every name, in no particular order.
    pub(super) fn names(&self) -> Vec<Name> {
        let mut names = self.anchors();
        for (document, root) in self.tree.documents().iter().enumerate() {
            let mut finder = Finder { view: self, document, names: &mut names, seen: HashSet::new() };
            finder.document(*root);
        }
        names
    }

    /// Anchors and the aliases that mean them: of two with one name, the one before.
    fn anchors(&self) -> Vec<Name> {
        let (text, mut known, mut names) = (self.source.text(), HashMap::new(), Vec::new());
        let (tokens, mut index) = (self.tree.tokens(self.source), 0);
        while let Some(token) = tokens.get(index) {
            index += 1;
            let span = Span { start: token.span.start + 1, end: token.span.end };
            let name = text.get(span.range()).unwrap_or_default();
            let declares = token.kind == Kind::Anchor;
            match token.kind {
                Kind::Anchor => known.insert(name, span.start),
                Kind::Mark => {
                    known.clear();
                    continue;
                }
                Kind::Alias => None,
                _ => continue,
            };
            let Some(anchor) = known.get(name) else { continue };
            let document = self.document_at(token.span.start as usize);
            names.push(Name { named: Named::Anchor(*anchor), span: Some(span), whole: token.span, declares, document });
        }
        names
    }
}

/// Finds the names of one document.
struct Finder<'v, 'a> {
    view: &'v View<'a>,
    document: usize,
    names: &'v mut Vec<Name>,
    /// A text that several aliases lead to is read once.
    seen: HashSet<NodeId>,
}

impl<'v> Finder<'v, '_> {
    fn entries(&self, node: NodeId) -> &'v [Entry<'v>] {
        self.view.tree.entries(node)
    }

    fn document(&mut self, root: NodeId) {
        for entry in self.entries(root) {
            match &*entry.key {
                "params" => self.declarations(entry.value),
                "name" | "description" | "$schema" => {}
                "template" => {
                    self.template(entry.value);
                    self.inside(entry.value, None);
                }
                _ => self.inside(entry.value, None),
            }
        }
    }

    fn declarations(&mut self, params: NodeId) {
        for entry in self.entries(params) {
            self.key(entry, Named::Param(entry.key.to_string()), true);
            let parts = self.entries(entry.value);
            let list = &*entry.key;
            for part in parts.iter().filter(|part| part.key == "item") {
                self.fields(part.value, list, true);
            }
            for shown in parts.iter().filter(|part| part.key == "example") {
                self.view.tree.items(shown.value).iter().for_each(|item| self.fields(item.node, list, false));
            }
        }
    }

    fn fields(&mut self, item: NodeId, list: &str, declares: bool) {
        for entry in self.entries(item) {
            let named = Named::Field { list: list.to_owned(), field: entry.key.to_string() };
            self.key(entry, named, declares);
        }
    }

    fn template(&mut self, template: NodeId) {
        for entry in self.entries(template).iter().filter(|entry| entry.key == "name") {
            if let Value::String(name) = &self.view.tree.node(entry.value).value {
                self.scalar(entry.value, name, Named::Template(name.to_string()));
            }
        }
    }

    /// What stands in a message, in an element that is repeated for a list or outside of all.
    fn inside(&mut self, node: NodeId, list: Option<&str>) {
        if !self.seen.insert(node) {
            return;
        }
        let tree = &self.view.tree;
        match &tree.node(node).value {
            Value::String(text) if placeholder::has_braces(text) => self.holes(node, text, list),
            Value::Mapping(_) => {
                let each = self.entries(node).iter().find(|entry| entry.key == "for_each");
                let own = each.and_then(|entry| match &tree.node(entry.value).value {
                    Value::String(name) => {
                        self.scalar(entry.value, name, Named::Param(name.to_string()));
                        Some(&**name)
                    }
                    _ => None,
                });
                let others = self.entries(node).iter().filter(|entry| entry.key != "for_each");
                others.for_each(|entry| self.inside(entry.value, own.or(list)));
            }
            Value::Sequence(_) => tree.items(node).iter().for_each(|item| self.inside(item.node, list)),
            _ => {}
        }
    }

    /// The holes of a text. Where it is written as it reads, their places are those of what is written.
    fn holes(&mut self, node: NodeId, text: &str, list: Option<&str>) {
        let (view, found) = (self.view, holes(text));
        let span = view.tree.node(node).span;
        let raw = view.source.slice(span);
        let written = holes(raw);
        let same = written.iter().map(|(hole, _)| hole).eq(found.iter().map(|(hole, _)| hole));
        for (index, (hole, part)) in found.into_iter().enumerate() {
            let named = match (hole.of_item, list) {
                (false, _) => Named::Param(hole.name.to_owned()),
                (true, Some(list)) => Named::Field { list: list.to_owned(), field: hole.name.to_owned() },
                (true, None) => continue,
            };
            let whole = if same {
                let Span { start, end } = written[index].1;
                Span { start: span.start + start, end: span.start + end }
            } else {
                view.tree.part_span(view.source, node, part)
            };
            let inside = view.source.slice(whole).rfind(hole.name).filter(|_| whole != span || same);
            let start = inside.map(|at| whole.start as usize + at);
            let name = start.map(|start| Span::new(start, start + hole.name.len()));
            self.names.push(Name { named, span: name, whole, declares: false, document: self.document });
        }
    }

    fn key(&mut self, entry: &Entry<'_>, named: Named, declares: bool) {
        let span = self.bare(entry.key_span, &entry.key);
        self.names.push(Name { named, span, whole: entry.key_span, declares, document: self.document });
    }

    fn scalar(&mut self, node: NodeId, text: &str, named: Named) {
        let found = self.view.tree.node(node);
        if found.style == Style::Collection {
            return;
        }
        let span = self.bare(found.span, text);
        self.names.push(Name { named, span, whole: found.span, declares: false, document: self.document });
    }

    /// A name without the quotes around it.
    fn bare(&self, span: Span, name: &str) -> Option<Span> {
        let at = self.view.source.slice(span).find(name)?;
        Some(Span::new(span.start as usize + at, span.start as usize + at + name.len()))
    }
}

/// The holes of a text, with the bytes that write each.
fn holes(text: &str) -> Vec<(Hole<'_>, Span)> {
    let holes = placeholder::tokens(text).filter_map(|token| match token {
        Token::Hole(hole, written) => Some((hole, Span::new(written.start, written.end))),
        _ => None,
    });
    holes.collect()
}
