//! The fixes that findings propose.

use super::reading::Reading;
use crate::diagnostic::{Diagnostic, Edit, Place};
use crate::text::Source;
use std::collections::{HashMap, HashSet};

/// A fix that findings propose: all those that propose the same edits.
#[derive(Debug)]
pub(super) struct Candidate<'r> {
    edits: &'r [Edit],
    pub(super) findings: Vec<&'r Diagnostic>,
}

impl<'r> Candidate<'r> {
    /// The fixes of one kind that findings propose, in source order.
    pub(super) fn of(old: &'r Reading<'_>, wanted: impl Fn(&Diagnostic) -> bool, safe: bool) -> Vec<Self> {
        let mut places: HashMap<&[Edit], usize> = HashMap::new();
        let mut out: Vec<Self> = Vec::new();
        if !old.is_whole() {
            return out;
        }
        for finding in old.findings.iter().filter(|finding| wanted(finding)) {
            let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safe == safe) else { continue };
            let at = *places.entry(&fix.edits).or_insert(out.len());
            match out.get_mut(at) {
                Some(known) => known.findings.push(finding),
                None => out.push(Self { edits: &fix.edits, findings: vec![finding] }),
            }
        }
        out.retain(|candidate| candidate.fits(old.source));
        out.sort_by_key(|candidate| candidate.edits.first().map(|edit| edit.span));
        out
    }

    pub(super) fn edits(&self) -> &'r [Edit] {
        self.edits
    }

    /// Whether the edits can be made, and change anything.
    fn fits(&self, source: &Source) -> bool {
        let ordered =
            self.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start && pair[0].span != pair[1].span);
        let inside = self.edits.iter().all(|edit| source.text().get(edit.span.range()).is_some());
        ordered && inside && self.edits.iter().any(|edit| source.slice(edit.span) != edit.text)
    }

    /// At how many places the mistake shows, by aliases.
    pub(super) fn uses(&self) -> usize {
        let pointers = |code| {
            let same = self.findings.iter().filter(|finding| finding.code == code);
            let pointers = same.filter_map(|finding| match &finding.primary.place {
                Place::Text { pointer, .. } => Some(pointer),
                Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => None,
            });
            pointers.collect::<HashSet<_>>().len()
        };
        let codes: HashSet<_> = self.findings.iter().map(|finding| finding.code).collect();
        codes.into_iter().map(pointers).max().unwrap_or(0)
    }
}
