//! The gate on what other code may hand over: good payloads pass untouched, everything else comes
//! back with reasons.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fixture;

use serde_json::{Value, json};
use waml::gate::{Gated, Refused, check_slice, check_str, check_value, passes};
use waml::{Shape, Syntax, budget};

fn codes(refused: &Refused) -> Vec<(String, &'static str)> {
    refused.reasons().map(|reason| (reason.pointer.to_owned(), reason.finding.code)).collect()
}

fn refused(text: &str) -> Refused {
    check_str(text).expect_err("it is wrong")
}

/// Whether the body is the very text that was given.
fn untouched(gated: &Gated<'_>, text: &str) -> bool {
    std::ptr::eq(gated.body(), text)
}

#[test]
fn documented_payloads_pass_untouched() {
    let files = fixture::files(&fixture::folder("documented"));
    let mut passed = 0;
    for file in files.iter().filter(|file| file.parent().unwrap().ends_with("documented")) {
        let text = std::fs::read_to_string(file).unwrap();
        let gated = check_str(&text).unwrap_or_else(|refused| panic!("{}: {refused}", file.display()));
        assert!(untouched(&gated, &text), "{}", file.display());
        let message = gated.message().unwrap();
        let sent: Value = serde_json::from_str(&message.payload().unwrap().to_json()).unwrap();
        assert_eq!(sent, serde_json::from_str::<Value>(&text).unwrap(), "{}", file.display());
        passed += 1;
    }
    assert!(passed >= 15);
}

#[test]
fn valid_fixtures_pass_untouched_in_any_key_order() {
    let mut passed = 0;
    for file in fixture::files(&fixture::folder("valid")) {
        if Shape::of(&file) == Shape::Definition || Syntax::of_extension(&file) != Some(Syntax::Json) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let gated = check_str(&text).unwrap_or_else(|refused| panic!("{}: {refused}", file.display()));
        assert!(untouched(&gated, &text), "{}", file.display());
        let mut value: Value = serde_json::from_str(&text).unwrap();
        value.sort_all_objects();
        assert_eq!(check_value(&value).unwrap().body(), value.to_string(), "{}", file.display());
        passed += 1;
    }
    assert!(passed >= 40, "{passed} payloads");
}

/// What the pass alone is sure of, the gate says too; and it is sure of nearly all.
#[test]
fn the_pass_alone_says_what_the_gate_says() {
    let (mut sure, mut all) = (0, 0);
    for folder in ["documented", "valid", "rules", "meta"] {
        for file in fixture::files(&fixture::folder(folder)) {
            let bytes = std::fs::read(&file).unwrap();
            let passed = passes(&bytes);
            all += 1;
            sure += usize::from(passed.is_some());
            if let Some(passed) = passed {
                assert_eq!(passed, check_slice(&bytes).is_ok(), "{}", file.display());
            }
        }
    }
    assert_eq!(passes(b"\xff"), Some(false));
    assert!(all > 200 && sure * 10 > all * 9, "sure of {sure} of {all}");
}

#[test]
fn other_spellings_pass_and_are_sent_as_documented() {
    let button = |sub_type: &str, index: Value| {
        json!({"to": "85290000001", "type": "template", "template": {"name": "sale", "components": [
            {"type": "button", "sub_type": sub_type, "index": index,
                "parameters": [{"type": "coupon_code", "coupon_code": "A1"}]}]}})
    };
    let documented = check_value(&button("COPY_CODE", json!("0"))).unwrap();
    for value in [button("copy_code", json!("0")), button("COPY_CODE", json!(0)), button("COPY_CODE", json!("00"))] {
        let gated = check_value(&value).unwrap();
        let sent: Value = serde_json::from_str(gated.body()).unwrap();
        assert_eq!(sent, serde_json::from_str::<Value>(documented.body()).unwrap());
    }
}

