//! One text as it stands: read, decoded, checked, with what its comments allow.

mod allow;
mod document;
mod name;
mod order;

pub(crate) use name::{place, taken};
pub(crate) use order::ordered;

use crate::check::{self, Checked};
use crate::decode::{Shape, Spent};
use crate::diagnostic::{Diagnostic, any_error};
use crate::media::Inspect;
use crate::message::Message;
use crate::params::Definition;
use crate::rules::wanted::Options;
use crate::text::Source;
use crate::tree::{Notes, Syntax, Tree};
use name::{Names, beginning, stem};

/// What one text holds.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "description: For newcomers.\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// assert!(compiled.findings.is_empty());
/// assert_eq!(compiled.documents.len(), 1);
/// ```
#[derive(Debug)]
pub struct Compiled {
    /// The documents, in order; several only in YAML.
    pub documents: Vec<Document>,
    /// The findings, in source order, all with places in the text. A fix that comes with one was
    /// tried out: on its own it mends the finding, and spoils nothing.
    pub findings: Vec<Diagnostic>,
    /// How many findings there were beyond those told.
    pub omitted: usize,
    /// How many of the findings have a fix that nobody had the time to try out, so that it is not offered: the text is
    /// long and has very many mistakes.
    pub untried: usize,
}

/// One document.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "description: For newcomers.\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let document = &compiled.documents[0];
/// assert_eq!((document.name.as_str(), document.description.as_deref()), ("hello", Some("For newcomers.")));
/// assert!(document.message.is_some());
/// ```
#[derive(Debug)]
pub struct Document {
    /// The message's name: as given, or the file's stem, with `-2`, `-3` … for later documents.
    pub name: String,
    /// What the definition says about the message, for people.
    pub description: Option<String>,
    /// The message; `None` where an error was found in the document, and where it is a definition with parameters.
    pub message: Option<Checked<Message>>,
    /// The message with its holes, where the document declares parameters; `None` where an error was found in it.
    pub definition: Option<Definition>,
}

impl Document {
    /// Takes back that it is right.
    fn refuse(&mut self) {
        self.message = None;
        self.definition = None;
    }
}

/// The way of one text: how it is read, and by what it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Way<'k> {
    pub(crate) shape: Shape,
    /// The text tells it where it is `None`.
    pub(crate) syntax: Option<Syntax>,
    pub(crate) options: Options,
    pub(crate) media: Option<&'k dyn Inspect>,
    /// Whether a payload may leave open who it goes to.
    pub(crate) unaddressed: bool,
}

/// All that was found in a text.
pub(crate) struct Read<'s> {
    pub(crate) tree: Tree<'s>,
    pub(crate) documents: Vec<Document>,
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
        Self { shape: Shape::Payload, media: None, ..*self }
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
        let &Self { shape, options, media, .. } = self;
        // A fault of the syntax may hide what a document really says, so none is passed on then.
        let readable = !any_error(&findings);
        let mut names = Names::new(stem(source.name()));
        let mut unsaid = 0;
        let mut spent = Spent::new(closely).unaddressed(self.unaddressed);
        let mut documents = Vec::with_capacity(tree.documents().len());
        let mut clashes = Vec::new();
        for (index, root) in tree.documents().iter().enumerate() {
            let (decoded, open, found, left_out) =
                document::document(source, &tree, *root, shape, options, media, &mut spent);
            let whole = readable && left_out == 0;
            let right = whole && !any_error(&found);
            let (message, definition) = match decoded.written {
                _ if !right => (None, None),
                Some(written) => (None, Some(Definition::new(decoded.message, written, open, options))),
                None => (check::seal(decoded.message, options, found.clone()).ok(), None),
            };
            let (name, clash) = names.call(index, decoded.name, beginning(&tree, *root));
            clashes.extend(clash);
            documents.push(Document { name, description: decoded.description, message, definition });
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
