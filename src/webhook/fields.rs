//! Takes known fields out of an object, so that what is left is what was not known.

use crate::answer;
use serde_json::{Map, Value};

/// An object that is being read.
pub(super) struct Fields(pub(super) Map<String, Value>);

impl Fields {
    /// A text, without taking it.
    pub(super) fn peek(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
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

    /// Takes a number that counts from 0, or a text that holds one. Anything else stays, and so
    /// does a number beyond its type.
    pub(super) fn number<T: TryFrom<u64>>(&mut self, key: &str) -> Option<T> {
        let number = answer::number(self.0.get(key)?)?;
        self.0.remove(key);
        Some(number)
    }

    /// Takes an object. Anything else but null stays.
    pub(super) fn object(&mut self, key: &str) -> Option<Fields> {
        match self.0.remove(key)? {
            Value::Object(object) => Some(Fields(object)),
            Value::Null => None,
            other => self.put_back(key, other),
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
