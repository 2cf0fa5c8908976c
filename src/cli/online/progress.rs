//! How far the asking is: one line on stderr, where a person may see it.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    shown: bool,
}

impl Progress {
    pub(super) fn of(total: usize) -> Self {
        let progress = Self { total, done: AtomicUsize::new(0), shown: total > 0 && io::stderr().is_terminal() };
        progress.show(0);
        progress
    }

    /// One link more has its answer.
    pub(super) fn step(&self) {
        self.show(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }

    /// Leaves the line as it was.
    pub(super) fn end(&self) {
        self.write("\r\x1b[K");
    }

    fn show(&self, done: usize) {
        const WIDTH: usize = 24;
        let filled = (done * WIDTH).checked_div(self.total).unwrap_or(WIDTH);
        let (bar, rest) = ("━".repeat(filled), "─".repeat(WIDTH - filled));
        self.write(&format!("\r{bar}{rest} {done} of {} links", self.total));
    }

    fn write(&self, text: &str) {
        if self.shown {
            // Nobody is worse off for a bar that cannot be drawn.
            let _ = io::stderr().lock().write_all(text.as_bytes());
        }
    }
}
