//! What a sender keeps of a check: the message, where it may go, what was said of it, and what its debug output shows.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![allow(clippy::mutable_key_type, reason = "what is looked for later plays no part in equality")]
#![allow(clippy::cmp_owned, clippy::nonminimal_bool, reason = "the comparisons are what is tested")]

use std::collections::{BTreeSet, HashSet};
use waml::limits::list::{RowTitle, Rows};
use waml::media::{FileKind, MediaFacts, Outcome};
use waml::message::{Button, Carousel, List, Row, Section, Template, Url};
use waml::{Checked, Compiled, Compiler, Content, Items, Message, Number, Options, Recipient, Severity, Shape, Source};
use waml::{Syntax, Text, budget, compile};

const TO: &str = "85290000001";

fn codes(message: &Checked<Message>) -> Vec<&'static str> {
    message.warnings().iter().map(|warning| warning.code).collect()
}

fn definition(text: &str, compiler: &Compiler<'_>) -> Compiled {
    compiler.compile(&Source::new("a.waml.yaml", text), Shape::Definition, Syntax::Yaml)
}

fn only(compiled: &Compiled) -> Checked<Message> {
    compiled.documents[0].message.clone().unwrap()
}

#[test]
fn another_recipient_changes_nothing_but_the_recipient() {
    let known = |_: &str| -> Vec<Outcome> { vec![Ok(MediaFacts::new().kind(FileKind::Png).size(4_999_999))] };
    let near = |_: &str| -> Vec<Outcome> { vec![Ok(MediaFacts::new().kind(FileKind::Png).size(5_100_000))] };
    let image = || Message::new(Content::image("https://cdn.example.com/map.png"));
    assert_eq!(codes(&Compiler::new().media(&known).check(image()).unwrap()), [""; 0]);
    for message in [
        Compiler::new().media(&near).check(image()).unwrap(),
        only(&definition("image: {link: https://cdn.example.com/map.png}\n", &Compiler::new().media(&near))),
    ] {
        let (before, sent) = (message.warnings().to_vec(), message.addressed(TO).unwrap());
        assert_eq!(sent.warnings(), before);
        assert_eq!(codes(&sent), ["media/near-size-limit"]);
        assert_eq!(codes(&sent.addressed("85290000002").unwrap()), ["media/near-size-limit"]);
    }
    let pedantic = Compiler::new().pedantic(true);
    let by_link =
        || Button::new("b").header(waml::message::ButtonHeader::image("https://a.example.com/b.png")).reply("y", "Y");
    let message = pedantic.check(Message::new(by_link())).unwrap().addressed(TO).unwrap();
    assert_eq!(codes(&message), ["hint/header-media-by-link"], "what was looked for is looked for");
    let allowing = pedantic.allow(&["hint/header-media-by-link"]);
    assert_eq!(codes(&allowing.check(Message::new(by_link())).unwrap().addressed(TO).unwrap()), [""; 0]);
}

#[test]
fn a_wrong_recipient_is_all_that_is_told() {
    let message = Message::new(Content::image("http://cdn.example.com/map.png")).check().unwrap();
    for wrong in ["+85290000001", "0852", "", "85290000001234567"] {
        let to = Recipient::from(wrong);
        let by_reference = message.payload_to(&to).unwrap_err();
        let report = message.clone().addressed(to).unwrap_err();
        assert_eq!(report, by_reference);
        assert!(report.findings.iter().all(|finding| finding.path().unwrap().to_string() == "to"), "{report}");
    }
}

#[test]
fn a_broadcast_is_the_same_as_a_message_to_each() {
    let message = Message::new(Button::new("b").reply("yes", "Yes")).check().unwrap();
    let other = message.clone().addressed("85290000009").unwrap();
    for to in [TO, "85290000002"].map(Recipient::from) {
        let each = message.clone().addressed(to.clone()).unwrap().payload().unwrap().to_json();
        assert_eq!(message.payload_to(&to).unwrap().to_json(), each);
        assert_eq!(other.payload_to(&to).unwrap().to_json(), each, "its own recipient stays out of it");
    }
    assert!(message.payload().is_none());
}

#[test]
fn a_check_by_reference_says_the_same_and_takes_nothing() {
    let right = Message::to(TO, Content::image("http://cdn.example.com/a.png"));
    let by_reference = right.check_ref().unwrap();
    let by_value = right.clone().check().unwrap();
    assert_eq!(by_reference.warnings(), by_value.warnings());
    assert_eq!(by_reference.payload().unwrap().to_json(), by_value.payload().unwrap().to_json());
    assert_eq!(*by_reference.into_inner(), right);
    let wrong = Message::to("+852", "");
    assert_eq!(wrong.check_ref().unwrap_err(), wrong.clone().check().unwrap_err());
    let known = |_: &str| -> Vec<Outcome> { vec![Ok(MediaFacts::new().kind(FileKind::Png).size(9_000_000))] };
    let compiler = Compiler::new().media(&known);
    assert_eq!(compiler.check_ref(&right).unwrap_err(), compiler.check(right.clone()).unwrap_err());
}

