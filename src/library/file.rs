//! One text of a library.

use super::entry::{Entry, Says};
use crate::compile::{Compiler, Faults};
use crate::decode::Shape;
use crate::diagnostic::{Diagnostic, any_error};
use crate::judge::{Compiled, ordered, place};
use crate::text::{Source, Span};
use std::sync::Arc;

/// One text, and what it says.
pub(super) struct File {
    source: Arc<Source>,
    pub(super) documents: Vec<Read>,
    findings: Vec<Diagnostic>,
    omitted: usize,
}

/// A document, and what it stands for where it is right.
pub(super) struct Read {
    pub(super) name: String,
    pub(super) entry: Option<Entry>,
}

impl File {
    pub(super) fn read(compiler: &Compiler<'_>, file: &str, text: Vec<u8>) -> Self {
        let (source, Compiled { documents, findings, omitted, .. }) =
            compiler.compile_bytes(file, text, Shape::Definition, None);
        let documents = documents.into_iter().map(|document| {
            let (name, description, file) = (document.name.clone(), document.description, file.to_owned());
            let message = document.message.map(Says::Message);
            let says = message.or(document.definition.map(Says::Definition));
            let entry = says.map(|says| Entry { name, description, file, says });
            Read { name: document.name, entry }
        });
        Self { source: Arc::new(source), documents: documents.collect(), findings, omitted }
    }

    /// Whether any of it is wrong by itself. Findings are told up to a budget, so that the errors may be beyond it.
    pub(super) fn is_refused(&self) -> bool {
        any_error(&self.findings) || self.documents.iter().any(|document| document.entry.is_none())
    }

    pub(super) fn name(&self) -> &str {
        self.source.name()
    }

    /// Where the name of a document stands.
    pub(super) fn place(&self, document: usize) -> Span {
        place(&self.source, document)
    }

    /// What was found in the text, and what its names have in common with those of other files.
    pub(super) fn faults(&self, clashes: &[Diagnostic]) -> Faults {
        let (findings, over) = match clashes {
            [] => (self.findings.clone(), 0),
            _ => ordered(self.findings.iter().chain(clashes).cloned().collect()),
        };
        Faults::new(Arc::clone(&self.source), findings, self.omitted + over, self.is_refused() || !clashes.is_empty())
    }
}
