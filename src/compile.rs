//! The whole way, for one text: read, decode, check.

mod compiler;
mod document;
pub(crate) mod mended;

pub use compiler::Compiler;

use crate::allow;
use crate::check::{self, Checked};
use crate::decode::{Shape, Spent};
use crate::diagnostic::{Diagnostic, Label, Place, any_error};
use crate::import;
use crate::media::Inspect;
use crate::message::Message;
use crate::names::Names;
use crate::rules::syntax::encoding;
use crate::rules::wanted::Options;
use crate::source::{Source, Span};
use crate::tree::{NodeId, Notes, Syntax, Tree, budget};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::Path;

/// What one text holds.
#[derive(Debug)]
pub struct Compiled {
    /// The documents, in order; several only in YAML.
    pub documents: Vec<Document>,
    /// The findings, in source order, all with places in the text. A fix that comes with one was
    /// tried out: on its own it mends the finding, and spoils nothing.
    pub findings: Vec<Diagnostic>,
    /// How many findings there were beyond those told.
    pub omitted: usize,
}

/// One document.
#[derive(Debug)]
pub struct Document {
    /// The message's name: as given, or the file's stem, with `-2`, `-3` … for later documents.
    pub name: String,
    /// What the definition says about the message, for people.
    pub description: Option<String>,
    /// The message; `None` where an error was found in the document.
    pub message: Option<Checked<Message>>,
}

/// Reads a text and checks every message in it: [`Compiler::compile`] for those who know nothing beside it.
///
/// ```
/// use waml::{compile, Options, Shape, Source, Syntax};
///
/// let source = Source::new("hello.waml.yaml", "to: \"85290000001\"\ntext: Hello!\n");
/// let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
/// let message = compiled.documents[0].message.as_ref().expect("no error");
/// let payload = message.payload().expect("it has a recipient");
/// assert_eq!(payload.to_json(), r#"{"to":"85290000001","type":"text","text":"Hello!"}"#);
/// ```
pub fn compile(source: &Source, shape: Shape, syntax: Syntax, options: Options) -> Compiled {
    Compiler::new().pedantic(options.pedantic).compile(source, shape, syntax)
}

/// The way of one text: how it is read, and by what it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Way<'k> {
    shape: Shape,
    /// The text tells it where it is `None`.
    syntax: Option<Syntax>,
    options: Options,
    media: Option<&'k dyn Inspect>,
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

    /// Reads a text and checks every message in it.
    fn compile(&self, source: &Source) -> Compiled {
        let compiled = self.compile_as_written(source);
        let mut compiled = mended::told(compiled, source, self);
        import::name_command(source, self, &mut compiled.findings);
        compiled
    }

    /// The same way for payloads that may be those of Meta's own API.
    pub(crate) fn importing(&self) -> Self {
        Self { shape: Shape::Payload, media: None, ..*self }
    }

    /// The same for a text as it stands, with fixes that nobody has proved.
    pub(crate) fn compile_as_written(&self, source: &Source) -> Compiled {
        let mut findings = Vec::new();
        let tree = Tree::parse(source, self.syntax_of(source), &mut findings);
        self.compile_tree(source, tree, findings)
    }

    /// Judges what a tree says; `findings` are those of its text. No fix is proved.
    pub(crate) fn compile_tree(&self, source: &Source, tree: Tree<'_>, findings: Vec<Diagnostic>) -> Compiled {
        let Read { documents, findings, unsaid, unheard, .. } = self.judge(source, tree, findings, false);
        let (findings, omitted) = ordered(findings);
        Compiled { documents, findings, omitted: omitted + unsaid + unheard }
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
        let mut spent = Spent::new(closely);
        let mut documents = Vec::with_capacity(tree.documents().len());
        let mut clashes = Vec::new();
        for (index, root) in tree.documents().iter().enumerate() {
            let (decoded, found, left_out) =
                document::document(source, &tree, *root, shape, options, media, &mut spent);
            let whole = readable && left_out == 0;
            let message = if whole { check::seal(decoded.message, options, found.clone()).ok() } else { None };
            let (name, clash) = names.call(index, decoded.name, beginning(&tree, *root));
            clashes.extend(clash);
            documents.push(Document { name, description: decoded.description, message });
            findings.extend(found);
            unsaid += left_out;
        }
        for (document, clash) in clashes {
            documents[document].message = None;
            findings.push(clash);
        }
        let mut unheard = 0;
        if self.syntax_of(source) == Syntax::Yaml {
            let heard = allow::apply(source, &tree, findings, unsaid == 0, options);
            findings = heard.findings;
            unheard = heard.omitted;
            if heard.refused {
                for document in &mut documents {
                    document.message = None;
                }
            }
        }
        Read { tree, documents, findings, unsaid, unheard }
    }
}

impl Shape {
    /// The shape of a file, told by its name and nothing else: `*.waml.yaml`, `*.waml.yml` and
    /// `*.waml.json` are definitions.
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        let ends = |ending: &str| {
            name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
        };
        if [".waml.yaml", ".waml.yml", ".waml.json"].into_iter().any(ends) { Self::Definition } else { Self::Payload }
    }
}

impl Syntax {
    /// The syntax that a file's extension tells, if it does.
    pub fn of_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        match extension {
            _ if extension.eq_ignore_ascii_case("json") => Some(Self::Json),
            _ if extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml") => Some(Self::Yaml),
            _ => None,
        }
    }

    /// The syntax that a text's first characters tell.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let inside = text.strip_prefix('{').map(str::trim_start);
        if inside.is_some_and(|inside| inside.starts_with(['"', '}', '/', '<'])) { Self::Json } else { Self::Yaml }
    }
}

/// A file's name without its folders and endings.
fn stem(name: &str) -> String {
    let file = Path::new(name).file_name().and_then(OsStr::to_str).unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.strip_suffix(".waml").unwrap_or(stem);
    match stem {
        "" | "-" => "message".to_owned(),
        "<stdin>" => "stdin".to_owned(),
        stem => stem.to_owned(),
    }
}

/// Where a document begins: at its first key.
fn beginning(tree: &Tree<'_>, root: NodeId) -> Span {
    tree.entries(root).first().map_or_else(|| tree.node(root).span, |entry| entry.key_span)
}

/// The findings in source order, each once, and how many were over the budget.
fn ordered(mut findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
    findings.sort_by_key(|finding| (span(finding), finding.severity, finding.code));
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut omitted = 0;
    for mut finding in findings {
        // An anchor that is used twice is read twice; its faults are the same mistake.
        let same = told.iter_mut().rev().take_while(|told| span(told) == span(&finding));
        if let Some(first) = same.into_iter().find(|told| told.code == finding.code && told.message == finding.message)
        {
            first.related.append(&mut finding.related);
        } else if told.len() < budget::FINDINGS {
            told.push(finding);
        } else {
            omitted += 1;
        }
    }
    for finding in &mut told {
        once_each(&mut finding.related);
    }
    (told, omitted)
}

/// Leaves out the labels that stand further ahead as well.
fn once_each(labels: &mut Vec<Label>) {
    let mut seen = HashSet::new();
    let new: Vec<_> = labels.iter().map(|label| seen.insert(label)).collect();
    let mut new = new.into_iter();
    labels.retain(|_| new.next().unwrap_or(true));
}

fn span(finding: &Diagnostic) -> Span {
    match finding.primary.place {
        Place::Text { span, .. } => span,
        Place::Message { .. } => Span::default(),
    }
}
