//! `fixtures/valid/<kind>/`: every definition is accepted without a word and becomes exactly the
//! body that lies beside it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;

use fixture::{Checked, files, folder, shown};
use std::fs;
use std::path::{Path, PathBuf};
use waml::{Message, Options, Shape, Source, Syntax, compile};

fn payload(message: &waml::Checked<Message>) -> waml::Payload<'_> {
    message.payload().expect("a recipient")
}

/// All definitions.
fn definitions() -> Vec<PathBuf> {
    let mut files = files(&folder("valid"));
    files.retain(|file| Shape::of(file) == Shape::Definition);
    files
}

/// The bodies of a definition's messages: one object, or a line each.
fn bodies(path: &Path) -> String {
    let messages = messages(path);
    match &messages[..] {
        [message] => payload(message).to_json_pretty() + "\n",
        several => several.iter().map(|message| payload(message).to_json() + "\n").collect(),
    }
}

fn messages(path: &Path) -> Vec<waml::Checked<Message>> {
    let checked = Checked::of(path, Options::default());
    assert!(checked.compiled.findings.is_empty(), "{}\n{}", shown(path), checked.human());
    checked.compiled.documents.into_iter().map(filled).collect()
}

/// The message of a document, with examples in its holes.
fn filled(document: waml::CompiledDocument) -> waml::Checked<Message> {
    let filled = |definition: waml::Definition| definition.fill(&definition.example()).unwrap();
    document.message.or_else(|| document.definition.map(filled)).unwrap()
}

/// The body beside a definition.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_string_lossy();
    let stem = path.with_file_name(name.split(".waml.").next().unwrap());
    let pretty = stem.with_extension("json");
    if pretty.exists() { pretty } else { stem.with_extension("jsonl") }
}

#[test]
fn definitions_become_the_bodies_beside_them() {
    let definitions = definitions();
    assert!(definitions.len() > 50, "{}", definitions.len());
    for path in definitions {
        let body = beside(&path);
        let want = fs::read_to_string(&body).unwrap_or_else(|error| panic!("{}: {error}", body.display()));
        assert_eq!(bodies(&path), want, "{}", shown(&path));
    }
}

#[test]
fn every_body_belongs_to_a_definition() {
    let bodies: Vec<_> = definitions().iter().map(|path| beside(path)).collect();
    for file in files(&folder("valid")) {
        let known = Shape::of(&file) == Shape::Definition || bodies.contains(&file);
        assert!(known, "{} lies beside no definition", shown(&file));
    }
}

#[test]
fn bodies_come_out_as_they_went_in() {
    for path in definitions() {
        let body = beside(&path);
        let text = fs::read_to_string(&body).unwrap();
        let lines: Vec<_> = if body.extension().unwrap() == "jsonl" { text.lines().collect() } else { vec![&text] };
        for line in lines {
            let message = only(line, Shape::Payload, Syntax::Json);
            let payload = message.payload().unwrap();
            let again = if line.contains('\n') { payload.to_json_pretty() + "\n" } else { payload.to_json() };
            assert_eq!(again, line, "{}", shown(&body));
        }
    }
}

#[test]
fn messages_survive_the_way_to_a_payload_and_back_to_a_definition() {
    for path in definitions() {
        for message in messages(&path) {
            let json = message.payload().unwrap().to_json();
            let imported = only(&json, Shape::Payload, Syntax::Json);
            let definition = waml::import::definition(&imported, None);
            let back = only(&definition, Shape::Definition, Syntax::Yaml);
            assert_eq!(*back, *message, "{}\n{definition}", shown(&path));
            assert_eq!(back.payload().unwrap().to_json(), json, "{}\n{definition}", shown(&path));
        }
    }
}

/// The one message of a text.
fn only(text: &str, shape: Shape, syntax: Syntax) -> waml::Checked<Message> {
    let source = Source::new("test", text);
    let mut compiled = compile(&source, shape, syntax, Options::default());
    // A payload holds the code of one recipient, and so does what is made of it.
    compiled.findings.retain(|finding| finding.code != "hint/literal-code");
    assert!(compiled.findings.is_empty(), "{text}\n{:#?}", compiled.findings);
    assert_eq!(compiled.documents.len(), 1, "{text}");
    compiled.documents.into_iter().next().unwrap().message.unwrap()
}
