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
        let back = sandbox.waml(["compile", "back.waml.yaml"]).code(0);
        // A code that is sent once is no definition to keep, which is all that is said.
        assert_eq!(back.err.matches("warning[").count(), back.err.matches("[hint/literal-code]").count(), "{back:?}");
        let back = back.out;
        let normal = sandbox.waml(["compile".as_ref(), path.as_os_str()]).code(0).out;
        assert_eq!(back, normal, "{}:\n{definition}", name(&path));
        let again = sandbox.fed(&normal, &["compile", "-"]).code(0).out;
        assert_eq!(again, normal, "{}: the normal form of a normal form", name(&path));
    }
}

/// A payload as Meta's API would have it.
fn in_metas_shape(payload: &str) -> String {
    let mut payload: serde_json::Value = serde_json::from_str(payload).unwrap();
    payload["messaging_product"] = "whatsapp".into();
    payload["recipient_type"] = "individual".into();
    payload["context"] = serde_json::json!({"message_id": "wamid.made-up"});
    payload["biz_opaque_callback_data"] = "made-up".into();
    payload["to"] = format!("+{}", payload["to"].as_str().unwrap()).into();
    let kind = payload["type"].as_str().unwrap().to_owned();
    match &*kind {
        "text" => payload["text"] = serde_json::json!({"preview_url": false, "body": payload["text"]}),
        "template" => payload["template"]["language"] = serde_json::json!({"code": "zh_HK"}),
        "interactive" => {}
        media => payload[media]["caption"] = "In words".into(),
    }
    payload.to_string()
}

#[test]
fn a_payload_in_metas_shape_is_the_same_definition() {
    for path in payloads() {
        let sandbox = Sandbox::new();
        let definition = sandbox.waml(["import".as_ref(), path.as_os_str()]).code(0).out;
        let normal = sandbox.waml(["compile".as_ref(), path.as_os_str()]).code(0).out;
        let pasted = in_metas_shape(&normal);
        let ended = sandbox.fed(&pasted, &["import", "-"]).code(0);
        assert_eq!(ended.out, definition, "{}:\n{pasted}", name(&path));
        assert!(ended.err.lines().all(|line| line.starts_with("<stdin>:1:")), "{}", ended.err);
        let left_out = ended.err.lines().filter(|line| line.contains(" left out: ")).count();
        assert!(left_out >= 4, "{}", ended.err);
        assert!(ended.err.contains(" /to: written as 8"), "{}", ended.err);
    }
}

/// The payloads of a folder of `fixtures/meta`.
fn of_meta(folder: &str) -> Vec<std::path::PathBuf> {
    let found = all(&format!("meta/{folder}"));
    found.into_iter().filter(|path| !path.to_string_lossy().ends_with(".expected.json")).collect()
}

#[test]
fn payloads_of_meta_become_what_was_meant() {
    let paths = of_meta("taken");
    assert!(paths.len() > 8, "{}", paths.len());
    for path in paths {
        let sandbox = Sandbox::new();
        let definition = sandbox.waml(["import".as_ref(), path.as_os_str()]).code(0).out;
        sandbox.file("back.waml.yaml", &definition);
        sandbox.waml(["check", "--strict", "back.waml.yaml"]).code(0);
        let back = sandbox.waml(["compile", "--format", "jsonl", "back.waml.yaml"]).code(0).silent_err().out;
        let expected = std::fs::read_to_string(path.with_extension("expected.json")).unwrap();
        assert_eq!(back, expected, "{}:\n{definition}", name(&path));
    }
}

