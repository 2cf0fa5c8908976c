//! A loop that sends with patience: each answer says whether to try again, and when. The transport and the clock are
//! made up, so that an hour passes at once; both are what a real program replaces.
//!
//! `cargo run --example backoff`

#![allow(clippy::print_stdout, reason = "a program that talks to people")]

use std::collections::HashSet;
use std::time::Duration;
use waml::answer::{Answer, codes::Retry};
use waml::{Checked, Message, Recipient};

/// The user stopped marketing messages: whoever writes all the same risks the number.
const STOPPED_MARKETING: i64 = 131_050;
/// No cause is waited for longer than this.
const LONGEST: Duration = Duration::from_secs(3 * 86_400);
/// So many tries are enough.
const TRIES: u32 = 6;

/// What a server answered: status, headers, body.
type Response = (u16, Vec<(&'static str, &'static str)>, &'static str);

/// Sends a body; an error where no answer came.
trait Transport {
    fn post(&mut self, body: String) -> Result<Response, String>;
}

/// Tells the time and passes it. The time is that of the machine, which people set: it may jump.
trait Clock {
    fn now(&self) -> Duration;
    fn sleep(&mut self, time: Duration);
}

/// Waits for as long as it should, whatever the clock does meanwhile: no sleep is longer than what is left, a clock
/// that was set back costs no more than the wait itself, and one that was set forward ends it early at worst.
fn wait(clock: &mut impl Clock, time: Duration) {
    const NAP: Duration = Duration::from_secs(60);
    let (mut left, mut seen) = (time, clock.now());
    while !left.is_zero() {
        clock.sleep(left.min(NAP));
        let now = clock.now();
        // What a clock that was set back did not see pass is taken as one nap.
        let passed = now.checked_sub(seen).unwrap_or(left.min(NAP));
        (left, seen) = (left.saturating_sub(passed), now);
    }
}

/// What became of a message.
#[derive(Debug)]
#[allow(dead_code, reason = "it is printed")]
enum Outcome {
    Taken(String),
    /// To send it again would end the same way.
    GivenUp(String),
    /// To be sent once the user has written.
    WaitsForUser,
    /// The user is off this list for good.
    Stopped,
    /// Nobody knows whether it was taken: a person decides, since another try may deliver it twice.
    Unknown(String),
}

/// The numbers that are never written to again; a program keeps them in its database.
#[derive(Default)]
struct Stopped(HashSet<Recipient>);

impl Stopped {
    fn send(
        &mut self,
        message: &Checked<Message>,
        to: &Recipient,
        transport: &mut impl Transport,
        clock: &mut impl Clock,
    ) -> Result<Outcome, waml::Report> {
        let body = message.payload_to(to)?.to_json();
        for tries in 0..TRIES {
            if self.0.contains(to) {
                return Ok(Outcome::Stopped);
            }
            let answer = match transport.post(body.clone()) {
                Ok((status, headers, body)) => Answer::read(status, headers, body.as_bytes()),
                Err(error) => return Ok(Outcome::Unknown(error)),
            };
            let refusal = match answer {
                Ok(Answer::Taken(taken)) => return Ok(Outcome::Taken(taken.message_id)),
                Ok(Answer::Refused(refusal)) => refusal,
                Err(unreadable) => return Ok(Outcome::Unknown(unreadable.to_string())),
            };
            if refusal.meta_code() == Some(STOPPED_MARKETING) {
                self.0.insert(to.clone());
                return Ok(Outcome::Stopped);
            }
            match refusal.retry() {
                Retry::After(least) => wait(clock, (least * 2_u32.pow(tries)).min(LONGEST)),
                Retry::AfterUserWrites => return Ok(Outcome::WaitsForUser),
                _ => return Ok(Outcome::GivenUp(refusal.to_string())),
            }
        }
        Ok(Outcome::GivenUp(format!("still refused after {TRIES} tries")))
    }
}

/// Answers by turns.
struct Script(std::vec::IntoIter<Response>, usize);

impl Transport for Script {
    fn post(&mut self, _: String) -> Result<Response, String> {
        self.1 += 1;
        self.0.next().ok_or_else(|| "the connection was closed".to_owned())
    }
}

/// A clock that is set back an hour while somebody waits.
struct Jumping {
    slept: Duration,
    now: Duration,
}

impl Clock for Jumping {
    fn now(&self) -> Duration {
        self.now
    }

    fn sleep(&mut self, time: Duration) {
        let jumps = self.slept.is_zero();
        self.slept += time;
        self.now = if jumps { self.now.saturating_sub(Duration::from_secs(3_600)) } else { self.now + time };
    }
}

fn main() -> Result<(), waml::Report> {
    let message = Message::new("We open at nine.").check()?;
    let mut stopped = Stopped::default();
    let mut clock = Jumping { slept: Duration::ZERO, now: Duration::from_secs(86_400) };
    let taken = (200, vec![], r#"{"status":"success","code":200,"data":{"msg_id":"wamid.A"}}"#);
    let page = (429, vec![("Retry-After", "120")], "<h1>429 Too Many Requests</h1>");
    let broken = (502, vec![], "<h1>502 Bad Gateway</h1>");
    let stop = (200, vec![], r#"{"status":"error","code":10002,"message":"(#131050) stopped"}"#);
    let late = (200, vec![], r#"{"status":"error","code":10002,"message":"(#131047) late"}"#);
    let failed = (500, vec![], r#"{"status":"error","code":500,"message":"failed"}"#);
    for (to, answers) in [
        ("85290000001", vec![page.clone(), failed, taken.clone()]),
        ("85290000002", vec![stop]),
        ("85290000002", vec![taken]),
        ("85290000003", vec![late]),
        ("85290000004", vec![broken]),
        ("85290000005", vec![page; 9]),
        ("85290000006", vec![]),
    ] {
        let (before, mut script) = (clock.slept, Script(answers.into_iter(), 0));
        let outcome = stopped.send(&message, &to.into(), &mut script, &mut clock)?;
        println!("…{} {outcome:?}: {} posts, {} s", &to[10..], script.1, clock.slept.abs_diff(before).as_secs());
    }
    Ok(())
}
