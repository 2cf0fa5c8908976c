//! Every row of the limits table at its edges, in ASCII, CJK, emoji and combining text.
//!
//! The texts and lists are generated from the row; the table below only says where in a message
//! they stand. A row that is missing there fails by name.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use serde_json::json;
use waml::limits::{LIMITS, Limit, NO_MAX, Unit};
use waml::media::MediaFacts;
use waml::message::{
    Button, ButtonHeader, Card, CardAction, CardHeader, Carousel, Choice, CouponButton, CtaUrl, Header, List, Media,
    MediaSource, Row, Section, Template, TextHeader, UrlButton,
};
use waml::{Content, Message, Options, Shape, Source, Syntax, compile};

/// A message with a text of the row's kind, or with that many of what the row counts.
enum Put {
    Text(fn(&str) -> Content),
    Count(fn(usize) -> Content),
    /// A payload whose list has that many elements, where the message itself holds just one.
    Payload(fn(usize) -> serde_json::Value),
    Recipient,
    /// A link to a file of that many bytes.
    Size(fn(&str) -> Content, &'static str),
}

#[allow(clippy::too_many_lines, reason = "one line per row of the table")]
fn put(code: &str) -> Option<Put> {
    use Put::{Count, Payload, Recipient, Size, Text};
    Some(match code {
        "length/recipient" => Recipient,
        "length/text-body" => Text(|t| Content::Text(t.into())),
        "media/image-size" => Size(|link| Content::image(link), "png"),
        "media/video-size" => Size(|link| Content::video(link), "mp4"),
        "media/audio-size" => Size(|link| Content::audio(link), "ogg"),
        "media/document-size" => Size(|link| Content::document(link), "pdf"),
        "length/media-id" => Text(|t| {
            Content::Button(Button { header: Some(ButtonHeader::Image(MediaSource::Id(t.into()))), ..button() })
        }),
        "length/template-name" => Text(|t| Content::Template(Template { name: lower(t).into(), ..template() })),
        "length/template-code" => Text(|t| Content::Template(Template { code: Some(t.into()), ..template() })),
        "count/template-header-parameters" => {
            Payload(|n| json!({"type": "header", "parameters": vec![json!({"type": "text", "text": "June"}); n]}))
        }
        "count/template-button-parameters" => Payload(|n| {
            let parameters = vec![json!({"type": "coupon_code", "coupon_code": "SPRING"}); n];
            json!({"type": "button", "sub_type": "COPY_CODE", "index": "0", "parameters": parameters})
        }),
        "length/template-header-text" => {
            Text(|t| Content::Template(Template { header: Some(Header::Text(t.into())), ..template() }))
        }
        "count/template-body-parameters" => Count(|n| {
            let body = (0..n).map(|i| format!("value {i}").into()).collect();
            Content::Template(Template { body: Some(body), ..template() })
        }),
        "length/template-body-parameter" | "length/template-body-parameter-advised" => {
            Text(|t| Content::Template(Template { body: Some([t.into()].into()), ..template() }))
        }
        "template/run-of-spaces" => Count(|n| {
            let text = format!("a{}b", " ".repeat(n));
            Content::Template(Template { body: Some([text.into()].into()), ..template() })
        }),
        "template/button-index" => Count(|n| {
            let index = u32::try_from(n).unwrap().into();
            Content::Template(Template {
                buttons: vec![CouponButton { index, coupon_code: "SPRING".into() }],
                ..template()
            })
        }),
        "length/template-coupon-code" => Text(|t| {
            let buttons = vec![CouponButton { index: 0.into(), coupon_code: t.into() }];
            Content::Template(Template { buttons, ..template() })
        }),
        "length/cta-url-header-text" => {
            Text(|t| Content::CtaUrl(CtaUrl { header: Some(Header::Text(t.into())), ..cta_url() }))
        }
        "length/cta-url-body" => Text(|t| Content::CtaUrl(CtaUrl { body: t.into(), ..cta_url() })),
        "length/cta-url-footer" => Text(|t| Content::CtaUrl(CtaUrl { footer: Some(t.into()), ..cta_url() })),
        "length/cta-url-display-text" => Text(|t| {
            let url_button = UrlButton { display_text: t.into(), url: "https://example.com/".into() };
            Content::CtaUrl(CtaUrl { url_button, ..cta_url() })
        }),
        "length/list-header-text" => {
            Text(|t| Content::List(List { header: Some(TextHeader { text: t.into() }), ..list() }))
        }
        "length/list-body" | "length/list-body-advised" => Text(|t| Content::List(List { body: t.into(), ..list() })),
        "length/list-footer" => Text(|t| Content::List(List { footer: Some(t.into()), ..list() })),
        "length/list-button" => Text(|t| Content::List(List { button: t.into(), ..list() })),
        "count/list-sections" => Count(|n| {
            let sections = (0..n).map(|i| Section { title: format!("Section {i}").into(), rows: [row(i)].into() });
            Content::List(List { sections: sections.collect(), ..list() })
        }),
        "count/list-section-rows" | "count/list-rows" => Count(|n| {
            let rows = (0..n).map(row).collect();
            Content::List(List { sections: [Section { title: "Rows".into(), rows }].into(), ..list() })
        }),
        "length/list-section-title" => Text(|t| {
            let sections = [Section { title: t.into(), rows: [row(0)].into() }].into();
            Content::List(List { sections, ..list() })
        }),
        "length/list-row-id" => Text(|t| with_row(Row { id: t.into(), ..row(0) })),
        "length/list-row-title" => Text(|t| with_row(Row { title: t.into(), ..row(0) })),
        "length/list-row-description" => Text(|t| with_row(Row { description: Some(t.into()), ..row(0) })),
        "length/carousel-body" => {
            Text(|t| Content::Carousel(Carousel { body: t.into(), cards: [card(0), card(1)].into() }))
        }
        "count/carousel-cards" => {
            Count(|n| Content::Carousel(Carousel { body: "Cards".into(), cards: (0..n).map(card).collect() }))
        }
        "length/carousel-card-body" => Text(|t| with_card(|card| card.body = Some(t.into()))),
        "length/carousel-card-body-line-breaks" => {
            Count(|n| with_card(|card| card.body = Some(format!("a{}b", "\n".repeat(n)).into())))
        }
        "length/carousel-display-text" | "hint/label-bytes" => Text(|t| {
            let action = |t: &str| {
                CardAction::UrlButton(UrlButton { display_text: t.into(), url: "https://example.com/".into() })
            };
            let cards = [Card { action: action(t), ..card(0) }, Card { action: action("Buy"), ..card(1) }];
            Content::Carousel(Carousel { body: "Cards".into(), cards: cards.into() })
        }),
        "count/carousel-card-replies" | "hint/many-quick-replies" => Count(|n| {
            let replies = |c: usize| {
                (0..n).map(|i| Choice { id: format!("{c}-{i}").into(), title: format!("Reply {i}").into() }).collect()
            };
            let cards = (0..2).map(|c| Card { action: CardAction::Replies(replies(c)), ..card(c) }).collect();
            Content::Carousel(Carousel { body: "Cards".into(), cards })
        }),
        "length/carousel-reply-id" => Text(|t| {
            with_card(|card| card.action = CardAction::Replies([Choice { id: t.into(), title: "Buy".into() }].into()))
        }),
        "length/carousel-reply-title" => Text(|t| {
            with_card(|card| card.action = CardAction::Replies([Choice { id: "first".into(), title: t.into() }].into()))
        }),
        "length/button-header-text" => {
            Text(|t| Content::Button(Button { header: Some(ButtonHeader::Text(t.into())), ..button() }))
        }
        "length/button-body" => Text(|t| Content::Button(Button { body: t.into(), ..button() })),
        "length/button-footer" => Text(|t| Content::Button(Button { footer: Some(t.into()), ..button() })),
        "count/button-replies" => Count(|n| {
            let replies = (0..n).map(|i| Choice { id: format!("r{i}").into(), title: format!("Reply {i}").into() });
            Content::Button(Button { replies: replies.collect(), ..button() })
        }),
        "length/button-reply-id" => Text(|t| {
            Content::Button(Button { replies: [Choice { id: t.into(), title: "Yes".into() }].into(), ..button() })
        }),
        "length/button-reply-title" => Text(|t| {
            Content::Button(Button { replies: [Choice { id: "yes".into(), title: t.into() }].into(), ..button() })
        }),
        _ => return None,
    })
}

fn template() -> Template {
    Template { name: "order_update".into(), code: None, header: None, body: None, buttons: Vec::new() }
}

fn cta_url() -> CtaUrl {
    let url_button = UrlButton { display_text: "Open".into(), url: "https://example.com/".into() };
    CtaUrl { header: None, body: "Hello".into(), footer: None, url_button }
}

fn button() -> Button {
    let replies = [Choice { id: "yes".into(), title: "Yes".into() }].into();
    Button { header: None, body: "Hello".into(), footer: None, replies }
}

fn list() -> List {
    let sections = [Section { title: "Rows".into(), rows: [row(0)].into() }].into();
    List { header: None, body: "Hello".into(), footer: None, button: "Open".into(), sections }
}

fn row(i: usize) -> Row {
    Row { id: format!("row-{i}").into(), title: format!("Row {i}").into(), description: None }
}

fn with_row(row: Row) -> Content {
    let sections = [Section { title: "Rows".into(), rows: [row].into() }].into();
    Content::List(List { sections, ..list() })
}

fn card(i: usize) -> Card {
    let reply = Choice { id: format!("card-{i}").into(), title: "Buy".into() };
    Card {
        header: CardHeader::Image(Media::link("https://example.com/a.png")),
        body: None,
        action: CardAction::Replies([reply].into()),
    }
}

fn with_card(change: impl FnOnce(&mut Card)) -> Content {
    let mut first = card(0);
    change(&mut first);
    Content::Carousel(Carousel { body: "Cards".into(), cards: [first, card(1)].into() })
}

fn lower(text: &str) -> String {
    text.replace(|c: char| !c.is_ascii_lowercase(), "x")
}

/// How often a code is found in a message.
fn count(message: Message, code: &str) -> usize {
    let findings = match message.check_with(Options { pedantic: true }) {
        Ok(checked) => checked.warnings().to_vec(),
        Err(report) => report.findings,
    };
    findings.iter().filter(|finding| finding.code == code).count()
}

fn content(content: Content) -> Message {
    Message { to: None, content }
}

/// Alphabets whose characters differ in bytes, UTF-16 units and looks.
const ALPHABETS: [(&str, &str); 4] = [("ASCII", "a"), ("CJK", "花"), ("emoji", "🌵"), ("combining", "e\u{301}")];

/// A text of exactly `n` characters.
fn text(alphabet: &str, n: usize) -> String {
    alphabet.chars().cycle().take(n).collect()
}

fn texts_at_the_edges(limit: &Limit, put: fn(&str) -> Content) {
    let code = limit.rule.code;
    for (name, alphabet) in ALPHABETS {
        let found = |n: usize| count(content(put(&text(alphabet, n))), code);
        if limit.min > 0 {
            assert_eq!(found(limit.min as usize), 0, "{code}: {name}, at least");
            assert_eq!(found(limit.min as usize - 1), 1, "{code}: {name}, one under");
        }
        if limit.max != NO_MAX {
            assert_eq!(found(limit.max as usize), 0, "{code}: {name}, at most");
            assert_eq!(found(limit.max as usize - 1), 0, "{code}: {name}, one under the most");
            assert_eq!(found(limit.max as usize + 1), 1, "{code}: {name}, one over");
        }
    }
}

fn bytes_at_the_edge(limit: &Limit, put: fn(&str) -> Content) {
    let code = limit.rule.code;
    let max = limit.max as usize;
    assert_eq!(count(content(put(&"a".repeat(max))), code), 0);
    // Twenty bytes and one, in seven characters.
    assert_eq!(count(content(put(&"花".repeat(max / 3 + 1))), code), 1);
    assert_eq!(count(content(put(&"花".repeat(max / 3))), code), 0);
}

fn counts_at_the_edges(limit: &Limit, put: fn(usize) -> Content) {
    let code = limit.rule.code;
    let found = |n: u32| count(content(put(n as usize)), code);
    assert_eq!(found(limit.min), 0, "{code}: at least");
    // No section without rows reaches the sum; every other least can be undercut.
    if limit.min > 0 && code != "count/list-rows" {
        assert_eq!(
            found(limit.min - 1),
            if code.starts_with("count/carousel-card-r") { 2 } else { 1 },
            "{code}: under"
        );
    }
    if limit.max != NO_MAX {
        let each = if code == "hint/many-quick-replies" { 2 } else { 1 };
        assert_eq!(found(limit.max), 0, "{code}: at most");
        assert_eq!(found(limit.max + 1), each, "{code}: one over");
    }
}

fn payloads_at_the_edges(limit: &Limit, component: fn(usize) -> serde_json::Value) {
    let found = |n: u32| {
        let template = json!({"name": "order_update", "components": [component(n as usize)]});
        let payload = json!({"to": "85290000001", "type": "template", "template": template});
        let source = Source::new("payload.json", payload.to_string());
        let compiled = compile(&source, Shape::Payload, Syntax::Json, Options::default());
        compiled.findings.iter().filter(|finding| finding.code == limit.rule.code).count()
    };
    assert_eq!([limit.min - 1, limit.min, limit.max, limit.max + 1].map(found), [1, 0, 0, 1], "{}", limit.rule.code);
}

fn digits_at_the_edges(limit: &Limit) {
    let found = |n: u32| {
        let to = Some("852900000000000000"[..n as usize].into());
        count(Message { to, content: Content::Text("Hello".into()) }, limit.rule.code)
    };
    assert_eq!([limit.min - 1, limit.min, limit.max, limit.max + 1].map(found), [1, 0, 0, 1]);
}

/// A megabyte has 2^20 bytes; from 10^6 on there is a warning.
fn sizes_at_the_edges(limit: &Limit, put: fn(&str) -> Content, extension: &str) {
    let link = format!("https://cdn.example.com/a.{extension}");
    let found = |size: u64| -> Vec<&'static str> {
        let known = |_: &str| vec![Ok(MediaFacts::new().size(size))];
        match content(put(&link)).check_media(Options::default(), &known) {
            Ok(checked) => checked.warnings().iter().map(|finding| finding.code).collect(),
            Err(report) => report.findings.iter().map(|finding| finding.code).collect(),
        }
    };
    let (small, large) = (u64::from(limit.max) * 1_000_000, u64::from(limit.max) * 1_048_576);
    for (size, codes) in [
        (0, &[][..]),
        (small, &[]),
        (small + 1, &["media/near-size-limit"]),
        (large, &["media/near-size-limit"]),
        (large + 1, &[limit.rule.code]),
        (u64::MAX, &[limit.rule.code]),
    ] {
        assert_eq!(found(size), codes, "{}: {size}", limit.rule.code);
    }
}

#[test]
fn every_limit_holds_exactly_at_its_edges() {
    for limit in LIMITS {
        let code = limit.rule.code;
        match (put(code), limit.unit) {
            (None, _) => panic!("{code} has no place in this test"),
            (Some(Put::Text(put)), Unit::Bytes) => bytes_at_the_edge(limit, put),
            (Some(Put::Text(put)), _) => texts_at_the_edges(limit, put),
            (Some(Put::Count(put)), _) => counts_at_the_edges(limit, put),
            (Some(Put::Payload(put)), _) => payloads_at_the_edges(limit, put),
            (Some(Put::Recipient), _) => digits_at_the_edges(limit),
            (Some(Put::Size(put, extension)), _) => sizes_at_the_edges(limit, put, extension),
        }
    }
}
