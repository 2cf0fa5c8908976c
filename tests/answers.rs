//! Answers and webhooks: the documented samples, and everything that is not one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use waml::answer::codes::Retry;
use waml::answer::{Answer, NO_HEADERS, Refusal, Unreadable};
use waml::message::{Button, CardHeader, Carousel, List, Message, ReplyCard, Row, Section};
use waml::webhook::{Event, Failure, Incoming, IncomingContent, NewMessage, Offer, Reply, ReplyKind, Status};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documented").join(name)
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(folder(name)).unwrap()
}

/// As the gateway gives it where all is well with HTTP.
fn read_answer(body: &[u8]) -> Result<Answer, Unreadable> {
    Answer::read(200, NO_HEADERS, body)
}

fn event(name: &str) -> NewMessage {
    match Event::read(&sample(&format!("webhooks/{name}.json"))).unwrap() {
        Event::Message(event) => event,
        other => panic!("{other:?}"),
    }
}

fn message(name: &str) -> Incoming {
    event(name).messages.remove(0)
}

fn reply(name: &str) -> Reply {
    match message(name).content {
        IncomingContent::Reply(reply) => reply,
        other => panic!("{other:?}"),
    }
}

#[test]
fn success_names_the_message() {
    let Answer::Taken(taken) = read_answer(&sample("answers/success.json")).unwrap() else { panic!("taken") };
    assert_eq!(taken.message_id, "wamid.TUFERS1VUC1JRC0wMDAwMDAwMQA=");
}

#[test]
fn failures_tell_codes_rules_and_whether_to_try_again() {
    for (name, code, meta, retry) in [
        ("failure", 10002, Some(132_000), Retry::No),
        ("failure-too-many", 429, None, Retry::After(Duration::from_secs(6))),
        ("failure-without-meta-code", 10001, None, Retry::No),
    ] {
        let Answer::Refused(refusal) = read_answer(&sample(&format!("answers/{name}.json"))).unwrap() else {
            panic!("{name}")
        };
        assert_eq!((refusal.code, refusal.meta_code(), refusal.retry()), (code, meta, retry), "{name}");
        assert_eq!(refusal.rules().count() > 0, meta.is_some(), "{name}");
    }
}

