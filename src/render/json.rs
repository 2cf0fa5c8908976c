//! The report for programs, version 1.
//!
//! The structs here are the format: they mirror [`Diagnostic`] so that it can change without
//! anyone's script noticing. Additions are allowed in version 1, changes are not.
//!
//! What is about the text, `start` and `end`, is in every report of files. A finding about a message that no text stands
//! behind has neither, and one that is serialized without its text has offsets only.
//!
//! `files` lists the files that have findings or leave something open, in the order of their paths; `summary.files` counts
//! all that were checked. Lines and columns count from 1, columns in characters, offsets in bytes.

use super::open::Open;
use super::place;
use crate::diagnostic::{Diagnostic, Fix, Label, Measured, Path, Place, Severity};
use crate::text::{Language, Position, Source, Span};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

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
    /// The files that have findings or leave something open, in the order of their paths.
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
    /// What only the values decide that fill its definitions; absent where there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    open: Vec<Undecided<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Open rule"))]
struct Undecided<'a> {
    /// The name of the definition.
    definition: &'a str,
    /// The rule that some values may break.
    code: &'a str,
    /// The parameters that decide it, a list's fields as in `plants.id`.
    names: &'a [String],
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Finding", extend("required" = ["code", "family", "severity", "message", "help", "pointer", "start", "end", "related", "fix"])))]
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
    /// Where in the message it is, such as `list.sections[0].title`; absent for what is no part of a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    path: Option<&'a Path>,
    /// The JSON pointer (RFC 6901) of the place in its document.
    pointer: Cow<'a, str>,
    /// The first character.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Point"))]
    start: Option<Point>,
    /// Behind the last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Point"))]
    end: Option<Point>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Related place", extend("required" = ["pointer", "message", "start", "end"])))]
struct Related<'a> {
    /// The file, where it is another one: a catalogue of templates.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    file: Option<&'a str>,
    /// The JSON pointer of the place.
    pointer: Cow<'a, str>,
    /// What is to be seen there.
    message: &'a str,
    /// The first character.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Point"))]
    start: Option<Point>,
    /// Behind the last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Point"))]
    end: Option<Point>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Edit", extend("required" = ["start", "end", "text"])))]
struct Replacement<'a> {
    /// The first character that goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Point"))]
    start: Option<Point>,
    /// Behind the last character that goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Point"))]
    end: Option<Point>,
    /// What comes in its place.
    text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Position", extend("required" = ["line", "column", "offset"])))]
struct Point {
    /// Counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "usize"))]
    line: Option<usize>,
    /// Characters, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "usize"))]
    column: Option<usize>,
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
    file_with_open(source, findings, omitted, &[], language)
}

/// The same with what its definitions leave open; empty where there is neither.
///
/// ```
/// use waml::render::{json, open::Open};
/// use waml::{Language, Source};
///
/// let names = ["plants.id".to_owned()];
/// let open = [Open { definition: "menu", code: "duplicate/row-id", names: &names }];
/// assert_eq!(
///     json::file_with_open(&Source::new("menu.waml.yaml", ""), &[], 0, &open, Language::English),
///     r#"{"file":"menu.waml.yaml","findings":[],"open":[{"definition":"menu","code":"duplicate/row-id","names":["plants.id"]}]}"#
/// );
/// ```
pub fn file_with_open(
    source: &Source,
    findings: &[Diagnostic],
    omitted: usize,
    open: &[Open<'_>],
    language: Language,
) -> String {
    if findings.is_empty() && omitted == 0 && open.is_empty() {
        return String::new();
    }
    let findings = findings.iter().map(|finding| mirror(source, finding, language)).collect();
    let open = open.iter().map(|&Open { definition, code, names }| Undecided { definition, code, names }).collect();
    to_json(&FileReport { file: source.name(), findings, omitted, open })
}

/// The whole report about one text, as `waml check --format json` prints it.
///
/// ```
/// use waml::{Language, Source, render::json};
///
/// let report = json::report(&Source::new("menu.waml.yaml", ""), &[], 0, &[], Language::English);
/// assert_eq!(report, "{\"version\":1,\"files\":[],\"summary\":{\"files\":1,\"errors\":0,\"warnings\":0}}\n");
/// ```
pub fn report(
    source: &Source,
    findings: &[Diagnostic],
    omitted: usize,
    open: &[Open<'_>],
    language: Language,
) -> String {
    let part = file_with_open(source, findings, omitted, open, language);
    let around = if part.is_empty() { "" } else { "\n" };
    let mut summary = Summary::default();
    summary.add(findings);
    [&head(language), around, &part, around, &tail(summary), "\n"].concat()
}

/// The end of a report.
pub fn tail(summary: Summary) -> String {
    format!("],\"summary\":{}}}", to_json(&summary))
}

pub(super) fn mirror<'a>(source: &Source, finding: &'a Diagnostic, language: Language) -> Finding<'a> {
    Mirror { source: Some(source), language }.finding(finding)
}

