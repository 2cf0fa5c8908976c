//! JSON without white space, of what the mirror is made of: objects, lists, texts and positions.
//!
//! Most texts have nothing to escape, which is told of many bytes at a time; the others are left
//! to `serde_json`. A test holds the two together.

use crate::bytes::every;
use serde::ser::{Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, Serializer};
use std::fmt::Write as _;

/// Room for a short message, so that most texts grow a few times at most.
const ROOM: usize = 512;

type Error = serde_json::Error;

/// A value as JSON.
pub(super) fn write(value: &impl Serialize) -> Result<String, Error> {
    let mut out = String::with_capacity(ROOM);
    value.serialize(Compact { out: &mut out, is_key: false })?;
    Ok(out)
}

struct Compact<'o> {
    out: &'o mut String,
    /// Keys are words of the document, in which nothing is escaped.
    is_key: bool,
}

impl Compact<'_> {
    fn text(&mut self, text: &str) -> Result<(), Error> {
        if self.is_key || every(text.as_bytes(), is_plain) {
            self.quoted(text);
        } else if every(text.as_bytes(), is_plain_or_line_break) {
            self.lines(text);
        } else {
            self.out.push_str(&serde_json::to_string(text)?);
        }
        Ok(())
    }

    fn quoted(&mut self, text: &str) {
        self.out.reserve(text.len() + "\"\":".len());
        self.out.push('"');
        self.out.push_str(text);
        self.out.push('"');
    }

    /// A text in which nothing but line breaks is escaped.
    fn lines(&mut self, text: &str) {
        self.out.push('"');
        for (number, line) in text.split('\n').enumerate() {
            self.out.push_str(if number == 0 { "" } else { "\\n" });
            self.out.push_str(line);
        }
        self.out.push('"');
    }
}

/// Whether a byte stands for itself between quotes.
fn is_plain(byte: u8) -> bool {
    let (control, quote, escape) = (byte < b' ', byte == b'"', byte == b'\\');
    !(control | quote | escape)
}

fn is_plain_or_line_break(byte: u8) -> bool {
    let (plain, line_break) = (is_plain(byte), byte == b'\n');
    plain | line_break
}

/// An object or a list that is being written.
struct Open<'o> {
    out: &'o mut String,
    empty: bool,
    close: char,
}

impl<'o> Open<'o> {
    fn new(out: &'o mut String, open: char, close: char) -> Self {
        out.push(open);
        Self { out, empty: true, close }
    }

    /// Where the next element goes.
    fn next(&mut self) -> Compact<'_> {
        if !std::mem::take(&mut self.empty) {
            self.out.push(',');
        }
        Compact { out: self.out, is_key: false }
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(Compact { is_key: true, ..self.next() })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(':');
        value.serialize(Compact { out: self.out, is_key: false })
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(self.close);
        Ok(())
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), Error> {
        self.out.push(self.close);
        Ok(())
    }
}

/// What the mirror has none of.
macro_rules! none_of {
    ($($name:ident($($arg:ident: $type:ty),*) $(<$param:ident>)? -> $ok:ty;)*) => {
        $(fn $name$(<$param: Serialize + ?Sized>)?(self, $($arg: $type),*) -> Result<$ok, Error> {
            $(let _ = $arg;)*
            Err(Error::custom(concat!(stringify!($name), ": not in a payload")))
        })*
    };
}

impl<'o> Serializer for Compact<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeMap = Open<'o>;
    type SerializeSeq = Open<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, '{', '}'))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'o>, Error> {
        Ok(Open::new(self.out, '[', ']'))
    }

    fn serialize_str(mut self, text: &str) -> Result<(), Error> {
        self.text(text)
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
        write!(self.out, "{number}").map_err(Error::custom)
    }

    none_of! {
        serialize_bool(value: bool) -> ();
        serialize_i8(value: i8) -> ();
        serialize_i16(value: i16) -> ();
        serialize_i32(value: i32) -> ();
        serialize_i64(value: i64) -> ();
        serialize_u8(value: u8) -> ();
        serialize_u16(value: u16) -> ();
        serialize_u32(value: u32) -> ();
        serialize_f32(value: f32) -> ();
        serialize_f64(value: f64) -> ();
        serialize_char(value: char) -> ();
        serialize_bytes(value: &[u8]) -> ();
        serialize_none() -> ();
        serialize_some(value: &T) <T> -> ();
        serialize_unit() -> ();
        serialize_unit_struct(name: &'static str) -> ();
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> ();
        serialize_newtype_struct(name: &'static str, value: &T) <T> -> ();
        serialize_newtype_variant(name: &'static str, index: u32, variant: &'static str, value: &T) <T> -> ();
        serialize_tuple(length: usize) -> Self::SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeTupleVariant;
        serialize_struct(name: &'static str, length: usize) -> Self::SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeStructVariant;
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn writes_what_serde_json_writes(texts in proptest::collection::vec(any::<String>(), 0..4), more in "[a-z\\n]{0,40}[\"\\\\\\t\u{7f}絵]?[a-z\\n]{0,40}") {
            let value = serde_json::json!({"to": texts, "body": {"text": more}, "cards": [{"card_index": 7}, {"card_index": 10}]});
            prop_assert_eq!(write(&value).unwrap(), serde_json::to_string(&value).unwrap());
        }
    }
}
