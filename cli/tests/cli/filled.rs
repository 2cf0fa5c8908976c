//! `waml compile` of definitions with parameters: values of the command line.

use crate::sandbox::{GOOD, Sandbox};
use std::fs;

const ORDER: &str = "params:\n  customer: {max_chars: 24, example: Wei}\n  order: {type: digits, max_chars: 8}\n\
                     text: \"{{customer}}, order {{order}} is ready.\"\n";
const PLANTS: &str = "params:\n  plants: {list: {min: 1, max: 3}, item: {id: {max_chars: 12, unique: true, example: fern}}}\n\
                      button:\n  body: Which plant?\n  replies: [{for_each: plants, id: \"p-{{item.id}}\", title: \"{{item.id}}\"}]\n";
const TO: [&str; 2] = ["--to", "85290000001"];

fn line(text: &str) -> String {
    format!("{{\"to\":\"85290000001\",\"type\":\"text\",\"text\":\"{text}\"}}\n")
}

#[test]
fn values_fill_a_definition() {
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER), ("row.json", r#"{"customer": "Ana", "order": "0042"}"#)]);
    let compiled = |arguments: &[&str]| {
        let all = [&["compile", "order.waml.yaml"], &TO[..], arguments].concat();
        sandbox.waml(all).code(0).silent_err().out.clone()
    };
    assert_eq!(compiled(&["--set", "customer=Ana", "--set", "order=0042"]), line("Ana, order 0042 is ready."));
    assert_eq!(compiled(&["--set-json", "@row.json"]), line("Ana, order 0042 is ready."));
    assert_eq!(compiled(&["--example", "--set", "order=7"]), line("Wei, order 7 is ready."));
    let hostile = compiled(&["--set", r#"customer={{order}}","a":"\"#, "--set", "order=7"]);
    assert_eq!(hostile, line(r#"{{order}}\",\"a\":\"\\, order 7 is ready."#));
    let bare =
        ["compile", "order.waml.yaml", "--set-json", r#"{"to": "85290000001", "customer": "Ana", "order": "7"}"#];
    assert_eq!(sandbox.waml(bare).code(0).out, line("Ana, order 7 is ready."));
}

#[test]
fn a_written_recipient_is_replaced_by_no_value_and_by_the_option_aloud() {
    let held = "to: \"{{mobile}}\"\nparams: {mobile: {type: phone}}\ntext: Hi\n";
    let sandbox = Sandbox::with(&[("held.waml.yaml", held)]);
    sandbox.file("two/a.waml.yaml", format!("to: '85290000002'\n{ORDER}"));
    sandbox.file("two/b.waml.yaml", format!("to: '85290000003'\n{ORDER}"));
    let set = ["--set", "customer=Ana", "--set", "order=7"];
    let mobile = ["compile", "held.waml.yaml", "--set", "mobile=85290000002"];
    let ended = sandbox.waml([&mobile[..], &["--set", "to=85290000001"]].concat()).code(2).silent_out();
    assert!(ended.err.contains("a `to` of its own") && ended.err.contains("leave this value out"), "{}", ended.err);
    let ended = sandbox.waml([&mobile[..], &TO].concat()).code(0);
    assert_eq!((&*ended.out, &*ended.err), (&*line("Hi"), "--to replaces the `to` of held.waml.yaml\n"));
    let ended = sandbox.waml([&["compile", "two"], &set[..], &TO].concat()).code(0);
    assert_eq!(ended.out, line("Ana, order 7 is ready.").repeat(2));
    assert_eq!(ended.err, "--to replaces the `to` of 2 messages, the first in two/a.waml.yaml\n");
    let same = ["compile", "two/a.waml.yaml", "--to", "85290000002"];
    sandbox.waml([&same[..], &set].concat()).code(0).silent_err();
}

#[test]
fn without_values_nothing_is_made() {
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER), ("plants.waml.yaml", PLANTS)]);
    let ended = sandbox.waml(["compile", ".", "--to", "85290000001", "-o", "out/"]).code(1).silent_out();
    for said in ["order.waml.yaml: data/missing", "`customer`, `order`", "`plants`", "--set", "--data", "--example"] {
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
    }
    assert_eq!(ended.err.matches("data/missing").count(), 2, "{}", ended.err);
    assert!(!sandbox.path("out").exists());
    let ended = sandbox.waml(["compile", "order.waml.yaml", "--example", "--to", "85290000001"]).code(1).silent_out();
    assert!(ended.err.contains("data/missing: `order` has no value"), "{}", ended.err);
}

#[test]
fn wrong_values_are_told() {
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER), ("plants.waml.yaml", PLANTS)]);
    let long = "x".repeat(30_000);
    for (file, set, code, said) in [
        ("order", r#"{"customer": "a\nb", "order": "1"}"#, 1, "data/value: `customer`: a line break"),
        (
            "order",
            r#"{"customer": "a\u0000", "order": "1"}"#,
            1,
            "data/value: `customer`: the control character U+0000",
        ),
        ("order", r#"{"customer": "a", "order": 1}"#, 1, "data/value: `order`: the number 1"),
        ("order", r#"{"customer": "a", "order": "1.0"}"#, 1, "data/mangled: `order`"),
        ("order", r#"{"customer": "a", "order": null}"#, 1, "data/missing: `order`"),
        ("order", r#"{"customer": "a", "customer": "b", "order": "1"}"#, 1, "data/twice"),
        ("order", r#"{"custmer": "a", "order": "1"}"#, 2, "did you mean `customer`?"),
        ("order", r#"["a"]"#, 2, "--set-json"),
        ("order", r#"{"customer""#, 2, "--set-json"),
        (
            "order",
            &format!(r#"{{"customer": "{long}", "order": "{long}"}}"#),
            1,
            "data/value: `customer`: 30,000 characters",
        ),
        ("plants", r#"{"plants": []}"#, 1, "data/value: `plants`"),
        ("plants", r#"{"plants": [{"id": "a"}, {"id": "a"}]}"#, 1, "data/value: `plants.1.id`"),
        ("plants", r#"{"plants": "a"}"#, 1, "data/value: `plants`: a list belongs here"),
        ("plants", r#"{"plants": [{"id": "a", "name": "b"}]}"#, 1, "data/unknown"),
    ] {
        let file = format!("{file}.waml.yaml");
        let ended = sandbox.waml(["compile", &file, "--to", "85290000001", "--set-json", set]).code(code).silent_out();
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
        assert!(ended.err.len() < 1000, "{}", ended.err.len());
    }
    let ended = sandbox.waml(["compile", "order.waml.yaml", "--set", "customer"]).code(2).silent_out();
    assert!(ended.err.contains("NAME=VALUE"), "{}", ended.err);
    for set in ["plants=a", "plants.0.id=a"] {
        let ended = sandbox.waml(["compile", "plants.waml.yaml", "--set", set]).code(2).silent_out();
        assert!(ended.err.contains("`plants` is a list"), "{}", ended.err);
        assert!(ended.err.contains(r#"--set-json '{"plants": [{"id": "…"}]}'"#), "{}", ended.err);
    }
    let ended = sandbox.waml(["compile", "order.waml.yaml", "--set-json", "@none.json"]).code(2).silent_out();
    assert!(ended.err.contains("none.json"), "{}", ended.err);
}

#[test]
fn several_definitions_take_what_is_theirs() {
    let sandbox = Sandbox::with(&[("a.waml.yaml", GOOD), ("order.waml.yaml", ORDER), ("plants.waml.yaml", PLANTS)]);
    let values = ["--set", "customer=Ana", "--set", "order=7", "--set-json", r#"{"plants": [{"id": "a"}]}"#];
    let ended = sandbox.waml([&["compile", "."], &TO[..], &values].concat()).code(0).silent_err();
    assert_eq!(ended.out.lines().count(), 3, "{}", ended.out);
    let ended = sandbox.waml([&["compile", "."], &TO[..], &values, &["--set", "x=1"]].concat()).code(2).silent_out();
    assert!(ended.err.contains("data/unknown") && ended.err.contains("`x`"), "{}", ended.err);
}

#[test]
fn one_message_of_a_file_is_picked() {
    let two = format!("{ORDER}---\nname: hello\n{GOOD}");
    let sandbox = Sandbox::with(&[("two.waml.yaml", &two), ("a#b.waml.yaml", GOOD)]);
    assert_eq!(sandbox.waml(["compile", "two.waml.yaml#hello", "--format", "jsonl"]).code(0).out, line("Hello!"));
    assert_eq!(sandbox.waml(["compile", "a#b.waml.yaml", "--format", "jsonl"]).code(0).out, line("Hello!"));
    let ended = sandbox.waml(["compile", "two.waml.yaml#nobody"]).code(2).silent_out();
    assert!(ended.err.contains("`nobody`"), "{}", ended.err);
}

#[test]
fn a_file_is_written_as_without_values() {
    let sandbox = Sandbox::with(&[("order.waml.yaml", ORDER)]);
    let values = ["--set", "customer=Ana", "--set", "order=7", "-o", "out.jsonl"];
    sandbox.waml([&["compile", "order.waml.yaml"], &TO[..], &values].concat()).code(0).silent_out();
    assert_eq!(fs::read_to_string(sandbox.path("out.jsonl")).unwrap(), line("Ana, order 7 is ready."));
}

#[test]
fn what_values_decide_is_said_with_every_name() {
    let lists = "params:\n  plants: {list: {max: 4}, item: {id: {max_chars: 9, unique: true, example: fern}}}\n  \
                 trees: {list: {max: 4}, item: {id: {max_chars: 9, unique: true, example: oak}}}\nlist:\n  body: x\n  \
                 button: y\n  sections:\n  - title: A\n    rows:\n    - {for_each: plants, id: '{{item.id}}', title: 'P {{item.id}}'}\n    \
                 - {for_each: trees, id: '{{item.id}}', title: 'T {{item.id}}'}\n";
    let sandbox = Sandbox::with(&[("two.waml.yaml", lists)]);
    let ended = sandbox.waml(["check", "two.waml.yaml", "--format", "json"]).code(0);
    let report: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
    let open = serde_json::json!([{
        "definition": "two", "code": "duplicate/row-id", "names": ["plants.id", "trees.id"]
    }]);
    assert_eq!(report["files"][0]["open"], open);
    let ended = sandbox.waml(["check", "two.waml.yaml", "--verbose"]).code(0);
    let said = [ended.out, ended.err].concat();
    assert!(said.contains("`two` leaves duplicate/row-id open: `plants.id`, `trees.id` decide it"), "{said}");
    assert!(said.contains("`trees.id` is `a` and `plants.id` is `a`"), "{said}");
}

#[test]
fn what_nobody_could_read_is_not_unused() {
    let params = "params: {a: {max_chars: 9, example: x}}\n";
    for (name, text, code) in [
        ("a.waml.yaml", format!("{params}image: '{{{{a}}}}'\n"), "shape/wrong-type"),
        ("a.waml.yaml", format!("{params}text: 'x {{{{{{a}}}} y'\n"), "shape/reserved-braces"),
        ("a.waml.yaml", format!("{params}text: hi\ncolour: '{{{{a}}}}'\n"), "shape/unknown-key"),
        ("a.waml.json", r#"{"params": {"a": {"max_chars": 9}}, "text": {{a}}}"#.to_owned(), "param/unquoted"),
        ("a.waml.json", r#"{"params": {"a": {"max_chars": 9}}, "text": "Hi {{a}}""#.to_owned(), "syntax/json"),
    ] {
        let sandbox = Sandbox::with(&[(name, &*text)]);
        let ended = sandbox.waml(["check", name, "--format", "short"]).code(1);
        assert!(ended.out.contains(code), "{}", ended.out);
        assert_eq!(ended.out.lines().count(), 1, "{}", ended.out);
        assert!(!ended.out.contains("param/unused"), "{}", ended.out);
    }
}
