//! Names: where they are declared, where they are used, what is known of them, and other names for them.

use super::client::{Client, at, codes, edited, range, uri};
use crate::sandbox::Sandbox;
use serde_json::{Value, json};

const URI: &str = "file:///nowhere/a.waml.yaml";

/// Emoji and Chinese stand in front of what is looked for.
const TEXT: &str = r#"params:
  customer: {max_chars: 24, example: Wei, description: Who it is for.}
  plants:
    list: {max: 9}
    item: {title: {max_chars: 20, unique: true, example: Fern}}
    example: [{title: Fern}, {title: Ivy}]
list:
  body: "🪴 您好 {{customer}}, {{ customer }}!"
  button: &see 查看
  footer: *see
  sections:
    - title: All
      rows:
        - {for_each: plants, id: "{{item.title}}", title: "🪴{{item.title}}"}
---
params: {customer: {max_chars: 9, example: x}}
text: "{{customer}}"
"#;

/// The place of the nth occurrence of a text, and so many characters behind.
fn place(text: &str, what: &str, nth: usize, behind: usize) -> Value {
    let found = text.match_indices(what).nth(nth).unwrap_or_else(|| panic!("{what}")).0 + behind;
    let line = text[..found].matches('\n').count();
    let start = text[..found].rfind('\n').map_or(0, |at| at + 1);
    at(line, text[start..found].encode_utf16().count())
}

fn open(sandbox: &Sandbox) -> Client {
    let mut client = Client::new(sandbox);
    assert_eq!(codes(&client.opened(URI, TEXT)), Vec::<String>::new());
    client
}

fn ask(client: &mut Client, method: &str, position: Value, more: Value) -> Value {
    let mut params = json!({"textDocument": {"uri": URI}, "position": position});
    params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.ask(method, params)
}

fn starts(locations: &Value) -> Vec<Value> {
    locations.as_array().unwrap().iter().map(|location| location["range"]["start"].clone()).collect()
}

#[test]
fn a_name_leads_to_where_it_is_declared() {
    let sandbox = Sandbox::new();
    let mut client = open(&sandbox);
    for (from, to) in [
        (place(TEXT, "{{customer}}", 0, 4), place(TEXT, "customer", 0, 0)),
        (place(TEXT, "{{ customer }}", 0, 14), place(TEXT, "customer", 0, 0)),
        (place(TEXT, "{{customer}}", 1, 0), place(TEXT, "customer", 3, 0)),
        (place(TEXT, "for_each: plants", 0, 12), place(TEXT, "plants", 0, 0)),
        (place(TEXT, "item.title", 1, 7), place(TEXT, "title", 0, 0)),
        (place(TEXT, "*see", 0, 1), place(TEXT, "see", 0, 0)),
    ] {
        let found = ask(&mut client, "textDocument/definition", from.clone(), json!({}));
        assert_eq!(starts(&found), [to], "from {from}");
    }
    let nowhere = ask(&mut client, "textDocument/definition", place(TEXT, "您好", 0, 0), json!({}));
    assert_eq!(nowhere, json!([]));
}

#[test]
fn a_name_is_found_wherever_it_stands() {
    let sandbox = Sandbox::new();
    let mut client = open(&sandbox);
    let found = |client: &mut Client, position: Value, declared: bool| {
        let context = json!({"context": {"includeDeclaration": declared}});
        starts(&ask(client, "textDocument/references", position, context))
    };
    let uses = [place(TEXT, "{{customer}}", 0, 2), place(TEXT, "{{ customer }}", 0, 3)];
    assert_eq!(found(&mut client, place(TEXT, "customer", 0, 0), false), uses);
    assert_eq!(found(&mut client, uses[0].clone(), true).len(), 3);
    let titles = found(&mut client, place(TEXT, "item.title", 0, 6), true);
    assert_eq!(titles.len(), 5, "its declaration, two examples, two holes: {titles:?}");
    assert_eq!(found(&mut client, place(TEXT, "see", 0, 0), true).len(), 2);
}

#[test]
fn a_parameter_is_renamed_everywhere_in_its_document() {
    let sandbox = Sandbox::new();
    let mut client = open(&sandbox);
    let rename = |client: &mut Client, position: Value, to: &str| {
        let edit = ask(client, "textDocument/rename", position, json!({"newName": to}));
        edited(TEXT, &edit["changes"][URI])
    };
    let (first, second) = TEXT.split_at(TEXT.find("---").unwrap());
    let renamed = rename(&mut client, place(TEXT, "{{ customer }}", 0, 5), "guest");
    assert_eq!(renamed, format!("{}{second}", first.replace("customer", "guest")));
    assert_eq!(codes(&client.opened(URI, &renamed)), Vec::<String>::new());
    client.opened(URI, TEXT);
    let renamed = rename(&mut client, place(TEXT, "plants", 0, 2), "greens");
    assert_eq!(renamed, TEXT.replace("plants", "greens"));
    let renamed = rename(&mut client, place(TEXT, "item.title", 1, 6), "name");
    let expected = first
        .replace("item: {title", "item: {name")
        .replace("{title: Fern}, {title: Ivy}", "{name: Fern}, {name: Ivy}");
    assert_eq!(renamed, format!("{}{second}", expected.replace("item.title", "item.name")));
    let renamed = rename(&mut client, place(TEXT, "*see", 0, 2), "look");
    assert_eq!(renamed, TEXT.replace("&see", "&look").replace("*see", "*look"));
}

