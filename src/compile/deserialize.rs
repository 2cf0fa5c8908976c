//! A message out of any of serde's formats: the value is written down as JSON, and read as every other text is.

use super::read::{definition, payload};
use super::{Faults, PayloadMessage};
use crate::check::Checked;
use crate::message::Message;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Display, Write as _};

/// As a definition; see its `FromStr`.
///
/// ```
/// use waml::Message;
///
/// #[derive(serde::Deserialize)]
/// struct Reminder {
///     order: u32,
///     message: Message,
/// }
/// let reminder: Reminder = serde_json::from_str(r#"{"order": 1042, "message": {"text": "It is ready."}}"#)?;
/// assert_eq!((reminder.order, reminder.message.content.kind()), (1042, "text"));
///
/// let error = serde_json::from_str::<Message>(r#"{"text": 5}"#).unwrap_err();
/// assert!(error.to_string().starts_with("/text: error[shape/not-a-string]: "), "{error}");
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        written(deserializer, definition).map(Checked::into_inner)
    }
}

/// As a definition.
impl<'de> Deserialize<'de> for Checked<Message> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        written(deserializer, definition)
    }
}

impl<'de> Deserialize<'de> for PayloadMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        written(deserializer, payload)
    }
}

/// Writes a value down, and reads it.
fn written<'de, D: Deserializer<'de>, T>(deserializer: D, read: fn(&str) -> Result<T, Faults>) -> Result<T, D::Error> {
    let mut text = String::new();
    Written(&mut text).deserialize(deserializer)?;
    read(&text).map_err(|faults| de::Error::custom(faults.by_pointer()))
}

/// Writes a value at the end of a text. Keys stay in their order, and one that comes twice is written twice.
struct Written<'t>(&'t mut String);

impl Written<'_> {
    fn put<E: de::Error>(self, value: impl Display) -> Result<(), E> {
        write!(self.0, "{value}").map_err(E::custom)
    }

    fn quote<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.0.push_str(&serde_json::to_string(text).map_err(E::custom)?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Written<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Written<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.put(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<(), E> {
        self.put(value)
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<(), E> {
        self.put(value)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        if value.is_finite() { self.put(value) } else { Err(E::invalid_type(de::Unexpected::Float(value), &self)) }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.quote(text)
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.put("null")
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.put("null")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        self.0.push('[');
        while values.next_element_seed(Written(self.0))?.is_some() {
            self.0.push(',');
        }
        close(self.0, ']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.0.push('{');
        while entries.next_key_seed(Key(self.0))?.is_some() {
            self.0.push(':');
            entries.next_value_seed(Written(self.0))?;
            self.0.push(',');
        }
        close(self.0, '}');
        Ok(())
    }
}

/// Ends a list or an object; the comma behind the last value goes.
fn close(text: &mut String, end: char) {
    if text.ends_with(',') {
        text.pop();
    }
    text.push(end);
}

/// Writes a key, which is a text in JSON whatever it was.
struct Key<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let start = self.0.len();
        Written(self.0).deserialize(deserializer)?;
        let key = &self.0[start..];
        if !key.starts_with('"') {
            let quoted = serde_json::to_string(key).map_err(de::Error::custom)?;
            self.0.replace_range(start.., &quoted);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Compiler;
    use crate::message::{Button, Content};
    use std::fs;
    use std::path::Path;

    fn fixture(name: &str) -> Vec<std::path::PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
        let mut files: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    #[test]
    fn what_was_written_is_read_again() {
        let message =
            Message::to("85290000001", Button::new("{{Nine}} o'clock?").reply("yes", "Yes").reply("no", "No"));
        let text = serde_json::to_string(&message).unwrap();
        assert!(serde_json::from_str::<Message>(&text).unwrap() == message, "{text}");
        let text = yaml_serde::to_string(&message).unwrap();
        assert!(yaml_serde::from_str::<Message>(&text).unwrap() == message, "{text}");
        assert!(text.parse::<Message>().unwrap() == message, "{text}");
    }

    #[test]
    fn a_payload_needs_no_recipient_and_says_all_that_is_wrong() {
        let mut read = 0;
        for file in fixture("documented").iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
            let text = fs::read_to_string(file).unwrap();
            let Ok(mut value) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
            let whole: Message = text.parse::<PayloadMessage>().unwrap().into();
            value.as_object_mut().unwrap().remove("to");
            let without: Message = serde_json::from_value::<PayloadMessage>(value.clone()).unwrap().into();
            assert!(without.to.is_none() && without.content == whole.content, "{}", file.display());
            assert!(without == value.to_string().parse::<PayloadMessage>().unwrap().into());
            read += 1;
        }
        assert!(read > 5, "only {read} payloads were read");
        let error = serde_json::from_str::<PayloadMessage>(r#"{"to": "+1", "type": "text", "text": ""}"#).unwrap_err();
        let said = error.to_string();
        assert!(said.contains("/to: error[recipient/not-digits]") && said.contains("; /text: error[length/"), "{said}");
    }

    #[test]
    fn what_a_value_holds_is_told_as_in_a_text() {
        for (value, code) in [
            (r#"{"text": "a", "text": "b"}"#, "syntax/duplicate-key"),
            (r#"{"text": null}"#, "shape/"),
            (r#"{"txt": "a"}"#, "shape/unknown-key"),
            (r#"{"to": 85290000001, "text": "a"}"#, "shape/not-a-string"),
            ("[]", "shape/"),
            ("{}", "shape/no-kind"),
            ("7.5", "shape/"),
        ] {
            let error = serde_json::from_str::<Message>(value).unwrap_err().to_string();
            assert!(error.contains(&format!("error[{code}")), "{value}: {error}");
        }
        assert!(yaml_serde::from_str::<Message>("text: .nan").is_err());
        assert!(yaml_serde::from_str::<Message>("1: a").unwrap_err().to_string().contains("`1`"));
    }

    #[test]
    fn a_text_holds_one_message() {
        let said = "text: a\n---\ntext: b\n".parse::<Message>().unwrap_err().to_string();
        assert_eq!(said, "message: the text holds 2 messages, expected is one\n");
        let faults = "".parse::<Message>().unwrap_err();
        assert_eq!(faults.findings()[0].code, "syntax/empty");
        let shown = format!("{:?}", "text: ''\nto: '1234'".parse::<Message>().unwrap_err());
        assert!(!shown.contains("1234"), "{shown}");
    }

    #[test]
    fn a_checked_message_keeps_its_warnings() {
        let message: Checked<Message> = "image: {link: 'http://cdn.example.com/a.png'}".parse().unwrap();
        assert!(matches!(message.content, Content::Image(_)));
        assert_eq!(message.warnings()[0].code, "hint/insecure-link");
        assert!(Compiler::new().check(message.into_inner()).is_ok());
    }
}
