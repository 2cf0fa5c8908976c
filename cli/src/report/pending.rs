//! One file to be written: complete under another name before it takes its own.

use super::unfinished::{Unfinished, unfinished};
use crate::project::words::{BROKEN_LINK, reason, stopped};
use crate::streams::{self, Waiting};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;
use waml::say;
use waml::text::Phrase;

/// A file that is being written. Dropped before it is put in its place, it leaves everything as it was.
pub(crate) struct Pending {
    to: BufWriter<Waiting<File>>,
    complete: Complete,
}

/// A file that only has to take its place. It holds no file handle, so there may be thousands of them.
pub(crate) struct Complete {
    /// The path as it was given, for people.
    shown: PathBuf,
    path: PathBuf,
    /// `None` where there is nothing to replace: a device or a pipe is written to as it is.
    temporary: Option<TempPath>,
    way: Placing,
}

/// How a file comes to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placing {
    New,
    /// Instead of a file that has this name only, with its owner and permissions.
    Replace,
    /// Into the file that is there: it has so many names, or an owner that we cannot give a file.
    Into {
        names: u64,
    },
}

impl Pending {
    /// Begins a file, or goes on with stdout where that is meant.
    ///
    /// # Errors
    /// A file that is there and may not be written to, or a link that leads nowhere.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        if is_stdout(path) {
            return Ok(Self::into_open(path, stdout()?));
        }
        let old = match fs::metadata(path) {
            Ok(old) if old.is_file() => old,
            Ok(_) => return Self::straight(path),
            Err(_) if path.is_symlink() => return Err(stopped(BROKEN_LINK)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::beside(path, path.to_owned(), None),
            Err(error) => return Err(error),
        };
        OpenOptions::new().write(true).open(path)?;
        // A link stays a link.
        Self::beside(path, fs::canonicalize(path)?, Some(&old))
    }

    fn straight(path: &Path) -> io::Result<Self> {
        Ok(Self::into_open(path, OpenOptions::new().write(true).open(path)?))
    }

    /// Writes to what is open already and takes no other name.
    fn into_open(path: &Path, file: File) -> Self {
        let complete = Complete { shown: path.to_owned(), path: path.to_owned(), temporary: None, way: Placing::New };
        Self { to: BufWriter::new(streams::file(file)), complete }
    }

    fn beside(shown: &Path, path: PathBuf, old: Option<&Metadata>) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (file, temporary) = stage(folder, old.is_some())?;
        // Known from here on, so that it goes if the rest fails.
        let mut complete = Complete { shown: shown.to_owned(), path, temporary: Some(temporary), way: Placing::New };
        complete.way = old.map_or(Ok(Placing::New), |old| Placing::of(&file, old))?;
        Ok(Self { to: BufWriter::new(streams::file(file)), complete })
    }

    /// Ends writing.
    pub(crate) fn complete(self) -> io::Result<Complete> {
        let Self { to, complete } = self;
        to.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(complete)
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Complete {
    /// Puts the file in its place. What people should know about that is a sentence.
    pub(crate) fn commit(mut self, held: &mut Unfinished) -> io::Result<Option<Phrase>> {
        let Some(temporary) = self.temporary.take() else { return Ok(None) };
        held.files.remove(&*temporary);
        match self.way {
            Placing::New => temporary.persist(&self.path)?,
            Placing::Into { .. } => overwrite(temporary, &self.path)?,
            // A name that something is mounted on cannot be given to another file.
            Placing::Replace => match temporary.persist(&self.path) {
                Ok(()) => {}
                Err(error) => overwrite(error.path, &self.path)?,
            },
        }
        Ok(match self.way {
            Placing::Into { names: 2.. } => {
                let shown = self.shown.display();
                Some(say!(
                    "{shown}: changed under all its names (hard links)",
                    "{shown}：该文件的所有名称（硬链接）都已改变"
                ))
            }
            _ => None,
        })
    }
}

impl Drop for Complete {
    fn drop(&mut self) {
        if let Some(temporary) = self.temporary.take() {
            let path = temporary.to_path_buf();
            drop(temporary);
            unfinished().files.remove(&path);
        }
    }
}

impl Placing {
    /// The way that leaves owner, permissions and names of the old file.
    #[cfg(unix)]
    fn of(new: &File, old: &Metadata) -> io::Result<Self> {
        use std::os::unix::fs::{MetadataExt, fchown};

        let ours = new.metadata()?;
        let same = (ours.uid(), ours.gid()) == (old.uid(), old.gid());
        if old.nlink() > 1 || !(same || fchown(new, Some(old.uid()), Some(old.gid())).is_ok()) {
            return Ok(Self::Into { names: old.nlink() });
        }
        // After the owner: a new owner takes away what would let others act in his name.
        new.set_permissions(old.permissions())?;
        Ok(Self::Replace)
    }

    #[cfg(not(unix))]
    fn of(new: &File, old: &Metadata) -> io::Result<Self> {
        new.set_permissions(old.permissions())?;
        Ok(Self::Replace)
    }
}

/// Whether a path is another name of stdout.
pub(crate) fn is_stdout(path: &Path) -> bool {
    path == Path::new("-") || path == Path::new("/dev/stdout")
}

/// Stdout as a file of its own, at the place where stdout is.
#[cfg(unix)]
fn stdout() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdout().as_handle().try_clone_to_owned()?.into())
}

