//! From a text to the screens of its messages, also of those that are broken.

use super::compiler::Compiler;
use crate::check;
use crate::decode::{self, Reading, Shape, Spent};
use crate::diagnostic::{Diagnostic, Edit, Phase, Place, Severity};
use crate::judge::{Compiled, CompiledDocument, stem};
use crate::message::{Content, Message};
use crate::preview::{self, Case, Marks, Screen, Title};
use crate::rules;
use crate::rules::wanted::Wanted;
use crate::templates::Approved;
use crate::text::Source;
use crate::tree::{Syntax, Tree};
use std::ops::Range;

impl Compiler<'_> {
    /// The messages of a text as a phone shows them, one screen per document; `compiled` is what
    /// [`compile`](Self::compile) made of the text. A text in which no document was read has one screen that says so. Holes are filled
    /// as the case wants it.
    ///
    /// ```
    /// use waml::{Compiler, Shape, Source, Syntax, preview::{self, Case}};
    ///
    /// let source = Source::new("hello.waml.yaml", "text: Hello, *you*!\n");
    /// let compiler = Compiler::new();
    /// let compiled = compiler.compile(&source, Shape::Definition, Syntax::Yaml);
    /// let screens = compiler.preview(&source, Shape::Definition, Some(Syntax::Yaml), &compiled, Case::default());
    /// assert!(preview::text(&screens, Default::default()).contains("│ Hello, you!"));
    /// ```
    pub fn preview(
        &self,
        source: &Source,
        shape: Shape,
        syntax: Option<Syntax>,
        compiled: &Compiled,
        case: Case,
    ) -> Vec<Screen> {
        if compiled.documents.is_empty() {
            let name = stem(source.name());
            let title = Title { name: &name, description: None };
            return vec![Screen::unreadable(&title, &compiled.findings, Some(source)).omitting(compiled.omitted)];
        }
        let syntax = syntax.unwrap_or_else(|| Syntax::of(source.text()));
        let meant = meant(source, compiled);
        let read = meant.as_ref().unwrap_or(source);
        let tree = Tree::parse(read, syntax, &mut Vec::new());
        let starts = starts(source, syntax, &tree);
        let mut spent = Spent::new(false).beyond(self.options.beyond);
        let mut screens: Vec<Screen> = Vec::with_capacity(compiled.documents.len());
        for (index, document) in compiled.documents.iter().enumerate() {
            let findings = told(compiled, &starts, index);
            let Some(root) = tree.documents().get(index) else {
                screens.push(Screen::unreadable(&title(document), &findings, Some(source)));
                continue;
            };
            let reading = decode::decode(read, &tree, *root, shape, &mut spent);
            let placeholders = reading.placeholders();
            let (message, filled) = match &reading.decoded.written {
                Some(written) => preview::fill(&reading.decoded.message, written, case, !placeholders.is_empty()),
                None => (reading.decoded.message.clone(), Vec::new()),
            };
            let seen = self.seen(&message, &reading, &findings);
            let marks = Marks { findings: &seen, placeholders, filled: &filled, case };
            let approved = self.called(&message);
            screens.push(Screen::drawn(&title(document), &message, &marks, &findings, Some(source), approved));
        }
        let last = screens.pop().map(|last| last.omitting(compiled.omitted));
        screens.extend(last);
        screens
    }

    /// The approved template that a message calls, as far as it is known: of several languages the nearest.
    fn called(&self, message: &Message) -> Option<&Approved> {
        let (Content::Template(template), Some(catalogue)) = (&message.content, self.known.templates) else {
            return None;
        };
        let wanted = Wanted::errors(self.options).mute();
        let nearest = rules::template_call(template, catalogue, wanted, &mut Vec::new());
        // One that is not sent at present is drawn all the same.
        nearest.or_else(|| catalogue.named(&template.name).first()).filter(|approved| approved.complete)
    }

    /// What is told of a document, at the values of its message.
    fn seen(&self, message: &Message, reading: &Reading<'_, '_>, told: &[Diagnostic]) -> Vec<Diagnostic> {
        if told.is_empty() {
            return Vec::new();
        }
        let mut found = check::walk_with(message, self.options, self.known);
        found.retain(|finding| !reading.excuses(finding) && told.iter().any(|told| told.code == finding.code));
        found
    }
}

/// The text with the slips of its YAML or JSON mended, where there are some and their mends are known: more of the
/// message is to be seen then.
fn meant(source: &Source, compiled: &Compiled) -> Option<Source> {
    let slips = compiled.findings.iter().filter(|finding| {
        rules::find(finding.code).is_some_and(|rule| rule.phase == Phase::Syntax && finding.severity == Severity::Error)
    });
    let mut edits: Vec<&Edit> = slips.filter_map(|slip| slip.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut out, mut done) = (String::new(), 0);
    for edit in edits {
        let Range { start, end } = edit.span.range();
        // Two mends of one place do not go together.
        if start < done {
            continue;
        }
        out.push_str(&source.text()[done..start]);
        out.push_str(&edit.text);
        done = end;
    }
    (done > 0 || !out.is_empty()).then(|| Source::new(source.name(), out + &source.text()[done..]))
}

/// Where the documents of a text begin. Its mended form may have others; where it has not, a place stays where it was.
fn starts(source: &Source, syntax: Syntax, tree: &Tree<'_>) -> Vec<u32> {
    let of =
        |tree: &Tree<'_>| -> Vec<u32> { tree.documents().iter().map(|root| tree.node(*root).span.start).collect() };
    let written = of(&Tree::parse(source, syntax, &mut Vec::new()));
    let meant = of(tree);
    if written.len() == meant.len() { written } else { meant }
}

fn title(document: &CompiledDocument) -> Title<'_> {
    Title { name: &document.name, description: document.description.as_deref() }
}

/// The findings of a text that are about one of its documents: they stand from where it begins to where the next does.
fn told(compiled: &Compiled, starts: &[u32], index: usize) -> Vec<Diagnostic> {
    let about = |finding: &&Diagnostic| match finding.primary.place {
        Place::Text { span, .. } => starts.partition_point(|start| *start <= span.start).saturating_sub(1) == index,
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => false,
    };
    compiled.findings.iter().filter(about).cloned().collect()
}
