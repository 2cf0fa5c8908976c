//! Strings: borrowed from the text where no escape stands in them.

use super::JsonReader;
use crate::text::phrase::say;
use crate::text::{Phrase, Span, Words};
use crate::tree::words::{CLOSING_QUOTE, WHOLE_CHARACTER};
use std::borrow::Cow;

/// The first fault inside a string; the others are of the same making.
type StringFault = Option<(Span, Phrase, Words)>;

impl<'s> JsonReader<'s, '_> {
    /// Reads a string, at whose opening quote the reader stands.
    pub(super) fn string(&mut self, quote: char) -> Cow<'s, str> {
        let start = self.at;
        let body = start + quote.len_utf8();
        let plain = self.plain(body);
        if quote == '"' && self.text.as_bytes().get(plain) == Some(&b'"') {
            self.at = plain + 1;
            return Cow::Borrowed(&self.text[body..plain]);
        }
        self.at = body;
        self.escaped(start, quote)
    }

    /// Where the characters end that stand for themselves.
    fn plain(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        let end = rest.iter().position(|&b| b == b'"' || b == b'\\' || b < b' ');
        from + end.unwrap_or(rest.len())
    }

    fn escaped(&mut self, start: usize, quote: char) -> Cow<'s, str> {
        let mut out = String::new();
        let mut fault: StringFault = None;
        // All line breaks of a string are decided by its one closing quote.
        let mut goes_on = None;
        loop {
            let rest = self.ahead();
            let end = rest.find(|c: char| c == quote || c == '\\' || c < ' ').unwrap_or(rest.len());
            out.push_str(&rest[..end]);
            self.at += end;
            match self.ahead().chars().next() {
                Some(c) if c == quote => {
                    self.at += c.len_utf8();
                    break;
                }
                Some('\\') => self.escape(&mut out, &mut fault),
                Some(c) if !matches!(c, '\n' | '\r') => self.control(c, &mut out, &mut fault),
                Some(_) if *goes_on.get_or_insert_with(|| self.goes_on(quote)) => {
                    self.line_break(&mut out, &mut fault);
                }
                _ => {
                    self.unclosed_string(start, &mut out);
                    break;
                }
            }
        }
        if let Some((span, message, help)) = fault {
            self.fault(span, message, help);
        }
        Cow::Owned(out)
    }

    fn escape(&mut self, out: &mut String, fault: &mut StringFault) {
        let start = self.at;
        self.at += 1;
        let letter = self.ahead().chars().next();
        let c = match letter {
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('b') => '\x08',
            Some('f') => '\x0c',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => return self.unicode(start, out, fault),
            // The control character is told of on its own.
            Some(c) if c < ' ' => return,
            Some(c) => {
                fault.get_or_insert_with(|| backslash(start, start + 1 + c.len_utf8()));
                c
            }
            None => return,
        };
        self.at += letter.map_or(0, char::len_utf8);
        out.push(c);
    }

    fn unicode(&mut self, start: usize, out: &mut String, fault: &mut StringFault) {
        self.at += 1;
        let Some(high) = self.hex() else {
            let span = Span::new(start, self.at);
            let message = Words::new("`\\u` without four hexadecimal digits", "`\\u` 后没有四位十六进制数字");
            let help = Words::new("write four hexadecimal digits behind `\\u`", "在 `\\u` 后写四位十六进制数字");
            fault.get_or_insert_with(|| (span, message.into(), help));
            return;
        };
        let c = char::from_u32(high).or_else(|| self.pair(high));
        if c.is_none() {
            let span = Span::new(start, self.at);
            fault.get_or_insert_with(|| {
                (span, say!("`\\u{high:04x}` is half a character", "`\\u{high:04x}` 只有半个字符"), WHOLE_CHARACTER)
            });
        }
        out.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }

    /// The character of a surrogate pair, whose first half was read.
    fn pair(&mut self, high: u32) -> Option<char> {
        let high = high.checked_sub(0xd800).filter(|high| *high < 0x400)?;
        let back = self.at;
        if self.ahead().starts_with("\\u") {
            self.at += 2;
            let low = self.hex().and_then(|low| low.checked_sub(0xdc00)).filter(|low| *low < 0x400);
            if let Some(low) = low {
                return char::from_u32(0x1_0000 + (high << 10) + low);
            }
        }
        self.at = back;
        None
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.ahead().get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn control(&mut self, c: char, out: &mut String, fault: &mut StringFault) {
        let span = Span::new(self.at, self.at + 1);
        let code = u32::from(c);
        fault.get_or_insert_with(|| match c {
            '\t' => (span, say!("a tab inside a string", "字符串中有制表符"), Words::new("write `\\t`", "写成 `\\t`")),
            _ => (
                span,
                say!("the control character U+{code:04X} inside a string", "字符串中有控制字符 U+{code:04X}"),
                Words::new("delete it, or write `\\u` and its four digits", "删除该字符，或写成 `\\u` 加四位数字"),
            ),
        });
        self.at += 1;
        out.push(c);
    }

    fn line_break(&mut self, out: &mut String, fault: &mut StringFault) {
        let length = if self.ahead().starts_with("\r\n") { 2 } else { 1 };
        // The break itself shows as nothing, so the finding points in front of it too.
        let before = self.text[..self.at].chars().next_back().map_or(0, char::len_utf8);
        let span = Span::new(self.at - before, self.at);
        fault.get_or_insert_with(|| {
            let help = Words::new("write `\\n` and go on in the same line", "写成 `\\n`，接着写在同一行");
            (span, say!("a line break inside a string", "字符串中有换行"), help)
        });
        out.push_str(&self.ahead()[..length]);
        self.at += length;
    }

    /// Whether the string seems to go on in the next lines: its closing quote is followed by what
    /// may follow a string.
    fn goes_on(&self, quote: char) -> bool {
        let mut rest = self.ahead();
        while let Some(at) = rest.find([quote, '\\']) {
            if rest[at..].starts_with('\\') {
                rest = rest[at + 1..].strip_prefix(|_: char| true).unwrap_or("");
                continue;
            }
            let behind = rest[at + quote.len_utf8()..].trim_start();
            return behind.is_empty() || behind.starts_with([',', '}', ']', ':']);
        }
        false
    }

    /// Ends a string at the end of its line. A comma there is taken to stand behind it.
    fn unclosed_string(&mut self, start: usize, out: &mut String) {
        let line = &self.text[start..self.at];
        let length = line.trim_end().trim_end_matches(',').len().max(1);
        let cut = line.len() - length;
        out.truncate(out.len().saturating_sub(cut));
        self.at -= cut;
        self.torn = self.at;
        let message = say!("a string does not end", "字符串没有结束");
        self.fault(Span::new(start, self.at), message, CLOSING_QUOTE);
    }
}

fn backslash(start: usize, end: usize) -> (Span, Phrase, Words) {
    let message = say!("a backslash that begins no escape", "反斜杠没有构成转义");
    (Span::new(start, end), message, Words::new("write `\\\\` for a backslash", "反斜杠写成 `\\\\`"))
}
