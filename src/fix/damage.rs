//! How badly the structure of a text fails.

use super::reading;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::judge::{Compiled, Way};
use crate::rules::{param, shape, syntax};
use crate::text::{Source, Span};
use crate::tree::Tree;

/// How much of a text is not read, the faults that hide what stands in a document, and the others. Only of what is
/// read are faults known, so what is read comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Damage {
    /// Whether anything is not read.
    dark: bool,
    /// Line breaks in what is not read: a fault that is met further on its line is met no later.
    unread: usize,
    pub(super) hiding: usize,
    others: usize,
}

impl Damage {
    /// Without measure.
    pub(super) const BEYOND: Self = Self { dark: true, unread: usize::MAX / 4, hiding: usize::MAX / 4, others: 0 };

    /// That of a text, and of what comes of it.
    pub(super) fn of(source: &Source, compiled: &Compiled, way: &Way<'_>) -> Self {
        let mut damage = Self { dark: false, unread: 0, hiding: 0, others: 0 };
        let errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let (signs, hiding): (Vec<_>, Vec<_>) =
            errors.filter(|finding| finding.is_of(syntax::RULES)).partition(|finding| is_sign(finding));
        (damage.hiding, damage.others) = (hiding.len(), signs.len());
        let unread = if damage.hiding > 0 { unread(source, way) } else { Vec::new() };
        if unread.is_empty() {
            damage.count(&compiled.findings);
            return damage;
        }
        let breaks = |span: &Span| source.slice(*span).trim_end().matches('\n').count();
        damage.dark = true;
        damage.unread = unread.iter().map(breaks).sum();
        damage.count(&without(source, &unread, way).unwrap_or_default());
        damage
    }

    /// Counts what is wrong with the structure of messages.
    fn count(&mut self, findings: &[Diagnostic]) {
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error && is_shape(finding)) {
            if matches!(&finding.primary.place, Place::Text { pointer, .. } if pointer.is_empty()) {
                // What is no object at all is farther off than one with a fault in it.
                self.hiding += 2;
            } else {
                // What is surely another word, or a number where a text belongs, is not as bad as what nobody knows.
                let known = finding.fix.is_some() || finding.code == shape::not_a_string::RULE.code;
                self.others += if known { 1 } else { 3 };
            }
        }
    }

    pub(super) fn is_none(self) -> bool {
        self.hiding + self.others == 0
    }

    /// Whether more of the structure can be read than with another one.
    pub(super) fn shows_more(self, other: Self) -> bool {
        (self.dark, self.unread, self.hiding) < (other.dark, other.unread, other.hiding)
    }

    /// Whether there are fewer faults than with another one, both being of texts that are read to their ends.
    pub(super) fn is_surely_less(self, other: Self) -> bool {
        !self.dark && !other.dark && self.hiding + self.others < other.hiding + other.others
    }
}

/// Whether a finding is about the structure of a message. A name that is none may be one with a sign behind it that
/// is none.
pub(super) fn is_shape(finding: &Diagnostic) -> bool {
    finding.is_of(shape::RULES) || finding.is_of(&[&param::name::RULE])
}

/// Whether a finding is about a sign that stands for itself: read so, it hides nothing.
fn is_sign(finding: &Diagnostic) -> bool {
    finding.code == syntax::confusable::RULE.code
}

/// What is wrong with the structure of what can be read of a text; `None` where that cannot be told.
pub(super) fn of_structure(source: &Source, way: &Way<'_>) -> Option<Vec<Diagnostic>> {
    let unread = unread(source, way);
    let findings = if unread.is_empty() { Some(way.compile(source).findings) } else { without(source, &unread, way) };
    findings.map(|findings| findings.into_iter().filter(is_shape).collect())
}

/// What is found in a text without what is not read of it; `None` where the rest cannot be read either.
fn without(source: &Source, lost: &[Span], way: &Way<'_>) -> Option<Vec<Diagnostic>> {
    let readable = Source::new(source.name(), blanked(source.text(), lost));
    unread(&readable, way).is_empty().then(|| way.compile(&readable).findings)
}

/// What of a text is not read: from a fault to the next document. The parser may have read on to it by more than it said.
fn unread(source: &Source, way: &Way<'_>) -> Vec<Span> {
    let mut faults = Vec::new();
    let (_, notes) = Tree::parse_closely(source, way.syntax_of(source), &mut faults);
    let met = |lost: Span| {
        let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).map(reading::span);
        let inside = errors.filter(|span| lost.start <= span.start && span.start < lost.end);
        Span { start: inside.map(|span| span.start).min().unwrap_or(lost.start), ..lost }
    };
    notes.unread.into_iter().map(met).collect()
}

/// A text with blank lines for those that are not read.
fn blanked(text: &str, unread: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    for span in unread {
        let start = span.start as usize;
        let ended = text[start..].lines().next().is_none_or(|line| line.trim().is_empty());
        let line = if ended { text[start..].find('\n').map(|at| start + at + 1) } else { None };
        let from = line.unwrap_or_else(|| text[..start].rfind('\n').map_or(0, |at| at + 1)).max(out.len());
        out.push_str(&text[out.len()..from]);
        let lost = text.as_bytes()[from..(span.end as usize).max(from)].iter();
        out.extend(lost.map(|byte| if *byte == b'\n' { '\n' } else { ' ' }));
    }
    out.push_str(&text[out.len()..]);
    out
}
