//! A row that no message is made of.

use serde_json::{Map, Value, json};
use waml::text::{Language, Phrase};
use waml::{Diagnostic, Place, Report, Severity};

/// What is wrong with a row.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    /// The column, or the path into a row of JSON.
    pub(super) column: Option<String>,
    pub(super) message: Phrase,
}

/// A row that is wrong.
#[derive(Debug)]
pub(super) struct Reject {
    pub(super) row: u64,
    pub(super) line: u64,
    /// At least one.
    pub(super) faults: Vec<Fault>,
    /// The row as it was, as JSON on one line.
    pub(super) data: String,
}

impl Fault {
    pub(super) fn new(code: &'static str, column: Option<&str>, message: Phrase) -> Self {
        Self { code, column: column.map(str::to_owned), message }
    }

    /// All that a report says is wrong; what it only advises rejects no row.
    pub(super) fn of(report: Report) -> Vec<Self> {
        let wrong = report.findings.into_iter().filter(|finding| finding.severity == Severity::Error);
        wrong.map(Self::of_one).collect()
    }

    fn of_one(finding: Diagnostic) -> Self {
        let column = match finding.primary.place {
            Place::Value { path } => Some(path),
            _ => None,
        };
        Self { code: finding.code, column, message: finding.message }
    }

    fn json(&self, language: Language) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("column".to_owned(), json!(self.column));
        object.insert("code".to_owned(), json!(self.code));
        object.insert("message".to_owned(), json!(self.message.say(language)));
        object
    }
}

impl Reject {
    /// As a line of a file of rejects.
    pub(super) fn line(&self, language: Language) -> String {
        let mut object = Map::new();
        object.insert("row".to_owned(), json!(self.row));
        object.insert("line".to_owned(), json!(self.line));
        let mut faults = self.faults.iter().map(|fault| fault.json(language));
        object.extend(faults.next().unwrap_or_default());
        object.insert("more".to_owned(), faults.map(Value::Object).collect());
        let mut line = Value::Object(object).to_string();
        line.pop();
        line.push_str(",\"data\":");
        line.push_str(&self.data);
        line.push_str("}\n");
        line
    }
}
