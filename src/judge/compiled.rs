//! What comes of one text.

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::message::Message;
use crate::params::Definition;
use crate::render::open::Open;

/// What one text holds.
///
/// ```
/// use waml::{Options, Shape, Source, Syntax, compile};
///
/// let source = Source::new("hello.waml.yaml", "text: Hello!\n---\ntext: ''\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let right: Vec<_> = compiled.documents.iter().map(|document| document.message.is_some()).collect();
/// assert_eq!(right, [true, false]);
/// assert_eq!(compiled.findings[0].code, "length/text-body");
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Compiled {
    /// The documents, in order; several only in YAML.
    pub documents: Vec<CompiledDocument>,
    /// The findings, in source order, all with places in the text. A fix that comes with one was
    /// tried out: on its own it mends the finding, and spoils nothing.
    pub findings: Vec<Diagnostic>,
    /// How many findings there were beyond those told.
    pub omitted: usize,
    /// How many of the findings have a fix that nobody had the time to try out, so that it is not offered: the text is
    /// long and has very many mistakes.
    pub untried: usize,
}

/// One document of a text.
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
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CompiledDocument {
    /// The message's name: as given, or the file's stem, with `-2`, `-3` … for later documents.
    pub name: String,
    /// What the definition says about the message, for people.
    pub description: Option<String>,
    /// The message; `None` where an error was found in the document, and where it is a definition with parameters.
    pub message: Option<Checked<Message>>,
    /// The message with its holes, where the document declares parameters; `None` where an error was found in it.
    pub definition: Option<Definition>,
}

impl CompiledDocument {
    /// What it defines, with parameters or without; `None` where an error was found in it.
    pub fn into_definition(self) -> Option<Definition> {
        self.definition.or_else(|| self.message.map(Definition::from))
    }

    /// Whether it could be sent, once its parameters are filled.
    pub(crate) fn is_right(&self) -> bool {
        self.message.is_some() || self.definition.is_some()
    }

    /// Whether the same would be sent of another one, with any values.
    pub(crate) fn sends_the_same(&self, other: &Self) -> bool {
        let definitions = match (&self.definition, &other.definition) {
            (Some(one), Some(other)) => one.says_the_same(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        definitions && self.message.as_deref() == other.message.as_deref()
    }

    /// Takes back that it is right.
    pub(crate) fn refuse(&mut self) {
        self.message = None;
        self.definition = None;
    }
}

impl Compiled {
    /// A text in which nothing can be read, and why: for those who read files.
    pub fn unread(finding: Diagnostic) -> Self {
        Self { findings: vec![finding], ..Self::default() }
    }

    /// What the definitions of the text leave to the values that fill them.
    pub fn left_open(&self) -> Vec<Open<'_>> {
        let defined = self.documents.iter().filter_map(|document| Some((document, document.definition.as_ref()?)));
        let open =
            defined.flat_map(|(document, definition)| definition.open().iter().map(move |open| (document, open)));
        open.map(|(document, open)| Open { definition: &document.name, code: open.code, names: &open.names }).collect()
    }

    /// Tells only the findings that are `kept`, and lets the messages warn of nothing else.
    pub(crate) fn settle(&mut self, kept: impl FnMut(&Diagnostic) -> bool) {
        self.findings.retain(kept);
        for message in self.documents.iter_mut().filter_map(|document| document.message.as_mut()) {
            message.settle_warnings(&self.findings);
        }
    }
}
