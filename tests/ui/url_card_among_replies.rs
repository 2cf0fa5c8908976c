//! A carousel with quick replies takes no card with a URL button.

use waml::message::{CardHeader, Carousel, UrlCard};

fn main() {
    let header = CardHeader::image("https://cdn.example.com/a.png");
    let card = UrlCard::new(header, "Buy", "https://example.com/a");
    let _ = Carousel::with_replies("New this week").card(card);
}
