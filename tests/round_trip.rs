//! Any message that may be sent survives the way to API JSON and back, and to a definition and
//! back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use waml::limits::Bound;
use waml::message::{
    Button, ButtonHeader, Card, CardAction, CardHeader, Carousel, Choice, CouponButton, CtaUrl, Header, List, Media,
    MediaKind, MediaSource, Row, Section, Template, TextHeader, UrlButton,
};
use waml::{Content, Message, Options, Recipient, Shape, Source, Syntax, Text, compile};

/// Pieces that YAML or JSON may take for something else.
const TROUBLE: [&str; 28] = [
    "yes", "012", "null", "1e3", ": ", " #", "- ", "'\"\\", "{{", "{", "}}", "{{{{", "花束", "🌵", "e\u{301}", "שלום",
    "*b*", "<<", "|", "@", "&a", "%", "`", "!", "? ", "~", "0x1F", "\u{a0}",
];

/// A text within its limit, of anything that YAML and JSON can make trouble with.
fn text<L: Bound>() -> BoxedStrategy<Text<L>> {
    let max = (L::LIMIT.max as usize).min(40);
    let piece =
        prop_oneof![1 => "[a-zA-Z0-9]{1,3}", 2 => proptest::sample::select(&TROUBLE[..]).prop_map(str::to_owned)];
    vec(piece, 1..12)
        .prop_map(move |pieces| pieces.concat().chars().take(max).collect::<String>())
        .prop_filter("blank", |text| !text.trim().is_empty())
        .prop_map(Text::from)
        .boxed()
}

/// A body: line breaks inside are fine, and a payload keeps those around it.
fn body<L: Bound>() -> BoxedStrategy<Text<L>> {
    let breaks = || proptest::sample::select(&["", "", "\n", "\n\n", "\r\n", " \n "][..]);
    (breaks(), text::<L>(), breaks(), text::<L>(), breaks())
        .prop_map(|(before, first, between, second, after)| format!("{before}{first}{between}{second}{after}").into())
        .boxed()
}

/// Distinct within one message, whatever the number.
fn id<L: Bound>(number: usize) -> BoxedStrategy<Text<L>> {
    "[a-z]{1,8}".prop_map(move |word| format!("{word}-{number}").into()).boxed()
}

fn title<L: Bound>(number: usize) -> BoxedStrategy<Text<L>> {
    text::<L>()
        .prop_map(move |text| format!("{number} {}", text.chars().take(16).collect::<String>()).trim().into())
        .boxed()
}

fn media<K: MediaKind>() -> BoxedStrategy<Media<K>> {
    (proptest::sample::select(K::TYPE.extensions), "[a-z]{1,6}", option::of("[a-z]=[a-z{}]{1,4}"))
        .prop_map(|(extension, stem, query)| {
            let query = query.map_or_else(String::new, |query| format!("?{query}"));
            Media::link(format!("https://cdn.example.com/{stem}.{extension}{query}"))
        })
        .boxed()
}

fn source<K: MediaKind + std::fmt::Debug>() -> BoxedStrategy<MediaSource<K>> {
    prop_oneof![media().prop_map(MediaSource::Link), "[0-9]{10}".prop_map(|id| MediaSource::Id(id.into()))].boxed()
}

fn header<L: Bound + std::fmt::Debug>() -> BoxedStrategy<Header<L>> {
    prop_oneof![
        text().prop_map(Header::Text),
        media().prop_map(Header::Image),
        media().prop_map(Header::Video),
        media().prop_map(Header::Document),
    ]
    .boxed()
}

fn url_button<L: Bound + std::fmt::Debug>() -> BoxedStrategy<UrlButton<L>> {
    (text(), "[a-z]{1,8}")
        .prop_map(|(display_text, path)| UrlButton { display_text, url: format!("https://example.com/{path}").into() })
        .boxed()
}

fn choice<I: Bound + std::fmt::Debug, T: Bound + std::fmt::Debug>(number: usize) -> BoxedStrategy<Choice<I, T>> {
    (id(number), title(number)).prop_map(|(id, title)| Choice { id, title }).boxed()
}

fn numbered<T: std::fmt::Debug + 'static>(
    count: std::ops::Range<usize>,
    make: impl Fn(usize) -> BoxedStrategy<T> + 'static,
) -> BoxedStrategy<Vec<T>> {
    count.prop_flat_map(move |count| (0..count).map(&make).collect::<Vec<_>>()).boxed()
}

fn cta_url() -> impl Strategy<Value = Content> {
    (option::of(header()), body(), option::of(text()), url_button())
        .prop_map(|(header, body, footer, url_button)| Content::CtaUrl(CtaUrl { header, body, footer, url_button }))
}

