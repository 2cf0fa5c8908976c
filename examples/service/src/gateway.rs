//! Sending, with the patience that each answer asks for.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use ureq::http::Request;
use waml::answer::{Answer, Refusal, Unreadable, codes::Retry};
use waml::request::{Endpoint, RequestError};
use waml::{Checked, Message};

/// A message is sent so often at most.
const TRIES: u32 = 4;

/// A pause may be so long at most; whatever takes longer, the caller asks for again.
const PATIENCE: Duration = Duration::from_secs(120);

/// A user who stopped the messages of a business.
const STOPPED: i64 = 131_050;

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
    /// It was not taken, and may be later than anybody waits for it here.
    Later {
        after: Duration,
        why: String,
    },
}

/// What to do after one try.
enum Next {
    End(Outcome),
    /// The message was not taken. After a pause, it may be.
    Again {
        after: Duration,
        why: String,
    },
}

/// The gateway, and what is remembered of it; a real service keeps both in its database.
pub(crate) struct Gateway {
    endpoint: Endpoint,
    agent: ureq::Agent,
    /// How long a second is; tests have less time.
    second: Duration,
    /// Who must not be written to.
    stopped: Mutex<HashSet<String>>,
    /// Whom each message went to.
    sent: Mutex<HashMap<String, String>>,
}

impl Gateway {
    pub(crate) fn new(endpoint: Endpoint, second: Duration) -> Self {
        // Refusals come with HTTP errors too, and their bodies say why.
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = config.timeout_global(Some(Duration::from_secs(30))).build().into();
        Self { endpoint, agent, second, stopped: Mutex::default(), sent: Mutex::default() }
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
        let mut attempt = 0;
        let outcome = loop {
            match self.once(request.clone()).await {
                Next::End(outcome) => break outcome,
                Next::Again { after, why } => {
                    // Each further try waits twice as long.
                    let after = after * 2_u32.pow(attempt);
                    attempt += 1;
                    if attempt == TRIES || after > PATIENCE {
                        break Outcome::Later { after, why };
                    }
                    println!("try {attempt}: {why}; again after {after:?}");
                    tokio::time::sleep(self.second.mul_f64(after.as_secs_f64())).await;
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
    pub(crate) fn failed(&self, message_id: &str, code: Option<i64>) {
        if code == Some(STOPPED)
            && let Some(to) = locked(&self.sent).get(message_id)
        {
            locked(&self.stopped).insert(to.clone());
        }
    }

    async fn once(&self, request: Request<Vec<u8>>) -> Next {
        let agent = self.agent.clone();
        match tokio::task::spawn_blocking(move || post(&agent, request)).await {
            Ok(Ok(answer)) => judge(answer),
            // Nothing was sent.
            Ok(Err(error @ (ureq::Error::ConnectionFailed | ureq::Error::HostNotFound))) => {
                Next::Again { after: Duration::from_secs(1), why: error.to_string() }
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

fn post(agent: &ureq::Agent, request: Request<Vec<u8>>) -> Result<Result<Answer, Unreadable>, ureq::Error> {
    let mut response = agent.run(request)?;
    let body = response.body_mut().read_to_vec()?;
    Ok(Answer::read(response.status().as_u16(), response.headers(), &body))
}

/// What an answer asks for.
fn judge(answer: Result<Answer, Unreadable>) -> Next {
    match answer {
        Ok(Answer::Taken(taken)) => Next::End(Outcome::Taken { id: taken.message_id }),
        Ok(Answer::Refused(refusal)) => match refusal.retry() {
            _ if refusal.meta_code() == Some(STOPPED) => Next::End(Outcome::Stopped),
            Retry::After(after) => Next::Again { after, why: refusal.to_string() },
            _ => Next::End(Outcome::Refused(refusal)),
        },
        Err(unreadable) => Next::End(Outcome::Unknown(unreadable.to_string())),
    }
}
