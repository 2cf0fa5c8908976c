//! Codes in JSON: of the gateway's answer, of WhatsApp's, of webhooks, and inside of texts there.

use super::{Found, in_text};
use serde_json::{Map, Value};
use waml::answer::codes::Who;
use waml::answer::json::number;

/// How often JSON may stand as a text in JSON.
const NESTED: usize = 3;

/// Keys that hold a code.
const CODES: [&str; 5] = ["code", "error_code", "errorCode", "err_code", "errcode"];

/// Keys that say what was wrong, the particular before the general.
const WORDS: [&str; 9] =
    ["details", "error_user_msg", "message", "error_message", "errorMessage", "msg", "description", "reason", "title"];

/// Keys of an object that is about an error, besides its words.
const MARKS: [&str; 6] = ["error_data", "error_subcode", "fbtrace_id", "href", "error", "status"];

/// The codes of a value, in its order.
pub(super) fn codes(value: &Value) -> Vec<Found> {
    let mut found = Vec::new();
    walk("", value, NESTED, &mut found);
    let mut inner = found.iter_mut().filter(|found| found.who == Some(Who::WhatsApp));
    if let (Some(only), None) = (inner.next(), inner.next()) {
        details(value, only);
    }
    found
}

/// Says what stands in `details` anywhere, as it does for the only code.
fn details(value: &Value, found: &mut Found) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value.as_str().filter(|_| key == "details") {
                    Some(words) => found.say(words),
                    None => details(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| details(value, found)),
        _ => {}
    }
}

fn walk(key: &str, value: &Value, nested: usize, found: &mut Vec<Found>) {
    match value {
        Value::Object(object) => {
            found.extend(in_object(key, object));
            for (key, value) in object.iter().filter(|(key, _)| !CODES.contains(&key.as_str())) {
                walk(key, value, nested, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| walk(key, value, nested, found)),
        Value::String(text) if nested > 0 && text.trim_start().starts_with(['{', '[']) => {
            match serde_json::from_str(text) {
                Ok(value) => walk(key, &value, nested - 1, found),
                Err(_) => found.extend(in_text::marked(text)),
            }
        }
        // What people wrote to one another is no answer.
        Value::String(text) if !matches!(key, "body" | "text") => found.extend(in_text::wrapped(text)),
        Value::Number(_) if matches!(key, "error" | "errors") => {
            found.extend(number(value).map(|code| Found::new(code, Some(Who::WhatsApp))));
        }
        _ => {}
    }
}

/// The code of an object that is about an error, with what it says.
fn in_object(key: &str, object: &Map<String, Value>) -> Option<Found> {
    let code = CODES.iter().find_map(|key| number(object.get(*key)?))?;
    let has = |key: &&str| object.contains_key(*key);
    if !is_error(key) && !WORDS.iter().chain(&MARKS).any(has) && object.len() > 1 {
        return None;
    }
    let gateway = matches!(object.get("status").and_then(Value::as_str), Some("error" | "success"));
    let who = if gateway { Some(Who::Gateway) } else { is_error(key).then_some(Who::WhatsApp) };
    let mut found = Found { subcode: object.get("error_subcode").and_then(number), ..Found::new(code, who) };
    let data = object.get("error_data");
    let details = data.and_then(|data| data.get("details").or(Some(data))).and_then(Value::as_str);
    for words in details.into_iter().chain(WORDS.iter().filter_map(|key| object.get(*key)?.as_str())) {
        found.say(in_text::unwrapped(words));
    }
    Some(found)
}

fn is_error(key: &str) -> bool {
    key.to_ascii_lowercase().contains("error")
}
