//! reviewdog's diagnostic format: one JSON document. It counts columns in bytes, from 1.

use super::json::to_json;
use super::{COLON, HELP, home, place, told_by_path};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::text::{Language, Position, Source, Span};
use serde::Serialize;

#[derive(Serialize)]
struct Entry<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location<'a>,
}

/// The start of a report; [`file()`]s follow, separated by commas, then the [`TAIL`].
pub const HEAD: &str = r#"{"source":{"name":"waml"},"diagnostics":["#;
/// The end of a report.
pub const TAIL: &str = "]}";

/// The diagnostics of one file, separated by commas.
pub fn file(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    let mut entries: Vec<_> = findings.iter().map(|finding| to_json(&entry(source, finding, language))).collect();
    if omitted > 0 {
        entries.push(to_json(&rest(source, omitted, language)));
    }
    entries.join(",\n")
}

fn entry<'a>(source: &'a Source, finding: &'a Diagnostic, language: Language) -> Entry<'a> {
    let help = finding
        .help
        .iter()
        .map(|help| format!("\n{}{}{}", HELP.say(language), COLON.say(language), help.say(language)));
    Entry {
        message: told_by_path(finding, language) + &help.collect::<String>(),
        location: location(source, &finding.primary),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
        },
        code: Some(Code { value: finding.code, url: super::page(finding.code, language) }),
        suggestions: finding.fix.iter().filter_map(|fix| suggestion(source, fix)).collect(),
        related_locations: finding.related.iter().map(|label| related(source, label, language)).collect(),
    }
}

fn rest(source: &Source, omitted: usize, language: Language) -> Entry<'_> {
    Entry {
        message: super::not_shown(omitted, language),
        location: Location { path: source.name(), range: None },
        severity: "INFO",
        code: None,
        suggestions: Vec::new(),
        related_locations: Vec::new(),
    }
}

fn related<'a>(source: &'a Source, label: &'a Label, language: Language) -> Related<'a> {
    Related { message: label.text.say(language), location: location(source, label) }
}

fn location<'a>(source: &'a Source, label: &'a Label) -> Location<'a> {
    let home = home(source, label);
    Location { path: home.name(), range: place(label).1.map(|span| range(home, span)) }
}

fn range(source: &Source, span: Span) -> Range {
    let point = |offset: u32| {
        let Position { line, offset, .. } = source.position(offset as usize);
        Point { line, column: offset.saturating_sub(source.written_from(line)) + 1 }
    };
    Range { start: point(span.start), end: point(span.end) }
}

/// Suggestions of one diagnostic are alternatives, so a fix with several edits becomes one
/// replacement from the first edit to the last.
fn suggestion(source: &Source, fix: &Fix) -> Option<Suggestion> {
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    let mut text = String::new();
    let mut at = first.span.start;
    for edit in &fix.edits {
        text.push_str(source.slice(Span { start: at, end: edit.span.start.max(at) }));
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    Some(Suggestion { range: range(source, Span { start: first.span.start, end: last.span.end }), text })
}
