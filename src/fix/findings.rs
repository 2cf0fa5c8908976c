//! The findings of the new text: those that were mended are gone, the others are the old ones, or
//! had to be expected.

use super::change::{Candidate, Change, Edited};
use super::proof::Faults;
use super::reading::{self, Reading, is_syntax};
use super::regions::Regions;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Span;
use crate::tree::Syntax;
use std::collections::HashMap;

/// A kind of finding at a place.
type Key = (&'static str, usize, usize);

/// Tells findings that are left, lost or new.
pub(super) fn compare(
    old: &Reading<'_>,
    new: &Reading<'_>,
    change: &Change,
    fixes: &[&Candidate<'_>],
    regions: &Regions,
    faults: &mut Faults,
) {
    let place = |finding: &Diagnostic| change.places(reading::span(finding));
    let mended = mended(fixes, place);
    let mut known = known(old, fixes, place);
    let lit = lit(old, fixes);
    let mut left = Vec::new();
    for finding in &new.findings {
        let (start, end) = change.origins(reading::span(finding));
        let key = (finding.code, start, end);
        let same = known.get_mut(&key).and_then(|known| {
            let at = known.iter().position(|known| known.message == finding.message)?;
            Some(known.swap_remove(at))
        });
        if same.is_none() {
            left.push((finding, key));
        }
    }
    let expected = Expected { old, new, change, regions, lit: &lit };
    for (finding, key) in left {
        let edits = change.touching_new(reading::span(finding));
        // A number in a message may have changed with what it counts.
        let changed = |known: &mut Vec<&Diagnostic>| {
            known.pop_if(|last| !change.touching_old(reading::span(last)).is_empty()).is_some()
        };
        if let Some(owner) = mended.get(&key) {
            faults.blame(Some(*owner));
        } else if !known.get_mut(&key).is_some_and(changed) && !expected.has(finding, (key.1, key.2)) {
            faults.tell_sole(edits);
        }
    }
    lost(change, known.into_values().flatten(), faults);
}

/// The findings that fixes mend, each with its fix.
fn mended(fixes: &[&Candidate<'_>], place: impl Fn(&Diagnostic) -> (usize, usize)) -> HashMap<Key, usize> {
    let all =
        fixes.iter().enumerate().flat_map(|(owner, fix)| fix.findings.iter().map(move |finding| (finding, owner)));
    all.map(|(finding, owner)| {
        let (start, end) = place(finding);
        ((finding.code, start, end), owner)
    })
    .collect()
}

/// The findings that no fix mends.
fn known<'r>(
    old: &'r Reading<'_>,
    fixes: &[&Candidate<'r>],
    place: impl Fn(&Diagnostic) -> (usize, usize),
) -> HashMap<Key, Vec<&'r Diagnostic>> {
    let mended: std::collections::HashSet<*const Diagnostic> =
        fixes.iter().flat_map(|fix| fix.findings.iter().map(|finding| std::ptr::from_ref(*finding))).collect();
    let mut known: HashMap<Key, Vec<&Diagnostic>> = HashMap::new();
    for finding in old.findings.iter().filter(|finding| !mended.contains(&std::ptr::from_ref(*finding))) {
        let (start, end) = place(finding);
        known.entry((finding.code, start, end)).or_default().push(finding);
    }
    known
}

/// The documents that could not be read, and of which a fix mends what is written wrongly.
fn lit(old: &Reading<'_>, fixes: &[&Candidate<'_>]) -> Vec<bool> {
    let mut lit = vec![false; old.tree.documents().len()];
    for fix in fixes.iter().filter(|fix| fix.findings.iter().any(|finding| is_syntax(finding))) {
        for edit in fix.edits() {
            let document = old.document_at(edit.span.start as usize);
            if let Some(lit) = lit.get_mut(document).filter(|_| old.is_dark(document)) {
                *lit = true;
            }
        }
    }
    lit
}

/// Which findings may come with a change.
struct Expected<'a, 's, 'n> {
    old: &'a Reading<'s>,
    new: &'a Reading<'n>,
    change: &'a Change,
    regions: &'a Regions,
    lit: &'a [bool],
}

impl Expected<'_, '_, '_> {
    fn has(&self, finding: &Diagnostic, place: (usize, usize)) -> bool {
        let document = self.old.document_at(place.0);
        let lit = self.lit.get(document).copied().unwrap_or(false);
        if is_syntax(finding) {
            return lit && self.is_behind(document, reading::span(finding));
        }
        lit || self.regions.hold(place) || self.is_relation(finding, place)
    }

    /// Whether a finding holds several places against one another, of which one was mended.
    fn is_relation(&self, finding: &Diagnostic, place: (usize, usize)) -> bool {
        let related = finding.related.iter().map(|label| self.change.origins(reading::place(&label.place)));
        !finding.related.is_empty() && std::iter::once(place).chain(related).any(|place| self.regions.meet(place))
    }

    /// Whether a fault shows only now since the reading got beyond what was mended: in YAML on a
    /// later line.
    fn is_behind(&self, document: usize, span: Span) -> bool {
        let Some(last) = self.old.edits_in(document, self.change).last() else { return false };
        let text = self.new.source.text();
        let end = match self.new.notes.syntax {
            Some(Syntax::Yaml) => {
                text[last.new.end..].find(['\n', '\r']).map_or(text.len(), |line| last.new.end + line)
            }
            _ => last.new.end,
        };
        end < span.start as usize
    }
}

/// Tells findings that went without being mended, where that means that words went with them.
fn lost<'r>(change: &Change, known: impl Iterator<Item = &'r Diagnostic>, faults: &mut Faults) {
    for finding in known.filter(|finding| is_syntax(finding)) {
        let span = reading::span(finding);
        let is_comment = finding.code == rules::syntax::comment_in_json::RULE.code;
        let holds = |edit: &&Edited| edit.old.start <= span.start as usize && (span.end as usize) <= edit.old.end;
        let taker = change.touching_old(span).iter().find(holds).filter(|edit| !edit.old.is_empty());
        if is_comment || taker.is_some() {
            faults.tell(taker);
        }
    }
}
