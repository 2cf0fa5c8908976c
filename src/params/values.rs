//! The values that fill a definition, as they were given.

use crate::text::bytes::same;
use crate::text::phrase::say;
use crate::text::{Phrase, Words};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A value for each name, in the order in which they were given; a name may stand there twice, which is refused when
/// the definition is filled.
///
/// ```
/// use waml::params::Values;
///
/// let values = Values::new().set("name", "Lin").set("day", "Friday");
/// assert!(values.iter().map(|(name, _)| name).eq(["name", "day"]));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values<'v>(Vec<(Cow<'v, str>, Value<'v>)>);

/// A value as it was given.
///
/// ```
/// use waml::params::{Value, Values};
///
/// let values = Values::new().set("name", "Lin");
/// assert!(values.iter().all(|(_, value)| matches!(value, Value::Text(_))));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value<'v> {
    /// None: as if the name were not there.
    Null,
    /// A text.
    Text(Cow<'v, str>),
    /// A whole number.
    Integer(i64),
    /// Another number, as JSON writes it: a fraction, an exponent, one that is too great.
    Number(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A list.
    List(Vec<Value<'v>>),
    /// A value for each name.
    Item(Values<'v>),
}

impl Value<'_> {
    /// What is wrong with it where a text belongs.
    pub(crate) fn found(&self) -> Phrase {
        match self {
            Self::Integer(number) => {
                say!("the number {number}, a text in quotes belongs here", "数字 {number}，应为带引号的文本")
            }
            Self::Number(number) => {
                let number = serde_json::to_string(number).unwrap_or_default();
                say!("the number {number}, a text in quotes belongs here", "数字 {number}，应为带引号的文本")
            }
            Self::Bool(value) => say!("the boolean {value}, a text belongs here", "布尔值 {value}，应为文本"),
            Self::List(_) => Words::new("a list, one value belongs here", "列表，应为一个值").into(),
            Self::Item(_) => Words::new("an object, one value belongs here", "对象，应为一个值").into(),
            Self::Null | Self::Text(_) => Words::new("nothing", "没有值").into(),
        }
    }
}

impl<'v> Values<'v> {
    /// None so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a value.
    #[must_use]
    pub fn set(mut self, name: impl Into<Cow<'v, str>>, value: impl Into<Value<'v>>) -> Self {
        self.push(name, value);
        self
    }

    /// Gives a value.
    pub fn push(&mut self, name: impl Into<Cow<'v, str>>, value: impl Into<Value<'v>>) {
        self.0.push((name.into(), value.into()));
    }

    /// Takes the value of a name out, the first where it was given twice.
    pub fn take(&mut self, name: &str) -> Option<Value<'v>> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    /// Forgets all, and keeps the room for others.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keeps the names that pass.
    pub fn retain(&mut self, mut pass: impl FnMut(&str) -> bool) {
        self.0.retain(|(name, _)| pass(name));
    }

    /// All, in the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'v>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The value of a name; `likely` is where it stands if values come in the order of the declarations.
    pub(crate) fn get(&self, name: &str, likely: usize) -> Option<&Value<'v>> {
        self.find(name, likely).filter(|value| !matches!(value, Value::Null))
    }

    /// The same, [`Value::Null`] too.
    #[inline]
    pub(crate) fn find(&self, name: &str, likely: usize) -> Option<&Value<'v>> {
        let at_likely = self.0.get(likely).filter(|(known, _)| same(known, name));
        let found = at_likely.or_else(|| self.0.iter().find(|(known, _)| known == name));
        found.map(|(_, value)| value)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'v, N: Into<Cow<'v, str>>, T: Into<Value<'v>>> FromIterator<(N, T)> for Values<'v> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(values: I) -> Self {
        Self(values.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl<'v> IntoIterator for Values<'v> {
    type Item = (Cow<'v, str>, Value<'v>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

macro_rules! from {
    ($($type:ty => |$value:ident| $made:expr;)*) => {
        $(impl<'v> From<$type> for Value<'v> {
            fn from($value: $type) -> Self {
                $made
            }
        })*
    };
}

from! {
    &'v str => |text| Self::Text(text.into());
    String => |text| Self::Text(text.into());
    Cow<'v, str> => |text| Self::Text(text);
    i64 => |number| Self::Integer(number);
    Vec<Values<'v>> => |items| Self::List(items.into_iter().map(Self::Item).collect());
}

impl<'de> Deserialize<'de> for Values<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Values<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a value for each name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut values = Values::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    values.0.push((name, value));
                }
                Ok(values)
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// A key, borrowed where it is written without escapes.
struct Name<'v>(Cow<'v, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Text(text) => Ok(Self(text)),
            _ => Err(serde::de::Error::custom("a key is a text")),
        }
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "no definition allows a number as great")]
        Ok(i64::try_from(number).map_or(Value::Number(number as f64), Value::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::Text(text.to_owned().into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = Values::new();
        while let Some((Name(name), value)) = map.next_entry()? {
            values.0.push((name, value));
        }
        Ok(Value::Item(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_what_was_given() {
        let text = r#"{"a": "x", "a": null, "n": 7, "f": 4.0, "l": [{"id": "q\"", "on": true}]}"#;
        let values: Values<'_> = serde_json::from_str(text).unwrap();
        let item = Values::new().set("id", "q\"").set("on", Value::Bool(true));
        let made = Values::new().set("a", "x").set("a", Value::Null).set("n", 7).set("f", Value::Number(4.0));
        assert_eq!(values, made.set("l", vec![item]));
        assert_eq!(values.get("n", 9), Some(&Value::Integer(7)));
    }
}
