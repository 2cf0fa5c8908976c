//! A line becomes fields: a request as it was written, each value still JSON.

use super::fault::{Fault, FaultCode};
use super::methods::meant;
use crate::text::phrase::say;
use crate::text::wording::listed;
use crate::text::{Words, visible};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The fields of a request, in their order.
#[derive(Default)]
pub(super) struct Fields<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

impl<'l> Fields<'l> {
    /// Reads a line. Where it cannot be read, the fault comes with the fields before that.
    pub(super) fn read(line: &'l [u8]) -> (Self, Option<Fault>) {
        let mut fields = Self::default();
        let text = match std::str::from_utf8(line) {
            Ok(text) => text.trim_start_matches('\u{feff}'),
            Err(error) => {
                let byte = error.valid_up_to() + 1;
                let message = say!("byte {byte} of the line is no UTF-8", "该行第 {byte} 个字节不是 UTF-8");
                let (before, _) = line.split_at(error.valid_up_to());
                (fields, _) = Self::read(before);
                return (fields, Some(Fault::new(FaultCode::NotUtf8, message)));
            }
        };
        let mut json = serde_json::Deserializer::from_str(text);
        let read = json.deserialize_map(Into(&mut fields)).and_then(|()| json.end());
        let fault = read.err().map(|error| not_json(&error)).or_else(|| fields.twice());
        (fields, fault)
    }

    /// The id as it was written: a text, a number or nothing; `null` where it cannot be read.
    pub(super) fn id(&self) -> Result<&'l str, Fault> {
        let Some(id) = self.raw("id") else { return Ok("null") };
        let scalar = id.starts_with('"') && serde_json::from_str::<String>(id).is_ok()
            || id.starts_with(|c: char| c == '-' || c.is_ascii_digit())
            || id == "null";
        if scalar { Ok(id) } else { Err(wrong_type("id", &Words::new("a text or a number", "文本或数字"))) }
    }

    /// A value as it was written; none where it is `null`.
    pub(super) fn raw(&self, name: &str) -> Option<&'l str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.get())
    }

    /// A value that is there and not `null`.
    pub(super) fn given(&self, name: &str) -> Option<&'l str> {
        self.raw(name).filter(|value| *value != "null")
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<Cow<'l, str>>, Fault> {
        let Some(value) = self.given(name) else { return Ok(None) };
        if !value.starts_with('"') {
            return Err(wrong_type(name, &Words::new("a text", "文本")));
        }
        let Ok(Text(text)) = serde_json::from_str(value) else {
            let message = say!("`{name}` has half of a surrogate pair", "`{name}` 中有不成对的代理项");
            let help = Words::new("cut texts between characters", "在字符之间截断文本");
            return Err(Fault::new(FaultCode::WrongValue, message).advise(help));
        };
        Ok(Some(text))
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool, Fault> {
        match self.given(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(wrong_type(name, &Words::new("`true` or `false`", "`true` 或 `false`"))),
        }
    }

    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        let Some(value) = self.given(name) else { return Ok(Vec::new()) };
        serde_json::from_str(value).map_err(|_| wrong_type(name, &Words::new("a list of texts", "文本列表")))
    }

    /// The one of some words that a field is.
    pub(super) fn word<T: Copy>(
        &self,
        name: &str,
        words: &[T],
        called: fn(T) -> &'static str,
    ) -> Result<Option<T>, Fault> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let names: Vec<_> = words.iter().map(|word| called(*word)).collect();
        match words.iter().find(|word| called(**word) == text) {
            Some(word) => Ok(Some(*word)),
            None => Err(no_word(FaultCode::WrongValue, name, &text, &names)),
        }
    }

    /// That all names are known.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Fault> {
        let Some((name, _)) = self.0.iter().find(|(name, _)| !known.contains(&&**name)) else { return Ok(()) };
        let (shown, all) = (visible(name), listed(known));
        let message =
            say!("unknown field `{shown}`, the fields are {all}", "未知的字段 `{shown}`，可用的字段：{all}"; all);
        Err(meant(Fault::new(FaultCode::UnknownField, message), name, known.iter().copied()))
    }

    fn twice(&self) -> Option<Fault> {
        let mut names: Vec<_> = self.0.iter().map(|(name, _)| &**name).collect();
        names.sort_unstable();
        let name = names.windows(2).find(|pair| pair[0] == pair[1])?[0];
        let shown = visible(name);
        Some(Fault::new(FaultCode::GivenTwice, say!("`{shown}` is given twice", "`{shown}` 给了两次")))
    }
}

/// A word that is none of those that there are.
pub(super) fn no_word(code: FaultCode, name: &str, found: &str, words: &[&str]) -> Fault {
    let (shown, all) = (visible(found), listed(words));
    let message = say!("`{name}` is `{shown}`, it may be {all}", "`{name}` 为 `{shown}`，可用的值：{all}"; all);
    meant(Fault::new(code, message), found, words.iter().copied())
}

pub(super) fn missing(code: FaultCode, name: &str) -> Fault {
    Fault::new(code, say!("the field `{name}` is missing", "缺少字段 `{name}`"))
}

fn wrong_type(name: &str, wanted: &Words) -> Fault {
    Fault::new(FaultCode::WrongType, say!("`{name}` is to be {wanted}", "`{name}` 应为{wanted}"; wanted))
}

fn not_json(error: &serde_json::Error) -> Fault {
    if error.is_data() {
        let message = Words::new("a request is a JSON object", "请求应为 JSON 对象");
        return Fault::new(FaultCode::WrongType, message);
    }
    let column = error.column();
    let message = if error.is_eof() {
        say!("the line is no JSON: it ends at byte {column}", "该行不是 JSON：在第 {column} 个字节处结束")
    } else {
        say!("the line is no JSON, at byte {column}", "该行不是 JSON，位于第 {column} 个字节")
    };
    let help = Words::new("a request is one JSON object on one line", "每个请求是写在一行中的一个 JSON 对象");
    Fault::new(FaultCode::NotJson, message).advise(help)
}

/// A text, borrowed where it is written without escapes.
struct Text<'l>(Cow<'l, str>);

impl<'de> serde::Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(text.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(text.to_owned().into()))
            }
        }
        deserializer.deserialize_str(Any)
    }
}

/// Takes the fields one by one, so that those before a fault are known.
struct Into<'f, 'l>(&'f mut Fields<'l>);

impl<'de> Visitor<'de> for Into<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Text(name)) = map.next_key()? {
            let value = map.next_value()?;
            self.0.0.push((name, value));
        }
        Ok(())
    }
}
