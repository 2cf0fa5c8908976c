//! The files in a folder. Ignore files are honoured, hidden files left out.

use super::words::{stopped, unreadable as cannot_read};
use ignore::{DirEntry, WalkBuilder, gitignore};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use waml::say;
use waml::text::Phrase;

/// The most that is read of a file that says what is ignored: its globs become an automaton, of hundreds of megabytes
/// for a megabyte of globs.
const BYTES: u64 = 256 << 10;

/// Files in a folder that say what is ignored there.
const IGNORES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// What a folder holds.
#[derive(Default)]
pub(crate) struct Walked {
    pub(crate) files: Vec<PathBuf>,
    /// What could not be read.
    pub(crate) failures: Vec<Phrase>,
}

/// Walks a folder. Where it cannot be read what is ignored, nothing is.
pub(crate) fn walk(root: &Path, wanted: impl Fn(&DirEntry) -> bool) -> Walked {
    let mut walked = Walked { files: Vec::new(), failures: unreadable_around(root) };
    if !walked.failures.is_empty() {
        walked.take(&mut whole(root), &wanted);
        return walked;
    }
    let skipped: Arc<Mutex<Vec<(PathBuf, Phrase)>>> = Arc::default();
    let skip = Arc::clone(&skipped);
    let mut builder = WalkBuilder::new(root);
    // The walker itself would wait for a pipe, and read a device without end.
    builder.require_git(false).filter_entry(move |entry| {
        let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let failure = if folder { unreadable_in(entry.path()).next() } else { None };
        let passes = failure.is_none();
        skip.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(failure.map(|failure| (entry.path().to_owned(), failure)));
        passes
    });
    walked.take(&mut builder, &wanted);
    for (folder, failure) in skipped.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        walked.failures.push(failure);
        walked.take(&mut whole(&folder), &wanted);
    }
    walked
}

impl Walked {
    fn take(&mut self, builder: &mut WalkBuilder, wanted: impl Fn(&DirEntry) -> bool) {
        for entry in builder.build() {
            match entry {
                Ok(entry) if wanted(&entry) => self.files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => self.failures.push(unwalked(&error)),
            }
        }
    }
}

/// Says what could not be walked, and why.
fn unwalked(error: &ignore::Error) -> Phrase {
    match (place(error), error.io_error()) {
        (Some(path), Some(why)) => cannot_read(path.strip_prefix(".").unwrap_or(path), why),
        _ => say!("cannot read {error}", "无法读取 {error}"),
    }
}

/// The path that an error is about.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

/// A walk that reads no ignore file.
fn whole(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder.standard_filters(false).hidden(true);
    builder
}

/// Which ignore files of a folder, of those above it and of the user cannot be read.
fn unreadable_around(folder: &Path) -> Vec<Phrase> {
    let absolute = fs::canonicalize(folder).unwrap_or_default();
    let above = absolute.ancestors().skip(1).flat_map(unreadable_in);
    let of_user = gitignore::gitconfig_excludes_path().and_then(|path| unreadable(&path));
    unreadable_in(folder).chain(above).chain(of_user).collect()
}

fn unreadable_in(folder: &Path) -> impl Iterator<Item = Phrase> {
    IGNORES.into_iter().filter_map(move |name| unreadable(&folder.join(name)))
}

/// Says that an ignore file cannot be read. One that is not there, or may not be read, ignores nothing.
fn unreadable(path: &Path) -> Option<Phrase> {
    let data = path.metadata().ok()?;
    let error = match data.is_file() {
        true if data.len() > BYTES => {
            let most = BYTES >> 10;
            stopped(say!("more than {most} KiB", "超过 {most} KiB"))
        }
        true => return None,
        false if data.is_dir() => return None,
        false => super::read::unless_file(&data).err()?,
    };
    Some(cannot_read(path.strip_prefix(".").unwrap_or(path), &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_walked_is_told_in_our_words() {
        let failures = walk(Path::new("no/such/folder"), |_| true).failures;
        let told: Vec<_> = failures.iter().map(|failure| failure.say(waml::Language::English)).collect();
        assert_eq!(told, ["cannot read no/such/folder: no such file or folder"]);
    }
}
