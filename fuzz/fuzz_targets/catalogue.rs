//! Any bytes as a catalogue of templates: what was read can be called, and what was not is told.

#![no_main]

use waml::message::{Message, Template};
use waml::templates::Catalogue;
use waml::{Compiler, Place, Source};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source::from_bytes("a.json", bytes.to_vec()).unwrap_or_else(|(source, _)| source);
    let (catalogue, files) = Catalogue::of([source]);
    for file in &files {
        for finding in &file.findings {
            let Place::Text { span, .. } = &finding.primary.place else { panic!("no place in the text: {finding}") };
            assert!(file.source.text().get(span.range()).is_some(), "{finding}");
        }
    }
    let told = files.iter().any(|file| !file.findings.is_empty());
    assert!(told || !catalogue.is_empty());
    let compiler = Compiler::new().templates(&catalogue);
    for approved in catalogue.iter().filter(|approved| approved.is_sendable()) {
        // A name of wrong characters is told on its own.
        let usable = approved.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        let call = approved.skeleton().filter(|_| usable && approved.name.len() <= 512);
        if let Some(call) = call {
            let checked = compiler.check(Message::to("85290000001", call));
            assert!(checked.is_ok() || approved.body.names.len() > 300 || long(approved), "{checked:?}");
        }
        let _ = compiler.check(Message::to("85290000001", Template::new(approved.name.clone()).parameter("x")));
    }
});

/// Whether a text leaves no room for what fills it.
fn long(approved: &waml::templates::Approved) -> bool {
    let header = match &approved.header {
        waml::templates::ApprovedHeader::Text(gaps) => gaps.text.len() + gaps.names.len(),
        _ => 0,
    };
    approved.body.text.len() > 500 || header > 50
}
