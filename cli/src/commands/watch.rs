//! `--watch`: waits until something changes that a command would read.

use crate::project::words::reason;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::outputs::SETTINGS;
use notify::event::{Event, EventKind, RemoveKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};
use waml::Syntax;
use waml::message::MediaType;
use waml::say;
use waml::text::Phrase;

/// Editors write a file in several steps; what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(100);

/// Where changes never end, those within this time are one change.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is looked whether a folder is still the one that is watched. A system tells changes inside a folder,
/// and not that another has taken its name.
const LOOK: Duration = Duration::from_millis(500);

/// Watches the paths of a command line.
pub(crate) struct Watch {
    changes: Receiver<notify::Result<Event>>,
    /// What a check writes on its own.
    own: Vec<PathBuf>,
    /// The folder that paths start from, which may be made again under us.
    here: PathBuf,
    places: Vec<WatchedPlace>,
    watcher: RecommendedWatcher,
}

/// A folder that is watched.
struct WatchedPlace {
    path: PathBuf,
    mode: RecursiveMode,
    /// Which folder had this name when it was looked at last.
    folder: Option<Folder>,
}

/// A folder, whatever its name: its device, its number there, which the next folder may get, and when it was made.
type Folder = (u64, u64, Option<SystemTime>);

impl Watch {
    /// Begins to watch files and folders, and what is in the folders.
    ///
    /// # Errors
    /// What cannot be watched, and why.
    pub(crate) fn of(paths: &[PathBuf], own: Vec<PathBuf>) -> Result<Self, Phrase> {
        let (sender, changes) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender)
            .map_err(|error| say!("cannot watch for changes: {error}", "无法监视更改：{error}"))?;
        let here = std::env::current_dir().unwrap_or_default();
        let mut watch = Self { changes, own, here, places: Vec::new(), watcher };
        for path in paths {
            if path == Path::new("-") {
                return Err(say!("text from stdin cannot be watched", "无法监视来自 stdin 的文本"));
            }
            let (folder, mode) = place(path);
            // Named from the root, so that it is found again once it was made again.
            let absolute = watch.here.join(folder);
            let begun = watch.watcher.watch(&absolute, mode);
            begun.map_err(|error| unwatched(path, &error))?;
            let folder = identity(&absolute);
            watch.places.push(WatchedPlace { path: absolute, mode, folder });
        }
        Ok(watch)
    }

    /// Watches folders beside those of the command line that are there; each with whether those below it count too.
    pub(crate) fn also(&mut self, folders: Vec<(PathBuf, bool)>) {
        for (folder, below) in folders {
            let path = self.here.join(folder);
            let covered = |place: &WatchedPlace| {
                path == place.path || (place.mode == RecursiveMode::Recursive && path.starts_with(&place.path))
            };
            let mode = if below { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            // What is not there yet is found with the next change of anything else.
            if !self.places.iter().any(covered) && self.watcher.watch(&path, mode).is_ok() {
                let folder = identity(&path);
                self.places.push(WatchedPlace { path, mode, folder });
            }
        }
    }

    /// Says that it waits, and waits for a change; how the command ends, if nobody reads or no change will come.
    pub(crate) fn goes_on(&mut self, ended: Ended, output: &mut Output) -> io::Result<ControlFlow<Ended>> {
        output.note(&say!("waiting for changes, Ctrl-C ends", "等待更改，按 Ctrl-C 结束"))?;
        output.flush()?;
        if output.out.is_left() {
            return Ok(ControlFlow::Break(ended));
        }
        Ok(if self.wait() { ControlFlow::Continue(()) } else { ControlFlow::Break(Ended::Failed) })
    }

    /// Waits for a change; `false` if there will be none any more.
    fn wait(&mut self) -> bool {
        loop {
            match self.changes.recv_timeout(LOOK) {
                Ok(change) if self.hear(&change) => break,
                Err(RecvTimeoutError::Timeout) if self.follow() => break,
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        let open = self.settle();
        self.follow();
        open
    }

    /// Watches the folders that have taken the names of those watched before; whether there are any.
    fn follow(&mut self) -> bool {
        if identity(Path::new(".")) != identity(&self.here) {
            // While it is gone there is nothing to go to.
            let _ = std::env::set_current_dir(&self.here);
        }
        let mut moved = false;
        for place in &mut self.places {
            let folder = identity(&place.path);
            if folder == place.folder {
                continue;
            }
            // What is gone is not watched any more, which is all that is wanted.
            let _ = self.watcher.unwatch(&place.path);
            let watched = folder.is_none() || self.watcher.watch(&place.path, place.mode).is_ok();
            place.folder = folder.filter(|_| watched);
            moved = true;
        }
        moved
    }

    /// Takes note of what is not watched any more; whether the change matters.
    fn hear(&mut self, change: &notify::Result<Event>) -> bool {
        let gone = change.as_ref().ok().filter(|change| matches!(change.kind, EventKind::Remove(_)));
        for path in gone.iter().flat_map(|change| &change.paths) {
            self.places.iter_mut().filter(|place| place.path == *path).for_each(|place| place.folder = None);
        }
        self.matters(change)
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

    /// Lets changes pass until there are none for a moment, or until that is too much to wait for.
    fn settle(&mut self) -> bool {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            match self.changes.recv_timeout(QUIET) {
                Ok(change) => {
                    self.hear(&change);
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Folder> {
    use std::os::unix::fs::MetadataExt;
    let data = folder.metadata().ok()?;
    Some((data.dev(), data.ino(), data.created().ok()))
}

/// Other systems do not let a folder go that is watched.
#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Folder> {
    folder.is_dir().then_some((0, 0, None))
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

/// Says that a path cannot be watched, and why.
fn unwatched(path: &Path, error: &notify::Error) -> Phrase {
    let why = match &error.kind {
        notify::ErrorKind::Io(error) => reason(error),
        notify::ErrorKind::PathNotFound => reason(&io::ErrorKind::NotFound.into()),
        _ => Phrase::neutral(error.to_string()),
    };
    let path = path.display();
    say!("cannot watch {path}: {why}", "无法监视 {path}：{why}"; why)
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