/// A message warns of what is told of its text, whoever allows the rest.
#[test]
fn what_is_allowed_is_nowhere_told() {
    let insecure = "image: {link: http://cdn.example.com/map.png}";
    let allowed = format!("# waml: allow(hint/insecure-link) the old host speaks no https\n{insecure}\n");
    let plain = definition(insecure, &Compiler::new());
    assert_eq!((codes(&only(&plain)), plain.findings.len()), (vec!["hint/insecure-link"], 1));
    assert_eq!(only(&plain).warnings(), plain.findings);
    let by_comment = definition(&allowed, &Compiler::new());
    let by_code = definition(insecure, &Compiler::new().allow(&["hint/insecure-link"]));
    let built = Message::new(Content::image("http://cdn.example.com/map.png"));
    let by_code_of_built = Compiler::new().allow(&["hint/insecure-link"]).check(built.clone()).unwrap();
    for compiled in [by_comment, by_code] {
        assert_eq!((codes(&only(&compiled)), compiled.findings.len()), (vec![], 0));
        assert_eq!(codes(&only(&compiled).addressed(TO).unwrap()), [""; 0]);
    }
    assert_eq!(codes(&by_code_of_built), [""; 0]);
    let wrong = Message { to: Some("+852".into()), ..built };
    let report = Compiler::new().allow(&["hint/insecure-link", "recipient/not-digits"]).check(wrong).unwrap_err();
    assert!(report.findings.iter().all(|finding| finding.severity == Severity::Error), "{report}");
    assert!(!report.findings.is_empty(), "errors cannot be allowed");
}

/// Documents of one text are each warned of what is theirs.
#[test]
fn a_warning_stays_with_its_document() {
    let text =
        "image: {link: http://a.example.com/a.png}\n---\ntext: hi\n---\nimage: {link: http://b.example.com/b.png}\n";
    let compiled = definition(text, &Compiler::new());
    let each: Vec<_> =
        compiled.documents.iter().map(|document| codes(document.message.as_ref().unwrap()).len()).collect();
    assert_eq!(each, [1, 0, 1]);
}

#[test]
fn the_same_message_is_the_same_however_it_came() {
    let built = Message::to(TO, Content::image("http://cdn.example.com/map.png"));
    let text = "to: '85290000001'\nimage: {link: http://cdn.example.com/map.png}\n";
    let compiled = only(&definition(text, &Compiler::new()));
    let payload = built.clone().check().unwrap().payload().unwrap().to_json();
    let gated = waml::gate::check_str(&payload).unwrap().message().unwrap();
    let checked = built.clone().check().unwrap();
    assert_eq!((&checked, &checked), (&compiled, &gated));
    let set: HashSet<_> = [checked, compiled, gated, Compiler::new().pedantic(true).check(built).unwrap()].into();
    assert_eq!(set.len(), 1);
}

fn rows(count: usize) -> Message {
    let rows = (0..count).map(|_| Row::new("same", "A title that is far too long for a row"));
    Message::to(
        TO,
        List { sections: [Section { title: "s".into(), rows: rows.collect() }].into(), ..List::new("b", "o") },
    )
}

#[test]
fn as_many_findings_are_told_of_a_built_message_as_of_a_text() {
    let report = rows(20_000).check().unwrap_err();
    assert_eq!(report.findings.len(), budget::FINDINGS);
    assert!(report.omitted > 20_000, "{}", report.omitted);
    assert!(report.to_string().ends_with(&format!("\n{} more findings not shown", report.omitted)));
    let known = |_: &str| -> Vec<Outcome> { Vec::new() };
    let with_media = Compiler::new().media(&known).check(rows(1_000)).unwrap_err();
    assert_eq!(with_media, rows(1_000).check().unwrap_err());
    let few = rows(2).check().unwrap_err();
    assert_eq!(few.omitted, 0);
    assert!(!few.to_string().contains("not shown"));
}

/// An error is never among those left out, however many warnings stand before it.
#[test]
fn of_many_findings_one_is_an_error() {
    let mut template = Template::new("t");
    template.body = Some((0..5_000).map(|_| Text::from("fish &amp; chips")).collect::<Vec<_>>().into());
    template = template.button(0, "");
    let report = Message::to(TO, template).check().unwrap_err();
    assert!(report.findings.iter().any(|finding| finding.severity == Severity::Error));
    assert_eq!(report.findings.len(), budget::FINDINGS);
}

