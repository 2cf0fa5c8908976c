//! Findings as data, and as every format and other programs show them, of built messages, definitions and payloads.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use miette::Diagnostic as _;
use serde_json::{Value, json};
use waml::gate::{Refused, check_str, check_value};
use waml::message::{Button, List, Row, Section};
use waml::render::{github, gitlab, human, json as report, jsonl, junit, rdjson, sarif, short};
use waml::{Diagnostic, Language, Message, Options, Report, Shape, Source, Syntax, compile};

const TO: &str = "85290000001";
const LONG: &str = "A title that is far too long for a row";

fn list() -> Message {
    let rows = Section::new("Fast").row(Row::new("a", "Express")).row(Row::new("b", LONG));
    Message::to(TO, List::new("How?", "See options").section(rows))
}

fn built() -> Report {
    list().check().unwrap_err()
}

fn definition() -> (Source, Vec<Diagnostic>) {
    let text = format!(
        "list:\n  body: How?\n  button: See options\n  sections:\n    - title: Fast\n      rows:\n        - {{id: a, title: Express}}\n        - {{id: b, title: {LONG}}}\n"
    );
    let source = Source::new("a.waml.yaml", text);
    let findings = compile(&source, Shape::Definition, Syntax::Yaml, Options::default()).findings;
    (source, findings)
}

fn payload() -> Refused {
    let rows = json!([{"id": "a", "title": "Express"}, {"id": "b", "title": LONG}]);
    let action = json!({"button": "See options", "sections": [{"title": "Fast", "rows": rows}]});
    let interactive = json!({"type": "list", "body": {"text": "How?"}, "action": action});
    check_str(&json!({"to": TO, "type": "interactive", "interactive": interactive}).to_string()).unwrap_err()
}

#[test]
fn a_place_is_spelled_in_one_way() {
    let (_, definition) = definition();
    let refused = payload();
    let by_gate = refused.reasons().next().unwrap().finding;
    for finding in [&built().findings[0], &definition[0], by_gate] {
        assert_eq!(finding.path().unwrap().to_string(), "list.sections[0].rows[1].title");
        let limit = finding.limit.unwrap();
        assert_eq!((limit.found, limit.least, limit.most, limit.unit.name()), (38, 1, Some(24), "characters"));
    }
    for (text, path) in [
        ("button: {body: b, replies: [{id: a, title: b}], fotter: x}", Some("button")),
        ("button: {body: b}", Some("button")),
        ("button: {body: 7, replies: [{id: a, title: b}]}", Some("button.body")),
        ("button: {body: [", None),
    ] {
        let source = Source::new("a.waml.yaml", text);
        let found = compile(&source, Shape::Definition, Syntax::Yaml, Options::default()).findings;
        assert_eq!(found[0].path().map(ToString::to_string).as_deref(), path, "{text}: {}", found[0]);
    }
}

#[test]
fn a_finding_is_the_same_data_with_and_without_its_text() {
    let (source, findings) = definition();
    let whole = [report::head(Language::English), report::file(&source, &findings, 0, Language::English)].concat();
    let whole: Value = serde_json::from_str(&(whole + &report::tail(report::Summary::default()))).unwrap();
    let reported = &whole["files"][0]["findings"][0];
    let alone = serde_json::to_value(&findings[0]).unwrap();
    for (key, value) in alone.as_object().unwrap() {
        match &**key {
            "start" | "end" => assert_eq!(value["offset"], reported[key]["offset"]),
            _ => assert_eq!(*value, reported[key], "{key}"),
        }
    }
    assert_eq!(alone.as_object().unwrap().len(), reported.as_object().unwrap().len());
    let built = serde_json::to_value(built()).unwrap();
    assert_eq!(built["omitted"], 0);
    for key in ["code", "family", "severity", "message", "label", "limit", "help", "path", "pointer", "related", "fix"]
    {
        assert_eq!(built["findings"][0][key], alone[key], "{key}");
    }
    assert_eq!(built["findings"][0]["path"], "list.sections[0].rows[1].title");
    assert_eq!(built["findings"][0]["pointer"], "/list/sections/0/rows/1/title");
    assert!(built["findings"][0].get("start").is_none());
}

/// There is no line and column of a built message: every format shows the path.
#[test]
fn every_format_shows_where_in_a_built_message() {
    let (source, findings) = (Source::new("welcome", ""), built().findings);
    let path = "list.sections[0].rows[1].title";
    let english = Language::English;
    for (name, said) in [
        ("short", short::render(&source, &findings, 0, english)),
        ("human", human::render(&source, &findings, 0, false)),
        ("json", report::file(&source, &findings, 0, english)),
        ("jsonl", jsonl::render(&source, &findings, 0, english)),
        ("github", github::render(&source, &findings, 0, english)),
        ("gitlab", gitlab::file(&source, &findings, 0, english)),
        ("junit", junit::file(&source, &findings, 0, english)),
        ("rdjson", rdjson::file(&source, &findings, 0, english)),
    ] {
        assert!(said.contains(path) && !said.contains("1:1"), "{name}: {said}");
    }
    let log = sarif::file(&source, &findings, english);
    assert!(log.contains("/list/sections/0/rows/1/title") && !log.contains("region"), "{log}");
    let line = short::render(&source, &findings, 0, english);
    assert_eq!(
        line,
        format!("welcome:{path}: error[length/list-row-title]: row title has 38 characters, at most 24\n")
    );
}

