//! A carousel with URL buttons takes no card with quick replies.

use waml::message::{CardHeader, Carousel, ReplyCard};

fn main() {
    let card = ReplyCard::new(CardHeader::image("https://cdn.example.com/a.png")).reply("a", "This one");
    let _ = Carousel::with_urls("New this week").card(card);
}
