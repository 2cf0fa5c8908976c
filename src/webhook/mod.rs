//! What the gateway calls back with: messages of users, and what became of ours.
//!
//! Reading is tolerant: fields that are not known are kept beside those that are, and kinds that
//! are not known are kept whole.

mod fields;
mod reply;

pub use reply::{Offer, Reply, ReplyKind};

use crate::answer::Unreadable;
use crate::answer::codes::{self, Code, Who};
use fields::Fields;
use serde_json::{Map, Value};

/// One call of the webhook.
///
/// ```
/// use waml::message::{Button, Message};
/// use waml::webhook::{Content, Event};
///
/// let sent = Message::to("85290000001", Button::new("Nine o'clock?").reply("yes", "Yes").reply("no", "No"));
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {
///     "messages": [{"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600",
///         "context": {"id": "wamid.A"}, "type": "interactive",
///         "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}}}]}}"#;
///
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let Content::Reply(reply) = &event.messages[0].content else { panic!("a reply") };
/// assert_eq!(event.messages[0].replies_to(), Some("wamid.A"));
/// assert!(sent.offer(reply).is_some());
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A user wrote (`new_message`; API document 2.4 and 4.5).
    Message(NewMessage),
    /// Something became of a message of ours (`message_status_update`).
    Status(StatusUpdate),
    /// An event of another name, as it came.
    Other(Value),
}

/// Messages of users to one of our numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMessage {
    /// The gateway's number for the channel.
    pub channel_id: String,
    /// The number that was written to.
    pub business_phone: String,
    /// The messages; most often one.
    pub messages: Vec<Incoming>,
    /// Who wrote, and the rest of the event's `message`, as it came.
    pub about: Map<String, Value>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// A message of a user.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// WhatsApp's id of this message.
    pub id: String,
    /// The user's number.
    pub from: String,
    /// When it was written, as it came: seconds since 1970, in digits.
    pub timestamp: String,
    /// The message that this one answers.
    pub context: Option<Context>,
    /// What the user wrote or tapped.
    pub content: Content,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// The message that another one answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// WhatsApp's id of the message, as the answer to our request had it.
    pub id: Option<String>,
    /// The number that had sent it.
    pub from: Option<String>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// What a user wrote or tapped.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// A text.
    Text(String),
    /// A row, reply button or quick reply that we offered.
    Reply(Reply),
    /// Anything else.
    Other {
        /// The word in `type`.
        kind: String,
        /// What stands under that word, as it came; null where nothing does.
        value: Value,
    },
}

/// What became of a message of ours.
#[derive(Clone, Debug, PartialEq)]
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

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    Other(String),
}

/// Why a message failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// WhatsApp's code, where there is one.
    pub code: Option<u32>,
    /// What happened, in WhatsApp's words.
    pub title: String,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

impl Failure {
    /// What is known about the code.
    pub fn known(&self) -> Option<&'static Code> {
        codes::find(self.code?, Some(Who::WhatsApp))
    }
}

impl Event {
    /// Reads the body of a call.
    ///
    /// # Errors
    /// The body is not JSON, has no `event`, or is a known event without one of its required
    /// fields.
    pub fn read(body: &[u8]) -> Result<Self, Unreadable> {
        let unreadable = |why| Unreadable::new(why, body);
        let value: Value = serde_json::from_slice(body).map_err(|_| unreadable("not JSON"))?;
        let Value::Object(object) = value else { return Err(unreadable("not an object")) };
        let fields = Fields(object);
        match fields.peek("event") {
            Some("new_message") => new_message(fields).map(Self::Message).map_err(unreadable),
            Some("message_status_update") => status_update(fields).map(Self::Status).map_err(unreadable),
            Some(_) => Ok(Self::Other(Value::Object(fields.0))),
            None => Err(unreadable("no `event`")),
        }
    }
}

impl Incoming {
    /// The id of the message that this one answers, as the answer to our request had it.
    pub fn replies_to(&self) -> Option<&str> {
        self.context.as_ref()?.id.as_deref()
    }
}

type Read<T> = Result<T, &'static str>;

fn new_message(mut fields: Fields) -> Read<NewMessage> {
    fields.take("event");
    let mut about = fields.object("message").ok_or("a `new_message` without `message`")?;
    let messages = about.list("messages").ok_or("a `new_message` without `messages`")?;
    Ok(NewMessage {
        channel_id: fields.text("channel_id").unwrap_or_default(),
        business_phone: fields.text("business_phone").unwrap_or_default(),
        messages: messages.into_iter().map(incoming).collect::<Read<_>>()?,
        about: about.0,
        other: fields.0,
    })
}

fn incoming(value: Value) -> Read<Incoming> {
    let Value::Object(object) = value else { return Err("a message that is no object") };
    let mut fields = Fields(object);
    Ok(Incoming {
        id: fields.text("id").ok_or("a message without `id`")?,
        from: fields.text("from").ok_or("a message without `from`")?,
        timestamp: fields.text("timestamp").unwrap_or_default(),
        context: fields.object("context").map(context),
        content: content(&mut fields).ok_or("a message without `type`")?,
        other: fields.0,
    })
}

fn context(mut fields: Fields) -> Context {
    Context { id: fields.text("id"), from: fields.text("from"), other: fields.0 }
}

fn content(fields: &mut Fields) -> Option<Content> {
    let kind = fields.text("type")?;
    let value = fields.take(&kind);
    let known = match (&*kind, &value) {
        ("text", Some(value)) => text(value).map(Content::Text),
        ("interactive", Some(value)) => Reply::read(value).map(Content::Reply),
        _ => None,
    };
    Some(known.unwrap_or(Content::Other { kind, value: value.unwrap_or_default() }))
}

/// The body of a text. One with further fields is kept whole.
fn text(value: &Value) -> Option<String> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    object.get("body")?.as_str().map(str::to_owned)
}

fn status_update(mut fields: Fields) -> Read<StatusUpdate> {
    fields.take("event");
    Ok(StatusUpdate {
        channel_id: fields.text("channel_id").unwrap_or_default(),
        business_phone: fields.text("business_phone").unwrap_or_default(),
        message_id: fields.text("message_id").ok_or("a status without `message_id`")?,
        status: status(&fields.text("message_status").ok_or("a status without `message_status`")?),
        error: fields.object("error").map(failure),
        received_at: fields.number("received_at"),
        other: fields.0,
    })
}

fn status(word: &str) -> Status {
    match word {
        "sent" => Status::Sent,
        "delivered" => Status::Delivered,
        "read" => Status::Read,
        "failed" => Status::Failed,
        other => Status::Other(other.to_owned()),
    }
}

fn failure(mut fields: Fields) -> Failure {
    Failure { code: fields.number("code"), title: fields.text("title").unwrap_or_default(), other: fields.0 }
}
