//! The first program: build a message, check it, and look at the JSON to send.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that talks to people")]

use waml::message::{Button, Message};

fn main() -> Result<(), waml::Report> {
    let question = Button::new("Can you make it at nine?").reply("yes", "I will be there").reply("no", "Another day");
    let message = Message::to("85290000001", question).check()?;
    for warning in message.warnings() {
        eprintln!("{}", warning.message);
    }
    if let Some(payload) = message.payload() {
        println!("{}", payload.to_json_pretty());
    }
    Ok(())
}
