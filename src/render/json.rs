//! The report for programs, version 1.
//!
//! The structs here are the format: they mirror [`Diagnostic`] so that it can change without
//! anyone's script noticing. Additions are allowed in version 1, changes are not.
//!
//! `files` lists the files that have findings, in the order of their paths; `summary.files` counts
//! all that were checked. Lines and columns count from 1, columns in characters, offsets in bytes.

use super::place;
use crate::diagnostic::{Diagnostic, Fix, Label, Measured, Severity};
use crate::text::{Language, Position, Source, Span};
use serde::Serialize;

/// The start of a report; [`file()`]s follow, separated by commas, then the [`tail`].
pub fn head(language: Language) -> String {
    let lang = spoken(language).map(|code| format!("\"lang\":\"{code}\",")).unwrap_or_default();
    format!("{{\"version\":1,{lang}\"files\":[")
}

/// The language as reports name it; English goes without saying.
pub(super) fn spoken(language: Language) -> Option<&'static str> {
    (language != Language::English).then(|| language.code())
}

/// What `waml check --format json` prints.
// Never made: a report is written in parts, so that no more than one file's has to be held.
#[cfg(feature = "schema")]
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(title = "Report of waml check")]
pub(crate) struct Report<'a> {
    /// The version of this format: 1.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// The language of all words, where it is not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("const" = "zh"))]
    lang: Option<&'static str>,
    /// The files that have findings, in the order of their paths.
    files: Vec<FileReport<'a>>,
    /// All that was checked.
    summary: Summary,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "File"))]
struct FileReport<'a> {
    /// The file's path, as it was found.
    file: &'a str,
    /// What was found, in source order.
    findings: Vec<Finding<'a>>,
    /// Findings beyond the budget of a file.
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Finding"))]
pub(super) struct Finding<'a> {
    /// The rule: `group/what-is-wrong`, stable.
    code: &'a str,
    /// Who says so.
    #[cfg_attr(feature = "schema", schemars(with = "crate::diagnostic::Family"))]
    family: &'static str,
    /// How bad it is.
    #[cfg_attr(feature = "schema", schemars(with = "Severity"))]
    severity: &'static str,
    /// What is wrong, enough on its own.
    message: &'a str,
    /// What is to be seen at the place, such as `2 too many`; absent where there is nothing to add.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    label: Option<&'a str>,
    /// The numbers, where a limit is not kept; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Numbers"))]
    limit: Option<Numbers>,
    /// What to do about it.
    help: Option<&'a str>,
    /// The JSON pointer (RFC 6901) of the place in its document.
    pointer: &'a str,
    /// The first character.
    start: Point,
    /// Behind the last character.
    end: Point,
    /// Other places that have to do with it.
    related: Vec<Related<'a>>,
    /// A change that mends it.
    fix: Option<Repair<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Limit"))]
pub(super) struct Numbers {
    /// What was counted.
    found: u64,
    /// The least that is allowed.
    least: u64,
    /// The most that is allowed; absent where no upper limit is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "u64"))]
    most: Option<u64>,
    /// What all three count.
    #[cfg_attr(feature = "schema", schemars(with = "crate::limits::Unit"))]
    unit: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Related place"))]
struct Related<'a> {
    /// The JSON pointer of the place.
    pointer: &'a str,
    /// What is to be seen there.
    message: &'a str,
    /// The first character.
    start: Point,
    /// Behind the last character.
    end: Point,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Fix"))]
struct Repair<'a> {
    /// What the change does.
    title: &'a str,
    /// Whether it can only be meant so.
    safe: bool,
    /// The replacements, made together.
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Edit"))]
struct Replacement<'a> {
    /// The first character that goes.
    start: Point,
    /// Behind the last character that goes.
    end: Point,
    /// What comes in its place.
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Position"))]
struct Point {
    /// Counted from 1.
    line: usize,
    /// Characters, counted from 1.
    column: usize,
    /// Bytes from the start of the file.
    offset: usize,
}

/// The last part of a report.
///
/// ```
/// use waml::render::json::{Summary, tail};
///
/// assert_eq!(tail(Summary { files: 3, errors: 1, warnings: 0 }), r#"],"summary":{"files":3,"errors":1,"warnings":0}}"#);
/// ```
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Summary"))]
pub struct Summary {
    /// Files that were checked, clean ones included.
    pub files: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
}

/// The part of a report about one file; empty where nothing was found.
pub fn file(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    if findings.is_empty() && omitted == 0 {
        return String::new();
    }
    let findings = findings.iter().map(|finding| mirror(source, finding, language)).collect();
    to_json(&FileReport { file: source.name(), findings, omitted })
}

/// The end of a report.
pub fn tail(summary: Summary) -> String {
    format!("],\"summary\":{}}}", to_json(&summary))
}

pub(super) fn mirror<'a>(source: &Source, finding: &'a Diagnostic, language: Language) -> Finding<'a> {
    let (pointer, span) = place(&finding.primary);
    let (start, end) = ends(source, span);
    Finding {
        code: finding.code,
        family: finding.family.name(),
        severity: finding.severity.name(),
        message: finding.message.say(language),
        label: label(finding, language),
        limit: finding.limit.map(Numbers::of),
        help: finding.help.as_ref().map(|help| help.say(language)),
        pointer,
        start,
        end,
        related: finding.related.iter().map(|label| related(source, label, language)).collect(),
        fix: finding.fix.as_ref().map(|fix| repair(source, fix, language)),
    }
}

