//! One JSON object per line and finding, with the fields of [`json`](super::json) and the file.

use super::json::{Finding, mirror, spoken, to_json};
use crate::diagnostic::Diagnostic;
use crate::text::{Language, Source};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    /// The language of the words, where it is not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'static str>,
    #[serde(flatten)]
    finding: Finding<'a>,
}

/// Stands for the findings beyond the budget of a file.
#[derive(Serialize)]
struct Rest<'a> {
    file: &'a str,
    omitted: usize,
}

/// The findings of one text, a line each, and a last line with `omitted` where some were left out.
pub fn render(source: &Source, findings: &[Diagnostic], omitted: usize, language: Language) -> String {
    let mut out = String::new();
    let file = source.name();
    for finding in findings {
        out.push_str(&to_json(&Line { file, lang: spoken(language), finding: mirror(source, finding, language) }));
        out.push('\n');
    }
    if omitted > 0 {
        out.push_str(&to_json(&Rest { file, omitted }));
        out.push('\n');
    }
    out
}
