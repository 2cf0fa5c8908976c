//! Every fixture of the repository says the same to us and to other readers.

use super::agree::{BOM, assert_same_json, mutated, to_json};
use super::{json, read, told};
use crate::tree::Syntax;
use proptest::prelude::*;
use serde::Deserialize as _;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The fixtures that another reader of YAML takes another way, and why.
const DIFFERENT: &[(&str, Why)] = &[
    ("rules/shape/not-a-string/invalid-leading-zero.waml.yaml", Why::LeadingZeros),
    ("rules/shape/not-a-string/valid-looks-like.waml.yaml", Why::LeadingZeros),
    ("rules/syntax/merge/valid-list.waml.yaml", Why::Merge),
    ("rules/syntax/merge/valid.waml.yaml", Why::Merge),
    ("valid/carousel/merged-cards.waml.yaml", Why::Merge),
    ("valid/list/merged-rows.waml.yaml", Why::Merge),
    ("valid/text/surrogate-escapes.waml.yaml", Why::SurrogateEscapes),
];

/// The reasons. A fourth one, the second of two keys, is a finding here, and refused there too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// `012` is a number here and a text there; `0b1` is the reverse, as YAML 1.2 has it.
    LeadingZeros,
    /// `<<` is carried out here and a key there.
    Merge,
    /// Two escapes for one character are that character here and refused there.
    SurrogateEscapes,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The texts of all fixtures with an ending, by their names.
fn texts(endings: &[&str]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                // The fixtures of `syntax/encoding` are not text.
                texts.extend(String::from_utf8(std::fs::read(&path).unwrap()).ok().map(|text| (name, text)));
            }
        }
    }
    texts
}

/// What another reader makes of YAML; none where it refuses a document.
fn theirs(text: &str, merged: bool) -> Option<Vec<Value>> {
    let documents = yaml_serde::Deserializer::from_str(text.trim_start_matches(BOM));
    let value = |document| {
        let mut value = yaml_serde::Value::deserialize(document).ok()?;
        if merged {
            value.apply_merge().ok()?;
        }
        Some(to_json(value))
    };
    documents.map(value).collect()
}

/// What we make of it; none where there is a finding.
fn ours(text: &str, syntax: Syntax) -> Option<Vec<Value>> {
    read(text, syntax, |_, tree, findings| {
        findings.is_empty().then(|| tree.documents().iter().map(|&id| json(tree, id)).collect())
    })
}

#[test]
fn yaml_values_agree_but_for_four_reasons() {
    let texts = texts(&[".yaml", ".yml"]);
    assert!(texts.len() > 250, "{}", texts.len());
    let differs = |text: &str| ours(text, Syntax::Yaml).is_some_and(|ours| theirs(text, false) != Some(ours));
    let different: Vec<_> = texts.iter().filter(|(_, text)| differs(text)).map(|(name, _)| name.as_str()).collect();
    assert_eq!(different, DIFFERENT.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (name, why) in DIFFERENT {
        let text = &texts[*name];
        match why {
            Why::LeadingZeros => {
                let plain =
                    |values: Option<Vec<Value>>| values.map(|values| values.into_iter().map(unpadded).collect());
                let (ours, theirs): (Option<Vec<_>>, _) = (plain(ours(text, Syntax::Yaml)), plain(theirs(text, false)));
                assert_eq!(ours, theirs, "{name}");
            }
            Why::Merge => assert_eq!(ours(text, Syntax::Yaml), theirs(text, true), "{name}"),
            Why::SurrogateEscapes => {
                assert_eq!(theirs(text, false), None, "{name}");
                assert!(text.contains(r"\ud83"), "{name}");
            }
        }
    }
}

/// A value whose texts are numbers where they begin with a zero and any reader may think so.
fn unpadded(value: Value) -> Value {
    match value {
        Value::String(text) if text.starts_with('0') => {
            let binary = text.strip_prefix("0b").map(|digits| u64::from_str_radix(digits, 2));
            binary.unwrap_or_else(|| text.parse()).map_or(Value::String(text), Into::into)
        }
        Value::Array(items) => items.into_iter().map(unpadded).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, unpadded(value))).collect(),
        other => other,
    }
}

#[test]
fn what_only_we_refuse_is_a_rule_of_ours() {
    for (name, text) in &texts(&[".yaml", ".yml"]) {
        let findings = told(text, Syntax::Yaml);
        let belongs = |code: &str| name.starts_with(&format!("rules/{code}/invalid"));
        let ruled = findings.iter().all(|(code, _)| belongs(code));
        assert!(findings.is_empty() || ruled || theirs(text, false).is_none(), "{name}: {findings:?}");
    }
    for name in ["invalid.waml.yaml", "invalid-kind.waml.yaml"] {
        let text = &texts(&[name])[&format!("rules/syntax/duplicate-key/{name}")];
        assert_eq!((ours(text, Syntax::Yaml), theirs(text, false)), (None, None), "{name}");
    }
}

#[test]
fn json_agrees() {
    let texts = texts(&[".json"]);
    assert!(texts.len() > 150, "{}", texts.len());
    for (name, text) in &texts {
        let theirs = serde_json::from_str::<Value>(text).ok().map(|value| vec![value]);
        match ours(text, Syntax::Json) {
            Some(ours) => assert_eq!(Some(ours), theirs, "{name}"),
            // Two keys of one name are a mistake here and fine there.
            None => assert!(theirs.is_none() || name.contains("duplicate-key"), "{name}"),
        }
    }
}

/// The JSON fixtures that are small enough to be changed in many ways.
static JSON: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let texts = texts(&[".json", ".jsonl"]).into_values().filter(|text| text.len() < 1500);
    texts.map(|text| &*text.leak()).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_json_is_accepted_where_serde_json_accepts_it(text in mutated(&JSON)) {
        assert_same_json(&text);
    }
}
