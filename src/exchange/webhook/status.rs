//! What became of a message of ours.

use super::fields::EventFields;
use super::{OrWhole, Read};
use crate::exchange::answer::codes::{self, Code, Who};
use crate::exchange::answer::{self, details};
use crate::exchange::mask::masked;
use crate::rules::{self, Rule};
use crate::text::Words;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// What became of a message of ours, as the gateway tells it.
///
/// ```
/// use waml::webhook::{Event, Status};
///
/// let body = br#"{"event": "message_status_update", "channel_id": 7, "business_phone": "85290000009",
///     "message_id": "wamid.A", "message_status": "failed", "error": {"code": 131050, "title": "stopped"}}"#;
/// let Event::Status(update) = Event::read(body)? else { panic!("a status") };
/// assert_eq!((update.message_id.as_str(), &update.status), ("wamid.A", &Status::Failed));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StatusUpdate {
    /// The gateway's number for the channel.
    pub channel_id: String,
    /// The number that had sent.
    pub business_phone: String,
    /// WhatsApp's id of the message, as the answer to our request had it.
    pub message_id: String,
    /// What became of it.
    pub status: Status,
    /// Why it failed, where it did.
    pub error: Option<Failure>,
    /// When the gateway heard of it, in seconds since 1970; `None` where it does not say.
    pub received_at: Option<u64>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// Shows no number and nothing that people wrote.
impl fmt::Debug for StatusUpdate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatusUpdate")
            .field("channel_id", &self.channel_id)
            .field("message_id", &self.message_id)
            .field("status", &self.status)
            .field("error", &self.error)
            .field("received_at", &self.received_at)
            .finish_non_exhaustive()
    }
}

/// What became of a message of ours, as WhatsApp tells it: an entry of `statuses`.
///
/// ```
/// use waml::webhook::{Event, Status};
///
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"statuses": [
///     {"id": "wamid.A", "status": "read", "timestamp": "1767225600", "recipient_id": "85290000001"}]}}"#;
/// let Event::Message(event) = Event::read(body)? else { panic!("statuses inside") };
/// assert_eq!(event.statuses[0].status, Status::Read);
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Tracked {
    /// WhatsApp's id of the message, as the answer to our request had it.
    pub message_id: String,
    /// What became of it.
    pub status: Status,
    /// When, as it came: seconds since 1970, in digits.
    pub timestamp: String,
    /// The number it was sent to; `None` where WhatsApp keeps it back.
    pub recipient: Option<String>,
    /// Why it failed, where it did.
    pub errors: Vec<Failure>,
    /// Fields that are not known, as they came; `conversation` and `pricing` are such.
    pub other: Map<String, Value>,
}

/// Shows no number and nothing that people wrote.
impl fmt::Debug for Tracked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tracked")
            .field("message_id", &self.message_id)
            .field("status", &self.status)
            .field("timestamp", &self.timestamp)
            .field("errors", &self.errors)
            .finish_non_exhaustive()
    }
}

/// What became of a message.
///
/// ```
/// use waml::webhook::{Event, Status};
///
/// let body = br#"{"event": "message_status_update", "channel_id": 7, "business_phone": "85290000009",
///     "message_id": "wamid.A", "message_status": "failed", "error": {"code": 131050, "title": "stopped"}}"#;
/// let Event::Status(update) = Event::read(body)? else { panic!("a status") };
/// assert_eq!(update.status, Status::Failed);
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// It is on its way.
    Sent,
    /// It reached the user's device.
    Delivered,
    /// The user saw it.
    Read,
    /// It will not arrive.
    Failed,
    /// Another word.
    #[serde(untagged)]
    Other(String),
}

/// Why a message failed.
///
/// ```
/// use waml::webhook::Event;
///
/// let body = br#"{"event": "message_status_update", "channel_id": 7, "business_phone": "85290000009",
///     "message_id": "wamid.A", "message_status": "failed", "error": {"code": 131050, "title": "stopped"}}"#;
/// let Event::Status(update) = Event::read(body)? else { panic!("a status") };
/// let failure = update.error.expect("why it failed");
/// assert_eq!((failure.code, failure.title.as_str()), (Some(131_050), "stopped"));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Failure {
    /// WhatsApp's code, where there is one.
    pub code: Option<i64>,
    /// What happened, in WhatsApp's words.
    pub title: String,
    /// What exactly was wrong, in WhatsApp's words: `error_data.details`.
    pub details: Option<String>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// Shows the words masked, since they may repeat values of the message.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("code", &self.code)
            .field("title", &masked(&self.title))
            .field("details", &self.details.as_deref().map(masked))
            .finish_non_exhaustive()
    }
}

