//! Skeletons as they are written: in lines, or in brackets.

use serde_json::Value;

/// A skeleton in lines, the first without indentation.
pub(super) fn block(value: &Value) -> String {
    let mut out = String::new();
    put_block(value, 0, &mut out);
    out.trim_end_matches('\n').to_owned()
}

/// A key with its value in lines.
pub(super) fn block_entry(key: &str, value: &Value) -> String {
    let mut out = String::new();
    put_entry(key, value, 0, &mut out);
    out.trim_end_matches('\n').to_owned()
}

/// An element of a list in lines, with its dash.
pub(super) fn block_item(value: &Value) -> String {
    format!("- {}", block(value).replace('\n', "\n  "))
}

fn put_block(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| put_entry(key, value, depth, out)),
        Value::Array(items) => {
            for item in items {
                out.push_str(&" ".repeat(depth));
                out.push_str(&block_item(item).replace('\n', &format!("\n{}", " ".repeat(depth))));
                out.push('\n');
            }
        }
        scalar => {
            out.push_str(&written(scalar));
            out.push('\n');
        }
    }
}

fn put_entry(key: &str, value: &Value, depth: usize, out: &mut String) {
    out.push_str(&" ".repeat(depth));
    out.push_str(key);
    out.push(':');
    if value.is_object() || value.is_array() {
        out.push('\n');
        put_block(value, depth + 2, out);
    } else {
        out.push(' ');
        out.push_str(&written(value));
        out.push('\n');
    }
}

/// A skeleton in brackets.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        scalar => {
            let text = written(scalar);
            // What separates entries must not stand in a text without quotes.
            let shown = text.strip_prefix("${").and_then(|rest| rest.split_once(':')).map_or("", |(_, shown)| shown);
            let is_bare = !shown.trim_end_matches('}').contains([',', '[', ']', '{', '}', '?']);
            if is_bare || text.starts_with('"') { text } else { format!("\"{text}\"") }
        }
    }
}

fn written(scalar: &Value) -> String {
    match scalar {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{block_entry, block_item, flow};
    use serde_json::json;

    #[test]
    fn skeletons_are_written_in_lines_and_in_brackets() {
        let sections = json!([{"title": "${1:To your door}", "rows": [{"id": "${2:a}", "title": "${3:One, two}"}]}]);
        assert_eq!(
            block_entry("sections", &sections),
            "sections:\n  - title: ${1:To your door}\n    rows:\n      - id: ${2:a}\n        title: ${3:One, two}"
        );
        assert_eq!(block_item(&json!("${1:x}")), "- ${1:x}");
        assert_eq!(flow(&sections), "[{title: ${1:To your door}, rows: [{id: ${2:a}, title: \"${3:One, two}\"}]}]");
    }
}