#[test]
fn other_shapes_of_a_refusal_keep_their_code_and_words() {
    for (body, code, meta, rule) in [
        (
            r#"{"status":"error","code":"10002","message":"(#131009) Row title length invalid. Max length: 24"}"#,
            10002,
            Some(131_009),
            Some("length/list-row-title"),
        ),
        (r#"{"status":"error","code":10002,"message":"no","error":{"code":"131026"}}"#, 10002, Some(131_026), None),
        (r#"{"status":"error","code":10002,"message":{"text":"(#131047) late"}}"#, 10002, Some(131_047), None),
        (r#"{"status":"error","code":77,"message":null}"#, 77, None, None),
        ("\u{feff}{\"status\":\"error\",\"code\":500,\"message\":\"cut \\ud83d\"}", 500, None, None),
    ] {
        let Answer::Refused(refusal) = read_answer(body.as_bytes()).unwrap() else { panic!("{body}") };
        assert_eq!((refusal.code, refusal.meta_code()), (code, meta), "{body}");
        assert_eq!(refusal.rules().next().map(|rule| rule.code), rule, "{body}");
    }
    let empty = br#"{"status":"success","code":200,"data":{"msg_id":""}}"#;
    assert_eq!(read_answer(empty).unwrap_err().why(), "a success without `data.msg_id`");
}

fn refused(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Refusal {
    match Answer::read(status, headers, body) {
        Ok(Answer::Refused(refusal)) => refusal,
        other => panic!("{status}: {other:?}"),
    }
}

const PAGE: &[u8] = b"<html><head><title>Sorry</title></head><body><h1>Sorry</h1></body></html>";

/// The page of a proxy has no code; its status says that nothing was taken, and how long to wait.
#[test]
fn a_page_is_a_refusal_where_its_status_says_so() {
    let after = |seconds| Retry::After(Duration::from_secs(seconds));
    for (status, headers, retry) in [
        (429, &[("Retry-After", "120")][..], after(120)),
        (
            429,
            &[("Date", "Wed, 21 Oct 2026 07:28:00 GMT"), ("retry-after", "Wed, 21 Oct 2026 08:28:00 GMT")],
            after(3600),
        ),
        (429, &[("Retry-After", "1")], after(6)),
        (429, &[], after(6)),
        (408, &[], after(6)),
        (404, &[("Retry-After", "9")], Retry::No),
        (403, &[], Retry::No),
        (413, &[], Retry::No),
        (302, &[("location", "https://example.com")], Retry::No),
    ] {
        for body in [PAGE, b"", br#"{"message":"slow down","request_id":"4711"}"#, br#"["no"]"#, b"\xff"] {
            let refusal = refused(status, headers, body);
            assert_eq!((refusal.code, refusal.status, refusal.retry()), (status.into(), status, retry));
            assert_eq!(refusal.meta_code(), None);
        }
    }
    let refusal = refused(429, &[], PAGE);
    assert!(refusal.raw.is_null() && refusal.message.contains("Sorry"), "{refusal}");
    assert_eq!(refusal.known().map(|known| known.code), Some(429));
    assert_eq!(refused(429, &[], br#"{"message":"slow down"}"#).message, "slow down");
}

/// Behind a proxy that fails, the gateway may have taken the message.
#[test]
fn a_page_leaves_it_open_where_its_status_does() {
    for status in [200, 202, 204, 500, 502, 503, 504, 599, 100, 0] {
        let error = Answer::read(status, [("Retry-After", "30")], PAGE).unwrap_err();
        assert_eq!((error.status(), error.retry()), (Some(status), Retry::Perhaps));
        assert_eq!((error.why(), error.retry_after()), (error.why(), Some(Duration::from_secs(30))));
        assert!(error.to_string().contains(&format!("HTTP status {status}")), "{error}");
    }
}

/// What the documented JSON says is true with any status.
#[test]
fn a_body_that_is_documented_decides() {
    let taken = br#"{"status":"success","code":200,"data":{"msg_id":"wamid.A"}}"#;
    for status in [200, 201, 400, 500] {
        assert!(matches!(Answer::read(status, NO_HEADERS, taken), Ok(Answer::Taken(_))), "{status}");
    }
    let wait = [("retry-after", "40")];
    for (body, retry) in [
        (r#"{"status":"error","code":429,"message":"slow"}"#, Retry::After(Duration::from_secs(40))),
        (r#"{"status":"error","code":10002,"message":"(#131050) stopped"}"#, Retry::No),
        (r#"{"status":"error","code":10002,"message":"(#131047) late"}"#, Retry::AfterUserWrites),
        (r#"{"status":"error","code":10002,"message":"(#131049) enough"}"#, Retry::After(Duration::from_secs(86_400))),
        (r#"{"status":"error","code":10002,"message":"(#99) new"}"#, Retry::After(Duration::from_secs(40))),
    ] {
        assert_eq!(refused(200, &wait, body.as_bytes()).retry(), retry, "{body}");
    }
    assert_eq!(refused(200, &[], br#"{"status":"error","code":10002,"message":"(#99) new"}"#).retry(), Retry::Perhaps);
    assert_eq!(refused(422, &[], br#"{"status":"error","message":"no code"}"#).code, 422);
}

#[test]
fn codes_are_read_in_every_spelling() {
    for (code, number) in [("429.0", 429), ("-1", -1), ("\"-1\"", -1), ("\"10002.0\"", 10002), ("1e2", 100)] {
        let body = format!(r#"{{"status":"error","code":{code},"message":""}}"#);
        assert_eq!(refused(200, &[], body.as_bytes()).code, number, "{code}");
    }
    let meta = br#"{"status":"error","code":10002,"message":"(#-1) unknown"}"#;
    assert_eq!(refused(200, &[], meta).meta_code(), Some(-1));
    let beside = br#"{"status":"error","code":10002,"message":"","error":{"code":131049.0}}"#;
    assert_eq!(refused(200, &[], beside).meta_code(), Some(131_049));
    assert!(Answer::read(200, NO_HEADERS, br#"{"status":"error","code":429.5,"message":""}"#).is_err());
}

/// What a program keeps of an answer is stable.
#[test]
fn answers_are_data() {
    let json = |answer: Answer| serde_json::to_value(answer).unwrap();
    let taken = json(read_answer(br#"{"status":"success","data":{"msg_id":"wamid.A"}}"#).unwrap());
    let raw = serde_json::json!({"status": "success", "data": {"msg_id": "wamid.A"}});
    assert_eq!(taken, serde_json::json!({"answer": "taken", "message_id": "wamid.A", "raw": raw}));
    let refused =
        json(Answer::Refused(refused(400, &[], br#"{"status":"error","code":10002,"message":"(#131056) slow"}"#)));
    for (key, value) in [
        ("answer", serde_json::json!("refused")),
        ("status", 400.into()),
        ("code", 10002.into()),
        ("meta_code", 131_056.into()),
        ("message", "(#131056) slow".into()),
        ("retry", serde_json::json!({"after": 6})),
        ("rules", serde_json::json!([])),
    ] {
        assert_eq!(refused[key], value, "{key}");
    }
    let retries = [Retry::No, Retry::AfterUserWrites, Retry::Perhaps].map(|retry| serde_json::to_value(retry).unwrap());
    assert_eq!(retries, ["no", "after_user_writes", "perhaps"]);
}

#[test]
fn a_refusal_does_not_show_what_people_wrote() {
    let body = br#"{"status":"error","code":10002,"message":"(#131026) no user 85290000001 \"Ann\"","data":{}}"#;
    let Answer::Refused(refusal) = read_answer(body).unwrap() else { panic!("refused") };
    for shown in [refusal.to_string(), format!("{refusal:?}")] {
        assert!(shown.contains("(#131026)") && !shown.contains("85290000001") && !shown.contains("Ann"), "{shown}");
    }
}

#[test]
fn other_text_is_an_error_that_carries_it_masked() {
    for (body, why) in [
        (&b"<html>502 Bad Gateway</html>"[..], "not JSON"),
        (br#"{"status":"success","code":200,"message":"","data":{"msg_id":"wam"#, "not JSON"),
        (br#"{"messages":[{"id":"wamid.A"}]}"#, "a `status` that is neither `success` nor `error`"),
        (br#"{"status":"success","data":{}}"#, "a success without `data.msg_id`"),
        (br#"{"status":"error","message":"no"}"#, "an error without a `code`"),
        (b"[]", "not an object"),
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
    ] {
        assert_eq!(read_answer(body).unwrap_err().why(), why);
    }
    let cut = br#"{"event":"new_message","message":{"contacts":[{"profile":{"name":"Lucas"#;
    let error = Event::read(cut).unwrap_err();
    assert!(error.masked_text().starts_with(r#"{"event":"new_message","#), "{error}");
    assert!(!error.to_string().contains("Lucas"), "{error}");
}

#[test]
fn replies_name_what_was_tapped() {
    let row = reply("2.4-list-reply");
    assert_eq!((row.kind, &*row.id, &*row.title), (ReplyKind::Row, "tram_4", "Tram 4"));
    assert_eq!(row.description.as_deref(), Some("20–30 minutes"));
    assert_eq!(reply("2.4-list-reply-without-description").description, None);
    let button = reply("4.5-button-reply");
    assert_eq!((button.kind, &*button.id), (ReplyKind::Button, "move-walk"));
    let incoming = message("4.5-button-reply");
    assert_eq!(incoming.replies_to(), Some("wamid.TUFERS1VUC1JRC0wMDAwMDAwNAA="));
    assert_eq!(incoming.timestamp, "1767225720");
    assert_eq!(incoming.other["from_user_id"], "HK.7301920000000001");
}

#[test]
fn other_messages_are_kept() {
    assert_eq!(message("text-message").content, IncomingContent::Text("Is the café open?".to_owned()));
    let IncomingContent::Other { kind, value } = message("unknown-reply").content else { panic!("not known") };
    assert_eq!(kind, "interactive");
    assert_eq!(value["swipe_reply"]["card"], 2);
    let Event::Other(value) = Event::read(br#"{"event":"template_update","n":1}"#).unwrap() else { panic!("other") };
    assert_eq!(value["n"], 1);
}

#[test]
fn status_updates_are_typed() {
    for (name, status) in
        [("sent", Status::Sent), ("delivered", Status::Delivered), ("read", Status::Read), ("failed", Status::Failed)]
    {
        let Event::Status(update) = Event::read(&sample(&format!("webhooks/status-{name}.json"))).unwrap() else {
            panic!("{name}")
        };
        assert_eq!(update.status, status);
        assert!(update.received_at.is_some_and(|at| at > 1_767_225_600));
        assert_eq!(update.error.is_some(), name == "failed");
        let known = update.error.as_ref().and_then(Failure::known);
        assert_eq!(known.map(|known| known.retry), update.error.as_ref().map(|_| Retry::No));
    }
}

#[test]
fn a_user_without_a_number_is_named_by_the_id() {
    let event = event("user-without-number");
    assert_eq!((event.messages.len(), event.unread.len()), (2, 0));
    for message in &event.messages {
        assert_eq!((message.from.as_deref(), message.user_id()), (None, Some("HK.7301920000000001")));
    }
    assert!(matches!(&event.messages[0].content, IncomingContent::Text(text) if text == "Does the ferry run tonight?"));
    assert_eq!(event.about["contacts"][0]["profile"]["username"], "@walker");
    assert_eq!(message("text-message").from.as_deref(), Some("85290000001"));
}

#[test]
fn a_text_with_more_is_a_text_and_the_more_is_kept() {
    let message = message("text-with-more");
    assert_eq!(message.content, IncomingContent::Text("Count me in".to_owned()));
    assert_eq!(message.other["text"], serde_json::json!({"preview_url": false, "lang": "en"}));
    assert_eq!(message.other["group_id"], "harbour-walkers");
}

#[test]
fn a_reply_to_a_template_needs_no_context() {
    let message = message("template-quick-reply");
    assert_eq!(message.replies_to(), None);
    let IncomingContent::Reply(reply) = &message.content else { panic!("a reply") };
    assert_eq!((reply.kind, &*reply.id, &*reply.title), (ReplyKind::Template, "walk-cancelled-refund", "Refund"));
    let offered = Message::new(Button::new("b").reply("walk-cancelled-refund", "Refund"));
    assert_eq!(offered.offer(reply), None);
}

#[test]
fn unknown_kinds_are_kept_whole() {
    let event = event("unknown-kinds");
    let mut kept = Vec::new();
    for message in &event.messages {
        let IncomingContent::Other { kind, value } = &message.content else { panic!("{message:?}") };
        kept.push((kind.as_str(), value));
    }
    let kinds: Vec<_> = kept.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["reaction", "unsupported", "request_welcome", "interactive", "image"]);
    assert_eq!(kept[0].1["emoji"], "👍");
    assert_eq!((kept[1].1, kept[2].1), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!(kept[3].1["nfm_reply"]["name"], "flow");
    assert_eq!(kept[4].1["caption"], "The view");
    let [error] = &event.messages[1].errors[..] else { panic!("one error") };
    assert_eq!((error.code, error.details.as_deref()), (Some(131_051), Some("A poll was sent")));
    assert!(error.known().unwrap().meaning.contains("the user"), "{error:?}");
}

#[test]
fn what_cannot_be_read_is_kept_beside_the_rest() {
    let event = event("some-unreadable");
    let texts: Vec<_> = event.messages.iter().map(|message| &message.content).collect();
    assert_eq!(texts, [&IncomingContent::Text("First".to_owned()), &IncomingContent::Text("Last".to_owned())]);
    let unread: Vec<_> = event.unread.iter().map(|part| (&*part.pointer, &*part.why)).collect();
    assert_eq!(
        unread,
        [
            ("/message/messages/1", "a message without `id`"),
            ("/message/messages/2", "a message without `type`"),
            ("/message/messages/3", "a message that is no object"),
        ]
    );
    assert_eq!(event.unread[0].value["text"]["body"], "I have no id");
    assert_eq!(event.unread[2].value, "not even an object");
    assert_eq!(event.about["contacts"][1], 7);
}

#[test]
fn statuses_inside_a_message_are_read() {
    let event = event("statuses-inside");
    let [delivered, failed] = &event.statuses[..] else { panic!("{event:?}") };
    assert_eq!((&delivered.status, delivered.recipient.as_deref()), (&Status::Delivered, Some("85290000001")));
    assert_eq!(delivered.message_id, "wamid.TUFERS1VUC1JRC0wMDAwMDAwMQA=");
    assert_eq!((delivered.errors.len(), &*delivered.timestamp), (0, "1767226200"));
    assert_eq!(delivered.other["pricing"]["category"], "utility");
    assert_eq!((&failed.status, failed.recipient.as_deref()), (&Status::Failed, None));
    assert_eq!(failed.other["recipient_user_id"], "HK.7301920000000001");
    let codes: Vec<_> = failed.errors.iter().map(|error| (error.code, error.known().unwrap().retry)).collect();
    assert_eq!(codes, [(Some(131_050), Retry::No), (Some(131_009), Retry::No)]);
    assert_eq!(failed.errors[1].rules().next().unwrap().code, "length/list-row-title");
    assert_eq!(failed.errors[0].other["message"], "No marketing wanted");
    let unread: Vec<_> = event.unread.iter().map(|part| (&*part.pointer, &*part.why)).collect();
    assert_eq!(
        unread,
        [
            ("/message/statuses/2", "a status without `id`"),
            ("/message/statuses/3", "a status without `status`"),
            ("/message/statuses/4", "a status that is no object"),
        ]
    );
}

#[test]
fn fields_of_other_types_are_read_or_kept() {
    let event = event("loose-types");
    assert_eq!((&*event.channel_id, &*event.business_phone, event.unread.len()), ("70012", "85290000009", 0));
    let first = &event.messages[0];
    assert_eq!((first.from.as_deref(), &*first.id, &*first.timestamp), (Some("85290000001"), "12345", "1767226260"));
    assert_eq!((first.replies_to(), &first.content), (Some("678"), &IncomingContent::Text("42".to_owned())));
    let IncomingContent::Reply(reply) = &event.messages[1].content else { panic!("a reply") };
    assert_eq!((&*reply.id, &*reply.title), ("7", "8"));
    assert_eq!(event.messages[2].content, IncomingContent::Text("plain".to_owned()));
    let odd = &event.messages[3];
    assert!(
        matches!(&odd.content, IncomingContent::Other { kind, value } if kind == "text" && value["body"].is_null())
    );
    assert_eq!((odd.from.as_deref(), &*odd.timestamp, &odd.context), (None, "", &None));
    for key in ["from", "timestamp", "context", "errors"] {
        assert!(odd.other.contains_key(key), "{key}: {odd:?}");
    }
    let status = &event.statuses[0];
    assert_eq!((&*status.message_id, status.recipient.as_deref()), ("99", Some("85290000001")));
    assert_eq!((status.errors[0].code, &*status.errors[0].title), (Some(131_026), "7"));
}

#[test]
fn halves_of_emoji_do_not_make_an_event_unreadable() {
    let event = event("half-emoji");
    assert_eq!(event.messages[0].content, IncomingContent::Text("cut \u{fffd} whole \u{1f97e}".to_owned()));
    assert_eq!(event.about["contacts"][0]["profile"]["name"], "walker \u{fffd}");
}

/// A `new_message` whose only message has the text.
fn webhook(text: &str) -> Vec<u8> {
    format!(
        r#"{{"event":"new_message","message":{{"messages":[{{"id":"a","type":"text","text":{{"body":"{text}"}}}}]}}}}"#
    )
    .into_bytes()
}

#[test]
fn a_huge_event_is_told_and_not_read() {
    let Event::Message(event) = Event::read(&webhook(&"x".repeat(1 << 20))).unwrap() else { panic!("a message") };
    assert!(matches!(&event.messages[0].content, IncomingContent::Text(text) if text.len() == 1 << 20));
    let error = Event::read(&webhook(&"x".repeat(10 << 20))).unwrap_err();
    assert_eq!(error.why(), "longer than 8 MiB");
    assert!(error.masked_text().starts_with(r#"{"event":"new_message""#) && error.masked_text().len() < 2000);
    let nested = format!("{}{}", "[".repeat(5 << 20), "]".repeat(4 << 20));
    assert_eq!(Event::read(nested.as_bytes()).unwrap_err().why(), "longer than 8 MiB");
    assert_eq!(Event::read("[".repeat(1 << 20).as_bytes()).unwrap_err().why(), "not JSON");
}

#[test]
fn only_the_event_and_its_envelope_make_an_event_unreadable() {
    for (body, why) in [
        (r#"{"message":{"messages":[]}}"#, "no `event`"),
        (r#"{"event":1}"#, "no `event`"),
        (r#"{"event":"new_message"}"#, "a `new_message` without `message`"),
        (r#"{"event":"new_message","message":[]}"#, "a `new_message` without `message`"),
        (r#"{"event":"new_message","message":{}}"#, "a `new_message` without `messages`"),
        (r#"{"event":"new_message","message":{"messages":{}}}"#, "a `new_message` without `messages`"),
        (r#"{"event":"message_status_update","message_id":"a"}"#, "a status without `message_status`"),
        (r#"{"event":"message_status_update","message_status":"read"}"#, "a status without `message_id`"),
    ] {
        assert_eq!(Event::read(body.as_bytes()).unwrap_err().why(), why, "{body}");
    }
    for inside in [r#""messages":[1]"#, r#""messages":[{"id":"a"}]"#, r#""statuses":[[]]"#] {
        let body = format!(r#"{{"event":"new_message","message":{{{inside}}}}}"#);
        let Event::Message(event) = Event::read(body.as_bytes()).unwrap() else { panic!("a message") };
        assert_eq!((event.messages.len(), event.statuses.len(), event.unread.len()), (0, 0, 1), "{body}");
    }
    let about = r#"{"event":"new_message","message":{"errors":[{"code":130429}]}}"#;
    let Event::Message(event) = Event::read(about.as_bytes()).unwrap() else { panic!("a message") };
    assert_eq!(event.about["errors"][0]["code"], 130_429);
}

#[test]
fn numbers_and_strings_are_taken_for_each_other() {
    let body = r#"{"event":"message_status_update","channel_id":"7","message_id":"a","message_status":"lost",
        "error":{"code":"131026","title":"x"},"received_at":"17","extra":[]}"#;
    let Event::Status(update) = Event::read(body.as_bytes()).unwrap() else { panic!("status") };
    assert_eq!(update.status, Status::Other("lost".to_owned()));
    assert_eq!((update.received_at, update.error.unwrap().code), (Some(17), Some(131_026)));
    assert!(update.other.contains_key("extra"));
}

#[test]
fn a_code_beyond_its_type_is_kept() {
    for code in ["9223372036854775808", r#""9223372036854775808""#, "1.5", "true"] {
        let body = format!(
            r#"{{"event":"message_status_update","message_id":"a","message_status":"failed","error":{{"code":{code}}}}}"#
        );
        let Event::Status(update) = Event::read(body.as_bytes()).unwrap() else { panic!("status") };
        let error = update.error.unwrap();
        assert_eq!((error.code, error.other["code"].to_string()), (None, code.to_owned()));
    }
    for (code, number) in [("-1", -1), ("131026.0", 131_026), (r#""131026.0""#, 131_026), ("4294967296", 4_294_967_296)]
    {
        let body = format!(
            r#"{{"event":"message_status_update","message_id":"a","message_status":"failed","error":{{"code":{code}}}}}"#
        );
        let Event::Status(update) = Event::read(body.as_bytes()).unwrap() else { panic!("status") };
        assert_eq!(update.error.unwrap().code, Some(number), "{code}");
    }
}

#[test]
fn replies_are_matched_to_what_offered_them() {
    let tapped = |kind, id: &str| Reply {
        kind,
        id: id.to_owned(),
        title: String::new(),
        description: None,
        other: serde_json::Map::new(),
    };
    let list = Message::new(
        List::new("b", "o")
            .section(Section::new("s").row(Row::new("a", "A")))
            .section(Section::new("t").row(Row::new("b", "B"))),
    );
    assert!(list.reply_ids().eq(["a", "b"]));
    assert!(matches!(list.offer(&tapped(ReplyKind::Row, "b")), Some(Offer::Row(row)) if &*row.title == "B"));
    assert_eq!(list.offer(&tapped(ReplyKind::Button, "b")), None);
    let button = Message::new(Button::new("b").reply("yes", "Yes"));
    assert!(matches!(button.offer(&tapped(ReplyKind::Button, "yes")), Some(Offer::Button(_))));
    let card = |id| ReplyCard::new(CardHeader::image("https://cdn.example.com/a.png")).reply(id, "Yes");
    let carousel = Message::new(Carousel::with_replies("b").card(card("x")).card(card("y")));
    assert!(carousel.reply_ids().eq(["x", "y"]));
    assert!(matches!(carousel.offer(&tapped(ReplyKind::Button, "y")), Some(Offer::QuickReply { card: 1, .. })));
    assert_eq!(Message::new("text").reply_ids().next(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_readers_fall(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = (read_answer(&body), Event::read(&body));
    }

    #[test]
    fn no_change_of_a_sample_makes_the_readers_fall(at in 0usize..3000, byte in any::<u8>(), cut in 0usize..3000) {
        for name in [
            "answers/failure.json",
            "answers/success.json",
            "webhooks/2.4-list-reply.json",
            "webhooks/half-emoji.json",
            "webhooks/loose-types.json",
            "webhooks/status-failed.json",
            "webhooks/statuses-inside.json",
        ] {
            let mut body = sample(name);
            body.truncate(body.len().min(3000 - cut));
            let at = at % body.len().max(1);
            if let Some(place) = body.get_mut(at) {
                *place = byte;
            }
            for shown in [read_answer(&body).err(), Event::read(&body).err()].into_iter().flatten() {
                prop_assert!(!shown.to_string().contains("walker"));
            }
        }
    }
}
