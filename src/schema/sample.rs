//! One message or two of every kind: where examples and snippets come from.
//!
//! A test checks them like any message, so what an editor offers is right.

use crate::limits::cta_url::HeaderText;
use crate::message::{
    Button, ButtonHeader, CardHeader, Carousel, Content, CtaUrl, Header, List, Message, ReplyCard, Row, Section,
    Template, UrlCard,
};

/// The messages; the first of each kind is the one to begin with.
pub(super) fn messages() -> Vec<Message> {
    let contents = [
        Content::text("Your parcel is at the front desk."),
        Content::image("https://cdn.example.com/map.png"),
        Content::video("https://cdn.example.com/tour.mp4"),
        Content::audio("https://cdn.example.com/greeting.mp3"),
        Content::document("https://cdn.example.com/invoice.pdf"),
        order_update().into(),
        Template::authentication("login_code", "K7Q2MX").into(),
        workshop(Header::image("https://cdn.example.com/workshop.jpg")).into(),
        workshop(Header::text("Pottery on Saturday")).into(),
        delivery().into(),
        Carousel::with_replies(NEW).card(kept("aloe")).card(kept("fern")).into(),
        Carousel::with_urls(NEW).card(sold("aloe")).card(sold("fern")).into(),
        appointment(ButtonHeader::text("Tomorrow at nine")).into(),
        appointment(ButtonHeader::image("https://cdn.example.com/clinic.jpg")).into(),
        appointment(ButtonHeader::image_id("2762702990552401")).into(),
    ];
    contents.map(|content| Message::to("85298765432", content)).into()
}

fn order_update() -> Template {
    Template::new("order_update")
        .header(Header::text("Order 1042"))
        .parameter("Kim")
        .parameter("Friday")
        .button(0, "SPRING25")
}

fn workshop(header: Header<HeaderText>) -> CtaUrl {
    CtaUrl::new("Seats for Saturday are open.", "Reserve", "https://example.com/reserve")
        .header(header)
        .footer("Free for members.")
}

fn delivery() -> List {
    let section = Section::new("To your door")
        .row(Row::new("express", "Express").description("Tomorrow before noon"))
        .row(Row::new("standard", "Standard").description("Within three days"));
    List::new("How should we deliver your order?", "See options")
        .header("Delivery")
        .footer("You can change this until six.")
        .section(section)
}

const NEW: &str = "New this week";

fn picture(plant: &str) -> CardHeader {
    CardHeader::image(format!("https://cdn.example.com/{plant}.jpg"))
}

fn caption(plant: &str) -> String {
    format!("{plant} of the week")
}

fn kept(plant: &str) -> ReplyCard {
    ReplyCard::new(picture(plant)).body(caption(plant)).reply(format!("keep-{plant}"), "Keep one for me")
}

fn sold(plant: &str) -> UrlCard {
    UrlCard::new(picture(plant), "Buy", format!("https://example.com/{plant}")).body(caption(plant))
}

fn appointment(header: ButtonHeader) -> Button {
    Button::new("Can you make it at nine?")
        .header(header)
        .footer("Reply by noon, please.")
        .reply("coming", "I will be there")
        .reply("later", "Another day")
}

#[cfg(test)]
mod tests {
    use crate::message::KINDS;

    #[test]
    fn samples_are_right_and_of_every_kind() {
        let messages = super::messages();
        for kind in KINDS {
            assert!(messages.iter().any(|message| message.content.kind() == kind), "{kind}");
        }
        for message in messages {
            let checked = message.check().expect("a right message");
            assert_eq!(checked.warnings(), []);
        }
    }
}