#[test]
fn reasons_say_where() {
    let text = "{\"to\": \"85290000001\", \"type\": \"interactive\",\n \"interactive\": {\"type\": \"button\",\n  \
                \"body\": {\"text\": \"花\"}, \"action\": {\"buttons\": [\n   {\"type\": \"reply\", \"reply\": \
                {\"id\": \"a\", \"title\": \"twenty-one characters\"}}]}}}";
    let refused = refused(text);
    let reason = refused.reasons().next().unwrap();
    assert_eq!(reason.pointer, "/interactive/action/buttons/0/reply/title");
    let at = reason.position.unwrap();
    // The label points at the character that is too many.
    assert_eq!((at.line, &text[at.offset..=at.offset]), (4, "s"));
    assert!(refused.to_string().starts_with("4:"), "{refused}");
    let value: Value = serde_json::from_str(text).unwrap();
    let refused = check_value(&value).unwrap_err();
    assert_eq!(refused.reasons().next().unwrap().position, None);
    assert!(refused.to_string().starts_with("/interactive/action/buttons/0/reply/title: error["), "{refused}");
}

#[test]
fn all_reasons_come_at_once() {
    let text = r#"{"to": 85290000001, "type": "interactive", "interactive": {"type": "list", "body": {"text": ""},
        "action": {"button": "a button with a long label", "sections": []}, "extra": 1}}"#;
    let found = codes(&refused(text));
    for (pointer, code) in [
        ("/to", "shape/not-a-string"),
        ("/interactive/body/text", "length/list-body"),
        ("/interactive/action/button", "length/list-button"),
        ("/interactive/action/sections", "count/list-sections"),
        ("/interactive/extra", "shape/unknown-key"),
    ] {
        assert!(found.iter().any(|(p, c)| p == pointer && *c == code), "{pointer} {code}: {found:?}");
    }
}

#[test]
fn other_text_is_refused_with_a_reason() {
    for (text, code) in [
        ("", "syntax/empty"),
        ("hello", "syntax/json"),
        ("<html>", "syntax/json"),
        ("[]", "shape/wrong-type"),
        ("\"text\"", "shape/wrong-type"),
        (r#"{"to": "85290000001", "type": "text", "text": "a", "text": "b"}"#, "syntax/duplicate-key"),
        (r#"{"to": "85290000001", "type": "text", "text": 5}"#, "shape/not-a-string"),
        (r#"{"to": "85290000001", "type": "text", "text": {"body": "a"}}"#, "shape/meta-field"),
        (r#"{"messaging_product": "whatsapp", "to": "85290000001", "type": "text", "text": "a"}"#, "shape/meta-field"),
        (r#"{"model": "m", "input": ["a"]}"#, "shape/unknown-key"),
        (r#"{"to": "85290000001", "type": "text", "text": "a"} x"#, "syntax/json"),
        (r#"{"to": "85290000001", "type": "text", "text": "a""#, "syntax/json"),
    ] {
        let found = codes(&refused(text));
        assert!(found.iter().any(|(_, found)| *found == code), "{text}: {found:?}");
    }
    assert_eq!(codes(&check_slice(b"{\"to\": \"\xff\"}").unwrap_err()), [(String::new(), "syntax/encoding")]);
}

#[test]
fn deep_and_huge_texts_are_refused_in_time() {
    let start = std::time::Instant::now();
    for deep in ["[".repeat(1 << 20), "{\"a\":".repeat(1 << 18), format!("{{\"to\":{}", "[".repeat(200_000))] {
        assert!(check_str(&deep).is_err());
    }
    let huge = format!(r#"{{"to":"85290000001","type":"text","text":"{}"}}"#, "a".repeat(budget::BYTES));
    assert_eq!(codes(&refused(&huge))[0].1, "syntax/budget");
    let many = vec![json!({"type": "header"}); 60_000];
    let value = json!({"to": "85290000001", "type": "template", "template": {"name": "a", "components": many}});
    assert!(check_value(&value).is_err());
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn what_is_shown_of_a_payload_holds_no_content() {
    let text = r#"{"to": "85290000001", "type": "text", "text": "for Ann only"}"#;
    assert!(!format!("{:?}", check_str(text).unwrap()).contains("Ann"));
    assert!(!format!("{:?}", refused(&text.replace("\"to\"", "\"too\""))).contains("Ann"));
}
