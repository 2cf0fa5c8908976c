//! `waml check --watch`: waits until something changes that a check would read.

use super::config;
use crate::message::MediaType;
use crate::tree::Syntax;
use notify::event::{Event, EventKind, RemoveKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Editors write a file in several steps; what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(100);

/// Files that change which others are read, or how.
const SETTINGS: [&str; 3] = [config::NAME, ".gitignore", ".ignore"];

/// Watches the paths of a command line.
pub(super) struct Watch {
    changes: Receiver<notify::Result<Event>>,
    /// What a check writes on its own.
    own: Vec<PathBuf>,
    /// Lives as long as changes are wanted.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch files and folders, and what is in the folders.
    ///
    /// # Errors
    /// What cannot be watched, and why.
    pub(super) fn of(paths: &[PathBuf], own: Vec<PathBuf>) -> Result<Self, String> {
        let (sender, changes) = mpsc::channel();
        let mut watcher =
            notify::recommended_watcher(sender).map_err(|error| format!("cannot watch for changes: {error}"))?;
        for path in paths {
            if path == Path::new("-") {
                return Err("text from stdin cannot be watched".to_owned());
            }
            let (place, mode) = place(path);
            let begun = watcher.watch(place, mode);
            begun.map_err(|error| format!("cannot watch {}: {}", path.display(), reason(&error)))?;
        }
        Ok(Self { changes, own, _watcher: watcher })
    }

    /// Waits for a change; `false` if there will be none any more.
    pub(super) fn wait(&self) -> bool {
        loop {
            match self.changes.recv() {
                Ok(change) if self.matters(&change) => return self.settle(),
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }

    /// Whether another check may come to something else. What could not be watched may have changed.
    fn matters(&self, change: &notify::Result<Event>) -> bool {
        let Ok(change) = change else { return true };
        let other = |path: &&PathBuf| self.own.iter().all(|own| own.file_name() != path.file_name());
        match change.kind {
            EventKind::Access(_) => false,
            // What a folder holds may be there before the folder is watched.
            EventKind::Remove(RemoveKind::Folder) => true,
            _ => change.paths.is_empty() || change.paths.iter().filter(other).any(|path| is_read(path)),
        }
    }

    /// Lets changes pass until there are none for a moment.
    fn settle(&self) -> bool {
        loop {
            match self.changes.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}

/// A file is often replaced by another of its name, so its folder is watched.
fn place(path: &Path) -> (&Path, RecursiveMode) {
    if path.is_dir() {
        return (path, RecursiveMode::Recursive);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    (folder.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)
}

fn is_read(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let settings = SETTINGS.iter().any(|settings| name == *settings);
    Syntax::of_extension(path).is_some() || settings || is_media(path) || path.is_dir()
}

/// Whether a folder may hold the file for `[assets]`.
fn is_media(path: &Path) -> bool {
    let Some(extension) = path.extension() else { return false };
    MediaType::ALL.iter().flat_map(|media| media.extensions).any(|known| extension.eq_ignore_ascii_case(known))
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => super::files::reason(error),
        notify::ErrorKind::PathNotFound => "no such file or folder".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_does_not_matter() {
        let watch = Watch::of(&["src".into()], vec!["out/report.json".into()]).expect("it is watched");
        let matters = |kind, path: &str| watch.matters(&Ok(Event::new(kind).add_path(path.into())));
        let (written, read) = (EventKind::Any, EventKind::Access(notify::event::AccessKind::Any));
        assert!(matters(written, "a/b.waml.yaml"));
        assert!(matters(written, "waml.toml"));
        assert!(matters(written, "a/.gitignore"));
        assert!(matters(written, "assets/film.mp4"));
        assert!(matters(written, "assets/FILM.MP4"));
        assert!(!matters(read, "a/b.waml.yaml"));
        assert!(!matters(written, "a/.b.waml.yaml.swp"));
        assert!(!matters(written, "/somewhere/out/report.json"));
        assert!(watch.matters(&Err(notify::Error::generic("lost"))));
    }

    #[test]
    fn files_are_watched_by_their_folders() {
        assert_eq!(place(Path::new("src")), (Path::new("src"), RecursiveMode::Recursive));
        assert_eq!(place(Path::new("src/none.yaml")), (Path::new("src"), RecursiveMode::NonRecursive));
        assert_eq!(place(Path::new("none.yaml")), (Path::new("."), RecursiveMode::NonRecursive));
    }
}
