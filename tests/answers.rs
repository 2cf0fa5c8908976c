//! Answers and webhooks: the documented samples, and everything that is not one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use waml::answer::Answer;
use waml::answer::codes::Retry;
use waml::message::{Button, CardHeader, Carousel, List, Message, ReplyCard, Row, Section};
use waml::webhook::{Content, Event, Failure, Incoming, Offer, Reply, ReplyKind, Status};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documented").join(name)
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(folder(name)).unwrap()
}

fn message(name: &str) -> Incoming {
    match Event::read(&sample(&format!("webhooks/{name}.json"))).unwrap() {
        Event::Message(mut event) => event.messages.remove(0),
        other => panic!("{other:?}"),
    }
}

fn reply(name: &str) -> Reply {
    match message(name).content {
        Content::Reply(reply) => reply,
        other => panic!("{other:?}"),
    }
}

#[test]
fn success_names_the_message() {
    let Answer::Taken(taken) = Answer::read(&sample("answers/success.json")).unwrap() else { panic!("taken") };
    assert_eq!(taken.message_id, "wamid.TUFERS1VUC1JRC0wMDAwMDAwMQA=");
}

#[test]
fn failures_tell_codes_rules_and_whether_to_try_again() {
    for (name, code, meta, retry) in [
        ("failure", 10002, Some(132_000), Retry::No),
        ("failure-too-many", 429, None, Retry::Later),
        ("failure-without-meta-code", 10001, None, Retry::No),
    ] {
        let Answer::Refused(refusal) = Answer::read(&sample(&format!("answers/{name}.json"))).unwrap() else {
            panic!("{name}")
        };
        assert_eq!((refusal.code, refusal.meta_code(), refusal.retry()), (code, meta, retry), "{name}");
        assert_eq!(refusal.rules().count() > 0, meta.is_some(), "{name}");
    }
}

#[test]
fn a_refusal_does_not_show_what_people_wrote() {
    let body = br#"{"status":"error","code":10002,"message":"(#131026) no user 85290000001 \"Ann\"","data":{}}"#;
    let Answer::Refused(refusal) = Answer::read(body).unwrap() else { panic!("refused") };
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
        assert_eq!(Answer::read(body).unwrap_err().why(), why);
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
    assert_eq!(message("text-message").content, Content::Text("Is the café open?".to_owned()));
    let Content::Other { kind, value } = message("unknown-reply").content else { panic!("not known") };
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
fn events_without_what_they_are_about_are_errors() {
    for body in [
        r#"{"event":"new_message"}"#,
        r#"{"event":"new_message","message":{"messages":[{"id":"a","from":"b"}]}}"#,
        r#"{"event":"new_message","message":{"messages":[1]}}"#,
        r#"{"event":"message_status_update","message_id":"a"}"#,
        r#"{"event":1}"#,
    ] {
        assert!(Event::read(body.as_bytes()).is_err(), "{body}");
    }
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
    for code in [r"4294967296", r#""4294967296""#, "-1", "1.5"] {
        let body = format!(
            r#"{{"event":"message_status_update","message_id":"a","message_status":"failed","error":{{"code":{code}}}}}"#
        );
        let Event::Status(update) = Event::read(body.as_bytes()).unwrap() else { panic!("status") };
        let error = update.error.unwrap();
        assert_eq!((error.code, error.other["code"].to_string()), (None, code.to_owned()));
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
        let _ = (Answer::read(&body), Event::read(&body));
    }

    #[test]
    fn no_change_of_a_sample_makes_the_readers_fall(at in 0usize..900, byte in any::<u8>(), cut in 0usize..900) {
        for name in ["answers/failure.json", "answers/success.json", "webhooks/2.4-list-reply.json", "webhooks/status-failed.json"] {
            let mut body = sample(name);
            body.truncate(body.len().min(900 - cut));
            let at = at % body.len().max(1);
            if let Some(place) = body.get_mut(at) {
                *place = byte;
            }
            for shown in [Answer::read(&body).err(), Event::read(&body).err()].into_iter().flatten() {
                prop_assert!(!shown.to_string().contains("walker"));
            }
        }
    }
}
