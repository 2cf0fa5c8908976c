//! One text to read: what a path of a command line leads to.

use super::read;
use super::reading::ReadingOptions;
use crate::streams;
use rayon::prelude::*;
use std::borrow::Cow;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Fewer files are not worth the start of threads.
pub(crate) const FEW: usize = 16;

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// What the text is called in findings.
    pub(crate) fn name(&self, reading: &ReadingOptions) -> String {
        match self {
            Self::Stdin => reading.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned()),
            Self::File(path) => tidy(path).to_string_lossy().into_owned(),
        }
    }

    /// Its bytes, unless they are more than any text may have.
    pub(crate) fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match self {
            Self::Stdin => read::up_to_budget(streams::stdin()),
            Self::File(path) => read::file(path),
        }
    }
}

/// The same path without detours through `.`.
pub(crate) fn tidy(path: &Path) -> Cow<'_, Path> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let winding = |pair: &[u8]| matches!(pair[0], b'.' | b'/' | b'\\') && matches!(pair[1], b'/' | b'\\');
    // Most paths have none, and to take one apart costs more than to look.
    if !bytes.ends_with(b".") && !bytes.windows(2).any(winding) {
        return path.into();
    }
    path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>().into()
}

/// What a path of a command line leads to.
pub(crate) enum Meant {
    Stdin,
    File,
    Folder,
    Nothing(io::Error),
}

/// What paths lead to. Ten thousand are asked after by all cores, or it would show in the time that a run takes.
pub(crate) fn meant(paths: &[PathBuf]) -> Vec<Meant> {
    let ask = |path: &PathBuf| {
        if path == Path::new("-") {
            return Meant::Stdin;
        }
        match path.metadata().and_then(|data| read::unless_pipe(path, &data).map(|()| data)) {
            Ok(data) if data.is_dir() => Meant::Folder,
            Ok(_) => Meant::File,
            Err(error) => Meant::Nothing(error),
        }
    };
    if paths.len() < FEW { paths.iter().map(ask).collect() } else { paths.par_iter().map(ask).collect() }
}
