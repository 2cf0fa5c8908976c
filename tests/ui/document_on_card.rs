//! A card shows an image or a video.

use waml::message::{CardHeader, ReplyCard};

fn main() {
    let _ = ReplyCard::new(CardHeader::document("https://cdn.example.com/a.pdf"));
}
