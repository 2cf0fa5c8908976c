//! Sending, with the patience that each answer asks for.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use ureq::http::Request;
use waml::answer::{Answer, Refusal, codes::Retry};
use waml::request::{Endpoint, RequestError};
use waml::{Checked, Message};

/// A message is sent so often at most.
const TRIES: u32 = 4;

/// A user who stopped the messages of a business.
const STOPPED: u32 = 131_050;

/// What became of a message.
#[derive(Debug)]
pub(crate) enum Outcome {
    Taken {
        id: String,
    },
    /// It was refused, now and for good.
    Refused(Refusal),
    /// The user wants no more messages.
    Stopped,
    /// Nobody knows whether it was taken: another try may deliver it twice.
    Unknown(String),
    /// It was put off time and again.
    GaveUp(String),
}

/// What to do after one try.
enum Next {
    End(Outcome),
    /// The message was not taken. After a pause, which the answer may name, it may be.
    Again {
        after: Option<Duration>,
        why: String,
    },
}

/// What came back over the wire.
struct Response {
    status: u16,
    /// What `Retry-After` says, in seconds.
    after: Option<u64>,
    body: Vec<u8>,
}

/// The gateway, and what is remembered of it; a real service keeps both in its database.
pub(crate) struct Gateway {
    endpoint: Endpoint,
    agent: ureq::Agent,
    backoff: Duration,
    /// Who must not be written to.
    stopped: Mutex<HashSet<String>>,
    /// Whom each message went to.
    sent: Mutex<HashMap<String, String>>,
}

impl Gateway {
    pub(crate) fn new(endpoint: Endpoint, backoff: Duration) -> Self {
        // Refusals come with HTTP errors too, and their bodies say why.
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = config.timeout_global(Some(Duration::from_secs(30))).build().into();
        Self { endpoint, agent, backoff, stopped: Mutex::default(), sent: Mutex::default() }
    }

    /// Sends a message, and tries again where that can help.
    ///
    /// # Errors
    /// The message has no recipient.
    pub(crate) async fn send(&self, message: &Checked<Message>) -> Result<Outcome, RequestError> {
        let to = message.to.as_ref().map(ToString::to_string).unwrap_or_default();
        let request = self.endpoint.request(message)?;
        if locked(&self.stopped).contains(&to) {
            return Ok(Outcome::Stopped);
        }
        let (mut pause, mut attempt) = (self.backoff, 1);
        let outcome = loop {
            match self.once(request.clone()).await {
                Next::End(outcome) => break outcome,
                Next::Again { why, .. } if attempt == TRIES => break Outcome::GaveUp(why),
                Next::Again { after, why } => {
                    let wait = after.unwrap_or(pause);
                    println!("try {attempt}: {why}; again after {wait:?}");
                    tokio::time::sleep(wait).await;
                    (pause, attempt) = (pause * 2, attempt + 1);
                }
            }
        };
        match &outcome {
            Outcome::Taken { id } => _ = locked(&self.sent).insert(id.clone(), to),
            Outcome::Stopped => _ = locked(&self.stopped).insert(to),
            _ => {}
        }
        Ok(outcome)
    }

    /// A refusal may come later than the answer, and say the same.
    pub(crate) fn failed(&self, message_id: &str, code: Option<u32>) {
        if code == Some(STOPPED)
            && let Some(to) = locked(&self.sent).get(message_id)
        {
            locked(&self.stopped).insert(to.clone());
        }
    }

    async fn once(&self, request: Request<Vec<u8>>) -> Next {
        let agent = self.agent.clone();
        match tokio::task::spawn_blocking(move || post(&agent, request)).await {
            Ok(Ok(response)) => judge(&response),
            // Nothing was sent.
            Ok(Err(error @ (ureq::Error::ConnectionFailed | ureq::Error::HostNotFound))) => {
                Next::Again { after: None, why: error.to_string() }
            }
            Ok(Err(error)) => Next::End(Outcome::Unknown(error.to_string())),
            Err(error) => Next::End(Outcome::Unknown(error.to_string())),
        }
    }
}

/// What is behind a lock; a thread that fell while it held it has left nothing half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn post(agent: &ureq::Agent, request: Request<Vec<u8>>) -> Result<Response, ureq::Error> {
    let mut response = agent.run(request)?;
    let after = response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
    Ok(Response { status: response.status().as_u16(), after, body: response.body_mut().read_to_vec()? })
}

/// What an answer asks for.
fn judge(response: &Response) -> Next {
    let again = |why: String| Next::Again { after: response.after.map(Duration::from_secs), why };
    match Answer::read(&response.body) {
        Ok(Answer::Taken(taken)) => Next::End(Outcome::Taken { id: taken.message_id }),
        Ok(Answer::Refused(refusal)) => match refusal.retry() {
            _ if refusal.meta_code() == Some(STOPPED) => Next::End(Outcome::Stopped),
            Retry::Later => again(refusal.to_string()),
            _ => Next::End(Outcome::Refused(refusal)),
        },
        // Whoever says 429 has not passed the message on, whatever else the page says.
        Err(_) if response.status == 429 => again("too many requests".to_owned()),
        Err(unreadable) => Next::End(Outcome::Unknown(unreadable.to_string())),
    }
}
