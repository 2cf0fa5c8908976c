//! Any message that may be sent survives the way to API JSON and back, and to a definition and
//! back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "fixture/generate.rs"]
mod generate;

use generate::message;
use proptest::prelude::*;
use waml::{Message, Options, Shape, Source, Syntax, compile};

fn read(text: &str, shape: Shape, syntax: Syntax) -> Message {
    let source = Source::new("generated", text);
    let compiled = compile(&source, shape, syntax, Options::default());
    let mut messages = compiled.documents.into_iter().map(|document| document.message);
    match (messages.next(), messages.next()) {
        (Some(Some(message)), None) => message.into_inner(),
        _ => panic!("{text}\n{:#?}", compiled.findings),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_payload_reads_back_equal(message in message()) {
        let checked = message.clone().check().unwrap();
        let payload = checked.payload().unwrap();
        prop_assert_eq!(&read(&payload.to_json(), Shape::Payload, Syntax::Json), &message);
        prop_assert_eq!(&read(&payload.to_json_pretty(), Shape::Payload, Syntax::Json), &message);
        // JSON is YAML, but for texts that only one of the two can hold.
        prop_assert_eq!(&read(&payload.to_json_pretty(), Shape::Payload, Syntax::Yaml), &message);
    }

    #[test]
    fn every_way_to_write_a_payload_writes_the_same(message in message()) {
        let checked = message.check().unwrap();
        let payload = checked.payload().unwrap();
        prop_assert_eq!(payload.to_json(), serde_json::to_string(&payload).unwrap());
        prop_assert_eq!(payload.to_json_pretty(), serde_json::to_string_pretty(&payload).unwrap());
    }

    #[test]
    fn import_and_compile_invert_each_other(message in message()) {
        let checked = message.clone().check().unwrap();
        let definition = waml::import::definition(&checked, None);
        prop_assert_eq!(&read(&definition, Shape::Definition, Syntax::Yaml), &message);
    }
}
