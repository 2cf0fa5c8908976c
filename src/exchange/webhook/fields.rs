//! Takes known fields out of an object, so that what is left is what was not known.

use crate::exchange::answer;
use serde_json::{Map, Value};

/// An object that is being read.
pub(super) struct EventFields(pub(super) Map<String, Value>);

impl EventFields {
    /// The fields of an object; none of anything else.
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Object(object) => Self(object),
            _ => Self(Map::new()),
        }
    }

    /// A text, without taking it.
    pub(super) fn peek(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Any value, without taking it.
    pub(super) fn peek_value(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// A list, without taking it.
    pub(super) fn peek_list(&self, key: &str) -> Option<&[Value]> {
        self.0.get(key)?.as_array().map(Vec::as_slice)
    }

    /// Takes any value.
    pub(super) fn take(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key)
    }

    /// Takes a text, or a number as the text that it is elsewhere. Anything else stays.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.0.remove(key)? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            other => self.put_back(key, other),
        }
    }

    /// Takes a whole number, or a text that holds one. Anything else stays, and so does a number beyond its type.
    pub(super) fn number<T: TryFrom<i64>>(&mut self, key: &str) -> Option<T> {
        let number = answer::json::number(self.0.get(key)?)?;
        self.0.remove(key);
        Some(number)
    }

    /// Takes an object. Anything else but null stays.
    pub(super) fn object(&mut self, key: &str) -> Option<EventFields> {
        match self.0.remove(key)? {
            Value::Object(object) => Some(EventFields(object)),
            Value::Null => None,
            other => self.put_back(key, other),
        }
    }

    /// Takes an object that stands by itself or as all of a list. Anything else but null stays.
    pub(super) fn single(&mut self, key: &str) -> Option<EventFields> {
        match self.0.get_mut(key) {
            Some(Value::Array(list)) if list.len() == 1 && list[0].is_object() => {
                let object = list.pop();
                self.0.remove(key);
                object.map(EventFields::of)
            }
            _ => self.object(key),
        }
    }

    /// Takes a text out of an object, and the object with it where nothing else is in it.
    pub(super) fn inner_text(&mut self, key: &str, inner: &str) -> Option<String> {
        let mut object = self.object(key)?;
        let text = object.text(inner);
        if text.is_none() || !object.0.is_empty() {
            self.0.insert(key.to_owned(), Value::Object(object.0));
        }
        text
    }

    /// Takes the body of a text, in its object or plain.
    pub(super) fn body(&mut self) -> Option<String> {
        match self.0.get("text")? {
            Value::Object(_) => self.inner_text("text", "body"),
            _ => self.text("text"),
        }
    }

    /// Takes a list. Anything else stays.
    pub(super) fn list(&mut self, key: &str) -> Option<Vec<Value>> {
        match self.0.remove(key)? {
            Value::Array(list) => Some(list),
            other => self.put_back(key, other),
        }
    }

    fn put_back<T>(&mut self, key: &str, value: Value) -> Option<T> {
        self.0.insert(key.to_owned(), value);
        None
    }
}
