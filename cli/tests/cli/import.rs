//! `waml import`: from API JSON to definitions, and back again.

use crate::fixtures::{all, name};
use crate::sandbox::{BAD, Sandbox};

const PAYLOAD: &str = r#"{"to": "85290000001", "type": "text", "text": "Hello!"}"#;

#[test]
fn one_payload_is_printed() {
    let sandbox = Sandbox::with(&[("a.json", PAYLOAD)]);
    let ended = sandbox.waml(["import", "a.json"]).code(0).silent_err();
    insta::assert_snapshot!(ended.out, @r#"
    to: "85290000001"
    text: Hello!
    "#);
    assert_eq!(sandbox.fed(PAYLOAD, &["import", "-"]).code(0).out, ended.out);
}

#[test]
fn several_payloads_are_several_documents() {
    let sandbox = Sandbox::with(&[("a.json", PAYLOAD), ("b.yaml", "to: \"85290000002\"\ntype: text\ntext: Bye\n")]);
    let ended = sandbox.waml(["import", "a.json", "b.yaml"]).code(0).silent_err();
    sandbox.file("both.waml.yaml", &ended.out);
    sandbox.waml(["compile", "both.waml.yaml", "-o", "out/"]).code(0);
    assert_eq!(sandbox.names("out"), ["a.json", "b.json"]);
}

#[test]
fn a_folder_gets_a_file_each_and_loses_none() {
    let sandbox = Sandbox::with(&[("a.json", PAYLOAD), ("sub/b.json", PAYLOAD)]);
    let import = ["import", "a.json", "sub/b.json", "-o", "out"];
    sandbox.waml(import).code(0).silent_out().silent_err();
    assert_eq!(sandbox.names("out"), ["a.waml.yaml", "b.waml.yaml"]);
    sandbox.waml(["check", "out"]).code(0);

    sandbox.file("out/b.waml.yaml", "mine");
    std::fs::remove_file(sandbox.path("out/a.waml.yaml")).unwrap();
    let ended = sandbox.waml(import).code(2).silent_out();
    assert!(ended.err.contains("b.waml.yaml") && ended.err.contains("--force"), "{ended:?}");
    assert_eq!(sandbox.names("out"), ["b.waml.yaml"]);
    assert_eq!(sandbox.read("out/b.waml.yaml"), "mine");
    sandbox.waml([&import[..], &["--force"]].concat()).code(0);
    assert_eq!(sandbox.names("out"), ["a.waml.yaml", "b.waml.yaml"]);
    assert_ne!(sandbox.read("out/b.waml.yaml"), "mine");
}

#[test]
fn two_of_one_name_are_refused() {
    let sandbox = Sandbox::with(&[("a.json", PAYLOAD), ("sub/a.yaml", PAYLOAD)]);
    let ended = sandbox.waml(["import", "a.json", "sub/a.yaml", "-o", "out"]).code(2).silent_out();
    assert!(ended.err.contains("sub/a.yaml"), "{ended:?}");
    assert!(!sandbox.path("out").exists());
}

#[test]
fn a_payload_that_is_wrong_is_not_imported() {
    let sandbox = Sandbox::with(&[("a.json", PAYLOAD), ("b.json", r#"{"type": "text", "text": 1}"#), ("c.yaml", BAD)]);
    for wrong in ["b.json", "c.yaml"] {
        let ended = sandbox.waml(["import", "a.json", wrong, "-o", "out"]).code(1).silent_out();
        assert!(ended.err.contains(wrong), "{ended:?}");
    }
    sandbox.waml(["import", "missing.json"]).code(2).silent_out();
    sandbox.waml(["import", "a.json", "--force"]).code(2).silent_out();
    assert!(!sandbox.path("out").exists());
}

#[test]
fn a_definition_is_told_apart() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", "text: Hello\n")]);
    sandbox.waml(["import", "a.waml.yaml"]).code(1).silent_out();
}

/// All payloads that the project ships, one message each.
fn payloads() -> Vec<std::path::PathBuf> {
    let documented =
        all("documented").into_iter().filter(|path| path.parent().is_some_and(|up| up.ends_with("documented")));
    documented.chain(all("valid")).filter(|path| path.extension().is_some_and(|end| end == "json")).collect()
}

#[test]
fn import_and_compile_give_the_normal_form() {
    let payloads = payloads();
    assert!(payloads.len() > 60, "{}", payloads.len());
    for path in payloads {
        let sandbox = Sandbox::new();
        let definition = sandbox.waml(["import".as_ref(), path.as_os_str()]).code(0).out;
        sandbox.file("back.waml.yaml", &definition);
        let back = sandbox.waml(["compile", "back.waml.yaml"]).code(0).silent_err().out;
        let normal = sandbox.waml(["compile".as_ref(), path.as_os_str()]).code(0).out;
        assert_eq!(back, normal, "{}:\n{definition}", name(&path));
        let again = sandbox.fed(&normal, &["compile", "-"]).code(0).out;
        assert_eq!(again, normal, "{}: the normal form of a normal form", name(&path));
    }
}