/// A new file in a folder, whose name is short whatever it will be called. Where it replaces another, nobody else
/// may read it before it has that one's permissions.
fn stage(folder: &Path, replaces: bool) -> io::Result<(File, TempPath)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if replaces { 0o600 } else { 0o666 });
    let mut held = unfinished();
    let staged = tempfile::Builder::new().prefix(".waml-").suffix(".tmp").make_in(folder, |path| {
        let file = options.open(path)?;
        held.files.insert(path.to_owned());
        Ok(file)
    });
    staged.map(tempfile::NamedTempFile::into_parts)
}

/// Writes a complete text into a file that is there. Where that fails half way, the text is kept under its other name.
fn overwrite(temporary: TempPath, path: &Path) -> io::Result<()> {
    let mut from = File::open(&temporary)?;
    let mut to = OpenOptions::new().write(true).open(path)?;
    let copied = io::copy(&mut from, &mut to).and_then(|length| to.set_len(length));
    copied.map_err(|error| match temporary.keep() {
        Ok(kept) => {
            let (why, kept) = (reason(&error), kept.display());
            stopped(say!("{why}; the whole text is in {kept}", "{why}；完整内容在 {kept}"; why))
        }
        Err(_) => error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(path: &Path, text: &str) -> io::Result<Option<Phrase>> {
        let mut pending = Pending::create(path)?;
        pending.write_all(text.as_bytes())?;
        pending.complete()?.commit(&mut unfinished())
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).expect("the folder").count()
    }

    #[test]
    fn a_file_that_is_not_put_in_its_place_leaves_nothing() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("file");
        fs::write(&path, "old").expect("it writes");
        let pending = Pending::create(&path).expect("it begins");
        assert_eq!(names(folder.path()), 2);
        drop(pending);
        drop(Pending::create(&path).and_then(Pending::complete).expect("it is complete"));
        assert_eq!((names(folder.path()), fs::read_to_string(&path).expect("the file")), (1, "old".to_owned()));
    }

    #[test]
    fn the_longest_name_is_no_obstacle() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("n".repeat(255));
        for text in ["1", "2"] {
            assert_eq!(put(&path, text).expect("it writes"), None);
            assert_eq!(fs::read_to_string(&path).expect("the file"), text);
        }
        assert_eq!(names(folder.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_names_stay() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

        let folder = tempfile::TempDir::new().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "a longer text").expect("it writes");
        for mode in [0o600, 0o640, 0o644, 0o4755, 0o2755] {
            fs::set_permissions(at("file"), fs::Permissions::from_mode(mode)).expect("it is ours");
            put(&at("file"), "text").expect("it writes");
            assert_eq!(fs::metadata(at("file")).expect("the file").mode() & 0o7777, mode);
        }
        fs::hard_link(at("file"), at("other")).expect("it is made");
        let told = put(&at("file"), "new").expect("it writes").expect("two names are told");
        assert!(told.ends_with("file: changed under all its names (hard links)"), "{told}");
        assert_eq!(fs::read_to_string(at("other")).expect("the file"), "new");
        symlink("gone", at("link")).expect("it is made");
        let refused = put(&at("link"), "new").expect_err("it leads nowhere");
        assert_eq!(refused.to_string(), "it is a link that leads nowhere");
        assert_eq!(names(folder.path()), 3);
    }
}
