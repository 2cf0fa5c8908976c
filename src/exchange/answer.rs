//! What the gateway answers to a request, and what to make of it.

pub mod codes;
pub mod details;
pub mod json;

use crate::diagnostic::Rule;
use crate::exchange::mask::masked;
use crate::rules;
use crate::text::Words;
use crate::tree::budget;
use codes::{Code, Retry, Who};
use json::number;
use serde_json::Value;
use std::fmt;

/// The answer to one request (API document, response).
///
/// ```
/// use waml::answer::{Answer, codes::Retry};
///
/// let body = br#"{"status":"error","code":10002,"message":"(#131009) too long","data":{},"error":{}}"#;
/// let Answer::Refused(refusal) = Answer::read(body)? else { panic!("it says error") };
/// assert_eq!(refusal.meta_code(), Some(131_009));
/// assert_eq!(refusal.retry(), Retry::No);
/// assert!(refusal.rules().any(|rule| rule.code == "length/list-row-title"));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The message was taken. Whether it arrives is told by webhooks.
    Taken(Taken),
    /// The message was not taken.
    Refused(Refusal),
}

/// A message that was taken.
///
/// ```
/// use waml::answer::Answer;
///
/// let body = br#"{"status": "success", "code": 200, "message": "ok", "data": {"msg_id": "wamid.A"}, "error": {}}"#;
/// let Answer::Taken(taken) = Answer::read(body)? else { panic!("a success") };
/// assert_eq!(taken.message_id, "wamid.A");
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
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
/// let Answer::Refused(refusal) = Answer::read(body)? else { panic!("an error") };
/// assert_eq!((refusal.code, refusal.meta_code()), (10002, Some(131_050)));
/// # Ok::<(), waml::answer::Unreadable>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Refusal {
    /// The gateway's code, such as 10002; one of [`codes::CODES`] or unknown.
    pub code: u32,
    /// What the gateway, or WhatsApp behind it, says. May repeat values of the message.
    pub message: String,
    /// The answer as it came.
    pub raw: Value,
}

impl Answer {
    /// Reads the body of an answer, whatever its HTTP status.
    ///
    /// # Errors
    /// The body is not the documented JSON: text of a proxy, half an answer, another API's.
    pub fn read(body: &[u8]) -> Result<Self, Unreadable> {
        let unreadable = |why| Unreadable::new(why, body);
        let raw = json::read(body).map_err(unreadable)?;
        let object = raw.as_object().ok_or_else(|| unreadable(NOT_AN_OBJECT))?;
        let code = object.get("code").and_then(number);
        match object.get("status").and_then(Value::as_str) {
            Some("success") => match raw.pointer("/data/msg_id").and_then(Value::as_str) {
                Some(id) if !id.is_empty() => Ok(Self::Taken(Taken { message_id: id.to_owned(), raw })),
                _ => Err(unreadable(Words::new("a success without `data.msg_id`", "成功响应没有 `data.msg_id`"))),
            },
            Some("error") => match code {
                Some(code) => {
                    let message = object.get("message").map(words).unwrap_or_default();
                    Ok(Self::Refused(Refusal { code, message, raw }))
                }
                None => Err(unreadable(Words::new("an error without a `code`", "错误响应没有 `code`"))),
            },
            _ => Err(unreadable(UNKNOWN_STATUS)),
        }
    }
}

pub(crate) const NOT_AN_OBJECT: Words = Words::new("not an object", "不是对象");
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
    pub fn meta_code(&self) -> Option<u32> {
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

    /// Whether sending the same message again can help; [`Retry::Perhaps`] for unknown codes.
    pub fn retry(&self) -> Retry {
        self.known().map_or(Retry::Perhaps, |known| known.retry)
    }

    /// The rules that, if kept, prevent a refusal with this code; first those that WhatsApp's
    /// words speak of.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        details::first(rules::preventing(self.meta_code()), &self.message)
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
/// let unreadable = Answer::read(body).unwrap_err();
/// assert!(unreadable.to_string().starts_with("unreadable, "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    why: Words,
    text: String,
}

impl Unreadable {
    pub(crate) fn new(why: Words, body: &[u8]) -> Self {
        Self { why, text: masked(&String::from_utf8_lossy(&body[..body.len().min(budget::BYTES)])) }
    }

    /// What was found, as a phrase.
    pub fn why(&self) -> Words {
        self.why
    }

    /// The text, masked and cut after 1,000 characters.
    pub fn masked_text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unreadable, {}: {}", self.why, self.text)
    }
}

impl std::error::Error for Unreadable {}
