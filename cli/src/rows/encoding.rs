//! What the first bytes of rows tell of all.

use std::io::{self, Read};
use waml::say;
use waml::text::{Phrase, Words};

/// Whether a text is UTF-16, by its first bytes.
pub(super) fn is_utf16(text: &[u8]) -> bool {
    text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") || text.iter().take(4).any(|byte| *byte == 0)
}

/// Says that a text is UTF-16.
pub(super) fn utf16(name: &str) -> Phrase {
    say!("{name}: the text is UTF-16, save it as UTF-8", "{name}：文本为 UTF-16，请另存为 UTF-8")
}

/// Says that a text holds nothing.
pub(super) fn empty(name: &str) -> Phrase {
    let words = Phrase::from(Words::new("there is nothing in it", "内容为空"));
    say!("{name}: {words}", "{name}：{words}"; words)
}

/// So many bytes tell a byte order mark.
const TELLING: usize = 4;

/// Bytes whose first ones come together, however few of them a pipe has at first.
pub(super) struct Together<R> {
    from: R,
    begun: bool,
}

impl<R> Together<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, begun: false }
    }
}

impl<R: Read> Read for Together<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.begun {
            return self.from.read(into);
        }
        let wanted = TELLING.min(into.len());
        let mut filled = 0;
        while filled < wanted {
            match self.from.read(&mut into[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.begun = true;
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Drops<'b>(&'b [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = into.len().min(1);
            self.0.read(&mut into[..count])
        }
    }

    #[test]
    fn what_tells_an_encoding_comes_at_once_and_nothing_is_lost() {
        for text in [&b""[..], b"a", b"\xef\xbb\xbf", b"\xff\xfet\0o\0", b"\xef\xbb\xbfto,name"] {
            let mut together = Together::new(Drops(text));
            let mut first = [0; 16];
            let count = together.read(&mut first).unwrap();
            assert_eq!(count, text.len().min(TELLING), "{text:?}");
            let mut all = first[..count].to_vec();
            together.read_to_end(&mut all).unwrap();
            assert_eq!(all, text);
        }
    }
}
