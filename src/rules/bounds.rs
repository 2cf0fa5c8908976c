//! Checks of the limits that no type carries: sums, and parts of a text.

use super::call::{Call, at, body_text};
use super::count::{advised, number_of};
use super::subject::{CarouselSubject, ListSubject, TemplateSubject};
use super::traits::{Feeds, Traits};
use super::{Check, characters};
use crate::diagnostic::{Diagnostic, Path, Rule};
use crate::limits::{Bound, Limit, Role, carousel, list, recipient, template};
use crate::templates::{ApprovedHeader, Gaps};
use crate::text::phrase::say;
use crate::text::wording::thousands;
use memchr::memchr2_iter;
use std::ops::Range;

const ROWS: &Limit = &<list::TotalRows as Bound>::LIMIT;
const LINE_BREAKS: &Limit = &<carousel::CardBodyLineBreaks as Bound>::LIMIT;
const SPACES: &Limit = &<template::ParameterSpaces as Bound>::LIMIT;
const DIGITS: &Limit = &<recipient::Digits as Bound>::LIMIT;

const FILLED_HEADER: &Limit = &<template::FilledHeader as Bound>::LIMIT;
const FILLED_BODY: &Limit = &<template::FilledBody as Bound>::LIMIT;

/// The rules of the limits, and where their checks run.
pub(super) const BOUNDS: &[(&Rule, Check)] = &[
    (&ROWS.rule, Check::List(list_rows)),
    (&LINE_BREAKS.rule, Check::Carousel(card_line_breaks)),
    (&SPACES.rule, Check::Texts(&[(Feeds { roles: &[Role::Parameter], on: Traits::DOUBLE_SPACE }, parameter_spaces)])),
    (&DIGITS.rule, Check::Recipient(recipient_digits)),
    (&FILLED_HEADER.rule, Check::Call(filled_header)),
    (&FILLED_BODY.rule, Check::Call(filled_body)),
];

fn list_rows(list: &dyn ListSubject, found: &mut Vec<Diagnostic>) {
    let rows = (0..).map_while(|section| list.rows(section)).sum();
    // That there is no row is told by each section.
    if rows > ROWS.max as usize {
        let finding = Diagnostic::new(&ROWS.rule, Path::default().then("sections"), number_of(rows, ROWS));
        let finding = finding.beyond(row_at(list, ROWS.max as usize)).label(ROWS.excess(rows));
        found.push(advised(finding, rows, ROWS));
    }
}

/// The way from the sections to a row, counted through all of them.
fn row_at(list: &dyn ListSubject, mut row: usize) -> Path {
    let mut section = 0;
    while let Some(rows) = list.rows(section).filter(|rows| *rows <= row) {
        row -= rows;
        section += 1;
    }
    Path::default().then(section).then("rows").then(row)
}

fn card_line_breaks(carousel: &dyn CarouselSubject, found: &mut Vec<Diagnostic>) {
    for index in 0..carousel.cards() {
        let Some(body) = carousel.body(index) else { continue };
        if let Some(excess) = line_breaks(body).nth(LINE_BREAKS.max as usize) {
            let path = Path::default().then("cards").then(index).then("body");
            found.push(outside(LINE_BREAKS, path, line_breaks(body).count()).part(excess..body.len()));
        }
    }
}

/// Whether the body of a card has no more lines than it may.
pub(super) fn in_few_lines(body: &str) -> bool {
    line_breaks(body).nth(LINE_BREAKS.max as usize).is_none()
}

/// Where the lines of a text break; CRLF is one break.
fn line_breaks(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends_crlf = move |at| bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
    memchr2_iter(b'\n', b'\r', bytes).filter(move |&at| !ends_crlf(at))
}

fn parameter_spaces(text: &str, limit: &Limit, found: &mut Vec<Diagnostic>) {
    if let Some(run) = long_run(text, SPACES.max as usize)
        && !characters::blank(text)
    {
        let spaces = run.len();
        let message = say!(
            "{noun} has {spaces} spaces in a row, {allowed}", "{noun}有 {spaces} 个连续空格，{allowed}";
            noun = limit.noun, allowed = SPACES.allowed()
        );
        let (label, measured) = (SPACES.excess(run.len()), SPACES.measured(run.len() as u64));
        let finding = Diagnostic::new(&SPACES.rule, Path::default(), message).part(run);
        found.push(finding.label(label).measured(measured));
    }
}

/// The first run of more than `max` spaces.
fn long_run(text: &str, max: usize) -> Option<Range<usize>> {
    let mut start = 0;
    for part in text.split_inclusive(|c| c != ' ') {
        let spaces = part.bytes().take_while(|&b| b == b' ').count();
        if spaces > max {
            return Some(start..start + spaces);
        }
        start += part.len();
    }
    None
}

fn recipient_digits(text: &str, found: &mut Vec<Diagnostic>) {
    if !text.is_empty() && !DIGITS.allows(text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        found.push(outside(DIGITS, Path::default(), text.len()));
    }
}

