//! A service that checks its own requests with garde: the message among their fields is checked along.

#![allow(clippy::print_stdout, reason = "a program that talks to people")]

use garde::Validate;
use waml::message::{Button, Message};
use waml::{Checked, Options};

/// What the counter asks the service to send.
#[derive(Validate)]
#[garde(context(Options))]
struct Reminder {
    #[garde(ascii, length(min = 1, max = 8))]
    order: String,
    #[garde(dive)]
    message: Message,
}

/// Everything that is wrong with a reminder, the message included; or the message, ready to be sent.
fn accepted(reminder: Reminder) -> Result<Checked<Message>, Box<dyn std::error::Error>> {
    reminder.validate_with(&Options::default())?;
    Ok(reminder.message.check()?)
}

fn main() {
    let question = |answer: &str| {
        let button = Button::new("Your order is ready.").reply("today", answer).reply("later", "Another day");
        Message::to("85290000001", button)
    };
    for reminder in [
        Reminder { order: "A-1042".to_owned(), message: question("Today") },
        Reminder { order: "A-1042-1043".to_owned(), message: question("I will come before noon") },
    ] {
        match accepted(reminder) {
            Ok(message) => println!("{}", message.payload().map_or_else(String::new, |payload| payload.to_json())),
            Err(refused) => print!("{refused}"),
        }
    }
}
