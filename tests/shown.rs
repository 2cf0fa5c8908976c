//! Every public type shows how it is used. That the examples do what they say, the tests of the documentation hold.
//!
//! Taken from the source, since `unreachable_pub` makes sure that what says `pub` is public.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::{Path, PathBuf};

/// The fence of an example.
const FENCE: &str = "```";

fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The public types that a source declares, each with whether an example stands above it.
fn types(source: &str) -> Vec<(&str, bool)> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let (mut out, mut shown, mut attribute) = (Vec::new(), false, false);
    for line in source.lines().map(str::trim) {
        let declared =
            ["pub struct ", "pub enum ", "pub trait ", "pub type "].iter().find_map(|pub_| line.strip_prefix(pub_));
        // An attribute may go on over several lines.
        attribute = line.starts_with("#[") && !line.ends_with(']') || attribute && line != ")]";
        if let Some(name) = declared {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '$').unwrap_or(name.len());
            out.push((&name[..end], shown));
        }
        let above = attribute || line.starts_with("///") || line.starts_with("#[") || line == ")]";
        // In a macro, the example of a type may stand where the macro is called.
        let called = line.starts_with("$(#[$");
        shown = (shown && above) || line.starts_with(&format!("/// {FENCE}")) || called;
    }
    out
}

#[test]
fn every_public_type_shows_how_it_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut all, mut bare) = (0, Vec::new());
    for file in sources(&root) {
        let text = fs::read_to_string(&file).unwrap();
        // What seals a trait is public in name only.
        for (name, shown) in types(&text).into_iter().filter(|(name, _)| *name != "Sealed") {
            all += 1;
            if !shown {
                bare.push(format!("{}: {name}", file.strip_prefix(&root).unwrap().display()));
            }
        }
    }
    assert!(all > 100, "only {all} types were found");
    assert_eq!(bare, Vec::<String>::new());
}

#[test]
fn an_example_is_told_from_words() {
    let source = "/// A.\n///\n/// ```\n/// let a = 1;\n/// ```\n#[derive(Debug)]\n#[cfg_attr(\n    feature = \"x\",\n    \
                  derive(B)\n)]\npub struct A;\n\n/// B.\npub enum B {}\n\n/// ```\n/// f();\n/// ```\npub fn f() {}\npub trait C {}\n";
    assert_eq!(types(source), [("A", true), ("B", false), ("C", false)]);
}
