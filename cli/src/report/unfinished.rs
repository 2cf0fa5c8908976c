//! What a run has begun and not put in its place yet, and that nothing of it stays when a signal ends the run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static UNFINISHED: Mutex<Unfinished> =
    Mutex::new(Unfinished { files: BTreeSet::new(), folders: Vec::new(), last: None, ending: None });

/// Files under temporary names, and folders made for files to come, the outermost first.
pub(crate) struct Unfinished {
    pub(crate) files: BTreeSet<PathBuf>,
    pub(crate) folders: Vec<PathBuf>,
    /// What a file holds when the run has ended, where it holds something else until then.
    pub(crate) last: Option<(PathBuf, String)>,
    /// What is done first when a signal ends the run.
    pub(crate) ending: Option<Ending>,
}

/// What a run does that a signal ends. It must not ask for what is unfinished, which it is given.
pub(crate) type Ending = Box<dyn FnOnce(&mut Unfinished) + Send>;

/// What is unfinished. A signal has to wait for whoever holds it.
pub(crate) fn unfinished() -> MutexGuard<'static, Unfinished> {
    #[cfg(unix)]
    signals::heed();
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Unfinished {
    #[cfg(unix)]
    fn remove(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        if let Some((path, text)) = &self.last {
            let _ = fs::write(path, text);
        }
    }
}

/// Folders that were made for files to come. Dropped before these are there, they go again.
#[derive(Default)]
pub(crate) struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    /// Makes a folder, and those above it that are not there.
    pub(crate) fn make(&mut self, folder: &Path) -> std::io::Result<()> {
        let there = |folder: &&Path| folder.as_os_str().is_empty() || folder.symlink_metadata().is_ok();
        let missing: Vec<_> = folder.ancestors().take_while(|folder| !there(folder)).collect();
        let mut held = unfinished();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            held.folders.push(folder.to_owned());
            self.0.push(folder.to_owned());
        }
        match folder.as_os_str().is_empty() || folder.is_dir() {
            true => Ok(()),
            false if folder.exists() => Err(std::io::ErrorKind::NotADirectory.into()),
            false => Err(crate::project::words::stopped(crate::project::words::BROKEN_LINK)),
        }
    }

    /// The folders stay.
    pub(crate) fn keep(&mut self, held: &mut Unfinished) {
        held.folders.retain(|folder| !self.0.contains(folder));
        self.0.clear();
    }
}

impl Drop for NewFolders {
    fn drop(&mut self) {
        if self.0.is_empty() {
            return;
        }
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        let mut held = unfinished();
        self.keep(&mut held);
    }
}

#[cfg(unix)]
mod signals {
    use super::unfinished;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Once};

    /// From now on, a signal that ends the run removes what is unfinished before.
    pub(crate) fn heed() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            // A file that grows too large is an error of writing then, and no signal.
            let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
            let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
            // Where signals cannot be heard, a run is no worse off than without.
            if let Ok(mut signals) = Signals::new(signals) {
                std::thread::spawn(move || signals.forever().for_each(end));
            }
        });
    }

    fn end(signal: i32) {
        let mut held = unfinished();
        if let Some(ending) = held.ending.take() {
            ending(&mut held);
        }
        held.remove();
        // Whoever started the run sees which signal ended it.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }

    /// Whether whoever started the run wants it to go on, as `nohup` does.
    fn is_ignored(signal: i32) -> bool {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
    }
}
