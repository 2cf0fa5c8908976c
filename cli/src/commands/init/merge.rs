//! Settings of an editor that are there already: what is wanted is added to them, and nothing else changes. Comments,
//! order and layout stay, which is proved by reading the result.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstObject, CstRootNode};
use serde_json::{Map, Value};

/// What becomes of settings.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Merged {
    /// All that is wanted is there.
    Same,
    /// The settings with what is wanted.
    Changed(String),
    /// They say something else where it should go, or cannot be read.
    Clash,
}

/// The dialect that editors take: JSON with comments and trailing commas.
const DIALECT: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_loose_object_property_names: false,
    allow_trailing_commas: true,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Adds to settings what is wanted.
pub(super) fn merge(settings: &str, wanted: &str) -> Merged {
    let Some(marked) = settings.strip_prefix('\u{feff}') else { return merge_unmarked(settings, wanted) };
    match merge_unmarked(marked, wanted) {
        Merged::Changed(text) => Merged::Changed(format!("\u{feff}{text}")),
        other => other,
    }
}

fn merge_unmarked(settings: &str, wanted: &str) -> Merged {
    let Ok(Value::Object(wanted)) = serde_json::from_str(wanted) else { return Merged::Clash };
    let Ok(root) = CstRootNode::parse(settings, &DIALECT) else { return Merged::Clash };
    let before = root.to_serde_value().unwrap_or_else(|| Value::Object(Map::new()));
    let mut after = before.clone();
    let clear = root.value().is_none() || root.object_value().is_some_and(|object| is_clear(&object));
    if !clear || !unite(&mut after, &Value::Object(wanted.clone())) {
        return Merged::Clash;
    }
    if after == before {
        return Merged::Same;
    }
    add(&root.object_value_or_set(), &wanted);
    let text = root.to_string();
    let proved = CstRootNode::parse(&text, &DIALECT).is_ok_and(|root| root.to_serde_value() == Some(after));
    if proved && keeps(&text, settings) { Merged::Changed(text) } else { Merged::Clash }
}

/// Whether no key stands twice in an object, where nobody knows which of them counts.
fn is_clear(object: &CstObject) -> bool {
    let mut names: Vec<_> =
        object.properties().iter().filter_map(jsonc_parser::cst::CstObjectProp::decoded_name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    names.len() == count
}

/// Makes of a value one that also says what is wanted, unless it says something else there.
fn unite(value: &mut Value, wanted: &Value) -> bool {
    match (value, wanted) {
        (Value::Object(entries), Value::Object(wanted)) => wanted.iter().all(|(key, wanted)| {
            if let Some(value) = entries.get_mut(key) {
                unite(value, wanted)
            } else {
                entries.insert(key.clone(), wanted.clone());
                true
            }
        }),
        (Value::Array(items), Value::Array(wanted)) => {
            for item in wanted {
                if !items.contains(item) {
                    items.push(item.clone());
                }
            }
            true
        }
        (value, wanted) => value == wanted,
    }
}

/// The same in the text. Values of another kind than is wanted stay; [`unite`] has found none.
fn add(object: &CstObject, wanted: &Map<String, Value>) {
    for (key, wanted) in wanted {
        let Some(property) = object.get(key) else {
            object.append(key, input(wanted));
            continue;
        };
        if let (Value::Object(wanted), Some(object)) = (wanted, property.object_value()) {
            add(&object, wanted);
        }
        if let (Value::Array(wanted), Some(list)) = (wanted, property.array_value()) {
            let there: Vec<_> = list.elements().iter().filter_map(jsonc_parser::cst::CstNode::to_serde_value).collect();
            for item in wanted.iter().filter(|item| !there.contains(item)) {
                list.append(input(item));
            }
        }
    }
}

fn input(value: &Value) -> CstInputValue {
    match value {
        Value::Null => CstInputValue::Null,
        Value::Bool(value) => CstInputValue::Bool(*value),
        Value::Number(number) => CstInputValue::Number(number.to_string()),
        Value::String(text) => CstInputValue::String(text.clone()),
        Value::Array(items) => CstInputValue::Array(items.iter().map(input).collect()),
        Value::Object(entries) => {
            CstInputValue::Object(entries.iter().map(|(key, value)| (key.clone(), input(value))).collect())
        }
    }
}

/// Whether a text holds all that another one says, in its order: values, and comments too.
fn keeps(text: &str, of: &str) -> bool {
    let written = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let mut rest = written(text).into_iter();
    written(of).iter().all(|wanted| rest.any(|c| c == *wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = include_str!("settings.json");

    fn changed(settings: &str, wanted: &str) -> String {
        match merge(settings, wanted) {
            Merged::Changed(text) => text,
            other => panic!("{settings}: {other:?}"),
        }
    }

    #[test]
    fn comments_and_layout_stay() {
        let settings = r#"// mine
{
    "editor.tabSize": 2, // two
    /* schemas */
    "yaml.schemas": {
        "./other.json": "*.other.yaml", // theirs
    },
}
"#;
        insta::assert_snapshot!(changed(settings, SETTINGS), @r#"
        // mine
        {
            "editor.tabSize": 2, // two
            /* schemas */
            "yaml.schemas": {
                "./other.json": "*.other.yaml", // theirs
                "./schemas/definition.schema.json": ["*.waml.yaml", "*.waml.yml"],
            },
            "json.schemas": [
                {
                    "fileMatch": ["*.waml.json"],
                    "url": "./schemas/definition.schema.json",
                },
            ],
        }
        "#);
    }

    #[test]
    fn what_is_there_is_not_added_again() {
        for settings in
            ["", "{}", "// nothing yet\n", "{\n}\n", "{\"a\": 1}", "\u{feff}{\r\n  \"a\": [1, 2,],\r\n}\r\n"]
        {
            let once = changed(settings, SETTINGS);
            assert_eq!(merge(&once, SETTINGS), Merged::Same, "{once}");
            assert!(once.ends_with('\n') == settings.ends_with('\n') || settings.is_empty(), "{once:?}");
            assert!(!settings.contains('\r') || !once.replace("\r\n", "").contains('\n'), "{once:?}");
        }
        let list = "{\"recommendations\": [\"a.b\", // first\n]}";
        insta::assert_snapshot!(changed(list, r#"{"recommendations": ["redhat.vscode-yaml"]}"#), @r#"
        {"recommendations": ["a.b", // first
            "redhat.vscode-yaml",
        ]}
        "#);
    }

    #[test]
    fn what_says_something_else_is_left_alone() {
        let bound = r#"{"yaml.schemas": {"./schemas/definition.schema.json": "*.waml.yaml"}}"#;
        let others = [bound, "[]", "1", "{", "{\"a\": 1 \"b\": 2}", "{a: 1}", "{'a': 1}", "{\"yaml.schemas\": null}"];
        for settings in others.into_iter().chain(["{\"yaml.schemas\": {}, \"yaml.schemas\": {}}", "{} {}"]) {
            assert_eq!(merge(settings, SETTINGS), Merged::Clash, "{settings}");
        }
    }
}
