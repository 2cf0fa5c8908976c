//! What the gateway answers to a request, and what to make of it.

pub mod codes;
pub mod details;
mod headers;
pub mod json;

pub use codes::Retry;
pub use headers::{HeaderField, NO_HEADERS};

use crate::diagnostic::Rule;
use crate::exchange::mask::masked;
use crate::rules;
use crate::text::Words;
use crate::text::budget;
use codes::{Code, Who};
use json::number;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// The answer to one request (API document, response).
///
/// ```
/// use std::time::Duration;
/// use waml::answer::{Answer, codes::Retry};
///
/// let body = br#"{"status":"error","code":10002,"message":"(#131009) too long","data":{},"error":{}}"#;
/// let Answer::Refused(refusal) = Answer::read(400, [("content-type", "application/json")], body)? else { panic!() };
/// assert_eq!(refusal.meta_code(), Some(131_009));
/// assert_eq!(refusal.retry(), Retry::No);
/// assert!(refusal.rules().any(|rule| rule.code == "length/list-row-title"));
///
/// let page = b"<html><h1>429 Too Many Requests</h1></html>";
/// let Answer::Refused(refusal) = Answer::read(429, [("Retry-After", "120")], page)? else { panic!() };
/// assert_eq!(refusal.retry(), Retry::After(Duration::from_secs(120)));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
///
/// In JSON, `answer` says which it is: `{"answer": "taken", "message_id": …, "raw": …}` or
/// `{"answer": "refused", "status": …, "code": …, "meta_code": …, "message": …, "retry": …, "rules": […], "raw": …}`.
/// That is as it came, with what people wrote.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// The message was taken. Whether it arrives is told by webhooks.
    Taken(Taken),
    /// The message was not taken.
    Refused(Refusal),
}

/// A message that was taken. Its debug output does not show the answer.
///
/// ```
/// use waml::answer::{Answer, NO_HEADERS};
///
/// let body = br#"{"status": "success", "code": 200, "data": {"msg_id": "wamid.A"}}"#;
/// let Answer::Taken(taken) = Answer::read(200, NO_HEADERS, body)? else { panic!("a success") };
/// assert_eq!(taken.message_id, "wamid.A");
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Taken {
    /// WhatsApp's id of the message, `wamid.…`. Status webhooks and replies name it.
    pub message_id: String,
    /// The answer as it came.
    pub raw: Value,
}

/// A message that was not taken. Its debug output shows the answer masked.
///
/// ```
/// use waml::answer::Answer;
///
/// let body = br#"{"status": "error", "code": 10002, "message": "(#131050) stopped", "data": {}, "error": {}}"#;
/// let Answer::Refused(refusal) = Answer::read(200, waml::answer::NO_HEADERS, body)? else { panic!("an error") };
/// assert_eq!((refusal.code, refusal.meta_code()), (10002, Some(131_050)));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Refusal {
    /// The gateway's code, such as 10002; one of [`codes::CODES`] or unknown. Where the answer has none, as the page
    /// of a proxy has none, it is the HTTP status.
    pub code: i64,
    /// What the gateway, or WhatsApp behind it, says. May repeat values of the message.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// How long the server asks to wait, by its header `Retry-After`.
    pub retry_after: Option<Duration>,
    /// The answer as it came; null where it was no JSON.
    pub raw: Value,
}

impl Answer {
    /// Reads an answer: its HTTP status, its headers and its body.
    ///
    /// Headers are pairs of name and value: those of `http`, `reqwest` and `ureq` as they are (`response.headers()`),
    /// or a list of texts; [`NO_HEADERS`] where nobody kept them. Only `Retry-After` matters. Where it is a date, the
    /// answer's own `Date` tells how long that is, since this library has no clock; without it the date is passed over.
    ///
    /// The body decides where it is the documented JSON. Anything else, such as the page of a proxy, is a refusal
    /// where the status says that nothing was taken: 300 to 499.
    ///
    /// # Errors
    /// Nobody can tell whether the message was taken: the body is not the documented JSON – text of a proxy, half an
    /// answer, another API's – and the status is another.
    pub fn read(
        status: u16,
        headers: impl IntoIterator<Item = impl HeaderField>,
        body: &[u8],
    ) -> Result<Self, Unreadable> {
        let retry_after = headers::retry_after(headers);
        let refused = |code, message, raw| Self::Refused(Refusal { code, message, status, retry_after, raw });
        let (why, raw) = match documented(body, status) {
            Ok(Documented::Taken(taken)) => return Ok(Self::Taken(taken)),
            Ok(Documented::Refused { code, message, raw }) => return Ok(refused(code, message, raw)),
            Err(undocumented) => undocumented,
        };
        let not_taken = (300..500).contains(&status);
        let unreadable = Unreadable { status: Some(status), retry_after, ..Unreadable::new(why, body) };
        if not_taken { Ok(refused(status.into(), spoken(&raw, &unreadable), raw)) } else { Err(unreadable) }
    }
}

/// What is said in the documented JSON.
enum Documented {
    Taken(Taken),
    Refused { code: i64, message: String, raw: Value },
}

