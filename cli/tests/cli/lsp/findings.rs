//! Findings in the editor are those of `waml check`, at the same places.

use super::client::{Client, codes, offset, range, uri};
use crate::fixtures;
use crate::sandbox::{BAD, Sandbox};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// All files of messages below the fixtures, but for those that no editor could show: they are no text.
fn fixtures() -> Vec<PathBuf> {
    let all = fixtures::all("").into_iter().map(|file| file.canonicalize().unwrap());
    all.filter(|file| fs::read_to_string(file).is_ok()).collect()
}

/// What a finding says, with its bytes.
type Told = (String, String, String, Option<(usize, usize)>, Vec<(usize, usize)>);

/// As the report for programs has it.
fn checked(file: &Value) -> Vec<Told> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let span = |label: &Value| {
        let end = |end: &Value| end["offset"].as_u64().map(|at| usize::try_from(at).unwrap());
        Some((end(&label["start"])?, end(&label["end"])?))
    };
    let findings = file["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let related = finding["related"].as_array().unwrap().iter();
            let here = related.filter(|label| label.get("file").is_none()).filter_map(span);
            let help = finding["help"].as_str().map(|help| format!("\n{help}")).unwrap_or_default();
            let message = format!("{}{help}", text(&finding["message"]));
            (text(&finding["code"]), text(&finding["severity"]), message, span(finding), here.collect())
        })
        .collect()
}

/// As the editor was told.
fn shown(source: &str, uri: &str, diagnostics: &Value) -> Vec<Told> {
    let span = |range: &Value| (offset(source, &range["start"]), offset(source, &range["end"]));
    let all = diagnostics.as_array().unwrap().iter();
    all.map(|diagnostic| {
        let text = |name: &str| diagnostic[name].as_str().unwrap().to_owned();
        let severity = if diagnostic["severity"] == 1 { "error" } else { "warning" };
        let related = diagnostic["relatedInformation"].as_array().cloned().unwrap_or_default();
        let here = related.iter().filter(|label| label["location"]["uri"] == uri);
        let here = here.map(|label| span(&label["location"]["range"]));
        assert_eq!(diagnostic["source"], "waml");
        (text("code"), severity.to_owned(), text("message"), Some(span(&diagnostic["range"])), here.collect())
    })
    .collect()
}

/// The report about every fixture, in one run.
fn report(sandbox: &Sandbox, arguments: &[&str], files: &[PathBuf]) -> Value {
    let mut command = sandbox.command();
    command.args(["check", "--format", "json"]).args(arguments).args(files);
    serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
}

fn compare(arguments: &[&str], files: &[PathBuf], greeting: Value) -> usize {
    let sandbox = Sandbox::new();
    let report = report(&sandbox, arguments, files);
    let (mut client, _) = Client::with(&sandbox, arguments, greeting.clone());
    let pulls = greeting["capabilities"]["textDocument"]["diagnostic"].is_object();
    let mut seen = 0;
    for path in files {
        let (text, uri) = (fs::read_to_string(path).unwrap(), uri(path));
        let found = if pulls {
            client.open(&uri, &text);
            client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": uri}}))["items"].take()
        } else {
            client.opened(&uri, &text)
        };
        let name = path.display().to_string();
        let file = report["files"].as_array().unwrap().iter().find(|file| file["file"] == name);
        let expected = file.map(checked).unwrap_or_default();
        let found = shown(&text, &uri, &found);
        seen += found.len();
        // A finding about no place of a text stands at its beginning.
        let found: Vec<_> = found
            .into_iter()
            .zip(expected.iter().map(|told| told.3).chain(std::iter::repeat(Some((0, 0)))))
            .map(|((code, severity, message, span, related), expected)| {
                (code, severity, message, expected.and(span), related)
            })
            .collect();
        assert_eq!(found, expected, "{name}");
        client.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }
    seen
}

#[test]
fn definitions_have_the_findings_of_a_check() {
    let is_definition = |path: &PathBuf| path.to_string_lossy().contains(".waml.");
    let files: Vec<_> = fixtures().into_iter().filter(is_definition).collect();
    assert!(files.len() > 300, "{}", files.len());
    let seen = compare(&[], &files, json!({}));
    assert!(seen > 300, "{seen}");
    let pulled = compare(&[], &files, json!({"capabilities": {"textDocument": {"diagnostic": {}}}}));
    assert_eq!(pulled, seen);
    compare(&["--pedantic", "--lang", "zh"], &files, json!({}));
}

#[test]
fn payloads_have_the_findings_of_a_check() {
    let is_payload = |path: &PathBuf| !path.to_string_lossy().contains(".waml.");
    let files: Vec<_> = fixtures().into_iter().filter(is_payload).collect();
    assert!(files.len() > 50, "{}", files.len());
    assert!(compare(&["--as", "payload"], &files, json!({})) > 50);
}

