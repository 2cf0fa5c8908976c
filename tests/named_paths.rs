//! What the documents say lies somewhere, lies there.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

/// Paths of other projects.
const FOREIGN: [&str; 1] = ["src/api/json/catalog.json"];

/// The words in backticks, and where links lead; blocks of code left out.
fn named(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for block in text.split("\n```").step_by(2) {
        out.extend(block.split('`').skip(1).step_by(2));
        out.extend(block.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()));
    }
    out
}

/// Whether a word is the path of a file or a folder of ours.
fn is_path(word: &str, folders: &[String]) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let source = Path::new(word).extension().is_some_and(|extension| extension == "rs");
    let ours = word.split_once('/').is_some_and(|(first, _)| folders.iter().any(|folder| folder == first));
    plain && (source || ours) && !FOREIGN.contains(&word)
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let folders: Vec<_> = entries(root).into_iter().filter(|path| path.is_dir()).collect();
    let folders: Vec<_> = folders.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    let mut documents = entries(&root.join("docs"));
    documents.extend(["README.md", "README.zh.md", "CONTRIBUTING.md"].map(|name| root.join(name)));
    let (mut checked, mut lost) = (0, Vec::new());
    for document in documents.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(document).unwrap();
        let beside = document.parent().unwrap();
        for word in named(&text) {
            let page = Path::new(word).extension().is_some_and(|extension| extension == "md");
            if page && !word.contains("://") || is_path(word, &folders) {
                checked += 1;
                if !(root.join(word).exists() || page && beside.join(word).exists()) {
                    lost.push(format!("{}: {word}", document.file_name().unwrap().to_string_lossy()));
                }
            }
        }
    }
    assert!(checked > 80, "only {checked} paths were found");
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn words_and_links_are_told_from_code() {
    let text = "See `src/a.rs` and [b](c.md#d).\n```sh\ncat `src/no.rs`\n```\nThen `e/f.rs`, `tests/*.rs`.";
    assert_eq!(named(text), ["src/a.rs", "c.md", "e/f.rs", "tests/*.rs"]);
    let folders = ["src".to_owned(), "tests".to_owned()];
    let paths: Vec<_> = named(text).into_iter().filter(|word| is_path(word, &folders)).collect();
    assert_eq!(paths, ["src/a.rs", "e/f.rs"]);
}
