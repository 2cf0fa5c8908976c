//! What holds for every input: there is an answer, it points into the text, and it can be printed.

use waml::render::{Look, human, json, short};
use waml::{Compiled, CompiledDocument, Compiler, Label, Language, Place, Severity, Shape, Source, Span, Syntax, budget};

/// Findings that are rendered.
const SHOWN: usize = 8;

/// Compiles and renders, and asserts what must hold.
pub(crate) fn assert(bytes: &[u8], syntax: Syntax) {
    for shape in [Shape::Definition, Shape::Payload] {
        let compiler = Compiler::new().pedantic(true);
        let (source, compiled) = compiler.compile_bytes("a.waml.yaml", bytes.to_vec(), shape, Some(syntax));
        places(&source, &compiled);
        rendered(&source, &compiled);
        let error = compiled.findings.iter().any(|finding| finding.severity == Severity::Error);
        let right = |document: &&CompiledDocument| document.message.is_some() || document.definition.is_some();
        let count = compiled.documents.iter().filter(right).count();
        assert_eq!(!error, count > 0 && count == compiled.documents.len());
        for document in &compiled.documents {
            let message = document.message.as_ref().and_then(|message| message.payload());
            message.map(|payload| payload.to_json()).unwrap_or_default();
            // What the proof left open may be wrong with some values, and is told then.
            document.definition.as_ref().map(|definition| definition.plan());
        }
    }
}

fn places(source: &Source, compiled: &Compiled) {
    for finding in &compiled.findings {
        let labels = finding.related.iter().chain([&finding.primary]).map(span);
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in labels.chain(edits) {
            assert!(source.text().get(span.range()).is_some(), "{finding:?}");
        }
    }
    assert!(compiled.findings.is_sorted_by_key(|finding| span(&finding.primary).start));
    assert!(compiled.findings.len() <= budget::FINDINGS);
}

fn span(label: &Label) -> Span {
    let Place::Text { span, .. } = &label.place else { panic!("no place in the text: {label:?}") };
    *span
}

fn rendered(source: &Source, compiled: &Compiled) {
    // The first few stand for the others, which would cost nearly all of the time.
    let shown = &compiled.findings[..compiled.findings.len().min(SHOWN)];
    let omitted = compiled.omitted + compiled.findings.len() - shown.len();
    for language in [Language::English, Language::Chinese] {
        json::file(source, shown, omitted, language);
        let look = Look { language, ..Look::default() };
        for text in [human::render_for(source, shown, omitted, look), short::render(source, shown, omitted, language)] {
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        }
    }
}
