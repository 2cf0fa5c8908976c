//! A message of a user.

use super::fields::EventFields;
use super::{Failure, OrWhole, Reply};
use crate::text::Words;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// A message of a user.
///
/// ```
/// use waml::webhook::Event;
///
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
///     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "context": {"id": "wamid.A"}, "type": "text",
///         "text": {"body": "Nine is fine."}},
///     {"id": "wamid.C", "text": {"body": "no type"}}]}}"#;
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let message = &event.messages[0];
/// assert_eq!((message.from.as_deref(), message.replies_to()), (Some("85290000001"), Some("wamid.A")));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Incoming {
    /// WhatsApp's id of this message.
    pub id: String,
    /// The user's number; `None` where WhatsApp keeps it back, as it may for users with usernames.
    /// [`user_id`](Self::user_id) names the user then.
    pub from: Option<String>,
    /// When it was written, as it came: seconds since 1970, in digits.
    pub timestamp: String,
    /// The message that this one answers.
    pub context: Option<Context>,
    /// What the user wrote or tapped.
    pub content: IncomingContent,
    /// Why WhatsApp cannot show what the user sent, such as 131051 for a kind of message that
    /// reaches no business.
    pub errors: Vec<Failure>,
    /// Fields that are not known, as they came; `from_user_id` is one.
    pub other: Map<String, Value>,
}

/// Shows no number and nothing that people wrote.
impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("id", &self.id)
            .field("timestamp", &self.timestamp)
            .field("context", &self.context)
            .field("content", &self.content)
            .field("errors", &self.errors)
            .finish_non_exhaustive()
    }
}

/// The message that another one answers.
///
/// ```
/// use waml::webhook::Event;
///
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
///     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "context": {"id": "wamid.A"}, "type": "text",
///         "text": {"body": "Nine is fine."}},
///     {"id": "wamid.C", "text": {"body": "no type"}}]}}"#;
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let context = event.messages[0].context.as_ref().expect("it answers");
/// assert_eq!(context.id.as_deref(), Some("wamid.A"));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Context {
    /// WhatsApp's id of the message, as the answer to our request had it.
    pub id: Option<String>,
    /// The number that had sent it.
    pub from: Option<String>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// Shows no number and nothing that people wrote.
impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What a user wrote or tapped.
///
/// ```
/// use waml::webhook::{IncomingContent, Event};
///
/// let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
///     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "context": {"id": "wamid.A"}, "type": "text",
///         "text": {"body": "Nine is fine."}},
///     {"id": "wamid.C", "text": {"body": "no type"}}]}}"#;
/// let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// match &event.messages[0].content {
///     IncomingContent::Text(text) => assert_eq!(text, "Nine is fine."),
///     IncomingContent::Reply(reply) => println!("tapped {}", reply.id),
///     IncomingContent::Other { kind, .. } => println!("sent a {kind}"),
///     _ => {}
/// }
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IncomingContent {
    /// A text. Further fields of its object are in [`Incoming::other`], under `text`.
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

/// Shows the kind and nothing that people wrote.
impl fmt::Debug for IncomingContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} characters)", text.chars().count()),
            Self::Reply(reply) => reply.fmt(f),
            Self::Other { kind, .. } => f.debug_struct("Other").field("kind", kind).finish_non_exhaustive(),
        }
    }
}

impl Incoming {
    /// The id of the message that this one answers, as the answer to our request had it.
    pub fn replies_to(&self) -> Option<&str> {
        self.context.as_ref()?.id.as_deref()
    }

    /// The user's id with this business, `from_user_id`. It stays where there is no number.
    pub fn user_id(&self) -> Option<&str> {
        self.other.get("from_user_id")?.as_str().filter(|id| !id.is_empty())
    }

    pub(super) fn take(value: Value) -> OrWhole<Self> {
        match &value {
            Value::Object(fields) if !has_word(fields, "id") => Err((NO_ID, value)),
            Value::Object(fields) if !has_word(fields, "type") => Err((NO_TYPE, value)),
            Value::Object(_) => Ok(Self::of(EventFields::of(value))),
            _ => Err((NO_OBJECT, value)),
        }
    }

    fn of(mut fields: EventFields) -> Self {
        Self {
            id: fields.text("id").unwrap_or_default(),
            from: fields.text("from").filter(|from| !from.is_empty()),
            timestamp: fields.text("timestamp").unwrap_or_default(),
            context: fields.object("context").map(context),
            errors: Failure::list(&mut fields, "errors"),
            content: content(&mut fields),
            other: fields.0,
        }
    }
}

const NO_ID: Words = Words::new("a message without `id`", "消息没有 `id`");
const NO_TYPE: Words = Words::new("a message without `type`", "消息没有 `type`");
const NO_OBJECT: Words = Words::new("a message that is no object", "消息不是对象");

fn has_word(fields: &Map<String, Value>, key: &str) -> bool {
    match fields.get(key) {
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Number(_)) => true,
        _ => false,
    }
}

fn context(mut fields: EventFields) -> Context {
    Context { id: fields.text("id"), from: fields.text("from"), other: fields.0 }
}

fn content(fields: &mut EventFields) -> IncomingContent {
    let kind = fields.text("type").unwrap_or_default();
    let known = match &*kind {
        "text" => fields.body().map(IncomingContent::Text),
        "interactive" | "button" => fields.peek_value(&kind).and_then(|value| Reply::read(&kind, value)).map(|reply| {
            fields.take(&kind);
            IncomingContent::Reply(reply)
        }),
        _ => None,
    };
    known.unwrap_or_else(|| {
        let value = fields.take(&kind).unwrap_or_default();
        IncomingContent::Other { kind, value }
    })
}
