//! What is said again and again about values that stand beside each other, told once.

use crate::diagnostic::{Diagnostic, Place};
use std::collections::HashMap;

/// A finding, and those that say the same about other items of the same lists.
pub(super) struct Fold<'a> {
    pub(super) first: &'a Diagnostic,
    pub(super) others: Vec<&'a Diagnostic>,
}

/// What findings have in common that are one for people; a pointer's positions aside.
#[derive(PartialEq, Eq, Hash)]
struct Same<'a> {
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    place: Vec<Option<&'a str>>,
}

/// The findings of a text, those of siblings together, each where the first of them stands.
pub(super) fn folded(findings: &[Diagnostic]) -> Vec<Fold<'_>> {
    let mut folds: Vec<Fold<'_>> = Vec::new();
    let mut seen: HashMap<Same<'_>, usize> = HashMap::new();
    for finding in findings {
        let before = same(finding).map(|same| *seen.entry(same).or_insert(folds.len()));
        match before.and_then(|at| folds.get_mut(at)) {
            Some(fold) => fold.others.push(finding),
            None => folds.push(Fold { first: finding, others: Vec::new() }),
        }
    }
    folds
}

/// `None` for what stands in no list, and what speaks of several places.
fn same(finding: &Diagnostic) -> Option<Same<'_>> {
    let Place::Text { pointer, .. } = &finding.primary.place else { return None };
    let steps = pointer.split('/').map(|step| (!is_position(step)).then_some(step));
    let place: Vec<_> = steps.collect();
    let alone = finding.related.is_empty() && place.contains(&None);
    alone.then(|| Same { code: finding.code, message: &finding.message, help: finding.help.as_deref(), place })
}

fn is_position(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit())
}
