//! What a user tapped, and which message had offered it.

use super::fields::EventFields;
use crate::message::{self, CardAction, Message, QuickReply, Row};
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;
use std::str::FromStr;

/// What a user tapped.
///
/// ```
/// use waml::webhook::{IncomingContent, Event};
///
/// # let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
/// #     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "type": "interactive",
/// #         "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}}}]}}"#;
/// # let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let IncomingContent::Reply(reply) = &event.messages[0].content else { panic!("a reply") };
/// assert_eq!((reply.id.as_str(), reply.title.as_str()), ("yes", "Yes"));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
pub struct Reply {
    /// Row or button.
    pub kind: ReplyKind,
    /// The id that the message gave to the row or button.
    pub id: String,
    /// What stood on it.
    pub title: String,
    /// The second line of a row; not always sent back.
    pub description: Option<String>,
    /// Fields that are not known, as they came.
    pub other: Map<String, Value>,
}

/// Shows the id, which is ours, and not the title.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").field("kind", &self.kind).field("id", &self.id).finish_non_exhaustive()
    }
}

/// The kind of a reply.
///
/// ```
/// use waml::webhook::{IncomingContent, Event, ReplyKind};
///
/// # let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
/// #     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "type": "interactive",
/// #         "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}}}]}}"#;
/// # let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let IncomingContent::Reply(reply) = &event.messages[0].content else { panic!("a reply") };
/// assert_eq!(reply.kind, ReplyKind::Button);
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReplyKind {
    /// A row of a list (`list_reply`).
    Row,
    /// A reply button (`button_reply`), or a quick reply on a card: what a card sends is not
    /// documented, and read as a button.
    Button,
    /// A quick reply of a template (`button`). Its id is the `payload`, its title the `text`. No
    /// message of this API offers it: the template does.
    Template,
}

impl Reply {
    /// Reads the value of a message of type `interactive` or `button`; `None` for anything but the
    /// known kinds.
    pub(super) fn read(kind: &str, value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        if kind == "button" {
            return Self::of(ReplyKind::Template, EventFields(object.clone()), ["payload", "text"]);
        }
        let word = object.get("type")?.as_str()?;
        let kind = match word {
            "list_reply" => ReplyKind::Row,
            "button_reply" | "quick_reply" => ReplyKind::Button,
            _ => return None,
        };
        let mut reply = Self::of(kind, EventFields(object.get(word)?.as_object()?.clone()), ["id", "title"])?;
        let beside = object.iter().filter(|(key, _)| *key != "type" && *key != word);
        reply.other.extend(beside.map(|(key, value)| (key.clone(), value.clone())));
        Some(reply)
    }

    /// What the id says to the program that chose it: the same value that it was made of.
    ///
    /// ```
    /// use std::fmt;
    /// use std::str::FromStr;
    /// use waml::message::{Button, Message};
    /// use waml::webhook::{IncomingContent, Event};
    ///
    /// #[derive(Debug, PartialEq)]
    /// enum Answer {
    ///     Come,
    ///     Move { hour: u8 },
    /// }
    ///
    /// impl fmt::Display for Answer {
    ///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    ///         match self {
    ///             Self::Come => f.write_str("come"),
    ///             Self::Move { hour } => write!(f, "move-{hour}"),
    ///         }
    ///     }
    /// }
    ///
    /// impl FromStr for Answer {
    ///     type Err = String;
    ///
    ///     fn from_str(id: &str) -> Result<Self, String> {
    ///         match (id, id.strip_prefix("move-").map(str::parse)) {
    ///             ("come", _) => Ok(Self::Come),
    ///             (_, Some(Ok(hour))) => Ok(Self::Move { hour }),
    ///             _ => Err(format!("`{id}` is no answer of ours")),
    ///         }
    ///     }
    /// }
    ///
    /// let question = Button::new("Nine o'clock?")
    ///     .reply(Answer::Come.to_string(), "Yes")
    ///     .reply(Answer::Move { hour: 11 }.to_string(), "Eleven");
    /// let sent = Message::to("85290000001", question).check()?;
    /// # let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {
    /// #     "messages": [{"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "type": "interactive",
    /// #         "interactive": {"type": "button_reply", "button_reply": {"id": "move-11", "title": "Eleven"}}}]}}"#;
    /// # let Event::Message(event) = Event::read(body)? else { panic!("a message") };
    /// // The webhook is called.
    /// let IncomingContent::Reply(reply) = &event.messages[0].content else { panic!("a reply") };
    /// assert_eq!(reply.parse(), Ok(Answer::Move { hour: 11 }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// What the type says of an id that is none of its own: users may tap what was sent long ago, or by another program.
    pub fn parse<T: FromStr>(&self) -> Result<T, T::Err> {
        self.id.parse()
    }

