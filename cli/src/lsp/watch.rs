//! Watches what findings depend on besides the texts themselves: settings, media and templates, whoever changes them.

use super::queue::Event;
use crate::project::config::{Config, NAME};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

/// Watches folders, and puts events about what is in them into the queue.
pub(super) struct Watch {
    /// None where the system does not let us: the editor may tell as well.
    watcher: Option<RecommendedWatcher>,
    /// Folders in which only settings matter.
    settings: HashSet<PathBuf>,
    /// Folders that settings name, as far as they are watched.
    named: HashSet<PathBuf>,
    /// Folders in which everything matters.
    whole: Arc<Mutex<HashSet<PathBuf>>>,
}

impl Watch {
    pub(super) fn new(events: Sender<Event>) -> Self {
        let whole: Arc<Mutex<HashSet<PathBuf>>> = Arc::default();
        let inside = Arc::clone(&whole);
        let watcher = notify::recommended_watcher(move |change: notify::Result<notify::Event>| {
            let paths = match change {
                Ok(change) if matches!(change.kind, EventKind::Access(_)) => return,
                Ok(change) => change.paths,
                Err(_) => Vec::new(),
            };
            let whole = inside.lock().unwrap_or_else(PoisonError::into_inner);
            let matters = |path: &PathBuf| {
                path.file_name().is_some_and(|name| name == NAME) || whole.iter().any(|folder| path.starts_with(folder))
            };
            if paths.is_empty() || paths.iter().any(matters) {
                // Nobody listens any more at the end.
                let _ = events.send(Event::Files);
            }
        });
        Self { watcher: watcher.ok(), settings: HashSet::new(), named: HashSet::new(), whole }
    }

    /// Watches for settings in the folder of a file, and in those above it.
    pub(super) fn above(&mut self, file: &Path) {
        let Some(watcher) = &mut self.watcher else { return };
        for folder in file.ancestors().skip(1).filter(|folder| folder.is_absolute()) {
            if self.settings.contains(folder) {
                continue;
            }
            // A folder that is not there, or must not be read, has no settings.
            let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
            self.settings.insert(folder.to_owned());
        }
    }

    /// Watches what a configuration names.
    pub(super) fn named_by(&mut self, config: &Config) {
        // What is told of changes has its whole path.
        let here = std::env::current_dir().unwrap_or_default();
        for (folder, deep) in config.folders() {
            let folder = here.join(folder);
            self.whole.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.clone());
            // A folder that is not there yet is tried again once something has come into the one above.
            if let Some(watcher) = self.watcher.as_mut().filter(|_| !self.named.contains(&folder)) {
                let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                if watcher.watch(&folder, mode).is_ok() {
                    self.settings.insert(folder.clone());
                    self.named.insert(folder);
                }
            }
        }
    }
}
