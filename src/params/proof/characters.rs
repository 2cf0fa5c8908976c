//! Characters: what the rules about texts say whatever the values are, and where values are empty.
//!
//! A value has something to see, no white space at its edges and no long run of spaces, or it is empty. So a text can
//! break a rule about characters only by what is written, or by what comes together where all that may be empty is.

use super::Proof;
use super::uses::{Stand, Term, Use, known, shown};
use crate::diagnostic::{Diagnostic, Part, Place};
use crate::params::pieces::{Hole, Pieces};
use crate::text::Span;
use crate::text::phrase::say;
use crate::text::wording::all_of;
use std::borrow::Cow;

pub(super) fn judge(text: &Use<'_>, proof: &mut Proof<'_>) {
    let Stand::Text(..) = text.stand else { return };
    let params = proof.params();
    let mut written = found(text, |hole| shown(hole, params), proof);
    let empty: Vec<Term<'_>> = text.terms.iter().copied().filter(Term::may_be_empty).collect();
    if !empty.is_empty() {
        let emptied = |hole| {
            let may_be_empty = known(hole, params).is_some_and(|(_, declaration)| declaration.reach().least == 0);
            if may_be_empty { Cow::Borrowed("") } else { shown(hole, params) }
        };
        let known: Vec<_> = written.iter().map(|finding| finding.code).collect();
        let where_empty = found(text, emptied, proof).into_iter().filter(|finding| !known.contains(&finding.code));
        written.extend(where_empty.map(|finding| said_of(finding, &empty, proof)));
    }
    proof.found.extend(written);
}

/// The errors in a text but for its length, with something in its holes, at the bytes of it as it is written.
fn found<'h>(text: &'h Use<'_>, shown: impl Fn(&'h Hole) -> Cow<'h, str>, proof: &Proof<'_>) -> Vec<Diagnostic> {
    let Stand::Text(limit, check) = text.stand else { return Vec::new() };
    let mut found = Vec::new();
    check(&text.pieces.shown(&shown), proof.wanted.only_errors(), &mut found);
    found.retain(|finding| finding.code != limit.rule.code);
    if found.is_empty() {
        return found;
    }
    let filled = &text.pieces.shown_with(|hole| shown(hole).into_owned());
    for finding in &mut found {
        finding.put_under(&text.path.0);
        put_in_written(finding, filled);
    }
    found
}

/// Puts a finding about a text that is filled in some way at the text as written. A fix stays where it changes nothing
/// that a value fills.
pub(super) fn put_in_written(finding: &mut Diagnostic, filled: &Pieces) {
    if let Some(fix) = &mut finding.fix {
        let literal = fix.edits.iter().all(|edit| filled.is_literal(edit.span));
        fix.edits.iter_mut().for_each(|edit| edit.span = filled.written(edit.span));
        if !literal {
            finding.fix = None;
        }
    }
    if let Place::Message { part, .. } = &mut finding.primary.place {
        let whole = || Span::new(0, filled.with_examples().len());
        *part = match part {
            Some(Part::Bytes(bytes)) => Some(Part::Written(filled.written(*bytes))),
            // The bytes that a fix changes are those of the text as it is written, as the place is.
            _ if finding.fix.is_some() => Some(Part::Written(filled.written(whole()))),
            _ => None,
        };
    }
}

/// Says of a finding that it is so where values are empty.
fn said_of(finding: Diagnostic, empty: &[Term<'_>], proof: &Proof<'_>) -> Diagnostic {
    let params = proof.params();
    let names: Vec<_> = empty.iter().map(|term| term.slot.name(params)).collect();
    let (count, names) = (names.len(), all_of(&names));
    let help = if count == 1 {
        say!("so it is where {names} is empty, which `min_chars: 1` rules out", "{names} 为空时如此；声明 `min_chars: 1` 可避免"; names)
    } else {
        say!("so it is where {names} are empty, which `min_chars: 1` rules out", "{names} 为空时如此；声明 `min_chars: 1` 可避免"; names)
    };
    let finding = Diagnostic { fix: None, ..finding }.help(help);
    empty.iter().fold(finding, |finding, term| {
        let spot = term.slot.spot(params).clone();
        finding.related_text(spot.pointer, spot.span, super::DECLARED)
    })
}
