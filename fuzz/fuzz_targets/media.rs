//! Any bytes as a media file: the facts come within the budget, and the rules take them in any place.

#![no_main]

use std::io::Cursor;
use waml::media::{FileKind, MediaFacts, Outcome, read};
use waml::message::Content;
use waml::{Compiler, Message, Report};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let facts = read(Cursor::new(bytes));
    assert_eq!(facts.size, Some(bytes.len() as u64));
    assert!(facts.kind.is_some() || facts.damage.is_some() || facts.unknown.is_some(), "{facts:?}");
    assert!(facts.video.as_ref().is_none_or(|video| video.len() <= 4096));
    // A film is whole, or something is said.
    let film = matches!(facts.kind, Some(FileKind::Mp4 | FileKind::ThreeGp | FileKind::M4a));
    let tracks = facts.video.iter().flatten().count() + facts.audio.iter().flatten().count();
    assert!(!film || tracks > 0 || facts.damage.is_some() || facts.unknown.is_some(), "{facts:?}");
    judged(&facts);
});

fn judged(facts: &MediaFacts) {
    let known = |_: &str| -> Vec<Outcome> { vec![Ok(facts.clone())] };
    for content in [
        Content::image("https://cdn.example.com/a.png"),
        Content::video("https://cdn.example.com/a.mp4"),
        Content::audio("https://cdn.example.com/a.ogg"),
        Content::document("https://cdn.example.com/a.docx"),
    ] {
        let findings = match Compiler::new().media(&known).check(Message { to: None, content }) {
            Ok(checked) => checked.warnings().to_vec(),
            Err(Report { findings, .. }) => findings,
        };
        // What is not known to be right is never passed over.
        let silent = findings.is_empty();
        assert!(!silent || (facts.damage.is_none() && facts.unknown.is_none()), "{facts:?}");
    }
}
