//! One message or two of every kind: where examples and snippets come from.
//!
//! A test checks them like any message, so what an editor offers is right.

use crate::limits::Bound;
use crate::message::{
    Button, ButtonHeader, Card, CardAction, CardHeader, Carousel, Choice, Content, CouponButton, CtaUrl, Header, List,
    Media, MediaSource, Message, Row, Section, Template, TextHeader, UrlButton,
};

/// The messages; the first of each kind is the one to begin with.
pub(super) fn messages() -> Vec<Message> {
    let contents = [
        Content::Text("Your parcel is at the front desk.".into()),
        Content::Image(Media::link("https://cdn.example.com/map.png")),
        Content::Video(Media::link("https://cdn.example.com/tour.mp4")),
        Content::Audio(Media::link("https://cdn.example.com/greeting.mp3")),
        Content::Document(Media::link("https://cdn.example.com/invoice.pdf")),
        Content::Template(order_update()),
        Content::Template(login_code()),
        Content::CtaUrl(workshop(Header::Image(Media::link("https://cdn.example.com/workshop.jpg")))),
        Content::CtaUrl(workshop(Header::Text("Pottery on Saturday".into()))),
        Content::List(delivery()),
        Content::Carousel(plants(|name| {
            CardAction::Replies([choice(&format!("keep-{name}"), "Keep one for me")].into())
        })),
        Content::Carousel(plants(|name| CardAction::UrlButton(shop(&format!("https://example.com/{name}"), "Buy")))),
        Content::Button(appointment(ButtonHeader::Text("Tomorrow at nine".into()))),
        Content::Button(appointment(ButtonHeader::Image(MediaSource::Id("2762702990552401".into())))),
    ];
    contents.map(|content| Message { to: Some("85298765432".into()), content }).into()
}

fn order_update() -> Template {
    Template {
        name: "order_update".into(),
        code: None,
        header: Some(Header::Text("Order 1042".into())),
        body: Some(["Kim".into(), "Friday".into()].into()),
        buttons: vec![CouponButton { index: 0, coupon_code: "SPRING25".into() }],
    }
}

fn login_code() -> Template {
    Template { name: "login_code".into(), code: Some("K7Q2MX".into()), header: None, body: None, buttons: Vec::new() }
}

fn shop<L: Bound>(url: &str, display_text: &str) -> UrlButton<L> {
    UrlButton { display_text: display_text.into(), url: url.into() }
}

fn workshop(header: Header<crate::limits::cta_url::HeaderText>) -> CtaUrl {
    CtaUrl {
        header: Some(header),
        body: "Seats for Saturday are open.".into(),
        footer: Some("Free for members.".into()),
        url_button: shop("https://example.com/reserve", "Reserve"),
    }
}

fn delivery() -> List {
    let row = |id: &str, title: &str, description: &str| Row {
        id: id.into(),
        title: title.into(),
        description: Some(description.into()),
    };
    let rows = [row("express", "Express", "Tomorrow before noon"), row("standard", "Standard", "Within three days")];
    List {
        header: Some(TextHeader { text: "Delivery".into() }),
        body: "How should we deliver your order?".into(),
        footer: Some("You can change this until six.".into()),
        button: "See options".into(),
        sections: [Section { title: "To your door".into(), rows: rows.into() }].into(),
    }
}

fn plants(action: fn(&str) -> CardAction) -> Carousel {
    let card = |name: &str| Card {
        header: CardHeader::Image(Media::link(format!("https://cdn.example.com/{name}.jpg"))),
        body: Some(format!("{name} of the week").into()),
        action: action(name),
    };
    Carousel { body: "New this week".into(), cards: ["aloe", "fern"].into_iter().map(card).collect() }
}

fn appointment(header: ButtonHeader) -> Button {
    Button {
        header: Some(header),
        body: "Can you make it at nine?".into(),
        footer: Some("Reply by noon, please.".into()),
        replies: [choice("coming", "I will be there"), choice("later", "Another day")].into(),
    }
}

fn choice<I: Bound, T: Bound>(id: &str, title: &str) -> Choice<I, T> {
    Choice { id: id.into(), title: title.into() }
}

#[cfg(test)]
mod tests {
    use crate::check::Options;
    use crate::message::KINDS;

    #[test]
    fn samples_are_right_and_of_every_kind() {
        let messages = super::messages();
        for kind in KINDS {
            assert!(messages.iter().any(|message| message.content.kind() == kind), "{kind}");
        }
        for message in messages {
            let checked = message.check_with(Options::default()).expect("a right message");
            assert_eq!(checked.warnings(), []);
        }
    }
}
