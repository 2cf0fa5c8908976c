//! What programs of other languages are answered.

use serde_json::{Value, json};
use waml::serve::{FaultCode, Refusal, Server, Settings, check, compile, definition, fill, fill_plan, gate};
use waml::templates::{Beyond, Catalogue, Undocumented};
use waml::{Language, Shape};

const PAYLOAD: &str = r#"{"to":"85290000001","type":"text","text":"Hello!"}"#;
const GREETING: &str = "params: {name: {max_chars: 20, example: Ada}}\ntext: 'Hello {{name}}!'";

fn answer(request: &Value) -> Value {
    answer_line(request.to_string().as_bytes())
}

fn answer_line(line: &[u8]) -> Value {
    let answer = Server::new().answer(line);
    assert!(!answer.contains(['\n', '\r']), "{answer}");
    serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

fn codes(answer: &Value) -> Vec<&str> {
    let findings = answer["report"]["files"][0]["findings"].as_array().expect("findings");
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

#[test]
fn a_text_has_its_report() {
    let right = answer(&json!({"id": 1, "method": "check", "text": "text: Hello!"}));
    let summary = json!({"files": 1, "errors": 0, "warnings": 0});
    assert_eq!(right, json!({"id": 1, "ok": true, "report": {"version": 1, "files": [], "summary": summary}}));
    let wrong = answer(&json!({"id": "x", "method": "check", "text": "txt: Hello!", "name": "a.waml.yaml"}));
    assert_eq!((&wrong["id"], &wrong["ok"]), (&json!("x"), &json!(false)));
    assert_eq!(wrong["report"]["files"][0]["file"], "a.waml.yaml");
    assert_eq!(codes(&wrong), ["shape/unknown-key"]);
}

#[test]
fn name_and_shape_say_how_a_text_is_read() {
    let payload = json!({"method": "check", "text": PAYLOAD, "name": "a.json"});
    assert_eq!(answer(&payload)["ok"], true);
    assert_eq!(answer(&json!({"method": "check", "text": PAYLOAD, "shape": "payload"}))["ok"], true);
    assert_eq!(
        answer(&json!({"method": "check", "text": PAYLOAD, "shape": "definition", "name": "a.json"}))["ok"],
        false
    );
    assert_eq!(
        answer(&json!({"method": "check", "payload": {"to": "85290000001", "type": "text", "text": ""}}))["ok"],
        false
    );
}

#[test]
fn warnings_are_told_and_refuse_nothing() {
    let text = "text: 'A <b>bold</b> offer'";
    let pedantic = answer(&json!({"method": "check", "text": text, "pedantic": true}));
    assert_eq!(pedantic["ok"], true);
    let warned = pedantic["report"]["summary"]["warnings"].as_u64().expect("a number");
    assert!(warned > 0, "{pedantic}");
    let code = codes(&pedantic)[0].to_owned();
    let allowed = answer(&json!({"method": "check", "text": text, "pedantic": true, "allow": [code]}));
    assert_eq!(allowed["report"]["summary"]["warnings"], warned - 1);
    let strange = answer(&json!({"method": "check", "text": text, "allow": ["hint/htm"]}));
    assert_eq!(strange["error"]["code"], "wrong-value");
    assert_eq!(strange["error"]["help"], "did you mean `hint/html`?");
    let error = answer(&json!({"method": "check", "text": text, "allow": ["hint/html", "url/not-http"]}));
    assert_eq!(error["error"]["message"], "`url/not-http` is an error, only warnings can be allowed");
}

/// Something that the document has not, in every method that judges, and by the words of `waml.toml`.
#[test]
fn what_a_gateway_forwards_is_taken_by_every_method() {
    let definition =
        "to: '85290000001'\nname: a\ntemplate: {name: order_track, buttons: [{index: 0, url_value: '1042'}]}";
    let component =
        json!({"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "1042"}]});
    let template = json!({"name": "order_track", "components": [component]});
    let payload = json!({"to": "85290000001", "type": "template", "template": template});
    let filled = definition.replace("to: '85290000001'\n", "");
    let requests = [
        json!({"method": "check", "text": definition}),
        json!({"method": "compile", "text": definition}),
        json!({"method": "preview", "text": definition, "form": "text"}),
        json!({"method": "fill", "text": filled, "values": {"to": "85290000001"}}),
        json!({"method": "check", "payload": payload}),
        json!({"method": "gate", "payload": payload}),
    ];
    let server = Server::new().undocumented(Beyond::from_iter([Undocumented::UrlButton]));
    for mut request in requests {
        assert_eq!(answer(&request)["ok"], false, "{request}");
        let said = server.answer(request.to_string().as_bytes());
        assert!(said.starts_with(r#"{"id":null,"ok":true"#), "{request}: {said}");
        request["undocumented"] = json!(["named-parameters", "url-button"]);
        let taken = answer(&request);
        assert_eq!(taken["ok"], true, "{request}: {taken}");
        let body = taken.get("payload").or_else(|| taken.pointer("/messages/0/payload"));
        assert!(body.is_none_or(|body| *body == payload), "{request}: {taken}");
        request["undocumented"] = json!(["url-buton"]);
        assert_eq!(answer(&request)["error"]["help"], "did you mean `url-button`?");
        // A request that says that nothing is forwarded has the last word.
        request["undocumented"] = json!([]);
        let said = server.answer(request.to_string().as_bytes());
        assert!(said.contains(r#""ok":false"#) && said.contains(r#""report":"#), "{request}: {said}");
    }
}

#[test]
fn examples_and_the_longest_values_fill_what_has_none() {
    let ask = |values: Value, example: bool| {
        answer(&json!({"method": "fill", "text": GREETING, "values": values, "example": example}))
    };
    assert_eq!(ask(json!({"to": "85290000001"}), true)["payload"]["text"], "Hello Ada!");
    assert_eq!(ask(json!({"to": "85290000001", "name": null}), true)["payload"]["text"], "Hello Ada!");
    assert_eq!(ask(json!({"to": "85290000001", "name": "Lin"}), true)["payload"]["text"], "Hello Lin!");
    assert_eq!(codes(&ask(json!({"to": "85290000001"}), false)), ["data/missing"]);
    assert_eq!(codes(&ask(json!({"to": "85290000001", "nam": "Lin"}), true)), ["data/unknown"]);
    let drawn = |longest: bool| {
        let request = json!({"method": "preview", "text": GREETING, "form": "text", "longest": longest});
        answer(&request)["preview"].as_str().expect("a text").to_owned()
    };
    assert!(!drawn(false).contains("Ada Ada") && drawn(true).contains("Ada Ada"), "{}", drawn(true));
}

#[test]
fn what_is_filled_is_a_definition_whatever_it_is_called() {
    for name in ["greeting.json", "greeting.yaml", "greeting.waml.yaml", "文"] {
        let values = json!({"name": "Lin", "to": "85290000001"});
        let filled = answer(&json!({"method": "fill", "text": GREETING, "values": values, "name": name}));
        // A name may say that the text is JSON, and this one is not.
        assert_eq!(filled["ok"], name != "greeting.json", "{filled}");
    }
}

/// The page tells of the options that there are, and the server of those that each method takes.
#[test]
fn options_are_the_same_in_the_server_and_on_the_page() {
    let version = answer(&json!({"method": "version"}));
    let page = include_str!("../docs/serve.md");
    for (method, options) in version["methods"].as_object().expect("methods") {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{method}` |"))).expect("a row of the method");
        for option in options.as_array().expect("options") {
            let option = option.as_str().expect("a word");
            assert!(page.contains(&format!("| `{option}` |")) || row.contains(&format!("`{option}`")), "{option}");
            let asked = answer(&json!({"method": method, option: {}}));
            assert_ne!(asked["error"]["code"], "unknown-field", "{method} {option}");
        }
        assert_eq!(answer(&json!({"method": method, "none": 1}))["error"]["code"], "unknown-field");
    }
    let words = Undocumented::ALL.map(|one| format!("`{}`", one.word()));
    assert!(words.iter().all(|word| page.contains(word)), "{words:?}");
}

#[test]
fn a_payload_comes_back_as_it_is_sent() {
    assert_eq!(
        answer(&json!({"method": "gate", "text": PAYLOAD}))["payload"],
        json!({"to": "85290000001", "type": "text", "text": "Hello!"})
    );
    let line = format!(r#"{{"id":null,"method":"gate","payload":{PAYLOAD}}}"#);
    assert_eq!(Server::new().answer(line.as_bytes()), format!(r#"{{"id":null,"ok":true,"payload":{PAYLOAD}}}"#));
    let lines = "{\r\n \"to\": \"85290000001\",\n \"type\": \"text\", \"text\": \"a\\nb\"\n}";
    let answered = answer(&json!({"method": "gate", "text": lines}));
    assert_eq!(answered["payload"]["text"], "a\nb");
}

#[test]
fn a_payload_that_is_wrong_is_refused_with_its_places() {
    let refused =
        answer(&json!({"id": 3, "method": "gate", "text": r#"{"to": "+85290000001", "type": "text", "text": ""}"#}));
    assert_eq!(refused["ok"], false);
    assert_eq!(codes(&refused), ["recipient/not-digits", "length/text-body"]);
    assert_eq!(refused["report"]["files"][0]["findings"][0]["start"], json!({"line": 1, "column": 9, "offset": 8}));
    assert_eq!(refused["report"]["files"][0]["file"], "payload");
    let named = answer(&json!({"method": "gate", "text": "{}", "name": "job 7"}));
    assert_eq!(named["report"]["files"][0]["file"], "job 7");
}

#[test]
fn messages_are_compiled_all_or_none() {
    let text = "to: '85290000001'\nname: a\ntext: Hello!\n---\nname: b\ntext: Bye!\n";
    let nobody = answer(&json!({"method": "compile", "text": text}));
    assert_eq!(nobody["error"]["code"], "no-recipient");
    assert!(nobody.get("messages").is_none());
    let made = answer(&json!({"method": "compile", "text": text, "to": "85290000002"}));
    assert_eq!(made["ok"], true);
    let made: Vec<_> = made["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .map(|one| (&one["name"], &one["payload"]["to"]))
        .collect();
    assert_eq!(made, [(&json!("a"), &json!("85290000002")), (&json!("b"), &json!("85290000002"))]);
    let wrong = answer(&json!({"method": "compile", "text": "text: Hello!", "to": "+852"}));
    assert_eq!(
        (&wrong["ok"], wrong["report"]["files"][0]["findings"][0]["pointer"].as_str()),
        (&json!(false), Some("/to"))
    );
    assert_eq!(answer(&json!({"method": "compile", "text": GREETING}))["error"]["code"], "parameters");
}

#[test]
fn values_fill_a_definition() {
    let filled = answer(&json!({"method": "fill", "text": GREETING, "values": {"name": "Lin", "to": "85290000001"}}));
    assert_eq!(filled["payload"], json!({"to": "85290000001", "type": "text", "text": "Hello Lin!"}));
    let wrong = answer(&json!({"method": "fill", "text": GREETING, "values": {"nam": "Lin"}}));
    assert_eq!(codes(&wrong), ["data/unknown", "data/missing"]);
    assert_eq!(wrong["report"]["files"][0]["file"], "values");
    let list = "params: {plants: {list: {min: 1, max: 2}, item: {id: {max_chars: 4, unique: true, example: fern}}}}\nlist: {body: Pick, button: Menu, sections: [{title: All, rows: [{for_each: plants, id: '{{item.id}}', title: '{{item.id}}'}]}]}";
    let long = answer(
        &json!({"method": "fill", "text": list, "values": {"to": "85290000001", "plants": [{"id": "a"}, {"id": "bcdef"}]}}),
    );
    assert_eq!(long["report"]["files"][0]["findings"][0]["pointer"], "/plants/1/id", "{long}");
    for values in [json!("x"), json!(7), json!([1])] {
        assert_eq!(
            answer(&json!({"method": "fill", "text": GREETING, "values": values}))["error"]["code"],
            "wrong-type"
        );
    }
    assert_eq!(answer(&json!({"method": "fill", "text": GREETING}))["error"]["code"], "missing-field");
}

#[test]
fn one_definition_of_several_is_named() {
    let two = "name: a\ntext: One\n---\nname: b\ntext: Two\n";
    let ask = |called: Value| {
        answer(&json!({"method": "fill", "text": two, "definition": called, "values": {"to": "85290000001"}}))
    };
    assert_eq!(ask(json!("b"))["payload"]["text"], "Two");
    assert_eq!(ask(json!("a"))["payload"]["text"], "One");
    assert_eq!(ask(Value::Null)["error"]["code"], "not-one");
    assert_eq!(ask(json!("aa"))["error"]["code"], "wrong-value");
}

#[test]
fn rules_are_explained() {
    let page = answer(&json!({"method": "explain", "rule": "length/text-body"}));
    assert!(page["page"].as_str().is_some_and(|page| page.starts_with("# `length/text-body`")));
    let chinese = answer(&json!({"method": "explain", "rule": "length/text-body", "lang": "zh"}));
    assert_ne!(page["page"], chinese["page"]);
    assert_eq!(
        answer(&json!({"method": "explain", "rule": "length/text-bod"}))["error"]["help"],
        "did you mean `length/text-body`?"
    );
}

#[test]
fn messages_are_drawn_broken_ones_too() {
    for (form, begins) in [("html", "<!"), ("svg", "<svg"), ("text", ""), ("markdown", "")] {
        let drawn = answer(&json!({"method": "preview", "text": "text: Hello!", "form": form}));
        assert_eq!(drawn["ok"], true);
        let shown = drawn["preview"].as_str().expect("a text");
        assert!(shown.to_lowercase().trim_start().starts_with(begins) && shown.contains("Hello"), "{form}: {shown}");
    }
    assert_eq!(answer(&json!({"method": "preview", "text": "txt: Hello!"}))["ok"], false);
    assert_eq!(
        answer(&json!({"method": "preview", "text": "text: Hello!", "form": "pdf"}))["error"]["code"],
        "wrong-value"
    );
}

#[test]
fn calls_are_held_against_a_catalogue() {
    let approved = json!([{"name": "hello", "components": [{"type": "BODY", "text": "Hello {{1}}!"}]}]);
    let call = json!({"to": "85290000001", "type": "template", "template": {"name": "hello"}});
    for catalogue in [approved.clone(), json!(approved.to_string())] {
        let refused = answer(&json!({"method": "gate", "payload": call, "catalogue": catalogue}));
        assert_eq!(codes(&refused), ["template/body-count"]);
    }
    let server = Server::new().templates(Catalogue::read(&approved.to_string()).expect("it is right"));
    let line = json!({"method": "gate", "payload": call}).to_string();
    assert!(server.answer(line.as_bytes()).contains("template/body-count"));
    assert_eq!(answer(&json!({"method": "gate", "payload": call}))["ok"], true);
    let broken = answer(&json!({"method": "gate", "payload": call, "catalogue": "[{"}));
    assert_eq!((&broken["error"]["code"], codes(&broken)), (&json!("catalogue"), vec!["catalogue/unreadable"]));
}

#[test]
fn a_bad_line_is_answered_with_its_id_where_that_can_be_read() {
    let bad: &[(&[u8], Value, &str)] = &[
        (b"", Value::Null, "not-json"),
        (b"   ", Value::Null, "not-json"),
        (b"hello", Value::Null, "not-json"),
        (b"[1]", Value::Null, "wrong-type"),
        (b"7", Value::Null, "wrong-type"),
        (br#"{"id":1,"method":"gate""#, json!(1), "not-json"),
        (br#"{"id":1,"method":"gate","text":"{}"} x"#, json!(1), "not-json"),
        (b"{\"id\":\"a\",\"method\":\"\xff\"}", json!("a"), "not-utf8"),
        (b"\xff\xfe{\0", Value::Null, "not-utf8"),
        (br#"{"id":2,"method":"gates","text":""}"#, json!(2), "unknown-method"),
        (br#"{"id":2,"method":7}"#, json!(2), "wrong-type"),
        (br#"{"id":2}"#, json!(2), "missing-field"),
        (br#"{"id":2,"method":"gate"}"#, json!(2), "missing-field"),
        (br#"{"id":2,"method":"gate","text":5}"#, json!(2), "wrong-type"),
        (br#"{"id":2,"method":"gate","text":"a","payload":{}}"#, json!(2), "wrong-value"),
        (br#"{"id":2,"method":"gate","txt":"a"}"#, json!(2), "unknown-field"),
        (br#"{"id":2,"method":"gate","text":"a","text":"b"}"#, json!(2), "given-twice"),
        (br#"{"id":2,"id":3,"method":"gate","text":"a"}"#, json!(2), "given-twice"),
        (br#"{"id":[1],"method":"gate","text":"a"}"#, Value::Null, "wrong-type"),
        (br#"{"id":true,"method":"gate","text":"a"}"#, Value::Null, "wrong-type"),
        (br#"{"id":2,"method":"check","text":"a","pedantic":1}"#, json!(2), "wrong-type"),
        (br#"{"id":2,"method":"check","text":"a","allow":"x"}"#, json!(2), "wrong-type"),
        (br#"{"id":2,"method":"check","text":"a","shape":"yaml"}"#, json!(2), "wrong-value"),
        (br#"{"id":2,"method":"check","text":"a","lang":"fr"}"#, json!(2), "wrong-value"),
        (br#"{"id":2,"method":"check","text":"\ud83d"}"#, json!(2), "wrong-value"),
        (br#"{"id":"\ud83d","method":"check","text":"a"}"#, Value::Null, "wrong-type"),
    ];
    for (line, id, code) in bad {
        let answered = answer_line(line);
        let shown = String::from_utf8_lossy(line);
        assert_eq!((&answered["id"], &answered["ok"]), (id, &json!(false)), "{shown}: {answered}");
        assert_eq!(answered["error"]["code"], *code, "{shown}: {answered}");
    }
    let truncated = Server::new().too_long(br#"{"id":"long","method":"gate","text":"aaaaaa"#);
    assert!(truncated.starts_with(r#"{"id":"long","ok":false,"error":{"code":"too-long""#), "{truncated}");
    let failed = Server::new().failed(br#"{"id":9,"method":"gate","text":"a"}"#);
    assert!(failed.starts_with(r#"{"id":9,"ok":false,"error":{"code":"internal""#), "{failed}");
}

#[test]
fn depth_breaks_nothing() {
    let deep = format!(r#"{{"id":1,"method":"gate","payload":{}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(answer_line(deep.as_bytes())["ok"], false);
    let values = format!(
        r#"{{"id":1,"method":"fill","text":"text: a","values":{}1{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(answer_line(values.as_bytes())["ok"], false);
}

#[test]
fn answers_are_told_in_the_language_of_the_request() {
    let chinese = answer(&json!({"method": "check", "text": "text: ''", "lang": "zh"}));
    assert_eq!(
        (&chinese["report"]["lang"], &chinese["report"]["files"][0]["findings"][0]["message"]),
        (&json!("zh"), &json!("文本为空"))
    );
    assert_eq!(answer(&json!({"method": "gat", "lang": "zh"}))["error"]["help"], "是否应为 `gate`？");
    let server = Server::new().language(Language::Chinese);
    assert!(server.answer(b"{}").contains("缺少字段 `method`"));
}

#[test]
fn the_functions_say_what_the_server_says() {
    let settings = Settings { name: Some("a.waml.yaml"), ..Settings::default() };
    let verdict = check(b"txt: Hello!", &settings);
    let answered = Server::new().answer(br#"{"id":1,"method":"check","text":"txt: Hello!","name":"a.waml.yaml"}"#);
    assert_eq!(answered, format!(r#"{{"id":1,"ok":false,"report":{}}}"#, verdict.report.replace('\n', "")));
    assert!(check(b"a: \xff", &settings).report.contains("syntax/encoding"));
    assert!(
        gate(b"{\"to\": \"\xff\"}", &Settings::default())
            .is_err_and(|verdict| verdict.report.contains("syntax/encoding"))
    );
    let payload = Settings { shape: Some(Shape::Payload), ..Settings::default() };
    assert!(compile(PAYLOAD.as_bytes(), None, &payload).is_ok_and(|(made, _)| made[0].payload == PAYLOAD));
    let one = definition(GREETING.as_bytes(), None, &Settings::default()).expect("it is right");
    let values = r#"{"name":"Lin","to":"85290000001"}"#;
    let by_plan = fill_plan(&one.plan(), values, false, Language::English).expect("they are right");
    assert_eq!(fill(GREETING.as_bytes(), None, values, false, &Settings::default()).expect("they are right"), by_plan);
    let nobody = fill(GREETING.as_bytes(), None, r#"{"name":"Lin"}"#, false, &Settings::default());
    assert!(matches!(nobody, Err(Refusal::Wrong(verdict)) if verdict.report.contains("data/missing")));
    let none = definition(b"", None, &Settings::default());
    assert!(matches!(none, Err(Refusal::Wrong(_))), "{none:?}");
    assert!(
        matches!(compile(GREETING.as_bytes(), None, &Settings::default()), Err(Refusal::Fault(fault)) if fault.code() == FaultCode::Parameters)
    );
}
