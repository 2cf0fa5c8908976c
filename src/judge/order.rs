//! Findings in the order of the text.

use crate::diagnostic::{Diagnostic, Label, Place};
use crate::text::Span;
use crate::text::budget;
use std::collections::HashSet;

/// The findings in source order, each once, and how many were over the budget.
pub(crate) fn ordered(mut findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
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
#[expect(clippy::mutable_key_type, reason = "of another text only the name is compared, which stays as it is")]
fn once_each(labels: &mut Vec<Label>) {
    let mut seen = HashSet::new();
    let new: Vec<_> = labels.iter().map(|label| seen.insert(label)).collect();
    let mut new = new.into_iter();
    labels.retain(|_| new.next().unwrap_or(true));
}

fn span(finding: &Diagnostic) -> Span {
    match finding.primary.place {
        Place::Text { span, .. } => span,
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => Span::default(),
    }
}
