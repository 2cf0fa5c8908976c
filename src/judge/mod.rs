//! One text as it stands: read, decoded, checked, with what its comments allow.

mod allow;
mod compiled;
mod document;
mod name;
mod order;
mod unquoted;

pub use compiled::{Compiled, CompiledDocument};
pub(crate) use name::{place, stem, taken};
pub(crate) use order::ordered;

use crate::check::{self, Known};
use crate::decode::{Shape, Spent};
use crate::diagnostic::{Diagnostic, any_error};
use crate::params::Definition;
use crate::rules::wanted::Options;
use crate::text::Source;
use crate::tree::{Notes, Syntax, Tree};
use name::{Names, beginning};

/// The way of one text: how it is read, and by what it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Way<'k> {
    pub(crate) shape: Shape,
    /// The text tells it where it is `None`.
    pub(crate) syntax: Option<Syntax>,
    pub(crate) options: Options,
    pub(crate) known: Known<'k>,
    /// Whether a payload may leave open who it goes to.
    pub(crate) unaddressed: bool,
}

/// All that was found in a text.
pub(crate) struct Read<'s> {
    pub(crate) tree: Tree<'s>,
    pub(crate) documents: Vec<CompiledDocument>,
    /// In no particular order; the same mistake may be told once for each alias that leads to it.
    pub(crate) findings: Vec<Diagnostic>,
    /// How many findings about messages were left out.
    pub(crate) unsaid: usize,
    /// How many findings about comments were left out.
    unheard: usize,
}

impl Way<'_> {
    /// The syntax that a text is read in.
    pub(crate) fn syntax_of(&self, source: &Source) -> Syntax {
        self.syntax.unwrap_or_else(|| Syntax::of(source.text()))
    }

    /// The same way for payloads that may be those of Meta's own API.
    pub(crate) fn importing(&self) -> Self {
        Self { shape: Shape::Payload, known: Known::default(), ..*self }
    }

    /// Reads a text and checks every message in it. Nobody has proved the fixes that come with findings.
    pub(crate) fn compile(&self, source: &Source) -> Compiled {
        let mut findings = Vec::new();
        let tree = Tree::parse(source, self.syntax_of(source), &mut findings);
        self.compile_tree(source, tree, findings)
    }

    /// Judges what a tree says; `findings` are those of its text. Nobody has proved a fix.
    pub(crate) fn compile_tree(&self, source: &Source, tree: Tree<'_>, findings: Vec<Diagnostic>) -> Compiled {
        let Read { documents, findings, unsaid, unheard, .. } = self.judge(source, tree, findings, false);
        let (findings, omitted) = ordered(findings);
        Compiled { documents, findings, omitted: omitted + unsaid + unheard, untried: 0 }
    }

    /// Reads a text for whoever is about to change it: all findings, and notes.
    pub(crate) fn read_closely<'s>(&self, source: &'s Source) -> (Read<'s>, Notes) {
        let mut findings = Vec::new();
        let (tree, notes) = Tree::parse_closely(source, self.syntax_of(source), &mut findings);
        (self.judge(source, tree, findings, true), notes)
    }

    /// Judges what a text says. All that is found is kept where it is read `closely`.
    fn judge<'s>(&self, source: &Source, tree: Tree<'s>, mut findings: Vec<Diagnostic>, closely: bool) -> Read<'s> {
        let &Self { shape, options, known, .. } = self;
        // A fault of the syntax may hide what a document really says, so none is passed on then.
        let readable = !any_error(&findings);
        let mut names = Names::new(name::stem(source.name()));
        let mut unsaid = 0;
        let mut spent = Spent::new(closely).unaddressed(self.unaddressed).beyond(options.beyond);
        let mut documents = Vec::with_capacity(tree.documents().len());
        let mut clashes = Vec::new();
        for (index, root) in tree.documents().iter().enumerate() {
            let (decoded, open, found, left_out) =
                document::document(source, &tree, *root, shape, options, known, &mut spent);
            decoded.unquoted.iter().for_each(|text| unquoted::settle(text, &mut findings));
            let whole = readable && left_out == 0;
            let right = whole && !any_error(&found);
            let (message, definition) = match decoded.written {
                _ if !right => (None, None),
                Some(written) => (None, Some(Definition::new(decoded.message, written, open, options))),
                None => (check::seal(decoded.message, options, &found), None),
            };
            let (name, clash) = names.call(index, decoded.name, beginning(&tree, *root));
            clashes.extend(clash);
            documents.push(CompiledDocument { name, description: decoded.description, message, definition });
            findings.extend(found);
            unsaid += left_out;
        }
        for (document, clash) in clashes {
            documents[document].refuse();
            findings.push(clash);
        }
        let mut unheard = 0;
        if self.syntax_of(source) == Syntax::Yaml {
            let heard = allow::apply(source, &tree, findings, unsaid == 0, options);
            findings = heard.findings;
            unheard = heard.omitted;
            if heard.refused {
                for document in &mut documents {
                    document.refuse();
                }
            }
        }
        Read { tree, documents, findings, unsaid, unheard }
    }
}