const NO_MESSAGE_ID: Words = Words::new("a status without `message_id`", "状态没有 `message_id`");
const NO_MESSAGE_STATUS: Words = Words::new("a status without `message_status`", "状态没有 `message_status`");
const NO_ID: Words = Words::new("a status without `id`", "状态没有 `id`");
const NO_STATUS: Words = Words::new("a status without `status`", "状态没有 `status`");
const NO_OBJECT: Words = Words::new("a status that is no object", "状态不是对象");

impl Failure {
    /// What is known about the code, beside its `error_subcode` where it has one.
    pub fn known(&self) -> Option<&'static Code> {
        let subcode = self.other.get("error_subcode").and_then(answer::json::number);
        codes::find_exact(self.code?, subcode, Some(Who::WhatsApp))
    }

    /// The rules that, if kept, prevent this failure; first those that WhatsApp's words speak of.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        details::first(rules::preventing(self.code), self.details.as_deref().unwrap_or(&self.title))
    }

    /// Takes a list of failures, or a single one. Where any entry is none, all stay.
    pub(super) fn list(fields: &mut EventFields, key: &str) -> Vec<Self> {
        let values = match fields.take(key) {
            Some(Value::Array(list)) if list.iter().all(Value::is_object) => list,
            Some(object @ Value::Object(_)) => vec![object],
            Some(other) => {
                fields.0.insert(key.to_owned(), other);
                Vec::new()
            }
            None => Vec::new(),
        };
        values.into_iter().map(|value| Self::of(EventFields::of(value))).collect()
    }

    fn of(mut fields: EventFields) -> Self {
        Self {
            code: fields.number("code"),
            details: fields.inner_text("error_data", "details").or_else(|| fields.text("details")),
            title: fields.text("title").or_else(|| fields.text("message")).unwrap_or_default(),
            other: fields.0,
        }
    }
}

impl StatusUpdate {
    pub(super) fn take(mut fields: EventFields) -> Read<Self> {
        fields.take("event");
        Ok(Self {
            channel_id: fields.text("channel_id").unwrap_or_default(),
            business_phone: fields.text("business_phone").unwrap_or_default(),
            message_id: fields.text("message_id").ok_or(NO_MESSAGE_ID)?,
            status: Status::of(&fields.text("message_status").ok_or(NO_MESSAGE_STATUS)?),
            error: fields.single("error").map(Failure::of),
            received_at: fields.number("received_at"),
            other: fields.0,
        })
    }
}

impl Tracked {
    pub(super) fn take(value: Value) -> OrWhole<Self> {
        let word = |key| value.get(key).is_some_and(|word| word.is_string() || word.is_number());
        match (value.is_object(), word("id"), word("status")) {
            (true, true, true) => Ok(Self::of(EventFields::of(value))),
            (true, false, _) => Err((NO_ID, value)),
            (true, ..) => Err((NO_STATUS, value)),
            (false, ..) => Err((NO_OBJECT, value)),
        }
    }

    fn of(mut fields: EventFields) -> Self {
        Self {
            message_id: fields.text("id").unwrap_or_default(),
            status: Status::of(&fields.text("status").unwrap_or_default()),
            timestamp: fields.text("timestamp").unwrap_or_default(),
            recipient: fields.text("recipient_id").filter(|recipient| !recipient.is_empty()),
            errors: Failure::list(&mut fields, "errors"),
            other: fields.0,
        }
    }
}

impl Status {
    fn of(word: &str) -> Self {
        match word {
            "sent" => Self::Sent,
            "delivered" => Self::Delivered,
            "read" => Self::Read,
            "failed" => Self::Failed,
            other => Self::Other(other.to_owned()),
        }
    }
}
