//! What people are told about what cannot be read or written.

use std::io;
use std::path::Path;
use waml::say;
use waml::text::{Phrase, Words};

/// A link without an end.
pub(crate) const BROKEN_LINK: Words = Words::new("it is a link that leads nowhere", "链接的目标不存在");

/// Says that a file could not be read, and why.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Phrase {
    let (path, why) = (path.display(), reason(error));
    say!("cannot read {path}: {why}", "无法读取 {path}：{why}"; why)
}

/// Says that results could not be written, and why.
pub(crate) fn unwritten(error: &io::Error) -> Phrase {
    let why = reason(error);
    say!("cannot write: {why}", "无法写入：{why}"; why)
}

/// An error of ours, which [`reason`] says in every language.
pub(crate) fn stopped(why: impl Into<Phrase>) -> io::Error {
    io::Error::other(why.into())
}

/// Why something failed, in words that people use.
pub(crate) fn reason(error: &io::Error) -> Phrase {
    if let Some(ours) = error.get_ref().and_then(|inner| inner.downcast_ref::<Phrase>()) {
        return ours.clone();
    }
    let words = match error.kind() {
        io::ErrorKind::NotFound => Words::new("no such file or folder", "没有该文件或文件夹"),
        io::ErrorKind::PermissionDenied => Words::new("permission denied", "没有权限"),
        io::ErrorKind::IsADirectory => Words::new("it is a folder", "是文件夹"),
        io::ErrorKind::NotADirectory => Words::new("it is no folder", "不是文件夹"),
        io::ErrorKind::StorageFull => Words::new("no space is left", "空间不足"),
        io::ErrorKind::FileTooLarge => Words::new("the file is too large", "文件过大"),
        kind => return of_the_system(error, kind),
    };
    words.into()
}

/// What the system says; in Chinese, where it is said often.
fn of_the_system(error: &io::Error, kind: io::ErrorKind) -> Phrase {
    // Without the number that Rust puts behind it.
    let said = error.to_string().split(" (os error").next().unwrap_or_default().to_owned();
    let chinese = match kind {
        io::ErrorKind::ReadOnlyFilesystem => "文件系统为只读",
        io::ErrorKind::InvalidFilename => "文件名无效",
        io::ErrorKind::QuotaExceeded => "超出磁盘配额",
        io::ErrorKind::ResourceBusy => "文件正在使用中",
        io::ErrorKind::OutOfMemory => "内存不足",
        io::ErrorKind::UnexpectedEof => "内容提前结束",
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted => "连接被重置",
        io::ErrorKind::BrokenPipe => "管道已关闭",
        io::ErrorKind::TimedOut => "超时",
        _ => return Phrase::neutral(said),
    };
    Phrase::new(said, chinese)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::Language;

    #[test]
    fn reasons_are_said_in_both_languages() {
        let said = |error: io::Error| Language::ALL.map(|language| reason(&error).say(language).to_owned());
        assert_eq!(said(io::ErrorKind::NotFound.into()), ["no such file or folder", "没有该文件或文件夹"]);
        assert_eq!(said(stopped(BROKEN_LINK)), ["it is a link that leads nowhere", "链接的目标不存在"]);
        assert_eq!(said(io::Error::other("odd (os error 7)")), ["odd", "odd"]);
    }
}
