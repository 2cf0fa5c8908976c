//! How far a run over rows is: one line on stderr, where a person may see it.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};
use waml::{Language, say};

/// How long a run may take before anything is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a line stays before it is drawn anew.
const PAUSE: Duration = Duration::from_millis(200);

/// A line such as `1,200,000 rows, 400,000 a second, 12 s left`.
pub(super) struct Rate {
    started: Instant,
    /// When the line may be drawn next; `None` where nobody would see it.
    next: Option<Instant>,
    /// How many bytes there are, if that is known.
    total: Option<u64>,
    language: Language,
    drawn: bool,
}

impl Rate {
    pub(super) fn of(total: Option<u64>, language: Language) -> Self {
        let started = Instant::now();
        let next = io::stderr().is_terminal().then(|| started + PATIENCE);
        Self { started, next, total, language, drawn: false }
    }

    /// So many rows and bytes are done.
    pub(super) fn show(&mut self, rows: u64, bytes: u64) {
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) {
            return;
        }
        (self.next, self.drawn) = (Some(now + PAUSE), true);
        let line = line(rows, bytes, self.total, now - self.started, self.language);
        write(&format!("\r\x1b[K{line}"));
    }

    /// Takes the line away if there is one.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            write("\r\x1b[K");
        }
    }
}

impl Rate {
    /// Takes away a line that somebody else may have drawn.
    pub(super) fn wipe() {
        if io::stderr().is_terminal() {
            write("\r\x1b[K");
        }
    }
}

fn line(rows: u64, bytes: u64, total: Option<u64>, passed: Duration, language: Language) -> String {
    let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).max(1);
    let (done, rate) = (grouped(rows), grouped(rows.saturating_mul(1000) / millis));
    let left = total.filter(|_| bytes > 0).map(|total| {
        let left = u128::from(total.saturating_sub(bytes)) * u128::from(millis) / u128::from(bytes);
        left.div_ceil(1000)
    });
    let line = match left {
        Some(left) => say!("{done} rows, {rate} a second, {left} s left", "{done} 行，每秒 {rate} 行，还需 {left} 秒"),
        None => say!("{done} rows, {rate} a second", "{done} 行，每秒 {rate} 行"),
    };
    line.say(language).to_owned()
}

/// A number in groups of three digits.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Nobody is worse off for a line that cannot be drawn.
fn write(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_rate_and_time_left() {
        let said = |total| line(1_234_567, 250, total, Duration::from_secs(2), Language::English);
        assert_eq!(said(Some(1000)), "1,234,567 rows, 617,283 a second, 6 s left");
        assert_eq!(said(None), "1,234,567 rows, 617,283 a second");
        assert_eq!([0, 12, 123, 1234].map(grouped), ["0", "12", "123", "1,234"]);
    }
}
