//! A webhook handler with axum: finds out which row or button a user tapped, and what became of
//! the messages that were sent.
//!
//! `cargo run --example webhook -- 127.0.0.1:8080`; it prints the address it listens on.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that talks to people")]

use axum::{Router, body::Bytes, http::StatusCode, routing::post};
use waml::message::{Button, Message};
use waml::webhook::{Event, Failure, IncomingContent, NewMessage, StatusUpdate};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, Router::new().route("/webhook", post(webhook))).await
}

/// The gateway calls again for anything but a success, so only what may be read the next time
/// fails.
async fn webhook(body: Bytes) -> StatusCode {
    match Event::read(&body) {
        Ok(Event::Message(event)) => replies(&event),
        Ok(Event::Status(update)) => status(&update),
        Ok(other) => println!("another event: {other:?}"),
        // The error shows the text masked, so that it may be logged.
        Err(error) => {
            println!("{error}");
            return StatusCode::BAD_REQUEST;
        }
    }
    StatusCode::NO_CONTENT
}

/// What was sent; a service looks it up by `replies_to`.
fn question() -> Message {
    Message::to("85290000001", Button::new("Walk on Saturday?").reply("move-walk", "Move it").reply("come", "I come"))
}

fn replies(event: &NewMessage) {
    for message in &event.messages {
        match &message.content {
            IncomingContent::Reply(reply) => match question().offer(reply) {
                Some(offer) => println!("tapped {} of {}", offer.id(), message.replies_to().unwrap_or("?")),
                None => println!("tapped something that we did not offer"),
            },
            IncomingContent::Text(text) => println!("wrote {} characters", text.chars().count()),
            _ => println!("sent something else"),
        }
    }
}

fn status(update: &StatusUpdate) {
    println!("{} is {:?}", update.message_id, update.status);
    if let Some(known) = update.error.as_ref().and_then(Failure::known) {
        println!("{} Try again: {:?}", known.meaning, known.retry);
    }
}
