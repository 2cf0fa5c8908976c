//! SARIF 2.1.0: one log with one run. Columns count UTF-16 units, and paths are URIs.

mod rules;

use super::fingerprint::Fingerprints;
use super::json::{Numbers, label, to_json};
use super::{End, home, not_shown, place, uri};
use crate::diagnostic::{Diagnostic, Fix, Label};
use crate::text::{Language, Source, Span, Words};
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprint,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Repair<'a>>,
    #[serde(skip_serializing_if = "Properties::is_empty")]
    properties: Properties<'a>,
}

/// What the format has no field for.
#[derive(Serialize)]
struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<Numbers>,
}

impl Properties<'_> {
    fn is_empty(&self) -> bool {
        self.label.is_none() && self.limit.is_none()
    }
}

#[derive(Serialize)]
struct Text<'a> {
    text: Cow<'a, str>,
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Text<'a> {
    Text { text: text.into() }
}

#[derive(Serialize)]
struct Fingerprint {
    #[serde(rename = "codePointerMessage/v1")]
    name: String,
}

#[derive(Serialize)]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: Physical<'a>,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Option::is_none")]
    logical: Option<[Logical<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical<'a> {
    artifact_location: Artifact<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact<'a> {
    uri: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical<'a> {
    fully_qualified_name: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Repair<'a> {
    description: Text<'a>,
    artifact_changes: [Change<'a>; 1],
    properties: Safety,
}

#[derive(Serialize)]
struct Safety {
    safe: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text<'static>,
}

/// Why a run did not do all.
const UNREAD: Words =
    Words::new("something could not be read; the error output says what", "有内容无法读取，详见错误输出");

/// The start of a log, with every rule; [`file()`]s follow, separated by commas, then the [`tail`].
pub fn head(language: Language) -> String {
    let tool = to_json(&rules::tool(language));
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\n\
         \"tool\":{tool},\n\"columnKind\":\"utf16CodeUnits\",\"results\":["
    )
}

/// The results of one file, separated by commas. What was left out is told at the [`tail`].
pub fn file(source: &Source, findings: &[Diagnostic], language: Language) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let uri = uri::of(source.name());
    let mut names = Fingerprints::default();
    let results =
        findings.iter().map(|finding| to_json(&result(source, &uri, finding, names.next("", finding), language)));
    results.collect::<Vec<_>>().join(",\n")
}

/// The end of a log.
pub fn tail(end: End, language: Language) -> String {
    let mut notifications = Vec::new();
    if end.omitted > 0 {
        notifications.push(Notification { level: "warning", message: text(not_shown(end.omitted, language)) });
    }
    if end.failed {
        let message = text(UNREAD.say(language));
        notifications.push(Notification { level: "error", message });
    }
    let invocation = Invocation { execution_successful: !end.failed, tool_execution_notifications: notifications };
    format!("],\"invocations\":[{}]}}]}}", to_json(&invocation))
}

fn result<'a>(source: &Source, uri: &'a str, finding: &'a Diagnostic, name: String, language: Language) -> Finding<'a> {
    let related = finding.related.iter().enumerate();
    Finding {
        rule_id: finding.code,
        rule_index: rules::index(finding.code),
        level: finding.severity.name(),
        message: text(finding.message.say(language)),
        locations: [location(source, uri, None, &finding.primary, language)],
        related_locations: related.map(|(id, label)| location(source, uri, Some(id), label, language)).collect(),
        partial_fingerprints: Fingerprint { name },
        fixes: finding.fix.iter().map(|fix| repair(source, uri, fix, language)).collect(),
        properties: Properties { label: label(finding, language), limit: finding.limit.map(Numbers::of) },
    }
}

fn location<'a>(
    source: &Source,
    uri: &'a str,
    id: Option<usize>,
    label: &'a Label,
    language: Language,
) -> Location<'a> {
    let ((pointer, span), home) = (place(label), home(source, label));
    let uri = if std::ptr::eq(home, source) { Cow::Borrowed(uri) } else { Cow::Owned(uri::of(home.name())) };
    Location {
        id,
        physical: Physical { artifact_location: Artifact { uri }, region: span.map(|span| region(home, span)) },
        logical: (!pointer.is_empty()).then_some([Logical { fully_qualified_name: pointer }]),
        message: (!label.text.is_empty()).then(|| text(label.text.say(language))),
    }
}

fn region(source: &Source, span: Span) -> Region {
    let point = |offset: u32| source.position_utf16(offset as usize);
    let ((start_line, start_column), (end_line, end_column)) = (point(span.start), point(span.end));
    Region { start_line, start_column, end_line, end_column }
}

fn repair<'a>(source: &Source, uri: &'a str, fix: &'a Fix, language: Language) -> Repair<'a> {
    let replacements = fix.edits.iter().map(|edit| Replacement {
        deleted_region: region(source, edit.span),
        inserted_content: (!edit.text.is_empty()).then(|| text(&edit.text)),
    });
    let change = Change { artifact_location: Artifact { uri: uri.into() }, replacements: replacements.collect() };
    Repair {
        description: text(fix.title.say(language)),
        artifact_changes: [change],
        properties: Safety { safe: fix.safe },
    }
}