/// People print debug output in logs.
#[test]
fn debug_output_shows_nothing_that_people_wrote() {
    let secret = "Lucas owes us 4711";
    let link = "https://cdn.example.com/secret-4711.png";
    let list =
        List::new(secret, secret).section(Section::new(secret).row(Row::new(secret, secret).description(secret)));
    let carousel = Carousel::with_replies(secret)
        .card(waml::message::ReplyCard::new(waml::message::CardHeader::image(link)).body(secret).reply(secret, secret));
    for content in [
        Content::text(secret),
        Content::image(link),
        Content::video("https://cdn.example.com/secret-4711.mp4"),
        list.into(),
        Button::new(secret)
            .header(waml::message::ButtonHeader::image(link))
            .footer(secret)
            .reply(secret, secret)
            .into(),
        waml::message::CtaUrl::new(secret, secret, link).into(),
        carousel.into(),
        Template::new("order_ready").parameter(secret).into(),
    ] {
        let message = Message::to(TO, content);
        let checked = message.check_ref().map(|checked| format!("{checked:?}"));
        let shown = format!("{message:?} {checked:?} {:?}", message.clone().check());
        for word in ["Lucas", "4711", TO, "secret"] {
            assert!(!shown.contains(word), "{shown}");
        }
    }
    let source = Source::new("a.waml.yaml", format!("to: '{TO}'\ntext: {secret}\n"));
    let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options::default());
    let shown = format!("{source:?} {compiled:?}");
    assert!(!shown.contains("Lucas") && !shown.contains(TO), "{shown}");
    assert!(shown.contains("a.waml.yaml"), "{shown}");
}

/// A debug output that shows no values still says where and what.
#[test]
fn debug_output_of_a_report_names_codes_and_places() {
    let report =
        Message::to("+852 9000 0001", List::new("", "Open").section(Section::new("s").row(Row::new("a", "")))).check();
    let shown = format!("{:?}", report.unwrap_err());
    assert!(shown.contains("recipient/not-digits at to") && shown.contains("at list.body"), "{shown}");
    assert!(shown.contains("list.sections[0].rows[0].title") && !shown.contains("9000"), "{shown}");
}

#[test]
fn texts_are_used_like_strings() {
    let title: Text<RowTitle> = "Express".into();
    assert!(title == "Express" && title == *"Express" && title == "Express".to_owned() && "Express" == title);
    assert!(Text::<RowTitle>::from("a") < Text::from("b"));
    assert_eq!("a".parse::<Text<RowTitle>>().unwrap(), "a");
    assert_eq!(String::from(title.clone()), "Express");
    let generic = |text: &dyn AsRef<str>| text.as_ref().len();
    let (url, to) = (Url::from("https://example.com"), Recipient::from(TO));
    assert_eq!([generic(&title), generic(&url), generic(&to)], [7, 19, 11]);
    assert!(url == "https://example.com" && to == TO && url.to_string() == "https://example.com");
    let sorted: BTreeSet<_> = ["85290000002", TO].map(Recipient::from).into();
    assert_eq!(sorted.into_iter().map(String::from).collect::<Vec<_>>(), [TO, "85290000002"]);
    assert_eq!("https://a.example.com".parse::<Url>().unwrap(), "https://a.example.com");
    let number: Number<RowTitle> = 3.into();
    assert!(number == 3 && u32::from(number) == 3 && number < 4.into());
    let rows: Items<Row, Rows> = [Row::new("a", "A")].into();
    assert_eq!(rows[0].id, "a");
}

/// By every way in: YAML, a payload's JSON, a value of a program.
#[test]
fn characters_that_steer_are_hinted_at() {
    for (c, escape) in [('\0', "\\u0000"), ('\u{202e}', "\\u202e"), ('\u{202d}', "\\u202d"), ('\u{9f}', "\\u009f")] {
        let built = Message::to(TO, format!("Your order{c} is ready")).check().unwrap();
        let yaml = definition(&format!("text: \"Your order{escape} is ready\"\n"), &Compiler::new());
        let payload = format!(r#"{{"to":"{TO}","type":"text","text":"Your order{escape} is ready"}}"#);
        let gated = waml::gate::check_str(&payload).unwrap().message().unwrap();
        for message in [built, only(&yaml), gated] {
            assert_eq!(codes(&message), ["hint/invisible-character"], "{escape}");
        }
    }
}
