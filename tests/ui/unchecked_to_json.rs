//! A message that was not checked has no payload.

use waml::Message;

fn main() {
    let _ = Message::to("85290000001", "Hello").payload();
}
