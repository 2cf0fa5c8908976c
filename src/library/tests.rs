use super::{Library, Missing};
use crate::message::Message;
use crate::params::Values;
use crate::text::Language;
use proptest::prelude::*;

fn codes(library: &Library) -> Vec<(String, &'static str)> {
    let report = library.report();
    let of = |file: &crate::compile::Faults| {
        file.findings().iter().map(|finding| (file.source().name().to_owned(), finding.code)).collect::<Vec<_>>()
    };
    report.files().flat_map(of).collect()
}

fn named(codes: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    codes.iter().map(|(file, code)| ((*file).to_owned(), *code)).collect()
}

#[test]
fn two_definitions_of_one_name_are_told_at_the_second() {
    let library = Library::read([
        ("zh/order.waml.yaml", "text: 您的订单"),
        ("en/order.waml.yaml", "text: Your order"),
        ("late.waml.yaml", "text: Late.\n---\nname: ORDER\ntext: Another\n"),
    ]);
    let clash = "duplicate/document-name";
    assert_eq!(codes(&library), named(&[("late.waml.yaml", clash), ("zh/order.waml.yaml", clash)]));
    let report = library.report();
    assert_eq!(
        report.say(Language::English),
        "late.waml.yaml:3:7: error[duplicate/document-name]: name `ORDER` differs from `order` in `en/order.waml.yaml` in nothing but case\n  \
         give one of the two a `name` of its own\n\
         zh/order.waml.yaml:1:1: error[duplicate/document-name]: name `order` is also that of a definition in `en/order.waml.yaml`\n  \
         give one of the two a `name` of its own\n"
    );
    assert!(report.say(Language::Chinese).contains("名称 `order` 与 `en/order.waml.yaml` 中的定义相同"));
    assert_eq!(library.get("order").unwrap().file(), "en/order.waml.yaml");
    assert!(library.names().eq(["late", "order"]));
}

#[test]
fn a_name_is_free_again_when_its_file_goes() {
    let mut library = Library::read([("a.waml.yaml", "name: x\ntext: One"), ("b.waml.yaml", "name: x\ntext: Two")]);
    assert!(library.report().is_refused());
    assert!(library.remove("a.waml.yaml") && !library.remove("a.waml.yaml"));
    assert_eq!(library.get("x").unwrap().file(), "b.waml.yaml");
    library.report().into_result().unwrap();
}

#[test]
fn a_change_is_taken_whole_or_not_at_all() {
    let mut library = Library::read([("a.waml.yaml", "text: One"), ("b.waml.yaml", "text: Two")]);
    for wrong in ["text: ''", "txt: One", "text: One\n---\nname: b\ntext: Three", "text: [", "name: B\ntext: One", ""] {
        let report = library.replace("a.waml.yaml", wrong).expect_err(wrong);
        assert!(report.is_refused() && report.files().count() == 1, "{wrong}: {report}");
        assert!(library.names().eq(["a", "b"]), "{wrong}");
        library.report().into_result().expect("as it was");
    }
    library.replace("c.waml.yaml", "text: ''").expect_err("no text");
    assert!(library.files().eq(["a.waml.yaml", "b.waml.yaml"]));
    library.replace("a.waml.yaml", "name: c\ntext: One").unwrap();
    assert!(library.names().eq(["b", "c"]));
}

#[test]
fn what_was_wrong_is_wrong_in_its_new_way() {
    let mut library = Library::read([("a.waml.yaml", "text: ''\n---\ntext: Two")]);
    assert_eq!(
        library.get("a").map(|_| ()),
        Err(Missing::Refused { name: "a".to_owned(), file: "a.waml.yaml".to_owned() })
    );
    assert!(library.get("a-2").is_ok());
    library.replace("a.waml.yaml", "txt: One").expect_err("still wrong");
    assert_eq!(codes(&library), named(&[("a.waml.yaml", "shape/unknown-key")]));
    library.replace("a.waml.yaml", "text: One").unwrap();
    assert!(library.names().eq(["a"]));
    assert_eq!(codes(&library), []);
}

#[test]
fn a_name_that_nothing_has_is_told_with_what_is_near() {
    let library = Library::read([("order-ready.waml.yaml", "text: One"), ("付款提醒.waml.yaml", "text: Two")]);
    let near = |name: &str| match library.get(name) {
        Err(Missing::Unknown { near, .. }) => near,
        other => panic!("{other:?}"),
    };
    for (name, meant) in [
        ("order_ready", Some("order-ready")),
        ("Order-Ready", Some("order-ready")),
        ("order-redy", Some("order-ready")),
        ("付款提示", Some("付款提醒")),
        ("goodbye", None),
        ("", None),
    ] {
        assert_eq!(near(name).as_deref(), meant, "{name}");
    }
}

#[test]
fn every_text_is_a_definition() {
    let library = Library::read([
        ("order.json", br#"{"text": "Hello!"}"#.to_vec()),
        ("row 7", b"text: Hello!".to_vec()),
        ("gbk.waml.yaml", b"text: \xc4\xfa\xba\xc3".to_vec()),
        ("payload.json", br#"{"type": "text", "text": "Hello!"}"#.to_vec()),
    ]);
    assert!(library.names().eq(["order", "row 7"]));
    let found = [("gbk.waml.yaml", "syntax/encoding"), ("payload.json", "shape/other-shape")];
    assert_eq!(codes(&library), named(&found));
}

#[test]
fn a_definition_with_parameters_is_no_message_yet() {
    let text = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";
    let library = Library::read([("hello.waml.yaml", text)]);
    library.report().into_result().unwrap();
    let missing = library.message("hello").unwrap_err();
    assert_eq!(missing.to_string(), "definition `hello` has parameters: fill it with their values");
    let definition = library.get("hello").unwrap().definition().unwrap();
    assert!(definition.fill(&Values::new().set("name", "Lin")).is_ok());
    let said = text.parse::<Message>().unwrap_err().to_string();
    assert_eq!(said, "message: the definition has parameters, and is no message without their values\n");
}

#[test]
fn an_empty_library_is_right() {
    let mut library = Library::read::<String, String>([]);
    library.report().into_result().unwrap();
    assert_eq!(library.get("a").unwrap_err().to_string(), "no definition is called `a`");
    assert!(!library.remove("a"));
    assert_eq!(format!("{library:?}"), "Library { files: 0, names: [], .. }");
}

proptest! {
    /// What a library that was changed step by step says is what one says that is read from the files as they are now.
    #[test]
    fn changes_come_to_the_same_as_reading_anew(
        steps in prop::collection::vec((0..4usize, prop::option::of((0..4usize, any::<bool>()))), 0..20),
    ) {
        let mut library = Library::new();
        let mut files = std::collections::BTreeMap::new();
        for (file, change) in steps {
            let file = format!("{file}.waml.yaml");
            match change {
                None => {
                    prop_assert_eq!(library.remove(&file), files.remove(&file).is_some());
                }
                Some((name, right)) => {
                    let text = format!("name: n{name}\ntext: '{}'", if right { "Hello" } else { "" });
                    if library.replace(&file, text.as_str()).is_ok() {
                        files.insert(file, text);
                    }
                }
            }
            let anew = Library::read(files.clone());
            prop_assert_eq!(library.report().to_string(), anew.report().to_string());
            prop_assert!(library.names().eq(anew.names()));
        }
    }
}