#[test]
fn names_that_cannot_be_are_refused_with_a_reason() {
    let sandbox = Sandbox::new();
    let mut client = open(&sandbox);
    let customer = place(TEXT, "customer", 0, 1);
    for (to, why) in [
        ("Customer", "`Customer` is no name, names are `[a-z][a-z0-9_]*`"),
        ("to", "the name `to` is taken"),
        ("plants", "something else is called `plants`"),
        ("a23456789a23456789a23456789a23456789a23456789", "the name has 45 characters, at most 40"),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "position": customer, "newName": to});
        let refused = client.refused("textDocument/rename", params);
        assert_eq!((&refused["message"], &refused["code"]), (&json!(why), &json!(-32803)));
    }
    let prepared = ask(&mut client, "textDocument/prepareRename", place(TEXT, "{{customer}}", 0, 3), json!({}));
    assert_eq!(prepared["placeholder"], "customer");
    assert_eq!(prepared["range"]["start"], place(TEXT, "{{customer}}", 0, 2));
    let nothing = ask(&mut client, "textDocument/prepareRename", place(TEXT, "您好", 0, 0), json!({}));
    assert_eq!(nothing, Value::Null);
    let elsewhere = json!({"textDocument": {"uri": URI}, "position": place(TEXT, "您好", 0, 0), "newName": "x"});
    assert!(client.refused("textDocument/rename", elsewhere)["message"].as_str().unwrap().starts_with("no parameter"));
}

#[test]
fn a_hole_over_two_lines_is_renamed_where_it_can_be() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    let text = "params: {who: {max_chars: 9, example: x}}\ntext: \"a {{who}}\n  b {{who}}\"\n---\ntext: >\n  a\n  b\n";
    assert_eq!(codes(&client.opened(URI, text)), Vec::<String>::new());
    let edit = ask(&mut client, "textDocument/rename", place(text, "who", 0, 0), json!({"newName": "guest"}));
    assert_eq!(edited(text, &edit["changes"][URI]), text.replace("who", "guest"));
}

#[test]
fn a_template_leads_to_its_line_in_the_catalogue() {
    let approved = "[\n  {\"name\": \"hello\", \"language\": \"en\", \"status\": \"APPROVED\",\n   \"components\": [{\"type\": \"BODY\", \"text\": \"Hi {{1}}\"}]},\n  {\"name\": \"hello\", \"language\": \"zh_CN\", \"components\": [{\"type\": \"BODY\", \"text\": \"你好 {{1}}\"}]}\n]\n";
    let sandbox = Sandbox::with(&[("waml.toml", "templates = ['templates/*.json']\n"), ("templates/a.json", approved)]);
    let file = uri(&sandbox.path("a.waml.yaml"));
    let mut client = Client::new(&sandbox);
    let call = "template: {name: hello, language: zh_CN, body: [Ada]}\n";
    client.opened(&file, call);
    let params = json!({"textDocument": {"uri": file}, "position": at(0, 19)});
    let found = client.ask("textDocument/definition", params.clone());
    assert_eq!(found[0]["uri"], uri(&sandbox.path("templates/a.json")));
    assert_eq!((&found[0]["range"]["start"]["line"], found.as_array().unwrap().len()), (&json!(3), 1), "{found}");
    let hover = client.ask("textDocument/hover", params);
    let said = hover["contents"]["value"].as_str().unwrap();
    assert!(said.contains("你好 {{1}}"), "{said}");
    let refused = client
        .refused("textDocument/rename", json!({"textDocument": {"uri": file}, "position": at(0, 19), "newName": "x"}));
    assert_eq!(refused["message"], "a template has the name under which it was approved");
}

#[test]
fn hover_tells_what_is_known() {
    let sandbox = Sandbox::new();
    let mut client = open(&sandbox);
    let hover = |client: &mut Client, position: Value| ask(client, "textDocument/hover", position, json!({}));
    let param = hover(&mut client, place(TEXT, "{{customer}}", 0, 4));
    let said = param["contents"]["value"].as_str().unwrap();
    assert!(said.contains("`customer`: text, 1 to 24 characters; such as `Wei`"), "{said}");
    assert!(said.contains("Who it is for.") && said.contains("used 2 times"), "{said}");
    assert_eq!(param["range"]["start"], place(TEXT, "{{customer}}", 0, 0));
    let list = hover(&mut client, place(TEXT, "plants", 0, 0))["contents"]["value"].as_str().unwrap().to_owned();
    assert!(list.contains("a list of 1 to 9 items with `title`"), "{list}");
    assert!(list.ends_with("used 1 time"), "{list}");
    let title = hover(&mut client, place(TEXT, "title: All", 0, 8))["contents"]["value"].as_str().unwrap().to_owned();
    assert!(title.contains("section title: 3 characters, at most 24"), "{title}");
    client.opened(URI, "text: ''\n");
    let found = hover(&mut client, at(0, 7));
    let said = found["contents"]["value"].as_str().unwrap();
    assert!(said.contains("length/text-body") && said.contains("Source:"), "{said}");
    assert_eq!((&found["contents"]["kind"], &found["range"]), (&json!("plaintext"), &range((0, 6), (0, 8))));
}
