//! The sentence of a limit, put together while compiling, so that its rule holds it like any other.

use super::{NO_MAX, Unit};

pub(super) struct Sentence {
    bytes: [u8; Self::ROOM],
    len: usize,
}

impl Sentence {
    /// A row with a longer sentence does not compile.
    const ROOM: usize = 96;

    /// What is limited, and what is allowed with its unit: `row title: 1 to 24 characters`.
    pub(super) const fn of(noun: &str, min: u32, max: u32, unit: Unit) -> Self {
        let sentence = Self::empty().then(noun).then(": ");
        let (sentence, last) = match (min, max) {
            (min, NO_MAX) => (sentence.then("at least ").number(min as u64), min),
            (0, max) if !matches!(unit, Unit::Number) => (sentence.then("at most ").number(max as u64), max),
            (min, max) if min == max => (sentence.then("exactly ").number(min as u64), min),
            (min, max) => (sentence.number(min as u64).then(" to ").number(max as u64), max),
        };
        match unit {
            Unit::Items | Unit::Number => sentence,
            unit => sentence.then(" ").then(unit.noun(last as u64)),
        }
    }

    pub(super) const fn empty() -> Self {
        Self { bytes: [0; Self::ROOM], len: 0 }
    }

    /// The text so far.
    pub(super) const fn text(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => panic!("only whole texts are added"),
        }
    }

    const fn then(mut self, text: &str) -> Self {
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
    pub(super) const fn number(self, number: u64) -> Self {
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
