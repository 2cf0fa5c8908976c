//! What the front ends read, against other readers and against hostile input.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod agree;
mod faults;
mod fixtures;
mod hostile;
mod spans;
mod tokens;

use super::{NodeId, Syntax, Tree, Value};
use crate::diagnostic::{Diagnostic, Place};
use crate::text::{Source, Span};

/// Reads a text and hands the tree and its findings on.
fn read<T>(text: &str, syntax: Syntax, look: impl FnOnce(&Source, &Tree<'_>, &[Diagnostic]) -> T) -> T {
    let source = Source::new("test", text);
    let mut findings = Vec::new();
    let tree = Tree::parse(&source, syntax, &mut findings);
    look(&source, &tree, &findings)
}

/// The codes of the findings, with the text that each points at.
fn told(text: &str, syntax: Syntax) -> Vec<(&'static str, String)> {
    read(text, syntax, |source, _, findings| {
        findings.iter().map(|finding| (finding.code, source.slice(place(finding).1).to_owned())).collect()
    })
}

fn place(finding: &Diagnostic) -> (&str, Span) {
    match &finding.primary.place {
        Place::Text { pointer, span } => (pointer, *span),
        Place::Message { .. } | Place::Value { .. } | Place::Elsewhere(_) => {
            panic!("a finding without a place in the text: {finding:?}")
        }
    }
}

/// A node as JSON; a broken one as the string `<broken>`, a number that JSON lacks as a string.
fn json(tree: &Tree<'_>, id: NodeId) -> serde_json::Value {
    match &tree.node(id).value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(text) => number(text),
        Value::String(text) => text.as_ref().into(),
        Value::Sequence(_) => tree.items(id).iter().map(|item| json(tree, item.node)).collect(),
        Value::Mapping(_) => {
            let entries = tree.entries(id).iter();
            serde_json::Value::Object(entries.map(|e| (e.key.to_string(), json(tree, e.value))).collect())
        }
        Value::Broken => "<broken>".into(),
    }
}

fn number(text: &str) -> serde_json::Value {
    let radix = |digits: &str, radix| i128::from_str_radix(digits, radix).ok();
    let int = match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => radix(digits, 16),
        (_, Some(digits)) => radix(digits, 8),
        _ => text.parse().ok(),
    };
    if let Some(int) = int.filter(|_| text != "-0") {
        return i64::try_from(int).map(Into::into).or_else(|_| u64::try_from(int).map(Into::into)).unwrap_or_else(
            |_| {
                #[expect(clippy::cast_precision_loss, reason = "as other readers do")]
                let float = int as f64;
                float.into()
            },
        );
    }
    let float: f64 = text.parse().unwrap_or(f64::NAN);
    serde_json::Number::from_f64(float).map_or_else(|| text.into(), serde_json::Value::Number)
}

fn documents(text: &str, syntax: Syntax) -> Vec<serde_json::Value> {
    read(text, syntax, |_, tree, _| tree.documents().iter().map(|&id| json(tree, id)).collect())
}
