//! Catalogues of approved templates: `templates` in `waml.toml`, and `waml templates`.

use crate::sandbox::Sandbox;

const CONFIG: (&str, &str) = ("waml.toml", "templates = ['templates/*.json']\n");

const LIST: (&str, &str) = (
    "templates/1.json",
    r#"{"status": "success", "code": 200, "message": "", "data": [
  {"name": "order_packed", "language": "en", "status": "APPROVED", "components": [
    {"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "Hello {{1}}, order {{2}} is packed."}
  ]},
  {"name": "order_track", "language": "en", "status": "APPROVED", "components": [
    {"type": "BODY", "text": "On its way."},
    {"type": "BUTTONS", "buttons": [{"type": "URL", "url": "https://example.com/{{1}}"}]}
  ]},
  {"name": "order_late", "language": "en", "status": "APPROVED", "components": [{"type": "BODY", "text": "Late: {{1}}"}]},
  {"name": "order_late", "language": "zh_HK", "status": "APPROVED", "components": [{"type": "BODY", "text": "\u5ef6\u8aa4"}]}
]}
"#,
);

const WRONG: &str = "to: \"85290000001\"\ntemplate:\n  name: order_packed\n  body: [Wei]\n";

#[test]
fn calls_are_held_against_the_files_that_a_configuration_names() {
    let sandbox = Sandbox::with(&[CONFIG, LIST, ("messages/a.waml.yaml", WRONG)]);
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    let places = ["messages/a.waml.yaml:3:3 template/header-missing", "messages/a.waml.yaml:4:9 template/body-count"];
    assert_eq!(ended.places(), places);
    // The definition is the other party, by its file.
    let report = sandbox.waml(["check", "--format", "json"]).code(1).json();
    let related = &report["files"][0]["findings"][1]["related"][0];
    assert_eq!((related["file"].as_str(), related["start"]["line"].as_u64()), (Some("templates/1.json"), Some(3)));
    let human = sandbox.waml(["check"]).code(1);
    assert!(
        human.out.contains("  see: templates/1.json:3:69: its body: `Hello {{1}}, order {{2}} is packed.`"),
        "{human:?}"
    );
    sandbox.waml(["check", "--isolated"]).code(0).silent_out();
    let refused = sandbox.waml(["compile", "messages"]).code(1).silent_out();
    assert!(refused.err.contains("template/body-count"), "{refused:?}");
    // The same from a folder below, where the catalogue stands further up.
    let mut below = sandbox.command();
    let output = below.args(["check", "--format", "short"]).current_dir(sandbox.path("messages")).output().unwrap();
    assert_eq!(crate::sandbox::Ended::of(&output).code(1).places().len(), 2);
}

#[test]
fn files_of_templates_are_checked_themselves() {
    let broken = r#"{"error": {"message": "Invalid token", "code": 190}}"#;
    let sandbox =
        Sandbox::with(&[CONFIG, LIST, ("templates/2.json", broken), ("a.waml.yaml", "template: {name: gone}\n")]);
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    // What is in a file that could not be read is not known, so no name is unknown.
    assert_eq!(ended.places(), ["templates/2.json:1:2 catalogue/unreadable"]);
    // Named as a text, it is read as what it is, and told once.
    let named = sandbox.waml(["check", "--format", "short", "templates/1.json", "templates/2.json"]).code(1);
    assert_eq!(named.places(), ["templates/2.json:1:2 catalogue/unreadable"]);
    let mut below = sandbox.command();
    let output = below.args(["check", "--format", "short", "1.json"]).current_dir(sandbox.path("templates")).output();
    assert!(crate::sandbox::Ended::of(&output.unwrap()).code(1).places()[0].ends_with("catalogue/unreadable"));
    sandbox.waml(["compile", "a.waml.yaml", "--to", "85290000001"]).code(1).silent_out();
    sandbox.file("templates/2.json", "[]");
    assert_eq!(
        sandbox.waml(["check", "--format", "short"]).code(1).places(),
        ["a.waml.yaml:1:18 template/unknown-name"]
    );
}

#[test]
fn a_warning_about_a_catalogue_can_be_allowed_and_may_fail() {
    let odd = r#"[{"name": "plain", "status": "DREAMT", "components": [{"type": "BODY", "text": "Hello."}]}]"#;
    let sandbox = Sandbox::with(&[CONFIG, ("templates/1.json", odd), ("a.waml.yaml", "template: {name: plain}\n")]);
    assert_eq!(
        sandbox.waml(["check", "--format", "short"]).code(0).places(),
        ["templates/1.json:1:30 catalogue/unknown-part"]
    );
    sandbox.waml(["check", "--strict"]).code(1);
    sandbox.file("waml.toml", "strict = true\ntemplates = ['templates/*.json']\nallow = ['catalogue/unknown-part']\n");
    sandbox.waml(["check"]).code(0).silent_out();
}

