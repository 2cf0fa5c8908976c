//! The recipient: digits only, a country code first, as many as a number has.

use super::Proof;
use super::characters::put_in_written;
use super::length::{below, too_long};
use super::uses::{Stand, Use, known};
use crate::diagnostic::{Diagnostic, Severity};
use crate::limits::{self, Bound, Limit};
use crate::params::declaration::{Declaration, Type};
use crate::params::pieces::{Hole, Piece};
use crate::rules::{self, recipient};
use crate::text::Words;
use crate::text::phrase::say;

const DIGITS: &Limit = &<limits::recipient::Digits as Bound>::LIMIT;

pub(super) fn judge(text: &Use<'_>, proof: &mut Proof<'_>) {
    if !matches!(text.stand, Stand::Recipient) || !text.is_known(proof.params()) {
        return;
    }
    let before = proof.found.len();
    written(text, proof);
    for term in &text.terms {
        if !is_digits(term.declaration) {
            let name = term.slot.name(proof.params());
            let message = say!(
                "`{name}` may hold more than digits, a recipient is digits only",
                "`{name}` 可以含有数字以外的字符，而收信人只能是数字"
            );
            let finding = Diagnostic::new(&recipient::not_digits::RULE, text.path.clone(), message);
            proof.tell_once(term.slot, finding.written_part(term.first.written).help(PHONE));
        }
    }
    if proof.found.len() > before {
        return;
    }
    if let Some(hole) = leading_zero(text, proof) {
        let message =
            Words::new("recipient can begin with 0, expected is a country code", "收信人可能以 0 开头，应以国家码开头");
        let finding = Diagnostic::new(&recipient::leading_zero::RULE, text.path.clone(), message);
        let finding = finding.written_part(hole.written).help(PHONE);
        if let Some(slot) = hole.slot {
            proof.tell_once(slot, finding);
        }
    }
    let sum = text.characters(proof.params());
    if sum.most() > u64::from(DIGITS.max) {
        proof.tell(too_long(text, DIGITS, &sum, proof));
    }
    if sum.least() < u64::from(DIGITS.min) {
        proof.tell(below(text, DIGITS, &sum, proof));
    }
}

const PHONE: Words = Words::new(
    "declare it as `type: phone`, or, behind a written country code, as `type: digits`",
    "声明为 `type: phone`；写在国家码后面时，声明为 `type: digits`",
);

/// What is wrong with the digits that are written.
fn written(text: &Use<'_>, proof: &mut Proof<'_>) {
    let filled = text.pieces.shown_with(|_| "1".into());
    let mut found = Vec::new();
    rules::recipient_value(&filled.with_examples(), proof.wanted, &mut found);
    found.retain(|finding| finding.severity == Severity::Error && finding.code != DIGITS.rule.code);
    for mut finding in found {
        finding.put_under(&text.path.0);
        // What the finding says to write has made-up digits in it.
        finding.help = Some(ONLY_DIGITS.into());
        finding.fix = None;
        put_in_written(&mut finding, &filled);
        proof.tell(finding);
    }
}

const ONLY_DIGITS: Words = Words::new("write country code and number in digits only", "只用数字写国家码和手机号");

fn is_digits(declaration: &Declaration) -> bool {
    if !declaration.one_of.is_empty() {
        return declaration.one_of.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    }
    match declaration.of {
        Type::Digits { .. } | Type::Phone => true,
        Type::Integer { min, .. } => min.is_none_or(|min| min >= 0),
        Type::Text { .. } | Type::Link { .. } => false,
    }
}

/// The hole that can put a 0 in front.
fn leading_zero<'w>(text: &Use<'w>, proof: &Proof<'w>) -> Option<&'w Hole> {
    for piece in text.pieces.iter() {
        let Piece::Hole(hole) = piece else { return None };
        let (_, declaration) = known(hole, proof.params())?;
        if begins_with_zero(declaration) {
            return Some(hole);
        }
        if declaration.reach().least > 0 {
            return None;
        }
    }
    None
}

fn begins_with_zero(declaration: &Declaration) -> bool {
    if !declaration.one_of.is_empty() {
        return declaration.one_of.iter().any(|value| value.starts_with('0'));
    }
    match declaration.of {
        Type::Digits { .. } => true,
        Type::Integer { min, max } => min.is_none_or(|min| min <= 0) && max.is_none_or(|max| max >= 0),
        _ => false,
    }
}