#[test]
fn findings_stand_in_reports_of_miette() {
    let shown = |report: &dyn miette::Diagnostic| {
        let mut out = String::new();
        let theme = miette::GraphicalTheme::unicode_nocolor();
        miette::GraphicalReportHandler::new_themed(theme).render_report(&mut out, report).unwrap();
        out
    };
    let report = built();
    let finding = &report.findings[0];
    assert_eq!(finding.code().unwrap().to_string(), "length/list-row-title");
    assert_eq!(finding.help().unwrap().to_string(), "at list.sections[0].rows[1].title");
    assert!(finding.labels().is_none());
    assert!(shown(&report).contains("list.sections[0].rows[1].title"), "{}", shown(&report));
    let refused = payload();
    assert!(shown(&refused).contains("payload:1:"), "{}", shown(&refused));
    let (source, mut findings) = definition();
    let label = findings[0].labels().unwrap().next().unwrap();
    assert_eq!(&source.text()[label.offset()..label.offset() + label.len()], &LONG[24..]);
    let with_source = miette::Report::new(findings.remove(0)).with_source_code(source);
    assert!(shown(&*with_source).contains("a.waml.yaml:8:"), "{}", shown(&*with_source));
    let without_text = check_value(&json!({"to": "x"})).unwrap_err();
    assert!(without_text.source_code().is_none());
}

/// A refusal says codes and places in its debug output, and no more than a glimpse of a value in its message.
#[test]
fn a_refusal_shows_no_whole_values() {
    let secret = "Lucas 4711 ".repeat(4_000);
    for payload in [
        json!({"to": TO, "type": &secret, "text": "a"}),
        json!({"to": &secret, "type": "text", "text": "a"}),
        json!({"to": TO, "type": "text", "text": &secret}),
        json!({"to": TO, "type": "text", "text": "a", &secret: 1}),
        json!({"to": TO, "type": "interactive", "interactive": {"type": &secret}}),
        json!({"to": TO, "type": "image", "image": {"link": &secret}}),
        json!({"to": TO, "type": "text", "text": {"body": "a", &secret: "b"}}),
    ] {
        for refused in [check_value(&payload).unwrap_err(), check_str(&payload.to_string()).unwrap_err()] {
            let (debug, clone) = (format!("{refused:?}"), refused.clone());
            assert!(!debug.contains("Lucas") && debug.contains('/'), "{debug}");
            let messages: String = clone.reasons().map(|reason| reason.finding.message.to_string()).collect();
            assert!(messages.len() < 1_000, "{messages}");
        }
    }
}

/// A webhook is data, and its debug output shows nothing that people wrote.
#[test]
fn events_are_data() {
    let read = |text: &str| waml::webhook::Event::read(text.as_bytes()).unwrap();
    let tapped = read(
        r#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {
        "contacts": [{"profile": {"name": "Lucas"}}], "messages": [
        {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "context": {"id": "wamid.A"}, "type": "interactive",
            "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes, Lucas"}}},
        {"from": "85290000001", "id": "wamid.C", "timestamp": "1", "type": "text", "text": {"body": "I am Lucas"}},
        {"from": "85290000001", "id": "wamid.D", "timestamp": "1", "type": "telepathy", "telepathy": {"of": "Lucas"}}]}}"#,
    );
    let value = serde_json::to_value(&tapped).unwrap();
    assert_eq!(value["event"], "new_message");
    let contents: Vec<_> = (0..3).map(|at| value["messages"][at]["content"].clone()).collect();
    let reply = json!({"kind": "button", "id": "yes", "title": "Yes, Lucas", "description": null, "other": {}});
    let other = json!({"other": {"kind": "telepathy", "value": {"of": "Lucas"}}});
    assert_eq!(contents, [json!({"reply": reply}), json!({"text": "I am Lucas"}), other]);
    let status = read(
        r#"{"event":"message_status_update","message_id":"a","message_status":"failed","error":{"code":131049,"title":"no Lucas"}}"#,
    );
    let value = serde_json::to_value(&status).unwrap();
    assert_eq!((&value["event"], &value["status"]), (&json!("message_status_update"), &json!("failed")));
    assert_eq!(value["error"]["code"], 131_049);
    let unknown = json!({"event": "new_kind", "who": "Lucas", "phone": "85290000001"});
    let other = read(&unknown.to_string());
    assert_eq!(serde_json::to_value(&other).unwrap(), unknown);
    for shown in [format!("{tapped:?}"), format!("{other:?}")] {
        assert!(!shown.contains("Lucas") && !shown.contains("85290000001"), "{shown}");
    }
    assert!(format!("{tapped:?}").contains("wamid.B") && format!("{tapped:?}").contains("telepathy"));
}

/// A button without words that needs help says what to do at its path.
#[test]
fn help_follows_the_path() {
    let report = Message::to("+85290000001", Button::new("b").reply("y", "Y")).check().unwrap_err();
    let help = miette::Diagnostic::help(&report.findings[0]).unwrap().to_string();
    assert!(help.starts_with("at to: "), "{help}");
}
