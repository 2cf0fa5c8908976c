//! What people are told about files that cannot be read.

use std::io;
use std::path::Path;
use waml::say;
use waml::text::Phrase;

/// Says that a file could not be read, and why.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("cannot read {}: {}", path.display(), reason(error))
}

/// Why something failed, in words that people use.
pub(crate) fn reason(error: &io::Error) -> Phrase {
    match error.kind() {
        io::ErrorKind::NotFound => say!("no such file or folder", "没有该文件或文件夹"),
        io::ErrorKind::PermissionDenied => say!("permission denied", "没有权限"),
        io::ErrorKind::IsADirectory => say!("it is a folder", "是文件夹"),
        io::ErrorKind::NotADirectory => say!("it is no folder", "不是文件夹"),
        io::ErrorKind::StorageFull => say!("no space is left", "空间不足"),
        io::ErrorKind::FileTooLarge => say!("the file is too large", "文件过大"),
        // Without the number that Rust puts behind it.
        _ => Phrase::neutral(error.to_string().split(" (os error").next().unwrap_or_default().to_owned()),
    }
}