/// What is to be seen at the primary place, if anything.
pub(super) fn label(finding: &Diagnostic, language: Language) -> Option<&str> {
    Some(finding.primary.text.say(language)).filter(|text| !text.is_empty())
}

impl Numbers {
    pub(super) fn of(limit: Measured) -> Self {
        let Measured { found, least, most, unit } = limit;
        Self { found, least, most, unit: unit.name() }
    }
}

fn related<'a>(source: &Source, label: &'a Label, language: Language) -> Related<'a> {
    let (pointer, span) = place(label);
    let (start, end) = ends(source, span);
    Related { pointer, message: label.text.say(language), start, end }
}

fn repair<'a>(source: &Source, fix: &'a Fix, language: Language) -> Repair<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = ends(source, edit.span);
        Replacement { start, end, text: &edit.text }
    });
    Repair { title: fix.title.say(language), safe: fix.safe, edits: edits.collect() }
}

fn ends(source: &Source, span: Span) -> (Point, Point) {
    let point = |offset: u32| {
        let Position { line, column, offset } = source.position(offset as usize);
        Point { line, column, offset }
    };
    (point(span.start), point(span.end))
}

/// Nothing in the structs of the formats can fail to serialize.
pub(super) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Summary {
    /// Adds one more file and its findings.
    pub fn add(&mut self, findings: &[Diagnostic]) {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        self.files += 1;
        self.errors += errors;
        self.warnings += findings.len() - errors;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Edit;
    use crate::render::fixture::{at, finding};

    #[test]
    fn a_whole_report() {
        let source = Source::new("a.yaml", "好: x\r\nb: \"好👍\"\n");
        let mut found = finding(at(&source, "/b", "👍"), "1 too many");
        found.related.push(Label { place: at(&source, "/好", "x"), text: "the other".into() });
        let span = Span::new(3, 4);
        found.fix = Some(Fix { title: "drop it".into(), safe: true, edits: vec![Edit { span, text: String::new() }] });
        let mut summary = Summary::default();
        summary.add(std::slice::from_ref(&found));
        let report = [head(Language::English), file(&source, &[found], 0, Language::English), tail(summary)].concat();
        let value: serde_json::Value = serde_json::from_str(&report).expect("it is JSON");
        assert_eq!(value["files"][0]["findings"][0]["start"]["column"], 6);
        insta::assert_snapshot!(report, @r#"{"version":1,"files":[{"file":"a.yaml","findings":[{"code":"length/button-reply-title","family":"incs","severity":"error","message":"reply title has 21 characters, at most 20","label":"1 too many","help":null,"pointer":"/b","start":{"line":2,"column":6,"offset":15},"end":{"line":2,"column":7,"offset":19},"related":[{"pointer":"/好","message":"the other","start":{"line":1,"column":4,"offset":5},"end":{"line":1,"column":5,"offset":6}}],"fix":{"title":"drop it","safe":true,"edits":[{"start":{"line":1,"column":2,"offset":3},"end":{"line":1,"column":3,"offset":4},"text":""}]}}]}],"summary":{"files":1,"errors":1,"warnings":0}}"#);
    }

    #[test]
    fn left_out_findings_are_counted() {
        assert_eq!(file(&Source::new("a", ""), &[], 2, Language::English), r#"{"file":"a","findings":[],"omitted":2}"#);
        assert_eq!(file(&Source::new("a", ""), &[], 0, Language::English), "");
    }
}
