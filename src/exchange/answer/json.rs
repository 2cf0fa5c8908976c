//! The JSON of others, as far as it can be had.

use crate::text::Words;
use crate::text::budget;
use serde_json::Value;

const TOO_LONG: Words = Words::new("longer than 8 MiB", "超过 8 MiB");
const NOT_JSON: Words = Words::new("not JSON", "不是 JSON");

/// Reads a body within the budget of bytes. What no text can hold, bytes that are not UTF-8 and
/// halves of surrogate pairs, stands as U+FFFD in what is read.
///
/// # Errors
/// Why it could not be read, as a phrase.
pub fn read(body: &[u8]) -> Result<Value, Words> {
    if body.len() > budget::BYTES {
        return Err(TOO_LONG);
    }
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    serde_json::from_slice(body).or_else(|_| {
        let text = String::from_utf8_lossy(body);
        serde_json::from_str(&whole_pairs(&text)).map_err(|_| NOT_JSON)
    })
}

/// A whole number, which a gateway may also write as a string, or with a point: `429`, `"429"`, `429.0`, `-1`.
pub fn number<T: TryFrom<i64>>(value: &Value) -> Option<T> {
    let number = match value {
        Value::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        Value::String(text) => text.trim().parse().ok().or_else(|| whole(text.trim().parse().ok()?)),
        _ => None,
    };
    T::try_from(number?).ok()
}

/// A number with a point that is whole, as far as such numbers are exact.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small enough")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// The text with `\ufffd` for every escape that is half of a surrogate pair.
fn whole_pairs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => 0,
            (Some(_), _) => 6,
            (None, _) => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        out.push_str(if length == 0 { r"\ufffd" } else { &escape[..length] });
        rest = &escape[if length == 0 { 6 } else { length }..];
    }
    out.push_str(rest);
    out
}

/// The UTF-16 unit that a text begins with as `\uXXXX`.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn halves_of_pairs_are_replaced_and_all_else_stays() {
        for (text, value) in [
            (&br#""\ud83d""#[..], "\u{fffd}"),
            (br#""a\ud83d b \udc00\udc00""#, "a\u{fffd} b \u{fffd}\u{fffd}"),
            (br#""\ud83d\ud83d\ude00\ud83d""#, "\u{fffd}\u{1f600}\u{fffd}"),
            (br#""\\ud83d \ud83d\n""#, "\\ud83d \u{fffd}\n"),
            (b"\"\xff\"", "\u{fffd}"),
            (b"\"\xff\\udc00\xe5\xad\x97\"", "\u{fffd}\u{fffd}\u{5b57}"),
            (b"\xef\xbb\xbf\"x\"", "x"),
        ] {
            assert_eq!(read(text), Ok(json!(value)));
        }
        for torn in [&br#""\ud83"#[..], br#""\"#, b"\"\\\xe5\xad\x97\"", br"\ud83d", b"", b"\xff"] {
            assert_eq!(read(torn), Err(NOT_JSON));
        }
    }

    #[test]
    fn whole_numbers_are_read_in_every_spelling() {
        for (text, number) in [
            ("429", Some(429)),
            ("429.0", Some(429)),
            ("4.29e2", Some(429)),
            ("\"429.0\"", Some(429)),
            ("\" -1 \"", Some(-1)),
            ("-1", Some(-1)),
            ("-1.0", Some(-1)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("1e300", None),
            ("429.5", None),
            ("\"nan\"", None),
            ("\"inf\"", None),
            ("\"\"", None),
            ("true", None),
            ("[429]", None),
        ] {
            assert_eq!(super::number::<i64>(&serde_json::from_str(text).expect("it is JSON")), number, "{text}");
        }
        assert_eq!(super::number::<u32>(&json!(-1)), None);
    }

    #[test]
    fn more_than_the_budget_is_not_looked_at() {
        assert_eq!(budget::BYTES, 8 << 20);
        let mut body = vec![b' '; budget::BYTES - 1];
        body.push(b'1');
        assert_eq!(read(&body), Ok(json!(1)));
        body.push(b' ');
        assert_eq!(read(&body), Err(TOO_LONG));
    }
}
