//! A `JUnit` report: a suite per file, a case per finding. The only place that names `quick_junit`.
//!
//! Errors are failures. Warnings are skipped cases, so that a run that passes is shown as one. A
//! file without findings is one case that passes.

use super::{COLON, HELP, line, not_shown, place, told, whereabouts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Language, Source, visible};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// The start of a report; [`file()`]s follow, then the [`TAIL`].
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"waml\">\n";
/// The end of a report.
pub const TAIL: &str = "</testsuites>\n";

/// The suite of one file.
pub fn file(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    let mut suite = TestSuite::new(legal(&visible(source.name())));
    for finding in findings {
        suite.add_test_case(case(source, finding, language));
    }
    if findings.is_empty() {
        suite.add_test_case(named(source, "waml", TestCaseStatus::success()));
    }
    if omitted > 0 {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(not_shown(omitted, language));
        suite.add_test_case(named(source, "waml", status));
    }
    alone(suite)
}

fn case(source: &Source, finding: &Diagnostic, language: Language) -> TestCase {
    let (pointer, _) = place(&finding.primary);
    let at = whereabouts(source, &finding.primary);
    let mut status = match finding.severity {
        Severity::Error => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Severity::Warning => TestCaseStatus::skipped(),
    };
    let mut description = format!("{}:{at} {pointer}", source.name());
    if let Some(help) = &finding.help {
        description.extend(["\n", HELP.say(language), COLON.say(language), help.say(language)]);
    }
    status.set_message(legal(&line(&told(finding, language))));
    status.set_type(finding.severity.name());
    let description: Vec<_> = description.lines().map(|text| legal(&line(text))).collect();
    status.set_description(description.join("\n"));
    named(source, &format!("{} at {at}", finding.code), status)
}

fn named(source: &Source, name: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(legal(&visible(source.name())));
    case
}

/// Text without the two characters that XML cannot hold and `quick_junit` lets pass.
fn legal(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// The suite as it stands inside a report. A whole report would have to be held in memory until
/// the last file is read.
fn alone(suite: TestSuite) -> String {
    let mut report = Report::unnamed();
    report.add_test_suite(suite);
    let Ok(whole) = report.to_string() else { return String::new() };
    let start = whole.find("    <testsuite ").unwrap_or(whole.len());
    let end = whole.rfind(TAIL.trim_end()).unwrap_or(start);
    whole[start..end.max(start)].to_owned()
}