    fn of(kind: ReplyKind, mut fields: EventFields, [id, title]: [&str; 2]) -> Option<Self> {
        let (id, title) = (fields.text(id)?, fields.text(title).unwrap_or_default());
        Some(Self { kind, id, title, description: fields.text("description"), other: fields.0 })
    }
}

/// What a message had offered to tap.
///
/// ```
/// use waml::message::{Button, Message};
/// use waml::webhook::{IncomingContent, Event, Offer};
///
/// # let body = br#"{"event": "new_message", "channel_id": 7, "business_phone": "85290000009", "message": {"messages": [
/// #     {"from": "85290000001", "id": "wamid.B", "timestamp": "1767225600", "type": "interactive",
/// #         "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}}}]}}"#;
/// # let Event::Message(event) = Event::read(body)? else { panic!("a message") };
/// let IncomingContent::Reply(reply) = &event.messages[0].content else { panic!("a reply") };
/// let sent = Message::new(Button::new("Nine o'clock?").reply("yes", "Yes").reply("no", "No"));
/// assert!(matches!(sent.offer(reply), Some(Offer::Button(button)) if button.id.as_str() == "yes"));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Offer<'a> {
    /// A row of a list.
    Row(&'a Row),
    /// A reply button.
    Button(&'a message::ReplyButton),
    /// A quick reply.
    QuickReply {
        /// Position of its card, from 0.
        card: usize,
        /// The quick reply.
        reply: &'a QuickReply,
    },
}

impl<'a> Offer<'a> {
    /// The id that a webhook brings back.
    pub fn id(self) -> &'a str {
        match self {
            Self::Row(row) => &row.id,
            Self::Button(reply) => &reply.id,
            Self::QuickReply { reply, .. } => &reply.id,
        }
    }

    fn kind(self) -> ReplyKind {
        match self {
            Self::Row(_) => ReplyKind::Row,
            Self::Button(_) | Self::QuickReply { .. } => ReplyKind::Button,
        }
    }
}

impl Message {
    /// Everything that the message offers to tap and that answers with an id, in order. URL
    /// buttons answer with nothing.
    pub fn offers(&self) -> impl Iterator<Item = Offer<'_>> {
        let rows = match &self.content {
            message::Content::List(list) => Some(list.sections.iter().flat_map(|section| &section.rows)),
            _ => None,
        };
        let buttons = match &self.content {
            message::Content::Button(button) => Some(button.replies.iter()),
            _ => None,
        };
        let cards = match &self.content {
            message::Content::Carousel(carousel) => Some(carousel.cards.iter().enumerate()),
            _ => None,
        };
        let quick = cards.into_iter().flatten().flat_map(|(card, value)| {
            let replies = match &value.action {
                CardAction::Replies(replies) => &replies[..],
                CardAction::UrlButton(_) => &[],
            };
            replies.iter().map(move |reply| Offer::QuickReply { card, reply })
        });
        rows.into_iter().flatten().map(Offer::Row).chain(buttons.into_iter().flatten().map(Offer::Button)).chain(quick)
    }

    /// The ids that a webhook can bring back for this message, in order.
    ///
    /// ```
    /// use waml::message::{Button, Message};
    ///
    /// let message = Message::new(Button::new("Nine o'clock?").reply("yes", "Yes").reply("no", "No"));
    /// assert!(message.reply_ids().eq(["yes", "no"]));
    /// ```
    pub fn reply_ids(&self) -> impl Iterator<Item = &str> {
        self.offers().map(Offer::id)
    }

    /// What this message offered, where the reply is to it: its kind and id are the same.
    ///
    /// That the reply answers this message at all is told by
    /// [`Incoming::replies_to`](super::Incoming::replies_to).
    pub fn offer(&self, reply: &Reply) -> Option<Offer<'_>> {
        self.offers().find(|offer| offer.kind() == reply.kind && offer.id() == reply.id)
    }
}