fn list() -> impl Strategy<Value = Content> {
    let row = |number: usize| {
        (id(number), title(number), option::of(text()))
            .prop_map(|(id, title, description)| Row { id, title, description })
            .boxed()
    };
    let section = move |number: usize| {
        (text(), numbered(1..4, move |i| row(number * 10 + i)))
            .prop_map(|(title, rows)| Section { title, rows: rows.into() })
            .boxed()
    };
    (option::of(text()), body(), option::of(text()), text(), numbered(1..4, section)).prop_map(
        |(header, body, footer, button, sections)| {
            let header = header.map(|text| TextHeader { text });
            Content::List(List { header, body, footer, button, sections: sections.into() })
        },
    )
}

fn button() -> impl Strategy<Value = Content> {
    let header = prop_oneof![
        text().prop_map(ButtonHeader::Text),
        source().prop_map(ButtonHeader::Image),
        source().prop_map(ButtonHeader::Video),
        source().prop_map(ButtonHeader::Document),
    ];
    (option::of(header), body(), option::of(text()), numbered(1..4, choice)).prop_map(
        |(header, body, footer, replies)| Content::Button(Button { header, body, footer, replies: replies.into() }),
    )
}

fn carousel() -> impl Strategy<Value = Content> {
    let card = |action: BoxedStrategy<CardAction>| {
        let header = prop_oneof![media().prop_map(CardHeader::Image), media().prop_map(CardHeader::Video)];
        (header, option::of(text()), action).prop_map(|(header, body, action)| Card { header, body, action }).boxed()
    };
    let with_urls = numbered(2..5, move |_| card(url_button().prop_map(CardAction::UrlButton).boxed()));
    let with_replies = (1_usize..4).prop_flat_map(move |replies| {
        numbered(2..5, move |number| {
            let choices = (0..replies).map(|i| choice(number * 10 + i)).collect::<Vec<_>>();
            card(choices.prop_map(|choices| CardAction::Replies(choices.into())).boxed())
        })
    });
    (body(), prop_oneof![with_urls, with_replies])
        .prop_map(|(body, cards)| Content::Carousel(Carousel { body, cards: cards.into() }))
}

fn template() -> impl Strategy<Value = Content> {
    let buttons = numbered(0..3, |number| {
        "[A-Z0-9]{1,15}"
            .prop_map(move |code| CouponButton { index: u32::try_from(number).unwrap(), coupon_code: code.into() })
            .boxed()
    });
    let filled = (option::of(header()), option::of(vec(text(), 1..4)), buttons).prop_map(|(header, body, buttons)| {
        Template { name: "".into(), code: None, header, body: body.map(Into::into), buttons }
    });
    let code = "[0-9]{4,8}".prop_map(|code| Template {
        name: "".into(),
        code: Some(code.into()),
        header: None,
        body: None,
        buttons: Vec::new(),
    });
    ("[a-z0-9_]{1,20}", prop_oneof![3 => filled, 1 => code])
        .prop_map(|(name, template)| Content::Template(Template { name: name.into(), ..template }))
}

fn message() -> impl Strategy<Value = Message> {
    let content = prop_oneof![
        body().prop_map(Content::Text),
        media().prop_map(Content::Image),
        media().prop_map(Content::Video),
        media().prop_map(Content::Audio),
        media().prop_map(Content::Document),
        template(),
        cta_url(),
        list(),
        button(),
        carousel(),
    ];
    ("[1-9][0-9]{6,14}", content).prop_map(|(to, content)| Message { to: Some(Recipient::from(to)), content })
}

fn read(text: &str, shape: Shape, syntax: Syntax) -> Message {
    let source = Source::new("generated", text);
    let compiled = compile(&source, shape, syntax, Options::default());
    let mut messages = compiled.documents.into_iter().map(|document| document.message);
    match (messages.next(), messages.next()) {
        (Some(Some(message)), None) => message.into_inner(),
        _ => panic!("{text}\n{:#?}", compiled.findings),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_payload_reads_back_equal(message in message()) {
        let checked = message.clone().check().unwrap();
        let payload = checked.payload().unwrap();
        prop_assert_eq!(&read(&payload.to_json(), Shape::Payload, Syntax::Json), &message);
        prop_assert_eq!(&read(&payload.to_json_pretty(), Shape::Payload, Syntax::Json), &message);
        // JSON is YAML, but for texts that only one of the two can hold.
        prop_assert_eq!(&read(&payload.to_json_pretty(), Shape::Payload, Syntax::Yaml), &message);
    }

    #[test]
    fn import_and_compile_invert_each_other(message in message()) {
        let checked = message.clone().check().unwrap();
        let definition = waml::import::definition(&checked, None);
        prop_assert_eq!(&read(&definition, Shape::Definition, Syntax::Yaml), &message);
    }
}