#[test]
fn a_glob_without_files_is_told_and_judges_nothing() {
    let sandbox = Sandbox::with(&[CONFIG, ("a.waml.yaml", "template: {name: gone}\n")]);
    let ended = sandbox.waml(["check"]).code(0).silent_out();
    assert!(ended.err.contains("no file matches `templates/*.json`"), "{ended:?}");
    assert!(!sandbox.waml(["check", "--quiet"]).code(0).err.contains("templates"));
}

#[test]
fn the_list_says_what_a_call_gives() {
    let sandbox = Sandbox::with(&[CONFIG, LIST]);
    let ended = sandbox.waml(["templates"]).code(0);
    insta::assert_snapshot!(ended.out, @r"
    name          languages  status    a call gives
    order_late    en         APPROVED  body 1
    order_late    zh_HK      APPROVED  its name
    order_packed  en         APPROVED  header image, body 2
    order_track   en         APPROVED  cannot be called: the address of button 0 has a gap
    ");
    let chinese = sandbox.waml(["templates", "--lang", "zh"]).code(0);
    assert!(chinese.out.contains("无法调用：索引 0 的按钮网址带占位符"), "{chinese:?}");
    let json = sandbox.waml(["templates", "--format", "json"]).code(0).json();
    let row = json["templates"].as_array().unwrap().iter().find(|row| row["name"] == "order_packed").unwrap();
    assert_eq!((&row["header"], row["body"].as_array().map(Vec::len)), (&serde_json::json!("image"), Some(2)));
    let none = Sandbox::new().waml(["templates"]).code(2);
    assert!(none.err.contains("there is no waml.toml"), "{none:?}");
}

#[test]
fn a_definition_that_fits_is_printed_and_passes() {
    let sandbox = Sandbox::with(&[CONFIG, LIST]);
    for name in ["order_packed", "order_late"] {
        let printed = sandbox.waml(["templates", name]).code(0).out;
        sandbox.file("made.waml.yaml", printed);
        sandbox.waml(["check", "--strict", "made.waml.yaml"]).code(0).silent_out();
    }
    // Languages that need other things have a definition each.
    assert_eq!(sandbox.read("made.waml.yaml").matches("language: ").count(), 2);
    let cannot = sandbox.waml(["templates", "order_track"]).code(1).silent_out();
    assert!(cannot.err.contains("this API cannot fill"), "{cannot:?}");
    let misspelt = sandbox.waml(["templates", "order_pakced"]).code(2);
    assert!(misspelt.err.contains("did you mean `order_packed`?"), "{misspelt:?}");
}

#[test]
fn templates_that_nobody_calls_are_told() {
    let sandbox = Sandbox::with(&[
        CONFIG,
        LIST,
        ("messages/a.waml.yaml", WRONG),
        ("messages/b.waml.yaml", "template: {name: order_gone}\n"),
    ]);
    let ended = sandbox.waml(["templates", "--unused", "messages"]).code(1);
    insta::assert_snapshot!(ended.out, @r"
    order_late: no message calls it
    order_track: no message calls it
    messages/b.waml.yaml: calls order_gone, which is gone
    ");
    let json = sandbox.waml(["templates", "--unused", "--format", "json"]).code(1).json();
    assert_eq!(json["unused"], serde_json::json!(["order_late", "order_track"]));
    assert_eq!(json["gone"], serde_json::json!([{"file": "messages/b.waml.yaml", "template": "order_gone"}]));
}

#[test]
fn a_schema_of_the_project_knows_its_templates() {
    let sandbox = Sandbox::with(&[CONFIG, LIST]);
    let plain = sandbox.waml(["schema", "definition"]).code(0).out;
    let schema = sandbox.waml(["schema", "definition", "--project"]).code(0).out;
    assert!(schema.contains("^(?:order_late|order_packed)$") && !schema.contains("order_track"), "{schema}");
    assert!(!plain.contains("order_packed"));
    sandbox.waml(["schema", "--write", "--project"]).code(0).silent_out();
    assert_eq!(sandbox.read("schemas/definition.schema.json"), schema);
    sandbox.waml(["schema", "payload", "--project"]).code(2).silent_out();
    Sandbox::new().waml(["schema", "definition", "--project"]).code(2).silent_out();
}

#[test]
fn a_list_that_is_none_is_told_in_the_configuration() {
    let sandbox = Sandbox::with(&[("waml.toml", "templates = 'templates'\n"), ("a.waml.yaml", "text: Hello!\n")]);
    assert_eq!(sandbox.waml(["check", "--format", "short"]).code(2).places(), ["waml.toml:1:13 shape/wrong-type"]);
}

const FORWARDED: (&str, &str) = (
    "waml.toml",
    "templates = ['templates/*.json']\nundocumented = ['url-button', 'quick-reply-payload', 'named-parameters']\n",
);

const NAMED: (&str, &str) = (
    "templates/2.json",
    r#"[{"name": "order_ready", "language": "en", "status": "APPROVED", "components": [
  {"type": "HEADER", "format": "TEXT", "text": "From {{shop}}"},
  {"type": "BODY", "text": "{{customer}}, order {{order_id}} is ready."},
  {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Thanks"}, {"type": "URL", "text": "Open", "url": "https://example.com/{{1}}"}]}
]}]
"#,
);