#[test]
fn places_are_counted_as_the_editor_counts() {
    let sandbox = Sandbox::new();
    let text = "button:\n  body: \"🪴\" # x\r  fotter: c\r\n  replies: [{id: a, title: b, x: c}]\n";
    let ranges = |encodings: Value| {
        let (mut client, answer) =
            Client::with(&sandbox, &[], json!({"capabilities": {"general": {"positionEncodings": encodings}}}));
        let found = client.opened("file:///nowhere/a.waml.yaml", text);
        let encoding = answer["capabilities"]["positionEncoding"].as_str().unwrap().to_owned();
        (encoding, found.as_array().unwrap().iter().map(|one| one["range"].clone()).collect::<Vec<_>>(), codes(&found))
    };
    let (wide, wide_ranges, found) = ranges(json!(["utf-16"]));
    let (bytes, byte_ranges, _) = ranges(json!(["utf-16", "utf-8"]));
    assert_eq!((wide.as_str(), bytes.as_str()), ("utf-16", "utf-8"));
    assert_eq!(ranges(json!(null)).0, "utf-16");
    assert_eq!(ranges(json!(["utf-32"])).0, "utf-16");
    assert_eq!(found, ["shape/unknown-key", "shape/unknown-key"]);
    // The carriage return alone ends a line for the editor.
    assert_eq!(wide_ranges, [range((2, 2), (2, 8)), range((3, 30), (3, 31))]);
    assert_eq!(byte_ranges, wide_ranges);
    let wide_text = "button: {body: \"🪴字\", replies: [{id: a, title: b}], fotter: x}\n";
    let column = |encodings: Value| {
        let (mut client, _) =
            Client::with(&sandbox, &[], json!({"capabilities": {"general": {"positionEncodings": encodings}}}));
        client.opened("file:///nowhere/a.waml.yaml", wide_text)[0]["range"]["start"]["character"].as_u64().unwrap()
    };
    let place = wide_text.find("fotter").unwrap();
    assert_eq!(column(json!(["utf-8"])), place as u64);
    assert_eq!(column(json!(["utf-16"])), wide_text[..place].encode_utf16().count() as u64);
}

#[test]
fn findings_come_with_version_related_places_and_tags() {
    let sandbox = Sandbox::new();
    let mut client = Client::new(&sandbox);
    let uri = "file:///nowhere/a.waml.yaml";
    let twice = "button: {body: x, replies: [{id: a, title: A}, {id: a, title: B}]}\n";
    client.open(uri, twice);
    let told = client.published(uri);
    assert_eq!(told["version"], 1);
    let related = &told["diagnostics"][0]["relatedInformation"];
    assert_eq!(related[0]["location"], json!({"uri": uri, "range": range((0, 33), (0, 34))}), "{told}");
    assert_eq!(related[0]["message"], "first used here");
    let unused = "params: {a: {max_chars: 3, example: x}}\ntext: b\n";
    client.change(uri, 7, json!([{"text": unused}]));
    let told = client.published(uri);
    assert_eq!((&told["version"], &told["diagnostics"][0]["tags"]), (&json!(7), &json!([1])), "{told}");
}

#[test]
fn an_editor_that_asks_is_not_told_besides() {
    let sandbox = Sandbox::new();
    let greeting = json!({"capabilities": {"textDocument": {"diagnostic": {}}}});
    let (mut client, _) = Client::with(&sandbox, &[], greeting);
    let uri = "file:///nowhere/a.waml.yaml";
    client.open(uri, BAD);
    let found = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": uri}}));
    assert_eq!((&found["kind"], codes(&found["items"])), (&json!("full"), vec!["shape/unknown-key".to_owned()]));
    client.ask("workspace/executeCommand", json!({"command": "waml.preview", "arguments": [uri]}));
    assert_eq!(client.count("textDocument/publishDiagnostics"), 0);
}

#[test]
fn the_editor_chooses_the_language() {
    let sandbox = Sandbox::new();
    let message = |arguments: &[&str], greeting: Value| {
        let (mut client, _) = Client::with(&sandbox, arguments, greeting);
        let found = client.opened("file:///nowhere/a.waml.yaml", "text: ''\n");
        found[0]["message"].as_str().unwrap().lines().next().unwrap().to_owned()
    };
    for (arguments, greeting, said) in [
        (&[][..], json!({}), "text is empty"),
        (&[], json!({"locale": "zh-cn"}), "文本为空"),
        (&[], json!({"locale": "zh-tw"}), "text is empty"),
        (&[], json!({"locale": "zh", "initializationOptions": {"locale": "en"}}), "text is empty"),
        (&[], json!({"locale": "en", "initializationOptions": {"locale": "zh-CN"}}), "文本为空"),
        (&["--lang", "zh"], json!({"locale": "en"}), "文本为空"),
        (&["--lang", "zh"], json!({"initializationOptions": {"locale": "en"}}), "text is empty"),
        (&[], json!({"locale": "zh", "initializationOptions": {"locale": ""}}), "文本为空"),
    ] {
        assert_eq!(message(arguments, greeting.clone()), said, "{arguments:?} {greeting}");
    }
}
