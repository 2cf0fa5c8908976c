//! Pulls values out of JSON text without a copy. `None` says that the text is not what it should be, or, after a
//! [`doubt`](Json::doubt), that this reader is not sure; it never says what is wrong.

use std::borrow::Cow;

/// A place in a text.
pub(super) struct Json<'a> {
    text: &'a str,
    at: usize,
    unsure: bool,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, unsure: false }
    }

    /// Nothing, where the text may be right all the same.
    #[cold]
    pub(super) fn doubt<T>(&mut self) -> Option<T> {
        self.unsure = true;
        None
    }

    /// Whether anything that was not as it should be may be right all the same.
    pub(super) fn is_unsure(&self) -> bool {
        self.unsure
    }

    /// The next byte that is not white space, without reading it.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let b' ' | b'\n' | b'\r' | b'\t' = *bytes.get(self.at)? {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Reads one byte, white space in front of it too, if it is this one.
    fn take(&mut self, byte: u8) -> Option<()> {
        match self.peek()? {
            found if found == byte => {
                self.at += 1;
                Some(())
            }
            // Nothing may stand for a value that is absent.
            b'n' => self.doubt(),
            _ => None,
        }
    }

    /// Whether nothing but white space is left.
    pub(super) fn end(&mut self) -> Option<()> {
        self.peek().is_none().then_some(())
    }

    /// Reads an object and hands on each key with the reader in front of its value.
    pub(super) fn object(&mut self, mut each: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.take(b'{')?;
        if self.take(b'}').is_some() {
            return Some(());
        }
        loop {
            let key = self.plain()?;
            self.take(b':')?;
            each(self, key)?;
            match self.peek()? {
                b',' => self.at += 1,
                b'}' => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
    }

    /// Reads a list and hands on each position with the reader in front of its value.
    pub(super) fn list(&mut self, mut each: impl FnMut(&mut Self, usize) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        if self.take(b']').is_some() {
            return Some(());
        }
        for position in 0.. {
            each(self, position)?;
            match self.peek()? {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
        None
    }

    /// Reads a number that counts from 0, of a few digits and nothing else.
    pub(super) fn count(&mut self) -> Option<usize> {
        self.peek()?;
        let rest = &self.text.as_bytes()[self.at..];
        let digits = rest.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || (digits > 1 && rest[0] == b'0') {
            return None;
        }
        self.at += digits;
        // A fraction or exponent behind it is neither a comma nor a bracket, so it is refused.
        Some(rest[..digits].iter().fold(0, |number, b| number * 10 + usize::from(b - b'0')))
    }

    /// Reads a string in which no escape stands.
    pub(super) fn plain(&mut self) -> Option<&'a str> {
        match self.text()? {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => self.doubt(),
        }
    }

    /// Reads a string; borrowed where no escape stands in it.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.take(b'"')?;
        let start = self.at;
        self.skip();
        match self.text.as_bytes().get(self.at)? {
            b'"' => {
                self.at += 1;
                Some(Cow::Borrowed(&self.text[start..self.at - 1]))
            }
            b'\\' => self.escaped(start),
            _ => None,
        }
    }

    /// Moves to the next quote, backslash or control character, or to the end.
    fn skip(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(word) = bytes.get(self.at..).and_then(<[u8]>::first_chunk::<8>) {
            let found = special(u64::from_le_bytes(*word));
            if found != 0 {
                self.at += found.trailing_zeros() as usize / 8;
                return;
            }
            self.at += 8;
        }
        while bytes.get(self.at).is_some_and(|&b| b != b'"' && b != b'\\' && b >= b' ') {
            self.at += 1;
        }
    }

    fn escaped(&mut self, start: usize) -> Option<Cow<'a, str>> {
        let mut out = String::with_capacity(self.at - start + 32);
        out.push_str(&self.text[start..self.at]);
        loop {
            match self.text.as_bytes().get(self.at)? {
                b'"' => {
                    self.at += 1;
                    return Some(Cow::Owned(out));
                }
                b'\\' => out.push(self.escape()?),
                _ => return None,
            }
            let from = self.at;
            self.skip();
            out.push_str(&self.text[from..self.at]);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let letter = *self.text.as_bytes().get(self.at + 1)?;
        self.at += 2;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\x08',
            b'f' => '\x0c',
            b'u' => return self.unicode(),
            _ => return None,
        })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if let Some(c) = char::from_u32(first) {
            return Some(c);
        }
        let high = first.checked_sub(0xd800).filter(|high| *high < 0x400)?;
        let pair = self.text.as_bytes().get(self.at..self.at + 2)?;
        self.at += 2;
        let low = if pair == b"\\u" { self.hex()? } else { return None };
        let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + (high << 10) + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |number, &digit| Some(number * 16 + char::from(digit).to_digit(16)?))
    }
}

/// A mark in the lowest byte of eight that ends the plain part of a string; bytes above the
/// lowest marked one may be marked wrongly.
fn special(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let all = |byte: u8| ONES * u64::from(byte);
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let quote = zero(word ^ all(b'"'));
    let backslash = zero(word ^ all(b'\\'));
    let control = word.wrapping_sub(all(b' ')) & !word;
    (quote | backslash | control) & HIGHS
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn strings_end_where_they_should() {
        for length in 0..20 {
            let text = "é".repeat(length);
            assert_eq!(Json::new(&format!(" \"{text}\" ")).text().as_deref(), Some(&*text));
            for wrong in ["\u{1f}", "\n", "\\x", "\\", "\\u12", "\\ud83d", "\\ud83dx", "\\udf35", "\\ud83d\\u0041"] {
                assert_eq!(Json::new(&format!("\"{text}{wrong}\"")).text(), None, "{wrong}");
            }
            let escaped = format!("\"{text}\\n\\\"\\u00e9\\ud83c\\udf35{text}\"");
            assert_eq!(Json::new(&escaped).text().as_deref(), Some(&*format!("{text}\n\"é🌵{text}")));
            assert_eq!(Json::new(&format!("\"{text}\u{7f}\"")).text().as_deref(), Some(&*format!("{text}\u{7f}")));
        }
    }

    #[test]
    fn numbers_are_few_digits() {
        for (text, number) in [("0", Some(0)), ("12 ", Some(12)), ("01", None), ("-1", None), ("x", None), ("", None)] {
            assert_eq!(Json::new(text).count(), number, "{text}");
        }
    }
}
