//! Nobody but the check makes a checked message.

use waml::{Checked, Message};

fn main() {
    let _ = Checked { value: Message::to("85290000001", "Hello") };
}
