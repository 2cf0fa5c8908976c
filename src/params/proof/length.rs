//! Lengths: the least and the most that a text can have.

use super::Proof;
use super::sum::{Part, Sum};
use super::uses::{Stand, Use};
use crate::diagnostic::{Diagnostic, Unit};
use crate::limits::{Bound, Limit, NO_MAX, carousel};
use crate::params::allowed::breaks;
use crate::params::declaration::Type;
use crate::params::declared::Params;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use std::cmp::Reverse;

/// The limit of what breaks in a card's body.
pub(super) const LINE_BREAKS: &Limit = &<carousel::CardBodyLineBreaks as Bound>::LIMIT;

pub(super) fn judge(uses: &[Use<'_>], proof: &mut Proof<'_>) {
    let mut long: Vec<(u32, u64, Diagnostic)> = Vec::new();
    let mut short: Vec<(u32, Diagnostic)> = Vec::new();
    for text in uses {
        let Stand::Text(limit, _) = text.stand else { continue };
        let origin = text.pieces.origin;
        let sum = text.characters(proof.params());
        long.extend(beyond(text, limit, &sum, proof).map(|(excess, finding)| (origin, excess, finding)));
        if is_card_body(limit) {
            let sum = line_breaks(text, proof.params());
            long.extend(beyond(text, LINE_BREAKS, &sum, proof).map(|(excess, finding)| (origin, excess, finding)));
        }
        if text.is_known(proof.params()) && sum.least() < u64::from(limit.min) {
            short.push((origin, below(text, limit, &sum, proof)));
        }
    }
    // A text that is anchored is told once, where least fits.
    long.sort_by_key(|(origin, excess, finding)| (*origin, finding.severity, Reverse(*excess)));
    long.dedup_by_key(|(origin, _, finding)| (*origin, unit(finding)));
    short.dedup_by_key(|(origin, _)| *origin);
    proof.found.extend(long.into_iter().map(|(.., finding)| finding));
    proof.found.extend(short.into_iter().map(|(_, finding)| finding));
}

fn unit(finding: &Diagnostic) -> Option<Unit> {
    finding.limit.map(|limit| limit.unit)
}

/// Whether line breaks are counted too where this is the limit.
pub(super) fn is_card_body(limit: &Limit) -> bool {
    limit.rule.code == <carousel::CardBody as Bound>::LIMIT.rule.code
}

/// How many line breaks a text can have.
pub(super) fn line_breaks<'w>(text: &Use<'w>, params: &'w Params) -> Sum<'w> {
    let parts = text.terms.iter().filter_map(|term| {
        let Type::Text { multiline: true, max_lines, max_chars, .. } = term.declaration.of else { return None };
        // No value begins or ends with a line break.
        let room = max_chars.map_or(u64::MAX, |chars| u64::from(chars.saturating_sub(2)));
        let most = max_lines.map(|lines| u64::from(lines.saturating_sub(1)).min(room));
        Some(Part { name: term.slot.name(params), times: term.times, least: 0, most })
    });
    Sum { written: text.literals().map(|text| breaks(text) as u64).sum(), parts: parts.collect() }
}

/// A text that can be longer than its limit, or, where that is kept, than what is advised; and by how much.
fn beyond(text: &Use<'_>, limit: &'static Limit, sum: &Sum<'_>, proof: &Proof<'_>) -> Option<(u64, Diagnostic)> {
    let counted = |advice: &&Limit| advice.unit == limit.unit && proof.wanted.wants(&advice.rule);
    let limits = std::iter::once(limit).chain(limit.advice.filter(counted));
    let most = sum.most();
    let mut broken = limits.filter(|limit| limit.max != NO_MAX && most > u64::from(limit.max));
    let limit = broken.next()?;
    Some((most - u64::from(limit.max), too_long(text, limit, sum, proof)))
}

pub(super) fn too_long(text: &Use<'_>, limit: &Limit, sum: &Sum<'_>, proof: &Proof<'_>) -> Diagnostic {
    let finding = Diagnostic::new(&limit.rule, text.path.clone(), reached(limit, sum.most()))
        .measured(limit.measured(sum.most()))
        .help(sum.said(limit.unit));
    let Some(part) = sum.largest().map(|at| &sum.parts[at]) else { return finding };
    let params = proof.params();
    let Some(term) = text.terms.iter().find(|term| term.slot.name(params) == part.name) else { return finding };
    let most = limit.counted(usize::try_from(part.most.unwrap_or(0)).unwrap_or(usize::MAX));
    let label = if limit.unit == Unit::LineBreaks {
        say!("up to {most}", "最多 {most}"; most)
    } else {
        say!("up to {most}", "最长 {most}"; most)
    };
    let spot = term.slot.spot(params).clone();
    finding.written_part(term.first.written).label(label).related_text(spot.pointer, spot.span, super::DECLARED)
}

fn reached(limit: &Limit, most: u64) -> Phrase {
    let counted = limit.counted(usize::try_from(most).unwrap_or(usize::MAX));
    let (noun, allowed) = (limit.noun, limit.allowed());
    match limit.unit {
        Unit::LineBreaks => {
            say!("{noun} can reach {counted}, {allowed}", "{noun}最多可达 {counted}，{allowed}"; noun, counted, allowed)
        }
        _ if limit.min > 1 => say!(
            "{noun} can reach {counted}, allowed are {allowed}", "{noun}最长可达 {counted}，{allowed}";
            noun, counted, allowed
        ),
        _ => {
            say!("{noun} can reach {counted}, {allowed}", "{noun}最长可达 {counted}，{allowed}"; noun, counted, allowed)
        }
    }
}

pub(super) fn below(text: &Use<'_>, limit: &Limit, sum: &Sum<'_>, proof: &Proof<'_>) -> Diagnostic {
    let least = usize::try_from(sum.least()).unwrap_or(usize::MAX);
    let (noun, counted, allowed) = (limit.noun, limit.counted(least), limit.allowed());
    let message = match least {
        0 => say!("{noun} can be empty, needed is at least one character", "{noun}可能为空，至少要有 1 个字符"; noun),
        _ if limit.min > 1 => {
            say!("{noun} can have only {counted}, allowed are {allowed}", "{noun}可能只有 {counted}，{allowed}"; noun, counted, allowed)
        }
        _ => {
            say!("{noun} can have only {counted}, {allowed}", "{noun}可能只有 {counted}，{allowed}"; noun, counted, allowed)
        }
    };
    let params = proof.params();
    let finding = Diagnostic::new(&limit.rule, text.path.clone(), message)
        .measured(limit.measured(sum.least()))
        .label(limit.excess(least))
        .help(match least {
            0 => Words::new(
                "declare `min_chars: 1`, or `optional: true` where the whole may be left out",
                "声明 `min_chars: 1`；整个部分可以省略时，声明 `optional: true`",
            ),
            _ => Words::new("raise `min_chars`", "提高 `min_chars`"),
        });
    text.terms.iter().fold(finding, |finding, term| {
        let spot = term.slot.spot(params).clone();
        finding.related_text(spot.pointer, spot.span, super::DECLARED)
    })
}