/// Reads the documented JSON; what it is instead, and any other JSON.
fn documented(body: &[u8], status: u16) -> Result<Documented, (Words, Value)> {
    let raw = json::read(body).map_err(|why| (why, Value::Null))?;
    let Some(object) = raw.as_object() else { return Err((NOT_AN_OBJECT, raw)) };
    let why = match object.get("status").and_then(Value::as_str) {
        Some("success") => match raw.pointer("/data/msg_id").and_then(Value::as_str) {
            Some(id) if !id.is_empty() => return Ok(Documented::Taken(Taken { message_id: id.to_owned(), raw })),
            _ => NO_ID,
        },
        Some("error") => {
            let by_status = (status >= 400).then_some(i64::from(status));
            match object.get("code").and_then(number).or(by_status) {
                Some(code) => {
                    let message = object.get("message").map(words).unwrap_or_default();
                    return Ok(Documented::Refused { code, message, raw });
                }
                None => NO_CODE,
            }
        }
        _ => UNKNOWN_STATUS,
    };
    Err((why, raw))
}

/// What another answer says: its `message` where it is JSON that has one, else its text, masked.
fn spoken(raw: &Value, unreadable: &Unreadable) -> String {
    raw.get("message").and_then(Value::as_str).unwrap_or(&unreadable.text).to_owned()
}

pub(crate) const NOT_AN_OBJECT: Words = Words::new("not an object", "不是对象");
const NO_ID: Words = Words::new("a success without `data.msg_id`", "成功响应没有 `data.msg_id`");
const NO_CODE: Words = Words::new("an error without a `code`", "错误响应没有 `code`");
const UNKNOWN_STATUS: Words =
    Words::new("a `status` that is neither `success` nor `error`", "`status` 既不是 `success` 也不是 `error`");

/// What a value says; an object or a list in its own JSON.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Refusal {
    /// WhatsApp's own code, which stands inside the message, as `(#132012)`; else the one of an
    /// `error` beside it.
    pub fn meta_code(&self) -> Option<i64> {
        codes::meta_code(&self.message).or_else(|| number(self.raw.pointer("/error/code")?))
    }

    /// What is known about the code that says most: WhatsApp's where there is one, else the
    /// gateway's.
    pub fn known(&self) -> Option<&'static Code> {
        match self.meta_code() {
            Some(code) => codes::find(code, Some(Who::WhatsApp)),
            None => codes::find(self.code, Some(Who::Gateway)),
        }
    }

    /// Whether sending the same message again can help, and when: no sooner than the server asks for;
    /// [`Retry::Perhaps`] for unknown codes. An unknown HTTP status that stands for a code is [`Retry::No`], but for
    /// 408, 425 and 429.
    pub fn retry(&self) -> Retry {
        let retry = match self.known() {
            Some(known) => known.retry,
            None if self.code != i64::from(self.status) => Retry::Perhaps,
            None if matches!(self.status, 408 | 425 | 429) => codes::SECONDS,
            None => Retry::No,
        };
        retry.no_sooner(self.retry_after)
    }

    /// The rules that, if kept, prevent a refusal with this code; first those that WhatsApp's
    /// words speak of.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        details::first(rules::preventing(self.meta_code()), &self.message)
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("code", &self.code)?;
        if let Some(code) = self.meta_code() {
            map.serialize_entry("meta_code", &code)?;
        }
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("retry", &self.retry())?;
        map.serialize_entry("rules", &self.rules().map(|rule| rule.code).collect::<Vec<_>>())?;
        map.serialize_entry("raw", &self.raw)?;
        map.end()
    }
}

impl fmt::Debug for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Taken").field("message_id", &self.message_id).finish_non_exhaustive()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused with code {}: {}", self.code, masked(&self.message))
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("code", &self.code)
            .field("message", &masked(&self.message))
            .field("status", &self.status)
            .field("retry_after", &self.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Refusal {}

/// Text that is neither an answer nor a webhook of this API.
///
/// It carries the text masked, so that it can be logged: keys and documented words stay, what
/// people wrote does not.
///
/// After a request, it is not known whether the message was taken: sending it again may deliver
/// it twice.
///
/// ```
/// use waml::answer::Answer;
///
/// let body = b"<html><h1>502 Bad Gateway</h1></html>";
/// let unreadable = Answer::read(200, waml::answer::NO_HEADERS, body).unwrap_err();
/// assert!(unreadable.to_string().starts_with("unreadable answer with HTTP status "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    why: Words,
    text: String,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

impl Unreadable {
    pub(crate) fn new(why: Words, body: &[u8]) -> Self {
        let text = masked(&String::from_utf8_lossy(&body[..body.len().min(budget::BYTES)]));
        Self { why, text, status: None, retry_after: None }
    }

    /// What was found, as a phrase.
    pub fn why(&self) -> Words {
        self.why
    }

    /// The HTTP status of an answer; `None` for a call of the webhook.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// How long the server asks to wait before another try, by its header `Retry-After`. Such a try may deliver the
    /// message twice all the same.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether sending the message again can help: [`Retry::Perhaps`], since nobody knows whether it was taken.
    pub fn retry(&self) -> Retry {
        Retry::Perhaps
    }

    /// The text, masked and cut after 1,000 characters.
    pub fn masked_text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "unreadable answer with HTTP status {status}, {}: {}", self.why, self.text),
            None => write!(f, "unreadable, {}: {}", self.why, self.text),
        }
    }
}

impl std::error::Error for Unreadable {}