#[test]
fn what_was_left_out_is_told_where_it_stands() {
    let file = |name| std::fs::read_to_string(of_meta("taken").into_iter().find(|path| path.ends_with(name)).unwrap());
    let text = file("text.json").unwrap();
    let ended = Sandbox::with(&[("pasted.json", &text)]).waml(["import", "pasted.json"]).code(0);
    insta::assert_snapshot!(ended.err, @"
    pasted.json:2:3 /messaging_product: left out: every message of this API is a WhatsApp message
    pasted.json:3:3 /recipient_type: left out: this API sends to individuals only
    pasted.json:4:9 /to: written as 85290000001: this API takes digits only
    pasted.json:5:3 /context: left out: this API cannot quote a message
    pasted.json:6:3 /biz_opaque_callback_data: left out: match the `msg_id` of the answer instead
    pasted.json:8:12 /text/preview_url: left out: links are shown as WhatsApp sees fit
    ");
    let template = file("template.json").unwrap();
    let ended = Sandbox::with(&[("pasted.json", &template)]).waml(["import", "pasted.json"]).code(0);
    insta::assert_snapshot!(ended.err, @"
    pasted.json:2:3 /messaging_product: left out: every message of this API is a WhatsApp message
    pasted.json:7:5 /template/namespace: left out: the template's name is enough
    pasted.json:8:5 /template/language: left out: the template's name is enough
    pasted.json:13:89 /template/components/0/parameters/0/document/filename: left out: the name comes from the link's path
    pasted.json:20:32 /template/components/1/parameters/1/currency: written as its `fallback_value`: this API takes texts only
    pasted.json:21:33 /template/components/1/parameters/2/date_time: written as its `fallback_value`: this API takes texts only
    pasted.json:24:7 /template/components/2: left out: it fills nothing; the template's own text and buttons are sent without it
    pasted.json:26:7 /template/components/4: left out: this API sets no payload of a reply button; the answer carries the button's text
    pasted.json:27:7 /template/components/5: left out: it fills nothing; the template's own text and buttons are sent without it
    ");
    insta::assert_snapshot!(ended.out, @r#"
    to: "85290000001"
    template:
      name: parcel_sent
      header:
        document:
          link: https://cdn.example.com/slip.pdf
      body:
        - Robin
        - HK$ 240
        - "3 May"
      buttons:
        - index: 0
          coupon_code: FERN10
    "#);
}

#[test]
fn what_this_api_cannot_say_is_one_error_and_nothing_is_written() {
    let paths = of_meta("refused");
    assert!(paths.len() > 12, "{}", paths.len());
    for path in paths {
        let sandbox = Sandbox::new();
        let ended = sandbox.waml(["import".as_ref(), path.as_os_str(), "-o".as_ref(), "out".as_ref()]).code(1);
        assert!(ended.err.contains("1 error in 1 file, nothing was written"), "{}:\n{}", name(&path), ended.err);
        assert!(!ended.err.contains("left out"), "{}", ended.err);
        assert!(!sandbox.path("out").exists());
    }
}

#[test]
fn findings_about_a_paste_name_the_command_once() {
    let command = "`waml import FILE` makes a definition of it";
    for path in of_meta("taken") {
        let checked = Sandbox::new().waml(["check".as_ref(), "--as=payload".as_ref(), path.as_os_str()]).code(1);
        assert_eq!(checked.out.matches(command).count(), 1, "{}:\n{}", name(&path), checked.out);
    }
    for path in of_meta("refused") {
        let checked = Sandbox::new().waml(["check".as_ref(), "--as=payload".as_ref(), path.as_os_str()]).code(1);
        assert_eq!(checked.out.matches(command).count(), 0, "{}:\n{}", name(&path), checked.out);
    }
    // What import would not mend is no reason to keep silent about it.
    let long = format!(
        r#"{{"messaging_product": "whatsapp", "to": "85290000001", "type": "text", "text": "{}"}}"#,
        "a".repeat(5000)
    );
    assert!(Sandbox::new().fed(long, &["check", "-"]).code(1).out.contains(command));
}

#[test]
fn several_payloads_of_meta_share_what_they_share() {
    let pasted = "messaging_product: &whatsapp whatsapp\nto: '85290000001'\ntype: text\ntext: &text {body: Hello, preview_url: true}\n---\nmessaging_product: whatsapp\nto: '85290000002'\ntext: {body: Bye}\n";
    let ended = Sandbox::new().fed(pasted, &["import", "-"]).code(0);
    insta::assert_snapshot!(ended.out, @r#"
    name: stdin
    to: "85290000001"
    text: Hello
    ---
    name: stdin-2
    to: "85290000002"
    text: Bye
    "#);
    Sandbox::new().fed(&ended.out, &["check", "--as", "definition", "-"]).code(0);
    let pasted = "base: &text {body: Hello, preview_url: true}\n";
    Sandbox::new().fed(pasted, &["import", "-"]).code(1).silent_out();
}
