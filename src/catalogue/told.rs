//! What is told of one file: each thing once.

use crate::diagnostic::{Diagnostic, Place};
use crate::text::phrase::say;
use crate::text::{Span, budget};
use std::collections::HashMap;

/// The findings of a file.
#[derive(Debug, Default)]
pub(super) struct Told {
    findings: Vec<Diagnostic>,
    omitted: usize,
    /// Where the finding about a word stands, and how often the word was met.
    words: HashMap<(&'static str, String), (usize, usize)>,
}

impl Told {
    pub(super) fn push(&mut self, finding: Diagnostic) {
        if self.findings.len() < budget::FINDINGS {
            self.findings.push(finding);
        } else {
            self.omitted += 1;
        }
    }

    /// Tells of a word where it is met first.
    pub(super) fn once(&mut self, kind: &'static str, word: &str, finding: impl FnOnce() -> Diagnostic) {
        let next = self.findings.len();
        let (_, met) = self.words.entry((kind, word.to_owned())).or_insert((next, 0));
        *met += 1;
        if *met == 1 {
            self.push(finding());
        }
    }

    /// The findings in the order of the text, and how many were left out.
    pub(super) fn finish(mut self) -> (Vec<Diagnostic>, usize) {
        for (at, met) in self.words.into_values().filter(|(_, met)| *met > 1) {
            if let Some(finding) = self.findings.get_mut(at) {
                finding.primary.text = say!("met {met} times in this file", "此文件中出现 {met} 次");
            }
        }
        self.findings.sort_by_key(|finding| (start(finding), finding.severity, finding.code));
        (self.findings, self.omitted)
    }
}

/// The pointer and the bytes of a finding.
pub(super) fn place(finding: &Diagnostic) -> (&str, Span) {
    match &finding.primary.place {
        Place::Text { pointer, span } => (pointer, *span),
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => ("", Span::default()),
    }
}

pub(super) fn start(finding: &Diagnostic) -> u32 {
    place(finding).1.start
}
