//! A payload for serializers of any format, keys in their order.

use super::write::Writer;
use serde::ser::{Serialize, Serializer};

#[derive(Debug)]
enum Value {
    Object(Vec<(String, Value)>),
    List(Vec<Value>),
    Text(String),
    Number(usize),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
            Self::List(values) => serializer.collect_seq(values),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number as u64),
        }
    }
}

/// Collects what is written.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// Objects and lists that are not closed, outermost first, each with the key that waits for its value.
    open: Vec<(Value, Option<String>)>,
    whole: Option<Value>,
}

impl Values {
    fn put(&mut self, value: Value) {
        match self.open.last_mut() {
            Some((Value::Object(entries), key)) => entries.push((key.take().unwrap_or_default(), value)),
            Some((Value::List(values), _)) => values.push(value),
            _ => self.whole = Some(value),
        }
    }

    fn close(&mut self) {
        if let Some((value, _)) = self.open.pop() {
            self.put(value);
        }
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.whole {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_unit(),
        }
    }
}

impl Writer for Values {
    fn open_object(&mut self) {
        self.open.push((Value::Object(Vec::new()), None));
    }

    fn close_object(&mut self) {
        self.close();
    }

    fn open_list(&mut self) {
        self.open.push((Value::List(Vec::new()), None));
    }

    fn close_list(&mut self) {
        self.close();
    }

    fn key(&mut self, key: &str) {
        if let Some((_, waiting)) = self.open.last_mut() {
            *waiting = Some(key.to_owned());
        }
    }

    fn element(&mut self) {}

    fn text(&mut self, text: &str) {
        self.put(Value::Text(text.to_owned()));
    }

    fn number(&mut self, number: usize) {
        self.put(Value::Number(number));
    }
}
