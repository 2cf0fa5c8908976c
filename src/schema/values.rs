//! What a text says as plain JSON values, the way waml reads it.

use crate::diagnostic::any_error;
use crate::text::Source;
use crate::text::budget;
use crate::tree::{NodeId, Syntax, Tree, Value as Node};
use serde_json::{Number, Value};

/// The documents of a text as values that a schema can judge: YAML 1.2, merges and aliases
/// resolved. `None` where the text has a fault of the syntax, since then nothing can be told.
pub fn values(source: &Source, syntax: Syntax) -> Option<Vec<Value>> {
    let mut findings = Vec::new();
    let tree = Tree::parse(source, syntax, &mut findings);
    if any_error(&findings) {
        return None;
    }
    let mut reader = ValueReader { tree: &tree, visits: 0 };
    tree.documents().iter().map(|root| reader.value(*root)).collect()
}

struct ValueReader<'t, 's> {
    tree: &'t Tree<'s>,
    /// Aliases can make a small text very large.
    visits: usize,
}

impl ValueReader<'_, '_> {
    fn value(&mut self, id: NodeId) -> Option<Value> {
        self.visits += 1;
        if self.visits > budget::VISITS {
            return None;
        }
        Some(match &self.tree.node(id).value {
            Node::Null => Value::Null,
            Node::Bool(value) => Value::Bool(*value),
            Node::Number(text) => number(text),
            Node::String(text) => Value::String(text.clone().into_owned()),
            Node::Sequence(_) => {
                let items = self.tree.items(id).iter();
                Value::Array(items.map(|item| self.value(item.node)).collect::<Option<_>>()?)
            }
            Node::Mapping(_) => {
                let entries = self.tree.entries(id).iter();
                let entry =
                    |entry: &crate::tree::Entry<'_>| Some((entry.key.clone().into_owned(), self.value(entry.value)?));
                Value::Object(entries.map(entry).collect::<Option<_>>()?)
            }
            Node::Broken => return None,
        })
    }
}

/// A number as JSON has it; one that JSON has not is none at all.
fn number(text: &str) -> Value {
    let whole = match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => i64::from_str_radix(digits, 16).ok(),
        (_, Some(digits)) => i64::from_str_radix(digits, 8).ok(),
        _ => text.parse().ok(),
    };
    match whole {
        Some(whole) => whole.into(),
        None => text.parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number),
    }
}
