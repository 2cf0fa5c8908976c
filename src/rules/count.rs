//! Counting: the one rule about every limit that the type of a value carries.

use super::wanted::Wanted;
use crate::diagnostic::{Diagnostic, Path};
use crate::limits::{Bound, Limit, Unit};
use crate::text::Phrase;
use crate::text::phrase::say;

/// Counts a text.
#[inline]
pub(super) fn text<L: Bound>(text: &str, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    counted::<L>(|limit, found| text_within(text, limit, wanted, found), wanted, found);
}

/// Whether a text keeps its limit, where nobody asks for words.
#[inline]
pub(crate) fn keeps<L: Bound>(text: &str) -> bool {
    surely_within(text, &L::LIMIT) || L::LIMIT.allows(number_in(text, L::LIMIT.unit))
}

/// Counts the elements of a list.
#[inline]
pub(crate) fn items<L: Bound>(count: usize, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    counted::<L>(|limit, found| items_within(count, limit, wanted, found), wanted, found);
}

/// Holds a number against its limit.
#[inline]
pub(crate) fn number<L: Bound>(number: u32, wanted: Wanted, found: &mut Vec<Diagnostic>) {
    counted::<L>(|limit, found| number_within(number, limit, wanted, found), wanted, found);
}

/// Asks about a limit, and, where that is kept, about the lower one that only advises.
#[inline]
fn counted<L: Bound>(
    broken: impl Fn(&Limit, &mut Vec<Diagnostic>) -> bool,
    wanted: Wanted,
    found: &mut Vec<Diagnostic>,
) {
    if !broken(&L::LIMIT, found)
        && let Some(advice) = L::LIMIT.advice
        && wanted.wants(&advice.rule)
    {
        broken(advice, found);
    }
}

/// Reports a text that breaks the limit; says whether it did.
#[inline]
fn text_within(text: &str, limit: &Limit, wanted: Wanted, found: &mut Vec<Diagnostic>) -> bool {
    !surely_within(text, limit) && text_counted(text, limit, wanted, found)
}

/// A text has at most as many characters as bytes, so most texts need no count.
#[inline]
fn surely_within(text: &str, limit: &Limit) -> bool {
    let certain = limit.min.max(1) as usize <= text.len() && limit.allows(text.len());
    let exact = limit.min <= 1 || limit.unit == Unit::Bytes;
    certain && exact
}

fn number_in(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Bytes => text.len(),
        _ => text.chars().count(),
    }
}

fn text_counted(text: &str, limit: &Limit, wanted: Wanted, found: &mut Vec<Diagnostic>) -> bool {
    let count = number_in(text, limit.unit);
    if limit.allows(count) {
        return false;
    }
    found.push(told(limit, wanted, || text_outside(text, count, limit)));
    true
}

fn text_outside(text: &str, count: usize, limit: &Limit) -> Diagnostic {
    if text.is_empty() {
        return Diagnostic::new(&limit.rule, Path::default(), say!("{noun} is empty", "{noun}为空"; noun = limit.noun))
            .label(say!("write at least one character", "至少写 1 个字符"))
            .measured(limit.measured(0_u64));
    }
    let message = say!(
        "{noun} has {counted}, {allowed}", "{noun}有 {counted}，{allowed}";
        noun = limit.noun, counted = limit.counted(count), allowed = limit.allowed()
    );
    let kept = match limit.unit {
        Unit::Bytes => (0..=limit.max as usize).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0),
        _ => text.char_indices().nth(limit.max as usize).map_or(text.len(), |(at, _)| at),
    };
    Diagnostic::new(&limit.rule, Path::default(), message)
        .part(kept..text.len())
        .label(limit.excess(count))
        .measured(limit.measured(count as u64))
}

fn items_within(count: usize, limit: &Limit, wanted: Wanted, found: &mut Vec<Diagnostic>) -> bool {
    if limit.allows(count) {
        return false;
    }
    found.push(told(limit, wanted, || count_outside(count, limit)));
    true
}

/// Reports a list that breaks its limit, at the elements that are too many.
fn count_outside(count: usize, limit: &Limit) -> Diagnostic {
    let finding = Diagnostic::new(&limit.rule, Path::default(), number_of(count, limit));
    let finding =
        if count > limit.max as usize { finding.beyond(Path::default().then(limit.max as usize)) } else { finding };
    advised(finding.label(limit.excess(count)), count, limit)
}

/// What is wrong with the number of elements of a list, or of several.
pub(crate) fn number_of(count: usize, limit: &Limit) -> Phrase {
    let (noun, found, allowed) = (limit.noun, limit.numbered(count), limit.allowed_of(count));
    if count == 0 {
        return say!("number of {noun} is 0, allowed is {allowed}", "没有{noun}，{allowed}"; noun, allowed);
    }
    say!("number of {noun} is {found}, allowed is {allowed}", "{noun}有 {found}，{allowed}"; noun, found, allowed)
}

/// Adds the numbers of a broken limit, and the way out, where they do not say it.
pub(crate) fn advised(finding: Diagnostic, count: usize, limit: &Limit) -> Diagnostic {
    let finding = finding.measured(limit.measured(count as u64));
    match limit.way_out(count) {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn number_within(number: u32, limit: &Limit, wanted: Wanted, found: &mut Vec<Diagnostic>) -> bool {
    if limit.allows(number as usize) {
        return false;
    }
    found.push(told(limit, wanted, || number_outside(number, limit)));
    true
}

fn number_outside(number: u32, limit: &Limit) -> Diagnostic {
    let is_known = number != u32::MAX;
    // The greatest stands for every number that was written and does not fit.
    let said = if is_known { Phrase::neutral(number.to_string()) } else { say!("out of range", "超出范围的数") };
    let message = say!(
        "{noun} is {said}, allowed are {allowed}", "{noun}为 {said}，{allowed}";
        noun = limit.noun, said, allowed = limit.allowed()
    );
    let finding = advised(Diagnostic::new(&limit.rule, Path::default(), message), number as usize, limit);
    Diagnostic { limit: finding.limit.filter(|_| is_known), ..finding }
}

/// A broken limit, in words where anybody reads them.
#[cold]
fn told(limit: &Limit, wanted: Wanted, finding: impl FnOnce() -> Diagnostic) -> Diagnostic {
    if wanted.is_mute() { Diagnostic::new(&limit.rule, Path::default(), Phrase::default()) } else { finding() }
}
