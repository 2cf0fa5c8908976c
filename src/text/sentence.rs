//! Sentences that are put together while compiling, so that a table can hold them.

/// A short text, in room of its own.
pub(crate) struct Sentence {
    bytes: [u8; Self::ROOM],
    len: usize,
}

impl Sentence {
    /// A row with a longer sentence does not compile.
    const ROOM: usize = 96;

    /// Nothing yet.
    pub(crate) const fn empty() -> Self {
        Self { bytes: [0; Self::ROOM], len: 0 }
    }

    /// The text so far.
    pub(crate) const fn text(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => panic!("only whole texts are added"),
        }
    }

    /// With more behind it.
    pub(crate) const fn then(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    /// A number with separators, as in `4,096`.
    pub(crate) const fn number(self, number: u64) -> Self {
        if number < 1000 {
            return self.digits(number, 1);
        }
        self.number(number / 1000).then(",").digits(number % 1000, 3)
    }

    /// A number of at least `width` digits.
    const fn digits(self, number: u64, width: u32) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let sentence = if number >= 10 || width > 1 { self.digits(number / 10, width.saturating_sub(1)) } else { self };
        sentence.then(DIGITS[(number % 10) as usize])
    }
}
