//! Answers, written in the order of their requests by whichever thread is there.

use crate::project::words::unwritten;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use waml::say;
use waml::text::Phrase;

/// Bytes of requests and answers that are held. While there are more, nothing is read.
const HELD: usize = 64 << 20;

/// What is to be written, and where.
pub(super) struct Answers {
    state: Mutex<State>,
    /// Told when there is room, and when all is over.
    changed: Condvar,
    out: Mutex<BufWriter<Box<dyn Write + Send>>>,
}

#[derive(Default)]
struct State {
    /// The number of those that are written next.
    next: u64,
    ready: BTreeMap<u64, String>,
    held: usize,
    /// Threads at work.
    working: usize,
    /// Whether nobody reads any more.
    left: bool,
    failed: Option<Phrase>,
}

impl Answers {
    pub(super) fn new(out: Box<dyn Write + Send>) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), out: Mutex::new(BufWriter::new(out)) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many threads are about to work.
    pub(super) fn expect(&self, threads: usize) {
        self.state().working += threads;
    }

    /// A thread has no more to do, or has failed.
    pub(super) fn leave(&self, failed: bool) {
        let mut state = self.state();
        state.working -= 1;
        if failed {
            state.failed.get_or_insert_with(|| say!("a thread failed", "线程出错"));
        }
        self.changed.notify_all();
    }

    /// The rest cannot be read.
    pub(super) fn fail(&self, why: Phrase) {
        self.state().failed.get_or_insert(why);
        self.changed.notify_all();
    }

    /// Waits until everything is answered, or nobody reads.
    pub(super) fn wait(&self) -> Result<(), Phrase> {
        let over = |state: &mut State| state.working > 0 && !state.left;
        let mut state = self.changed.wait_while(self.state(), over).unwrap_or_else(PoisonError::into_inner);
        state.failed.take().map_or(Ok(()), Err)
    }

    /// Waits until more may be held; `false` where nothing more is to be read.
    pub(super) fn wait_for_room(&self) -> bool {
        let full = |state: &mut State| state.held > HELD && !state.is_over();
        let state = self.changed.wait_while(self.state(), full).unwrap_or_else(PoisonError::into_inner);
        !state.is_over()
    }

    /// Requests of so many bytes are in work.
    pub(super) fn hold(&self, bytes: usize) {
        self.state().held += bytes;
    }

    /// Takes the answers to the requests of a number, which had so many bytes, and writes what is next.
    pub(super) fn put(&self, at: u64, bytes: usize, answers: String) {
        let mut state = self.state();
        state.held = state.held + answers.len() - bytes;
        state.ready.insert(at, answers);
        drop(state);
        // Who finds another at it leaves the answers to that one, which looks again once it is done.
        while self.state().has_next() {
            let Ok(mut out) = self.out.try_lock() else { return };
            if let Err(error) = self.write(&mut *out) {
                self.stop(&error);
                return;
            }
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        while let Some(answers) = { self.state().take_next() } {
            out.write_all(answers.as_bytes())?;
            self.state().held -= answers.len();
            self.changed.notify_all();
        }
        out.flush()
    }

    fn stop(&self, error: &io::Error) {
        let mut state = self.state();
        state.left = true;
        // Whoever closes a pipe has what they wanted.
        if error.kind() != io::ErrorKind::BrokenPipe {
            state.failed.get_or_insert_with(|| unwritten(error));
        }
        self.changed.notify_all();
    }
}

impl State {
    fn is_over(&self) -> bool {
        self.left || self.failed.is_some()
    }

    fn has_next(&self) -> bool {
        !self.left && self.ready.contains_key(&self.next)
    }

    fn take_next(&mut self) -> Option<String> {
        let answers = self.ready.remove(&self.next)?;
        self.next += 1;
        Some(answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// Bytes that a test looks at.
    #[derive(Clone, Default)]
    struct Seen(Arc<Mutex<Vec<u8>>>);

    impl Write for Seen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("it is whole").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn answers_are_written_in_the_order_of_requests() {
        let seen = Seen::default();
        let answers = Answers::new(Box::new(seen.clone()));
        for at in [2, 1, 3, 0] {
            answers.hold(1);
            answers.put(at, 1, format!("{at}\n"));
        }
        assert_eq!(*seen.0.lock().expect("it is whole"), b"0\n1\n2\n3\n");
        assert_eq!(answers.state().held, 0);
    }

    #[test]
    fn nothing_is_read_while_too_much_is_held() {
        let answers = Answers::new(Box::new(Seen::default()));
        answers.hold(HELD + 1);
        std::thread::scope(|threads| {
            let waiting = threads.spawn(|| answers.wait_for_room());
            assert!(!waiting.is_finished());
            answers.put(0, HELD + 1, String::new());
            assert!(waiting.join().expect("it ends"));
        });
    }

    #[test]
    fn a_reader_that_left_is_no_failure() {
        struct Left;
        impl Write for Left {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let answers = Answers::new(Box::new(Left));
        answers.expect(1);
        answers.hold(1);
        answers.put(0, 1, "x".repeat(1 << 16));
        assert!(!answers.wait_for_room());
        assert_eq!(answers.wait(), Ok(()));
    }
}
