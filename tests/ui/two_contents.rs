//! A message has one content.

use waml::{Content, Message};

fn main() {
    let _ = Message::to("85290000001", (Content::text("Hello"), Content::text("there")));
}
