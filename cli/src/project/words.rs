//! What people are told about files that cannot be read.

use std::io;
use std::path::Path;

/// Says that a file could not be read, and why.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("cannot read {}: {}", path.display(), reason(error))
}

/// Why something failed, in words that people use.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "it is no folder".to_owned(),
        io::ErrorKind::StorageFull => "no space is left".to_owned(),
        io::ErrorKind::FileTooLarge => "the file is too large".to_owned(),
        // Without the number that Rust puts behind it.
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_owned(),
    }
}
