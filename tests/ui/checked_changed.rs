//! A checked message stays as it was checked.

use waml::Message;

fn main() {
    let mut message = Message::to("85290000001", "Hello").check().unwrap();
    message.content = "Bye".into();
}
