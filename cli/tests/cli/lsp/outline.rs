//! What a text holds, how long it is, and where it leads.

use super::client::{Client, at, range, uri};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

const URI: &str = "file:///nowhere/order.waml.yaml";

fn names(symbols: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for symbol in symbols.as_array().unwrap() {
        found.push(symbol["name"].as_str().unwrap().to_owned());
        found.extend(names(&symbol["children"]).into_iter().map(|name| format!("  {name}")));
        let (all, at) = (&symbol["range"], &symbol["selectionRange"]);
        let place = |end: &Value| (end["line"].as_u64(), end["character"].as_u64());
        assert!(place(&all["start"]) <= place(&at["start"]) && place(&at["end"]) <= place(&all["end"]), "{symbol}");
    }
    found
}

#[test]
fn messages_rows_and_cards_are_in_the_outline() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    let text = "\
params: {who: {max_chars: 9, example: x}}
list:
  body: '{{who}}'
  button: b
  sections:
    - title: Indoor
      rows:
        - {id: fern, title: Fern 🪴}
        - {id: ivy}
    - rows: [{id: x, title: 常春藤}]
---
name: cards
carousel:
  body: b
  cards:
    - {header: {image: {link: https://cdn.example.com/a.png}}, body: First, url: {display_text: Go, url: https://example.com}}
---
text: [broken
";
    client.opened(URI, text);
    let symbols = client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}));
    assert_eq!(
        names(&symbols),
        ["order", "  who", "  Indoor", "    Fern 🪴", "    ivy", "  2", "    常春藤", "cards", "  First", "order-3"]
    );
    assert_eq!((&symbols[0]["detail"], &symbols[1]["detail"]), (&json!("list"), &json!("carousel")));
    let folds = client.ask("textDocument/foldingRange", json!({"textDocument": {"uri": URI}}));
    let lines: Vec<_> = folds.as_array().unwrap().iter().map(|fold| (&fold["startLine"], &fold["endLine"])).collect();
    assert_eq!(lines, [(&json!(0), &json!(9)), (&json!(10), &json!(15)), (&json!(16), &json!(17))]);
}

#[test]
fn payloads_have_an_outline_too() {
    let sandbox = Sandbox::new();
    let (mut client, _) = Client::with(&sandbox, &["--as", "payload"], json!({}));
    let reply = json!({"type": "reply", "reply": {"id": "y", "title": "Yes"}});
    let text = json!({"to": "85290000001", "type": "interactive", "interactive": {"type": "button",
        "body": {"text": "b"}, "action": {"buttons": [reply]}}});
    let file = "file:///nowhere/a.json";
    client.opened(file, &text.to_string());
    let symbols = client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": file}}));
    assert_eq!(names(&symbols), ["a", "  Yes"]);
}

#[test]
fn lengths_are_shown_behind_texts() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    let text = "\
params: {who: {max_chars: 12, example: x}, any: {example: y}}
button:
  header: {text: '{{who}} 您好'}
  body: |
    🪴🪴 {{who}} {{who}}
    and more
  footer: \"{{any}}\"
  replies:
    - {id: a, title: this title is too long}
    - id: b
      title: 🪴 b
";
    client.opened(URI, text);
    let ask = |client: &mut Client, range: Value| {
        client.ask("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": range}))
    };
    let hints = ask(&mut client, range((0, 0), (99, 0)));
    let shown: Vec<_> =
        hints.as_array().unwrap().iter().map(|hint| (hint["label"].as_str().unwrap(), &hint["position"])).collect();
    assert_eq!(
        shown,
        [
            ("≤15/60", &at(2, 29)),
            ("≤37/1024", &at(3, 9)),
            ("∞/60", &at(6, 19)),
            ("22/20", &at(8, 43)),
            ("3/20", &at(10, 17)),
        ]
    );
    assert_eq!(hints[0]["tooltip"], "header text: 15 characters with the longest values, at most 60");
    let some = ask(&mut client, range((9, 0), (10, 20)));
    assert_eq!(some.as_array().unwrap().len(), 1);
}

#[test]
fn links_lead_to_the_files_behind_them() {
    let sandbox = Sandbox::with(&[
        ("waml.toml", "[assets]\n'https://cdn.example.com/' = 'my assets'\n"),
        ("my assets/地图.png", "x"),
    ]);
    let mut client = Client::new(&sandbox);
    let file = uri(&sandbox.path("a.waml.yaml"));
    let text = "image: {link: 'https://cdn.example.com/%E5%9C%B0%E5%9B%BE.png'}\n---\nimage: {link: https://other.example.com/x.png}\n";
    client.opened(&file, text);
    let links = client.ask("textDocument/documentLink", json!({"textDocument": {"uri": file}}));
    assert_eq!(links.as_array().unwrap().len(), 1, "{links}");
    assert_eq!(links[0]["range"], range((0, 15), (0, 61)));
    let target = uri(&sandbox.path("my assets/地图.png").canonicalize().unwrap());
    assert_eq!(links[0]["target"], target);
}

#[test]
fn the_page_of_the_message_under_the_cursor_is_given() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    let text = "params: {who: {max_chars: 9, example: Zelda}}\nname: one\ntext: Hi {{who}}!\n---\nname: two\ntext: Second <b>\n";
    let text = &text.replace("text: Hi {{who}}!", "text: 'Hi {{who}}!'");
    client.opened(URI, text);
    let page = |client: &mut Client, arguments: Value| {
        client.ask("workspace/executeCommand", json!({"command": "waml.preview", "arguments": arguments}))
    };
    let first = page(&mut client, json!([URI, at(1, 0)]));
    assert_eq!((&first["name"], &first["document"]), (&json!("one"), &json!(0)));
    let html = first["html"].as_str().unwrap();
    assert!(html.contains("Zelda") && !html.contains("Second"), "{}", &html[html.find("<body").unwrap()..]);
    let second = page(&mut client, json!([URI, at(4, 3)]));
    assert!(second["html"].as_str().unwrap().contains("Second &lt;b&gt;"), "{second}");
    let longest = page(&mut client, json!([URI, at(2, 0), "longest"]));
    assert_ne!(longest["html"], first["html"]);
    for arguments in
        [json!([]), json!(["file:///nowhere/none.waml.yaml"]), json!([URI, null, "widest"]), json!([1, 2, 3, 4])]
    {
        client.refused("workspace/executeCommand", json!({"command": "waml.preview", "arguments": arguments}));
    }
    client.change(URI, 2, json!([{"text": "text: [\n"}]));
    assert!(page(&mut client, json!([URI]))["html"].as_str().unwrap().contains("<html"));
}
