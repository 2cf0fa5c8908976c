//! How far a long run is: one line on stderr, where a person may see it.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use waml::text::Words;
use waml::{Language, say};

/// How long a run may take before anything is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a line stays before it is drawn anew.
const PAUSE: Duration = Duration::from_millis(100);

/// A line such as `━━━━──── 2,560 of 10,000 files`.
pub(crate) struct Progress {
    total: usize,
    noun: Words,
    language: Language,
    done: AtomicUsize,
    /// When the line may be drawn next; `None` where nobody would see it.
    next: Option<Mutex<Instant>>,
    drawn: AtomicBool,
}

impl Progress {
    /// For so many things, none of them done.
    pub(crate) fn of(total: usize, noun: Words, language: Language) -> Self {
        let next = io::stderr().is_terminal().then(|| Mutex::new(Instant::now() + PATIENCE));
        Self { total, noun, language, done: AtomicUsize::new(0), next, drawn: AtomicBool::new(false) }
    }

    /// One thing more is done.
    pub(crate) fn step(&self) {
        let Some(next) = &self.next else { return };
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // Whoever does not get the lock can leave the drawing to the one who has it.
        let Ok(mut next) = next.try_lock() else { return };
        let now = Instant::now();
        if now >= *next {
            *next = now + PAUSE;
            self.drawn.store(true, Ordering::Relaxed);
            write(&self.line(done));
        }
    }

    /// Takes the line away if there is one, so that other output can be written.
    pub(crate) fn clear(&self) {
        if self.drawn.swap(false, Ordering::Relaxed) {
            write("\r\x1b[K");
        }
    }

    fn line(&self, done: usize) -> String {
        const WIDTH: usize = 24;
        let filled = (done * WIDTH).checked_div(self.total).unwrap_or(WIDTH).min(WIDTH);
        let (bar, rest) = ("━".repeat(filled), "─".repeat(WIDTH - filled));
        let Self { total, noun, language, .. } = self;
        let count = say!("{done} of {total} {noun}", "{done} / {total} {noun}"; noun);
        format!("\r\x1b[K{bar}{rest} {}", count.say(*language))
    }
}

/// Nobody is worse off for a line that cannot be drawn.
fn write(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{Language, Progress, Words};

    #[test]
    fn the_line_grows() {
        let line = |done, total| Progress::of(total, Words::new("files", "个文件"), Language::English).line(done);
        assert_eq!(line(0, 8), "\r\x1b[K──────────────────────── 0 of 8 files");
        assert_eq!(line(4, 8), "\r\x1b[K━━━━━━━━━━━━──────────── 4 of 8 files");
        assert_eq!(line(0, 0), "\r\x1b[K━━━━━━━━━━━━━━━━━━━━━━━━ 0 of 0 files");
    }
}
