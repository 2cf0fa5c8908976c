//! Builds a message, sends it with ureq, and says what became of it.
//!
//! `INCS_CERTIFICATION_CODE=… cargo run --example send --features http -- 85290000001`
//!
//! `INCS_BASE_URL` sends to another address, such as a server of tests. The exit code is 0 where
//! the message was taken, 1 where it was refused, 2 where that is not known.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that talks to people")]

use std::error::Error;
use std::process::ExitCode;
use waml::answer::{Answer, codes::Retry};
use waml::message::{List, Message, Row, Section};
use waml::request::{Certification, Endpoint};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let to = std::env::args().nth(1).ok_or("usage: send NUMBER")?;
    let list = List::new("How should we deliver order 1042?", "See options").header("Delivery").section(
        Section::new("Fast")
            .row(Row::new("express", "Express").description("Tomorrow before noon"))
            .row(Row::new("courier", "Courier")),
    );
    let message = Message::to(to, list).check()?;
    let mut endpoint = Endpoint::new(Certification::new(std::env::var("INCS_CERTIFICATION_CODE")?)?);
    if let Ok(base) = std::env::var("INCS_BASE_URL") {
        endpoint = endpoint.base_url(&base)?;
    }
    Ok(send(&endpoint.request(&message)?))
}

fn send(request: &http::Request<Vec<u8>>) -> ExitCode {
    // Refusals come with HTTP errors too, and their bodies say why.
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    let agent: ureq::Agent = config.timeout_global(Some(std::time::Duration::from_secs(30))).build().into();
    let answer = agent.run(request.clone()).and_then(|mut response| {
        let body = response.body_mut().read_to_vec()?;
        Ok(Answer::read(response.status().as_u16(), response.headers(), &body))
    });
    match answer {
        Ok(Ok(Answer::Taken(taken))) => {
            println!("taken as {}", taken.message_id);
            ExitCode::SUCCESS
        }
        Ok(Ok(Answer::Refused(refusal))) => {
            eprintln!("{refusal}");
            if let Some(known) = refusal.known() {
                eprintln!("{}", known.meaning);
            }
            refusal.rules().for_each(|rule| eprintln!("prevented by: {}", rule.code));
            match refusal.retry() {
                Retry::After(wait) => eprintln!("the same message may pass after {} seconds", wait.as_secs()),
                Retry::AfterUserWrites => eprintln!("the same message may pass once the user has written"),
                _ => {}
            }
            ExitCode::FAILURE
        }
        Ok(Err(unreadable)) => unsure(&unreadable),
        Err(error) => unsure(&error),
    }
}

/// The message may have been taken: to send it again may deliver it twice.
fn unsure(error: &dyn Error) -> ExitCode {
    eprintln!("not known whether the message was taken: {error}");
    ExitCode::from(2)
}
