//! A message has one content.

use waml::{Content, Message};

fn main() {
    let mut message = Message::to("85290000001", "Hello");
    message.content = [Content::text("Hello"), Content::text("there")];
}
