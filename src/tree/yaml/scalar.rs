//! Scalars: the core schema of YAML 1.2, and where block scalars really begin and end.

use crate::text::Span;
use crate::tree::Value;
use std::borrow::Cow;

/// What a plain scalar means.
pub(in crate::tree) fn plain(text: Cow<'_, str>) -> Value<'_> {
    match text.as_bytes().first() {
        None => Value::Null,
        Some(b'~' | b'n' | b'N') if is_null(&text) => Value::Null,
        Some(b't' | b'T' | b'f' | b'F') => match boolean(&text) {
            Some(value) => Value::Bool(value),
            None => Value::String(text),
        },
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') if is_int(&text) || is_float(&text) => Value::Number(text),
        Some(_) => Value::String(text),
    }
}

/// The value of a scalar tagged `!!name`; the text again where it does not fit.
pub(super) fn forced<'s>(name: &str, text: Cow<'s, str>) -> Result<Value<'s>, Cow<'s, str>> {
    match name {
        "null" if text.is_empty() || is_null(&text) => Ok(Value::Null),
        "bool" => boolean(&text).map(Value::Bool).ok_or(text),
        "int" if is_int(&text) => Ok(Value::Number(text)),
        "float" if is_int(&text) || is_float(&text) => Ok(Value::Number(text)),
        _ => Err(text),
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "null" | "Null" | "NULL" | "~")
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

fn is_int(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|b| matches!(b, b'0'..=b'7'));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_float(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(text, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (whole, rest) = digits(text);
    let (fraction, rest) = rest.strip_prefix('.').map_or(("", rest), digits);
    if whole.is_empty() && fraction.is_empty() {
        return false;
    }
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else { return rest.is_empty() };
    let (power, rest) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    !power.is_empty() && rest.is_empty()
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// The bytes of a block scalar without the blank lines and the indentation behind it.
pub(super) fn block_span(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let written = text.get(start..end).unwrap_or("");
    let content = written.trim_end_matches([' ', '\t', '\n', '\r']);
    let last = written.get(content.len()..).unwrap_or("");
    // Spaces behind the last words belong to the content.
    let line = last.find(['\n', '\r']).unwrap_or(last.len());
    let end = if content.is_empty() { start } else { start + content.len() + line };
    Span::new(start, end)
}

/// The span moved back to the dash of its first item, which the parser leaves out of a list that
/// is not indented.
pub(super) fn at_dash(text: &str, span: Span) -> Span {
    let start = span.start as usize;
    let bytes = text.as_bytes();
    if bytes.get(start) == Some(&b'-') {
        return span;
    }
    let line = text.get(..start).unwrap_or("").trim_end_matches([' ', '\t']);
    if line.ends_with('-') { Span::new(line.len() - 1, start) } else { span }
}
