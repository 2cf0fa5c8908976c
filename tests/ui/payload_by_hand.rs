//! Nobody but a checked message makes a payload.

use waml::{Content, Payload, Recipient};

fn main() {
    let _ = Payload { to: &Recipient::from("1"), content: &Content::text("") };
}
