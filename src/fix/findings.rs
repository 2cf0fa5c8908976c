//! The findings of the new text: those that were mended are gone, the others are the old ones, or
//! had to be expected.

use super::candidate::Candidate;
use super::change::Change;
use super::damage::is_shape;
use super::dark::scalars_at;
use super::faults::Faults;
use super::reading::{self, Reading, is_syntax};
use super::regions::Regions;
use crate::diagnostic::{Diagnostic, Place};
use crate::rules;
use crate::slips::holds_key;
use crate::text::Span;
use crate::tree::Syntax;
use std::collections::{HashMap, HashSet};

/// A kind of finding, and the place where it begins.
type Key = (&'static str, usize);

/// A finding, and the place where it ends.
type Told<'r> = (&'r Diagnostic, usize);

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
        let exact = |(known, at): &Told<'_>| *at == end && known.message == finding.message;
        if !takes(&mut known, (finding.code, start), exact) {
            left.push((finding, start, end));
        }
    }
    let mut strange = Vec::new();
    let expected = Expected { old, new, change, regions, lit: &lit };
    for (finding, start, end) in left {
        let key = (finding.code, start);
        // An object without brackets ends with its last entry, and that may be gone.
        let same = |(known, _): &Told<'_>| known.message == finding.message;
        // A number in a message may have changed with what it counts.
        let changed = |(known, at): &Told<'_>| *at == end && !change.touching_old(reading::span(known)).is_empty();
        let again = |(known, at, _): &&(&Diagnostic, usize, usize)| *at == end || known.message == finding.message;
        if let Some((.., owner)) = mended.get(&key).and_then(|mended| mended.iter().find(again)) {
            faults.blame(Some(*owner));
        } else if !takes(&mut known, key, same)
            && !takes(&mut known, key, changed)
            && !expected.has(finding, (start, end))
        {
            strange.push((finding, old.document_at(start)));
        }
    }
    moved(old, change, &mut strange, known.values().flatten().map(|(finding, _)| *finding));
    for (finding, _) in strange {
        faults.tell_sole(change.touching_new(reading::span(finding)));
    }
    lost(change, known.into_values().flatten().map(|(finding, _)| finding), faults);
}

/// Takes out of new findings those about objects without brackets whose first entry is gone, so
/// that they begin somewhere else.
fn moved<'r>(
    old: &Reading<'_>,
    change: &Change,
    strange: &mut Vec<(&Diagnostic, usize)>,
    known: impl Iterator<Item = &'r Diagnostic>,
) {
    if strange.is_empty() {
        return;
    }
    let mut begun: HashMap<_, usize> = HashMap::new();
    for finding in known {
        let start = reading::span(finding).start as usize;
        if change.taking(start).is_some() {
            *begun.entry((finding.code, pointer(finding), old.document_at(start))).or_default() += 1;
        }
    }
    strange.retain(|(finding, document)| {
        let left = begun.get_mut(&(finding.code, pointer(finding), *document)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_none()
    });
}

pub(super) fn pointer(finding: &Diagnostic) -> &str {
    match &finding.primary.place {
        Place::Text { pointer, .. } => pointer,
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => "",
    }
}

/// Takes a finding of a kind out, if one fits.
fn takes<'r>(known: &mut HashMap<Key, Vec<Told<'r>>>, key: Key, fits: impl Fn(&Told<'r>) -> bool) -> bool {
    let found = known.get_mut(&key).and_then(|known| Some(known.swap_remove(known.iter().position(fits)?)));
    found.is_some()
}

/// The findings that fixes mend, each with the place where it ends and its fix.
fn mended<'r>(
    fixes: &[&Candidate<'r>],
    place: impl Fn(&Diagnostic) -> (usize, usize),
) -> HashMap<Key, Vec<(&'r Diagnostic, usize, usize)>> {
    let mut mended: HashMap<Key, Vec<_>> = HashMap::new();
    for (owner, fix) in fixes.iter().enumerate() {
        for finding in &fix.findings {
            let (start, end) = place(finding);
            mended.entry((finding.code, start)).or_default().push((*finding, end, owner));
        }
    }
    mended
}

/// The findings that no fix mends.
fn known<'r>(
    old: &'r Reading<'_>,
    fixes: &[&Candidate<'_>],
    place: impl Fn(&Diagnostic) -> (usize, usize),
) -> HashMap<Key, Vec<Told<'r>>> {
    let mended: HashSet<*const Diagnostic> =
        fixes.iter().flat_map(|fix| fix.findings.iter().map(|finding| std::ptr::from_ref(*finding))).collect();
    let mut known: HashMap<Key, Vec<Told<'_>>> = HashMap::new();
    for finding in old.findings.iter().filter(|finding| !mended.contains(&std::ptr::from_ref(*finding))) {
        let (start, end) = place(finding);
        known.entry((finding.code, start)).or_default().push((finding, end));
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
            return lit && self.was_unread(place.0) && self.is_behind(document, reading::span(finding));
        }
        let led_to = lit && self.is_led_to(finding);
        !led_to && (lit || self.regions.hold(place) || self.is_relation(finding, place))
    }

    /// Whether a text or a key that an edit touches is none that may stand there. In a document that could not be read
    /// this tells that something else was meant.
    fn is_led_to(&self, finding: &Diagnostic) -> bool {
        let span = reading::span(finding);
        if finding.is_of(&[&rules::shape::missing_key::RULE]) {
            return self.swallows_keys(span);
        }
        is_shape(finding)
            && self.new.notes.scalars.binary_search(&span).is_ok()
            && !self.change.touching_new(span).is_empty()
    }

    /// Whether a text that an edit touches holds, on the line on which an object begins, what is written as its keys are.
    fn swallows_keys(&self, object: Span) -> bool {
        let text = self.new.source.text();
        let start = object.start as usize;
        let end = text[start..].find(['\n', '\r']).map_or(text.len(), |line| start + line);
        let edits = self.change.touching_new(Span::new(start, end));
        let scalars = edits.iter().flat_map(|edit| scalars_at(self.new, edit));
        scalars.filter_map(|scalar| self.new.string(*scalar)).any(holds_key)
    }

    /// Whether a finding holds several places against one another, of which one was mended.
    fn is_relation(&self, finding: &Diagnostic, place: (usize, usize)) -> bool {
        let related = finding.related.iter().map(|label| self.change.origins(reading::place(&label.place)));
        !finding.related.is_empty() && std::iter::once(place).chain(related).any(|place| self.regions.meet(place))
    }

    /// Whether a place of the old text was not read; what of JSON was not, nobody knows.
    fn was_unread(&self, place: usize) -> bool {
        self.old.notes.syntax != Some(Syntax::Yaml) || self.old.unread_at(place).is_some()
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

/// Tells findings that went without being mended, where words went with them: comments that JSON
/// does not have, and what stands behind a key for the second time.
fn lost<'r>(change: &Change, known: impl Iterator<Item = &'r Diagnostic>, faults: &mut Faults) {
    for finding in known.filter(|finding| is_syntax(finding)) {
        let span = reading::span(finding);
        let taker = change.taking(span.start as usize).filter(|edit| span.end as usize <= edit.old.end);
        let is_comment = finding.code == rules::syntax::comment_in_json::RULE.code;
        let is_second = finding.code == rules::syntax::duplicate_key::RULE.code;
        if is_comment || (is_second && taker.is_some()) {
            faults.tell(taker);
        }
    }
}
