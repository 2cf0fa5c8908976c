//! Silencing warnings: `# waml: allow(CODE) reason`, above a line or at its end.
//!
//! A comment reaches the findings of one line, and of the text that begins there. Errors cannot be
//! silenced, since no comment makes the API take the message.

use crate::diagnostic::{Diagnostic, Place, Rule, Severity};
use crate::near::nearest;
use crate::rules::wanted::{Options, Wanted};
use crate::rules::{self, allow};
use crate::source::{Source, Span};
use crate::tree::Tree;
use std::ops::Range;

const MARK: &str = "waml:";
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A code in a comment, and what it reaches.
struct Allowance<'s> {
    code: &'s str,
    span: Span,
    reach: Vec<Range<u32>>,
    used: bool,
}

/// The findings that no comment silences, and what is wrong with the comments.
pub(crate) fn apply(source: &Source, tree: &Tree<'_>, findings: Vec<Diagnostic>, options: Options) -> Vec<Diagnostic> {
    if !source.text().contains(MARK) {
        return findings;
    }
    let mut told = Vec::new();
    let mut allowances = Vec::new();
    for comment in comments(source, tree) {
        read(source, tree, comment, &mut allowances, &mut told);
    }
    let mut kept: Vec<_> = findings.into_iter().filter(|finding| !silenced(finding, &mut allowances)).collect();
    // Whether a hint that was not asked for is there, nobody knows.
    // Nor, of a file behind a link, whether it was looked at.
    let asked = |code| rules::find(code).is_none_or(|rule| Wanted::all(options).wants(rule) && !rule.is_about_files());
    let unused = allowances.iter().filter(|allowance| !allowance.used && asked(allowance.code));
    kept.extend(unused.map(|allowance| {
        finding(&allow::unused::RULE, allowance.span, format!("nothing to allow: no `{}` here", allowance.code))
            .label("silences nothing")
            .help("delete the comment, or put it above the line or at its end")
    }));
    kept.extend(told);
    kept
}

fn finding(rule: &Rule, span: Span, message: String) -> Diagnostic {
    Diagnostic::in_text(rule, String::new(), span, message)
}

/// Our comments: a `#` that begins a word outside of every text.
fn comments(source: &Source, tree: &Tree<'_>) -> Vec<Span> {
    let text = source.text();
    let marks =
        text.match_indices('#').filter(|(at, _)| text[at + 1..].trim_start_matches([' ', '\t']).starts_with(MARK));
    // A byte order mark is no part of the first line.
    let begins = marks.filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(char::is_whitespace) || &text[..*at] == BYTE_ORDER_MARK
    });
    let ours = begins.filter(|(at, _)| !tree.covers(*at));
    ours.map(|(at, _)| {
        let line = text[at..].lines().next().unwrap_or("");
        Span::new(at, at + line.trim_end().len())
    })
    .collect()
}

fn read<'s>(
    source: &'s Source,
    tree: &Tree<'_>,
    comment: Span,
    allowances: &mut Vec<Allowance<'s>>,
    told: &mut Vec<Diagnostic>,
) {
    let text = source.slice(comment);
    let said = text.split_once(MARK).map_or("", |(_, said)| said.trim_start());
    let Some((codes, reason)) = said.strip_prefix("allow(").and_then(|rest| rest.split_once(')')) else {
        told.push(
            finding(&allow::malformed::RULE, comment, "a comment for waml that says nothing it knows".to_owned())
                .help("write `# waml: allow(CODE) reason`"),
        );
        return;
    };
    if reason.trim().is_empty() {
        told.push(
            finding(&allow::no_reason::RULE, comment, "an allowance without a reason".to_owned())
                .help("say behind the bracket why the warning is all right here"),
        );
    }
    let reach = reach(source, tree, comment);
    for code in codes.split(',').map(str::trim) {
        let start = comment.start as usize + (code.as_ptr() as usize - text.as_ptr() as usize);
        let span = Span::new(start, start + code.len());
        match refused(code, span) {
            Some(finding) => told.push(finding),
            None => allowances.push(Allowance { code, span, reach: reach.clone(), used: false }),
        }
    }
}

/// Why a code cannot be allowed.
fn refused(code: &str, span: Span) -> Option<Diagnostic> {
    let Some(rule) = rules::find(code) else {
        let shown = crate::source::visible(code);
        let unknown = finding(&allow::unknown_code::RULE, span, format!("no rule is called `{shown}`"));
        return Some(match nearest(code, rules::all().map(|rule| rule.code)) {
            Some(near) => unknown.label(format!("did you mean `{near}`?")),
            None => unknown.help("`waml explain` lists all codes"),
        });
    };
    (rule.severity == Severity::Error).then(|| {
        finding(&allow::error::RULE, span, format!("`{code}` is an error, only warnings can be allowed"))
            .help("mend the message: it would be refused with the comment as well")
    })
}

/// What a comment speaks about: its own line, or, where it stands alone, the next that says
/// something; and the texts that begin there.
fn reach(source: &Source, tree: &Tree<'_>, comment: Span) -> Vec<Range<u32>> {
    let own = source.position(comment.start as usize);
    let alone = source.line(own.line).trim_start_matches(BYTE_ORDER_MARK).trim_start().starts_with('#');
    let speaks = |line: &usize| {
        let text = source.line(*line).trim_start();
        !text.is_empty() && !text.starts_with('#')
    };
    let last = source.position(source.text().len()).line;
    let line = if alone { (own.line + 1..=last).find(speaks) } else { Some(own.line) };
    let Some(line) = line else { return Vec::new() };
    let start = source.line_start(line);
    let span = Span::new(start, start + source.line(line).len());
    let texts = tree.texts_beginning_in(span).map(|text| text.start..text.end);
    std::iter::once(span.start..span.end).chain(texts).collect()
}

fn silenced(finding: &Diagnostic, allowances: &mut [Allowance<'_>]) -> bool {
    let Place::Text { span, .. } = &finding.primary.place else { return false };
    if finding.severity == Severity::Error {
        return false;
    }
    let reaches = |allowance: &&mut Allowance<'_>| {
        allowance.code == finding.code && allowance.reach.iter().any(|reach| reach.contains(&span.start))
    };
    let found = allowances.iter_mut().find(reaches);
    found.map(|allowance| allowance.used = true).is_some()
}
