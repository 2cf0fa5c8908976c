//! What a run has done so far, known to a signal that ends it as well: it says so, and keeps the rejects.

use super::rate::{Rate, grouped};
use crate::project::words::reason;
use crate::report::pending::Pending;
use crate::report::unfinished::{Unfinished, unfinished};
use crate::streams;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;
use waml::text::{Phrase, visible};
use waml::{Language, say};

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Done {
    pub(super) rows: u64,
    pub(super) messages: u64,
    pub(super) rejects: u64,
    pub(super) trimmed: u64,
}

/// What was done, and the file of the rejects.
pub(super) struct Kept {
    pub(super) done: Done,
    pub(super) rejects: Option<(Pending, PathBuf)>,
}

/// What a run and a signal share. While it lives, a signal that ends the run says how far it came.
pub(super) struct Shared(Arc<Mutex<Kept>>);

impl Shared {
    pub(super) fn new(rejects: Option<(Pending, PathBuf)>, output: Option<&Path>, language: Language) -> Self {
        let kept = Arc::new(Mutex::new(Kept { done: Done::default(), rejects }));
        let (shared, output) = (Arc::clone(&kept), output.map(Path::to_owned));
        unfinished().ending = Some(Box::new(move |held| end_early(&shared, output.as_deref(), language, held)));
        Self(kept)
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the sharing: from here on, a signal leaves no more than it found.
    pub(super) fn close(self) -> (Done, Option<(Pending, PathBuf)>) {
        unfinished().ending = None;
        let mut kept = self.lock();
        (kept.done, kept.rejects.take())
    }
}

/// What was done before a run ended early.
pub(super) fn stopped(done: Done, output: Option<&Path>) -> Phrase {
    let [messages, rejects] = [done.messages, done.rejects].map(grouped);
    match output {
        Some(path) => {
            let path = path.display();
            say!(
                "stopped after {messages} messages and {rejects} rejected rows; {path} is as it was",
                "已停止：{messages} 条消息，{rejects} 行未通过；{path} 未改变"
            )
        }
        None => say!(
            "stopped after {messages} messages and {rejects} rejected rows",
            "已停止：{messages} 条消息，{rejects} 行未通过"
        ),
    }
}

/// So long a signal waits for a run that is writing a reject, which a pipe may hold up for good.
const PATIENCE: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

/// Puts the rejects in their place and says how far a run came that a signal ends. The run does nothing more.
fn end_early(kept: &Mutex<Kept>, output: Option<&Path>, language: Language, held: &mut Unfinished) {
    let mut waited = 0;
    let mut kept = loop {
        match kept.try_lock() {
            Ok(kept) => break kept,
            Err(TryLockError::Poisoned(kept)) => break kept.into_inner(),
            Err(TryLockError::WouldBlock) if waited < PATIENCE => waited += 1,
            Err(TryLockError::WouldBlock) => return,
        }
        std::thread::sleep(PAUSE);
    };
    Rate::wipe();
    let unkept = kept.rejects.take().and_then(|(file, path)| put(file, held).err().map(|error| (path, error)));
    let told = stopped(kept.done, output);
    let unkept = unkept.map(|(path, error)| {
        let (path, why) = (path.display(), reason(&error));
        say!("cannot write {path}: {why}", "无法写入 {path}：{why}"; why)
    });
    for told in unkept.into_iter().chain([told]) {
        // Nobody is left whom it could be told that it cannot be told.
        let _ = writeln!(streams::stderr(), "{}", visible(told.say(language)));
    }
    // The run waits for this lock until the process is gone.
    std::mem::forget(kept);
}

/// Puts a file in its place while what is unfinished is held: one that fails must not ask for that again.
fn put(mut file: Pending, held: &mut Unfinished) -> std::io::Result<()> {
    if let Err(error) = file.flush() {
        std::mem::forget(file);
        return Err(error);
    }
    file.complete()?.commit(held).map(|_| ())
}