/// What Meta takes and this API does not document is taken by those who say that their gateway forwards it.
#[test]
fn what_a_gateway_forwards_is_said_in_the_configuration() {
    let call = "to: \"85290000001\"\ntemplate:\n  name: order_ready\n  header: {named: {shop: Fern & Moss}}\n  \
                named: {customer: Wei, order_id: \"1042\"}\n  buttons:\n    - {index: 0, payload: thanks}\n    \
                - {index: 1, url_value: \"1042\"}\n";
    let sandbox = Sandbox::with(&[CONFIG, LIST, NAMED, ("a.waml.yaml", call)]);
    let ended = sandbox.waml(["check", "--format", "short"]).code(1);
    let places = ["a.waml.yaml:5:3 template/undocumented", "a.waml.yaml:7:27 template/undocumented"];
    assert_eq!(ended.places()[..2], places);
    let human = sandbox.waml(["check"]).code(1).out;
    assert!(human.contains("write `undocumented = [\"named-parameters\"]` into waml.toml"), "{human}");
    let list = sandbox.waml(["templates"]).code(0).out;
    assert!(list.contains("cannot be called: its gaps have names"), "{list}");
    sandbox.waml(["templates", "order_ready"]).code(1).silent_out();

    sandbox.file(FORWARDED.0, FORWARDED.1);
    sandbox.waml(["check"]).code(0).silent_out();
    let payload: serde_json::Value =
        serde_json::from_str(&sandbox.waml(["compile", "a.waml.yaml"]).code(0).out).unwrap();
    let text = |name: &str, text: &str| serde_json::json!({"type": "text", "parameter_name": name, "text": text});
    assert_eq!(
        payload["template"]["components"],
        serde_json::json!([
            {"type": "header", "parameters": [text("shop", "Fern & Moss")]},
            {"type": "body", "parameters": [text("customer", "Wei"), text("order_id", "1042")]},
            {"type": "button", "sub_type": "quick_reply", "index": "0",
             "parameters": [{"type": "payload", "payload": "thanks"}]},
            {"type": "button", "sub_type": "url", "index": "1", "parameters": [{"type": "text", "text": "1042"}]}
        ])
    );
    // What was written is read again, in the shape that Meta gives it.
    sandbox.file("back.json", payload.to_string());
    sandbox.waml(["check", "--as", "payload", "back.json"]).code(0).silent_out();
    let imported = sandbox.waml(["import", "back.json"]).code(0).out;
    for line in ["    named:\n      shop: Fern & Moss\n", "      payload: thanks\n", "  named:\n    customer: Wei\n"] {
        assert!(imported.contains(line), "{imported}");
    }
    let list = sandbox.waml(["templates"]).code(0).out;
    assert!(list.contains("header text, named customer order_id, buttons 1"), "{list}");
    let skeleton = sandbox.waml(["templates", "order_ready"]).code(0).out;
    sandbox.file("new.waml.yaml", skeleton);
    sandbox.waml(["check", "new.waml.yaml"]).code(0).silent_out();
    sandbox.waml(["preview", "new.waml.yaml"]).code(0);
}

#[test]
fn the_schema_of_a_project_offers_what_is_forwarded() {
    let sandbox = Sandbox::with(&[FORWARDED, LIST, NAMED]);
    let plain = sandbox.waml(["schema", "definition"]).code(0).out;
    assert!(!plain.contains("url_value"), "the plain schema depends on no folder");
    let schema = sandbox.waml(["schema", "definition", "--project"]).code(0).out;
    assert!(schema.contains("\"url_value\"") && schema.contains("order_ready"), "{}", schema.len());
    // Without a catalogue the keys are offered all the same.
    sandbox.file("waml.toml", "undocumented = ['url-button']\n");
    let schema = sandbox.waml(["schema", "definition", "--project"]).code(0).out;
    assert!(schema.contains("\"url_value\"") && !schema.contains("\"payload\""), "{}", schema.len());
}