fn filled_header(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(ApprovedHeader::Text(gaps)) = call.header().filter(|_| call.template.header().is_some()) else { return };
    let Some(text) = call.template.header().and_then(|header| header.text) else { return };
    let own = &const { <template::HeaderText as Bound>::LIMIT };
    // A text that is too long by itself is told as such, and so is one where none belongs.
    if gaps.names.len() == 1 && own.allows(text.chars().count()) {
        let filled = gaps.filled(|_| call.template.longest_header());
        found.extend(too_long(call, FILLED_HEADER, FILLED_HEADER.max, filled, |message| {
            let said = gaps.outline();
            let said = say!("its header: `{said}`", "标头：`{said}`");
            let place = call.approved.header_place.as_ref();
            call.finding(&FILLED_HEADER.rule, at("header").then("text"), message, place, said)
        }));
    }
}

fn filled_body(call: &Call<'_>, found: &mut Vec<Diagnostic>) {
    let Some(approved) = call.parts() else { return };
    let (template, gaps) = (call.template, &approved.body);
    // A number of texts that does not fit is told as such.
    let filled = if gaps.is_named() {
        let Some(positions) = by_name(template, gaps) else { return };
        gaps.filled(|at| template.longest_named(positions[at]))
    } else if template.values() != Some(gaps.names.len()) || surely_short(call, gaps) {
        return;
    } else {
        gaps.filled(|at| template.longest(at))
    };
    found.extend(too_long(call, FILLED_BODY, approved.most_of_body(), filled, |message| {
        call.finding(&FILLED_BODY.rule, at("body"), message, approved.body_place.as_ref(), body_text(approved))
    }));
}

/// Which named text of a call fills each gap; `None` where one is missing.
fn by_name(template: &dyn TemplateSubject, gaps: &Gaps) -> Option<Vec<usize>> {
    let position = |name: &String| (0..template.named_values()).find(|at| template.name_of(*at) == Some(name));
    gaps.names.iter().map(position).collect()
}

/// A text has at most as many characters as bytes, so most need no count.
fn surely_short(call: &Call<'_>, gaps: &Gaps) -> bool {
    let short = || gaps.filled(|at| call.template.value(at).len()) <= call.approved.most_of_body() as usize;
    !call.template.is_open() && short()
}

/// A text that is longer than `max` characters once it is filled.
fn too_long(
    call: &Call<'_>,
    limit: &Limit,
    max: u32,
    filled: usize,
    finding: impl FnOnce(crate::text::Phrase) -> Diagnostic,
) -> Option<Diagnostic> {
    let over = filled.checked_sub(max as usize).filter(|over| *over > 0)?;
    let (what, noun, counted) = (call.what(), limit.noun, limit.counted(filled));
    let most = thousands(max);
    let message = if call.template.is_open() {
        say!(
            "{noun} of {what} can reach {counted}, at most {most}", "{what}：{noun}最长可达 {counted}，最多 {most} 个";
            noun, what, counted
        )
    } else {
        say!(
            "{noun} of {what} has {counted}, at most {most}", "{what}：{noun}有 {counted}，最多 {most} 个";
            noun, what, counted
        )
    };
    let measured = crate::diagnostic::Measured { most: Some(max.into()), ..limit.measured(filled as u64) };
    Some(finding(message).label(say!("{over} too many", "多 {over} 个")).measured(measured))
}

fn outside(limit: &Limit, path: Path, count: usize) -> Diagnostic {
    let (noun, counted, allowed) = (limit.noun, limit.counted(count), limit.allowed());
    let message = if limit.min > 1 {
        say!("{noun} has {counted}, allowed are {allowed}", "{noun}有 {counted}，{allowed}"; noun, counted, allowed)
    } else {
        say!("{noun} has {counted}, {allowed}", "{noun}有 {counted}，{allowed}"; noun, counted, allowed)
    };
    Diagnostic::new(&limit.rule, path, message).label(limit.excess(count)).measured(limit.measured(count as u64))
}

#[cfg(test)]
mod tests {
    use super::{line_breaks, long_run};

    #[test]
    fn line_breaks_are_counted_once() {
        for (text, at) in
            [("", &[] as &[usize]), ("a\nb\n", &[1, 3]), ("a\r\nb\rc\n\r\n", &[1, 4, 6, 7]), ("\r\r\n", &[0, 1])]
        {
            assert_eq!(line_breaks(text).collect::<Vec<_>>(), at, "{text:?}");
        }
    }

    #[test]
    fn runs_of_spaces_are_found_where_they_are_too_long() {
        for (text, run) in [("a  b", None), ("a   b", Some(1..4)), ("é    ", Some(2..6)), ("  é  ", None), ("", None)]
        {
            assert_eq!(long_run(text, 2), run, "{text:?}");
        }
    }
}