/// Makes findings into those of the format, with or without the text at hand.
#[derive(Clone, Copy)]
struct Mirror<'s> {
    source: Option<&'s Source>,
    language: Language,
}

impl Mirror<'_> {
    fn finding<'a>(&self, finding: &'a Diagnostic) -> Finding<'a> {
        let language = self.language;
        let (pointer, span) = place(&finding.primary);
        let (start, end) = self.ends(span);
        Finding {
            code: finding.code,
            family: finding.family.name(),
            severity: finding.severity.name(),
            message: finding.message.say(language),
            label: label(finding, language),
            limit: finding.limit.map(Numbers::of),
            help: finding.help.as_ref().map(|help| help.say(language)),
            path: finding.path(),
            pointer,
            start,
            end,
            related: finding.related.iter().map(|label| self.related(label)).collect(),
            fix: finding.fix.as_ref().map(|fix| self.repair(fix, span.is_some())),
        }
    }

    fn related<'a>(&self, label: &'a Label) -> Related<'a> {
        let (pointer, span) = place(label);
        let elsewhere = match &label.place {
            Place::Elsewhere(elsewhere) => Some(&*elsewhere.source),
            _ => None,
        };
        let mirror = Mirror { source: elsewhere.or(self.source), ..*self };
        let (start, end) = mirror.ends(span);
        Related { file: elsewhere.map(Source::name), pointer, message: label.text.say(self.language), start, end }
    }

    /// A change of a text; of a value in a message, the places are bytes of that value.
    fn repair<'a>(&self, fix: &'a Fix, in_text: bool) -> Repair<'a> {
        let mirror = if in_text { *self } else { Mirror { source: None, ..*self } };
        let edits = fix.edits.iter().map(|edit| {
            let (start, end) = mirror.ends(Some(edit.span));
            Replacement { start, end, text: &edit.text }
        });
        Repair { title: fix.title.say(self.language), safe: fix.safe, edits: edits.collect() }
    }

    fn ends(&self, span: Option<Span>) -> (Option<Point>, Option<Point>) {
        let point = |offset: u32| match self.source {
            Some(source) => {
                let Position { line, column, offset } = source.position(offset as usize);
                Point { line: Some(line), column: Some(column), offset }
            }
            None => Point { line: None, column: None, offset: offset as usize },
        };
        (span.map(|span| point(span.start)), span.map(|span| point(span.end)))
    }
}

/// As a finding of the report (`schemas/report.schema.json`), in English. Without the text at hand, `start` and `end`
/// have an `offset` and neither line nor column; a finding about a built message has `path` and `pointer` and neither
/// of the two. [`render::json::finding`](finding) gives the other languages.
///
/// ```
/// let report = waml::Message::to("85290000001", "").check().unwrap_err();
/// let json = serde_json::to_value(&report)?;
/// assert_eq!(json["findings"][0]["code"], "length/text-body");
/// assert_eq!(json["findings"][0]["path"], "text");
/// assert_eq!(json["findings"][0]["limit"]["least"], 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        finding(self, Language::English).serialize(serializer)
    }
}

/// A finding as it stands in a report, in a language, without the text at hand.
///
/// ```
/// use waml::{Language, render::json};
///
/// let report = waml::Message::to("85290000001", "").check().unwrap_err();
/// let finding = serde_json::to_value(json::finding(&report.findings[0], Language::Chinese))?;
/// assert_eq!(finding["message"], "文本为空");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn finding(finding: &Diagnostic, language: Language) -> impl Serialize {
    Mirror { source: None, language }.finding(finding)
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
