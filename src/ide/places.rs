//! Where a name is declared, and where it is used.

use super::View;
use super::names::{Name, Named};
use crate::diagnostic::Elsewhere;
use crate::templates::Approved;
use crate::text::Span;
use crate::tree::Value;

/// A place that a name leads to.
///
/// ```
/// use waml::ide::{Target, View};
/// use waml::{Compiler, Shape, Source, Span, Syntax};
///
/// let source = Source::new("a.waml.yaml", "params: {who: {max_chars: 9}}\ntext: 'Hi {{who}}'\n");
/// let compiler = Compiler::new();
/// let view = View::new(&compiler, &source, Shape::Definition, Syntax::Yaml);
/// assert_eq!(view.definition(42), [Target::Here(Span::new(9, 12))]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// In the same text.
    Here(Span),
    /// In another: an approved template.
    Elsewhere(Elsewhere),
}

impl View<'_> {
    /// Where the name at an offset is declared: an alias at its anchor, a hole and `for_each` under `params`, a template
    /// in its catalogue, in the language of the call if it is approved there. Empty where no name stands.
    pub fn definition(&self, offset: usize) -> Vec<Target> {
        let Some((name, names)) = self.name_at(offset) else { return Vec::new() };
        if let Named::Template(called) = &name.named {
            return self.approved(called, name.document).into_iter().map(Target::Elsewhere).collect();
        }
        let declared = names.iter().filter(|other| other.declares && is_same(other, &name));
        declared.map(|other| Target::Here(other.span.unwrap_or(other.whole))).take(1).collect()
    }

    /// Where the thing is named that is named at an offset, in the order of the text; where it is declared only if that
    /// is wanted.
    pub fn references(&self, offset: usize, declared: bool) -> Vec<Span> {
        let Some((name, names)) = self.name_at(offset) else { return Vec::new() };
        let same = names.iter().filter(|other| is_same(other, &name) && (declared || !other.declares));
        let mut spans: Vec<_> = same.map(|other| other.span.unwrap_or(other.whole)).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// Where the templates of a name stand that a document may call.
    fn approved(&self, name: &str, document: usize) -> Vec<Elsewhere> {
        let Some(catalogue) = self.compiler.catalogue() else { return Vec::new() };
        let language = self.call_language(document);
        let all = catalogue.named(name);
        let fits = |one: &&Approved| language.is_some() && one.language.as_deref() == language;
        let fitting: Vec<_> = all.iter().filter(fits).collect();
        let chosen = if fitting.is_empty() { all.iter().collect() } else { fitting };
        chosen.into_iter().map(|template| template.place().clone()).collect()
    }

    /// The language that the call of a template in a document names.
    pub(super) fn call_language(&self, document: usize) -> Option<&str> {
        let root = *self.tree.documents().get(document)?;
        let template = self.tree.entries(root).iter().find(|entry| entry.key == "template")?;
        let language = self.tree.entries(template.value).iter().find(|entry| entry.key == "language")?;
        match &self.tree.node(language.value).value {
            Value::String(language) => Some(language),
            _ => None,
        }
    }
}

/// Whether two names name one thing. Each document has parameters of its own; anchors and templates are told apart by
/// what they are.
pub(super) fn is_same(one: &Name, other: &Name) -> bool {
    let apart = matches!(one.named, Named::Param(_) | Named::Field { .. });
    one.named == other.named && (!apart || one.document == other.document)
}
