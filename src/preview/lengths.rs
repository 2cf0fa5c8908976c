//! How much of its limits a message uses.

use super::marks::Marks;
use super::screen::Length;
use crate::diagnostic::{Diagnostic, Severity};
use crate::limits::{self, Bound, Limit, NO_MAX, Role, Unit};
use crate::message::visit::{Here, Visit, Walk};
use crate::message::{Content, Header, Message, Template};
use crate::templates::{Approved, ApprovedHeader};

/// The limits of the texts that people see, in the message's order, and every other that is not kept.
pub(super) fn of(message: &Message, marks: &Marks<'_>, approved: Option<&Approved>) -> Vec<Length> {
    let mut lengths = Lengths { marks, found: Vec::new() };
    message.walk(&Here::Message, &mut lengths);
    if let (Content::Template(template), Some(approved)) = (&message.content, approved) {
        lengths.approved(template, approved);
    }
    let Lengths { mut found, .. } = lengths;
    for finding in marks.findings {
        let known = found.iter().any(|length| length.code == finding.code);
        found.extend(broken(finding).filter(|_| !known));
    }
    found
}

/// A limit that is not kept and counts no characters.
fn broken(finding: &Diagnostic) -> Option<Length> {
    let measured = finding.limit.filter(|_| finding.severity == Severity::Error)?;
    let limit = limits::find(finding.code)?;
    let most = usize::try_from(measured.most?).ok()?;
    let found = usize::try_from(measured.found).ok()?;
    let is_count = matches!(measured.unit, Unit::Items | Unit::LineBreaks | Unit::Spaces);
    (is_count && found > most).then_some(Length { code: finding.code, noun: limit.noun, texts: 1, found, most })
}

/// How many characters header and body of a template have once they are filled; texts that are missing count as nothing.
fn filled_lengths(template: &Template, approved: &Approved) -> (Option<usize>, usize) {
    let count = |text: Option<&str>| text.map_or(0, |text| text.chars().count());
    let header = match &approved.header {
        ApprovedHeader::Text(gaps) if !gaps.names.is_empty() => {
            let given = match &template.header {
                Some(Header::Text(text)) => Some(&**text),
                _ => template.named.header.as_ref().map(|named| &*named.text),
            };
            Some(gaps.filled(|_| count(given)))
        }
        _ => None,
    };
    let named = |name: &str| template.named.body.iter().find(|named| *named.name == *name).map(|named| &*named.text);
    let value = |at: usize| match &approved.body {
        gaps if gaps.is_named() => named(&gaps.names[at]),
        _ if approved.authentication => template.code.as_deref(),
        _ => template.body.as_ref().and_then(|body| body.get(at)).map(|text| &**text),
    };
    (header, approved.body.filled(|at| count(value(at))))
}

struct Lengths<'a> {
    marks: &'a Marks<'a>,
    found: Vec<Length>,
}

impl Lengths<'_> {
    /// The texts of a template that a call fills.
    fn approved(&mut self, template: &Template, approved: &Approved) {
        use crate::limits::template as limits;
        let (header, body) = filled_lengths(template, approved);
        if let Some(header) = header {
            self.add(&<limits::FilledHeader as Bound>::LIMIT, header);
        }
        if !approved.body.names.is_empty() {
            let mut limit = <limits::FilledBody as Bound>::LIMIT;
            limit.max = approved.most_of_body();
            self.add(&limit, body);
        }
    }

    fn add(&mut self, limit: &Limit, count: usize) {
        let most = limit.max as usize;
        let code = limit.rule.code;
        let Some(length) = self.found.iter_mut().find(|length| length.code == code) else {
            self.found.push(Length { code, noun: limit.noun, texts: 1, found: count, most });
            return;
        };
        length.texts += 1;
        length.found = length.found.max(count);
    }
}

impl<'m> Visit<'m> for Lengths<'_> {
    fn text<L: Bound>(&mut self, at: &Here<'_>, text: &'m str) {
        let limit = &L::LIMIT;
        if limit.unit != Unit::Characters || limit.max == NO_MAX || self.marks.is_unread(&at.path().0) {
            return;
        }
        let count = text.chars().count();
        let is_seen = matches!(limit.role, Role::Body | Role::Header | Role::Footer | Role::Label);
        if is_seen || !limit.allows(count) {
            self.add(limit, count);
        }
    }
}
