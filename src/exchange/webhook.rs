//! What the gateway calls back with: messages of users, and what became of ours.
//!
//! Reading is tolerant: fields that are not known are kept beside those that are, kinds that are
//! not known are kept whole, and a message that cannot be read is kept whole beside the others.

mod fields;
mod message;
mod reply;
mod status;

pub use message::{Context, Incoming, IncomingContent};
pub use reply::{Offer, Reply, ReplyKind};
pub use status::{Failure, Status, StatusUpdate, Tracked};

use crate::exchange::answer::{NOT_AN_OBJECT, Unreadable, json};
use crate::exchange::mask::masked;
use crate::text::Words;
use fields::EventFields;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// One call of the webhook.
///
/// ```
/// use waml::message::{Button, Message};
/// use waml::webhook::{IncomingContent, Event};
///
/// let sent = Message::to("85290000001", Button::new("Nine o'clock?").reply("yes", "Yes").reply("no", "No"));
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {
///     "messages": [{"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600",
///         "context": {"id": "wamid.A"}, "type": "interactive",
///         "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}}}]}}"#;
///
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let IncomingContent::Reply(reply) = &event.messages[0].content else { panic!("a reply") };
/// assert_eq!(event.messages[0].replies_to(), Some("wamid.A"));
/// assert!(sent.offer(reply).is_some());
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
///
/// In JSON it is what was read, with the names of the fields here and `event` as the gateway has it; an event that is
/// not known is as it came. That is all that people wrote; the debug output shows none of it.
#[derive(Clone, PartialEq, Serialize)]
#[serde(tag = "event")]
#[non_exhaustive]
pub enum Event {
    /// A user wrote (`new_message`; API document 2.4 and 4.5).
    #[serde(rename = "new_message")]
    Message(NewMessage),
    /// Something became of a message of ours (`message_status_update`).
    #[serde(rename = "message_status_update")]
    Status(StatusUpdate),
    /// An event of another name, as it came.
    #[serde(untagged)]
    Other(Value),
}

/// Shows no number and nothing that people wrote.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(event) => event.fmt(f),
            Self::Status(update) => update.fmt(f),
            Self::Other(value) => write!(f, "Other({})", masked(&value.to_string())),
        }
    }
}

/// Messages of users to one of our numbers.
///
/// ```
/// use waml::webhook::Event;
///
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
///     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "context": {"id": "wamid.A"}, "type": "text",
///         "text": {"body": "Nine is fine."}},
///     {"id": "wamid.C", "text": {"body": "no type"}}]}}"#;
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// assert_eq!((event.channel_id.as_str(), event.messages.len(), event.unread.len()), ("7", 1, 1));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NewMessage {
    /// The gateway's number for the channel.
    pub channel_id: String,
    /// The number that was written to.
    pub business_phone: String,
    /// The messages that can be read; most often one.
    pub messages: Vec<Incoming>,
    /// What became of messages of ours, where WhatsApp's own report of it came along.
    pub statuses: Vec<Tracked>,
    /// Messages and reports that cannot be read.
    pub unread: Vec<Unread>,
    /// Who wrote, and the rest of the event's `message`, as it came. A user with a username may
    /// have no `wa_id` in `contacts`.
    pub about: Map<String, Value>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// Shows no number and nothing that people wrote.
impl fmt::Debug for NewMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewMessage")
            .field("channel_id", &self.channel_id)
            .field("messages", &self.messages)
            .field("statuses", &self.statuses)
            .field("unread", &self.unread)
            .finish_non_exhaustive()
    }
}

/// A part of an event that cannot be read.
///
/// ```
/// use waml::webhook::Event;
///
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
///     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "context": {"id": "wamid.A"}, "type": "text",
///         "text": {"body": "Nine is fine."}},
///     {"id": "wamid.C", "text": {"body": "no type"}}]}}"#;
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// assert_eq!(event.unread[0].pointer, "/message/messages/1");
/// assert_eq!(event.unread[0].value["id"], "wamid.C");
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Unread {
    /// Where it stood in the event, as a JSON pointer: `/message/messages/1`.
    pub pointer: String,
    /// What is wrong with it, as a phrase.
    pub why: Words,
    /// The part as it came.
    pub value: Value,
}

/// Does not show the part itself.
impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unread").field("pointer", &self.pointer).field("why", &self.why).finish_non_exhaustive()
    }
}

impl Event {
    /// Reads the body of a call.
    ///
    /// Bytes that are not UTF-8 and halves of surrogate pairs are read as U+FFFD.
    ///
    /// # Errors
    /// The body is not JSON or longer than 8 MiB, has no `event`, is a `new_message` without
    /// `message` or with neither messages nor statuses in it, or is a `message_status_update`
    /// without `message_id` or `message_status`. A message inside is never the reason: one that
    /// cannot be read is in [`NewMessage::unread`].
    pub fn read(body: &[u8]) -> Result<Self, Unreadable> {
        let unreadable = |why| Unreadable::new(why, body);
        let Value::Object(object) = json::read(body).map_err(unreadable)? else {
            return Err(unreadable(NOT_AN_OBJECT));
        };
        let fields = EventFields(object);
        match fields.peek("event") {
            Some("new_message") => new_message(fields).map(Self::Message).map_err(unreadable),
            Some("message_status_update") => StatusUpdate::take(fields).map(Self::Status).map_err(unreadable),
            Some(_) => Ok(Self::Other(Value::Object(fields.0))),
            None => Err(unreadable(Words::new("no `event`", "没有 `event`"))),
        }
    }
}

type Read<T> = Result<T, Words>;

const NO_MESSAGE: Words = Words::new("a `new_message` without `message`", "`new_message` 没有 `message`");
const NO_MESSAGES: Words = Words::new("a `new_message` without `messages`", "`new_message` 没有 `messages`");

fn new_message(mut fields: EventFields) -> Read<NewMessage> {
    fields.take("event");
    let mut about = fields.object("message").ok_or(NO_MESSAGE)?;
    let (messages, statuses) = (about.list("messages"), about.list("statuses"));
    if messages.is_none() && statuses.is_none() && about.peek_list("errors").is_none() {
        return Err(NO_MESSAGES);
    }
    let mut unread = Vec::new();
    Ok(NewMessage {
        channel_id: fields.text("channel_id").unwrap_or_default(),
        business_phone: fields.text("business_phone").unwrap_or_default(),
        messages: each("/message/messages", messages, Incoming::take, &mut unread),
        statuses: each("/message/statuses", statuses, Tracked::take, &mut unread),
        unread,
        about: about.0,
        other: fields.0,
    })
}

/// What can be read of a list; the rest is kept whole.
fn each<T>(list: &str, values: Option<Vec<Value>>, take: fn(Value) -> OrWhole<T>, unread: &mut Vec<Unread>) -> Vec<T> {
    let mut out = Vec::new();
    for (at, value) in values.into_iter().flatten().enumerate() {
        match take(value) {
            Ok(read) => out.push(read),
            Err((why, value)) => unread.push(Unread { pointer: format!("{list}/{at}"), why, value }),
        }
    }
    out
}

/// A part that was read, or why not, and the part as it came.
type OrWhole<T> = Result<T, (Words, Value)>;
