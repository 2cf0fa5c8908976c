//! Mends, all at once and one by one, and comments that allow.

use super::client::{Client, codes, edited, range};
use crate::sandbox::{GOOD, Sandbox, WARNED};
use serde_json::{Value, json};

const URI: &str = "file:///nowhere/a.waml.yaml";

fn actions(client: &mut Client, place: Value, only: &[&str]) -> Vec<Value> {
    let context = if only.is_empty() { json!({"diagnostics": []}) } else { json!({"diagnostics": [], "only": only}) };
    let params = json!({"textDocument": {"uri": URI}, "range": place, "context": context});
    client.ask("textDocument/codeAction", params).as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

#[test]
fn a_fix_mends_its_finding() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    let text = "# 🪴\nto: 85290000001 # the desk\ntext: Hello!\n";
    client.opened(URI, text);
    let found = actions(&mut client, range((1, 6), (1, 6)), &["quickfix"]);
    assert_eq!(titles(&found), ["quote 85290000001"]);
    assert_eq!((&found[0]["isPreferred"], &found[0]["kind"]), (&json!(true), &json!("quickfix")));
    assert_eq!(found[0]["diagnostics"][0]["code"], "shape/not-a-string");
    let mended = edited(text, &found[0]["edit"]["changes"][URI]);
    assert_eq!(mended, "# 🪴\nto: \"85290000001\" # the desk\ntext: Hello!\n");
    assert_eq!(actions(&mut client, range((2, 0), (2, 4)), &["quickfix"]), Vec::<Value>::new());
}

#[test]
fn all_that_is_safe_is_mended_at_once() {
    let sandbox = Sandbox::new();
    let greeting = json!({"capabilities": {"workspace": {"workspaceEdit": {"documentChanges": true}}}});
    let (mut client, answer) = Client::with(&sandbox, &[], greeting);
    assert_eq!(
        answer["capabilities"]["codeActionProvider"]["codeActionKinds"],
        json!(["quickfix", "source.fixAll.waml"])
    );
    // The second warning has a fix that changes what is sent.
    let text = "to: 85290000001\nbutton:\n  body: 'a **b** c'\n  replies: [{id: a, titel: b}]\n";
    client.opened(URI, text);
    let found = actions(&mut client, range((0, 0), (0, 0)), &["source.fixAll"]);
    assert_eq!(titles(&found), ["Mend all that is safe to mend"]);
    let change = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
    let mended = edited(text, &change["edits"]);
    assert!(mended.starts_with("to: \"85290000001\"\nbutton:\n  body: 'a **b** c'\n"), "{mended}");
    client.change(URI, 2, json!([{"text": GOOD}]));
    assert_eq!(actions(&mut client, range((0, 0), (0, 0)), &["source.fixAll.waml"]), Vec::<Value>::new());
    assert_eq!(actions(&mut client, range((0, 0), (0, 0)), &["refactor"]), Vec::<Value>::new());
}

#[test]
fn a_warning_is_allowed_with_a_place_for_the_reason() {
    let sandbox = Sandbox::new();
    let greeting = json!({"capabilities": {"window": {"showDocument": {"support": true}}}});
    let (mut client, _) = Client::with(&sandbox, &[], greeting);
    assert_eq!(codes(&client.opened(URI, WARNED)), ["hint/insecure-link"]);
    let found = actions(&mut client, range((0, 15), (0, 15)), &["quickfix"]);
    let allow = found.iter().find(|action| action["title"] == "allow hint/insecure-link here").unwrap();
    let allowed = edited(WARNED, &allow["edit"]["changes"][URI]);
    assert_eq!(allowed, format!("# waml: allow(hint/insecure-link) why\n{WARNED}"));
    let reason = &allow["command"]["arguments"][0]["range"];
    assert_eq!(*reason, range((0, 34), (0, 37)));
    client.change(URI, 2, json!([{"text": allowed}]));
    client.published(URI);
    let params = json!({"command": "waml.reason", "arguments": allow["command"]["arguments"]});
    client.ask("workspace/executeCommand", params);
    let shown = client.wait("a place", |message| message["method"] == "window/showDocument");
    assert_eq!(shown["params"], json!({"uri": URI, "takeFocus": true, "selection": range((0, 34), (0, 37))}));
}

#[test]
fn a_comment_that_allows_stands_where_it_is_one() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    for (text, line) in [
        ("button:\n  body: b\n  replies: [{id: a, title: b}]\n  footer: |\n    a\n    *x*\n", 5),
        ("button:\r\n  body: b\r\n  replies: [{id: a, title: b}]\r\n  footer: '*x*'\r\n", 3),
        ("button: {\n  body: b,\n  replies: [{id: a, title: b}],\n  footer: '*x*' }\n", 3),
        (
            "# waml: allow(hint/literal-escape) x\nbutton: {body: 'a\\nb', replies: [{id: a, title: b}], footer: '*x*'}\n",
            1,
        ),
    ] {
        let before = codes(&client.opened(URI, text));
        let found = actions(&mut client, range((line, 0), (line, 99)), &["quickfix"]);
        let allow = found.iter().find(|action| action["title"] == "allow hint/formatting-shown here");
        let allowed = edited(text, &allow.unwrap_or_else(|| panic!("{text}: {found:?}"))["edit"]["changes"][URI]);
        let after = codes(&client.opened(URI, &allowed));
        assert_eq!(after.len() + 1, before.len(), "{allowed}");
    }
    // JSON has no comments, and no comment makes the API take an error.
    let json = "file:///nowhere/a.waml.json";
    client.opened(json, "{\"image\": {\"link\": \"http://cdn.example.com/a.png\"}}");
    let params =
        json!({"textDocument": {"uri": json}, "range": range((0, 0), (0, 50)), "context": {"diagnostics": []}});
    let found = client.ask("textDocument/codeAction", params);
    assert!(titles(found.as_array().unwrap()).iter().all(|title| !title.starts_with("allow")), "{found}");
}

#[test]
fn titles_are_in_the_editors_language() {
    let sandbox = Sandbox::new();
    let (mut client, _) = Client::with(&sandbox, &[], json!({"locale": "zh-cn"}));
    client.opened(URI, WARNED);
    let found = actions(&mut client, range((0, 15), (0, 15)), &["quickfix"]);
    assert!(titles(&found).contains(&"在此处豁免 hint/insecure-link"), "{found:?}");
}
