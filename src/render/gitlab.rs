//! GitLab's code quality report: a JSON list of issues.

use super::fingerprint::Fingerprints;
use super::json::to_json;
use super::{span, told_by_path};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::phrase::say;
use crate::text::{Language, Source};
use serde::Serialize;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The start of a report; [`file()`]s follow, separated by commas, then the [`TAIL`].
pub const HEAD: &str = "[";
/// The end of a report.
pub const TAIL: &str = "]";

/// The issues of one file, separated by commas.
pub fn file(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    let mut names = Fingerprints::default();
    let mut issues: Vec<_> = findings
        .iter()
        .map(|finding| to_json(&issue(source, finding, names.next(source.name(), finding), language)))
        .collect();
    if let Some(last) = findings.last().filter(|_| omitted > 0) {
        let fingerprint = names.next(&format!("{} omitted", source.name()), last);
        issues.push(to_json(&rest(source, omitted, fingerprint, language)));
    }
    issues.join(",\n")
}

fn issue<'a>(source: &'a Source, finding: &'a Diagnostic, fingerprint: String, language: Language) -> Issue<'a> {
    let span = span(&finding.primary);
    let line = |offset: u32| source.position(offset as usize).line;
    let help = finding.help.iter().map(|help| say!(" ({help})", "（{help}）"; help).say(language).to_owned());
    Issue {
        description: told_by_path(finding, language) + &help.collect::<String>(),
        check_name: finding.code,
        fingerprint,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        location: Location { path: source.name(), lines: Lines { begin: line(span.start), end: line(span.end) } },
    }
}

fn rest(source: &Source, omitted: usize, fingerprint: String, language: Language) -> Issue<'_> {
    Issue {
        description: super::not_shown(omitted, language),
        check_name: "waml",
        fingerprint,
        severity: "info",
        location: Location { path: source.name(), lines: Lines { begin: 1, end: 1 } },
    }
}
