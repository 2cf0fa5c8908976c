//! White space, comments, words and numbers.

use super::{JsonReader, rules};
use crate::text::phrase::say;
use crate::text::{Phrase, Span, Words};
use crate::tree::Value;
use crate::tree::build::shown;
use std::borrow::Cow;

impl<'s> JsonReader<'s, '_> {
    /// The byte to read next; `None` at the end.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What was not read yet.
    pub(super) fn ahead(&self) -> &'s str {
        &self.text[self.at..]
    }

    /// Reads so many bytes.
    pub(super) fn take(&mut self, bytes: usize) {
        self.at += bytes;
        self.after = self.at;
    }

    /// Reads a word if it stands here, and nothing else does.
    pub(super) fn takes_word(&mut self, word: &str) -> bool {
        let Some(rest) = self.ahead().strip_prefix(word) else { return false };
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if ends {
            self.at += word.len();
        }
        ends
    }

    /// Skips white space. A comment is skipped too, with a finding.
    pub(super) fn space(&mut self) {
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let blank = rest.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
            self.at += blank.unwrap_or(rest.len());
            if !matches!(self.peek(), Some(b'/' | b'#' | b'<')) || self.builder.stopped() || !self.comment() {
                return;
            }
        }
    }

    fn comment(&mut self) -> bool {
        let rest = self.ahead();
        let Some(length) = comment_length(rest) else { return false };
        let span = Span::new(self.at, self.at + length);
        self.at += length;
        let comment = shown(&rest[..length]);
        let message = say!("a comment, `{comment}`, and JSON has none", "此处有注释 `{comment}`，JSON 不支持注释");
        let finding = self.builder.finding(&rules::syntax::comment_in_json::RULE, span, message);
        let finding = finding.label(say!("comment", "注释")).help(say!("delete the comment", "删除注释"));
        self.builder.tell(finding);
        true
    }

    /// Reads a number, which begins with a digit or a minus sign here.
    pub(super) fn number(&mut self) -> Value<'s> {
        let start = self.at;
        let rest = self.ahead();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.' | '_'));
        let text = &rest[..length.unwrap_or(rest.len())];
        self.at += text.len();
        let span = Span::new(start, self.at);
        if !is_number(text) {
            self.fault(span, not_a_number(&shown(text)), wrong_number(text));
            return Value::Broken;
        }
        if is_huge(text) {
            let number = shown(text);
            let message = say!("`{number}` is too large a number", "数字 `{number}` 过大");
            self.fault(span, message, Words::new("write a smaller number", "写一个较小的数字"));
            return Value::Broken;
        }
        Value::Number(Cow::Borrowed(text))
    }

    /// Records a finding about the syntax.
    pub(super) fn fault(&mut self, span: Span, message: impl Into<Phrase>, help: Words) {
        let finding = self.builder.finding(&rules::syntax::json::RULE, span, message).help(help);
        self.builder.tell(finding);
    }
}

/// The length of the comment that a text begins with, if it does.
pub(super) fn comment_length(rest: &str) -> Option<usize> {
    let closed = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    if rest.starts_with("//") || rest.starts_with('#') {
        Some(rest.split(['\n', '\r']).next().unwrap_or(rest).trim_end().len())
    } else if rest.starts_with("/*") {
        Some(closed("*/"))
    } else if rest.starts_with("<!--") {
        Some(closed("-->"))
    } else {
        None
    }
}

fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let text = text.strip_prefix('-').unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text.starts_with('0')) {
        return false;
    }
    let mut rest = &text[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = &fraction[length..];
    }
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else { return rest.is_empty() };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    !exponent.is_empty() && digits(exponent) == exponent.len()
}

/// Whether no 64-bit float is as large.
fn is_huge(text: &str) -> bool {
    let may_be = text.len() > 300 || text.contains(['e', 'E']);
    may_be && serde_json::from_str::<f64>(text).is_err()
}

pub(super) fn not_a_number(text: &str) -> Phrase {
    say!("`{text}` is not a JSON number", "`{text}` 不是 JSON 数字")
}

fn wrong_number(text: &str) -> Words {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() > 1 && digits.bytes().all(|b| b.is_ascii_digit()) {
        Words::new("leading zeros need quotes: write it as a string", "开头的 0 需要引号：写成字符串")
    } else {
        Words::new(
            "write a plain decimal number, or put the text in double quotes",
            "写成普通的十进制数字，或用双引号括住文本",
        )
    }
}
