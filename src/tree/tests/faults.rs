//! What is said about texts that are wrong.

use super::{documents, read, told};
use crate::tree::Syntax;
use serde_json::json;

fn assert_told(text: &str, syntax: Syntax, expected: &[(&str, &str)]) {
    let found = told(text, syntax);
    let found: Vec<_> = found.iter().map(|(code, at)| (*code, at.as_str())).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn dump() {
    let yaml = ["a: *bold* text\nb: 1\n"];
    for text in yaml {
        read(text, Syntax::Yaml, |_, _, findings| println!("{text:?} {findings:#?}"));
    }
    let _ = (documents("1", Syntax::Json), json!(1), assert_told);
}
