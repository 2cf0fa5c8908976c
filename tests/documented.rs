//! `fixtures/documented/`: what the API document shows is accepted and comes out as it went in;
//! what only looks like JSON there is refused, at the slip.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;

use fixture::{Checked, files, folder, shown};
use std::fs;
use std::path::{Path, PathBuf};
use waml::{Options, Shape, Source, Syntax, compile};

/// The files of the folder itself, not of those in it.
fn examples() -> Vec<PathBuf> {
    let root = folder("documented");
    let mut files = files(&root);
    files.retain(|file| file.parent() == Some(&root));
    files
}

/// What makes two texts the same JSON, keys in the same order: all but white space between tokens
/// and the spelling of characters.
fn tokens(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '"' {
            let mut strings = serde_json::Deserializer::from_str(rest).into_iter::<String>();
            out.push_str(&serde_json::to_string(&strings.next().unwrap().unwrap()).unwrap());
            rest = &rest[strings.byte_offset()..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
        rest = rest.trim_start();
    }
    out
}

#[test]
fn examples_are_accepted_and_come_out_as_they_went_in() {
    let examples = examples();
    assert!(examples.len() >= 20, "{}", examples.len());
    for path in examples {
        let checked = Checked::of(&path, Options::default());
        assert!(!checked.is_refused(), "{}\n{}", shown(&path), checked.human());
        let payload = checked.compiled.documents[0].message.as_ref().unwrap().payload().unwrap();
        assert_eq!(tokens(&payload.to_json()), tokens(checked.source.text()), "{}", shown(&path));
        // As YAML they say the same.
        let compiled = compile(&checked.source, Shape::Payload, Syntax::Yaml, Options::default());
        let message = compiled.documents[0].message.as_ref().unwrap();
        assert_eq!(message.payload().unwrap().to_json(), payload.to_json(), "{}", shown(&path));
    }
}

#[test]
fn examples_that_are_no_json_are_refused_at_the_slip() {
    let files = files(&folder("documented/not-json"));
    assert!(files.len() >= 10, "{}", files.len());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_err(), "{} is JSON", shown(&path));
        let checked = Checked::of(&path, Options::default());
        let syntax = checked.codes().iter().filter(|code| code.starts_with("syntax/")).count();
        assert!(syntax > 0 && checked.is_refused(), "{}\n{}", shown(&path), checked.human());
        assert!(checked.compiled.documents.iter().all(|document| document.message.is_none()), "{}", shown(&path));
        snapshot(&path, &checked.human());
    }
}

#[test]
fn pasted_under_a_yaml_name_they_are_refused_as_well() {
    for path in files(&folder("documented/not-json")) {
        let source = Source::new("a.yaml", fs::read_to_string(&path).unwrap());
        for shape in [Shape::Payload, Shape::Definition] {
            let compiled = compile(&source, shape, Syntax::Yaml, Options::default());
            assert!(compiled.documents.iter().all(|document| document.message.is_none()), "{}", shown(&path));
            assert!(!compiled.findings.is_empty(), "{}", shown(&path));
        }
    }
}

/// A snapshot that lies beside its input.
fn snapshot(file: &Path, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(file.parent().unwrap());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    settings.bind(|| insta::assert_snapshot!(name, text));
}
