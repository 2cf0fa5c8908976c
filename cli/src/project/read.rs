//! Bytes of files that may be no files, or have no end.

use super::words::stopped;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use waml::rules::syntax;
use waml::text::Words;
use waml::{Diagnostic, Span, budget, say};

/// What a file holds, unless that is more than any text may have.
pub(crate) fn file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let data = file.metadata()?;
    let length = usize::try_from(data.len()).unwrap_or(usize::MAX);
    match length {
        _ if length > budget::BYTES => Ok(None),
        // Its length is known, so nothing needs to be read to find its end.
        1.. if data.is_file() => read_whole(&mut file, length).map(Some),
        _ => up_to_budget(file),
    }
}

/// A file as long as it was when it was opened, or shorter if it has shrunk since.
fn read_whole(file: &mut File, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    let mut filled = 0;
    while filled < length {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}

/// Devices and pipes have no length.
pub(crate) fn up_to_budget(from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(budget::BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= budget::BYTES).then_some(bytes))
}

/// The finding about a text of which nothing is read.
pub(crate) fn over_budget() -> Diagnostic {
    let most = budget::BYTES >> 20;
    let message =
        say!("more than {most} MiB, the most that is read of one file", "文件超过 {most} MiB，单个文件最多读取这么多");
    Diagnostic::in_text(&syntax::budget::RULE, String::new(), Span::default(), message)
}

/// Says of what was not named by a person that it is no file; only reading would show whether anything comes, and
/// whether it ends.
pub(crate) fn unless_file(data: &Metadata) -> io::Result<()> {
    match () {
        () if data.is_file() => Ok(()),
        () if data.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        () => Err(stopped(Words::new("it is a pipe or a device", "是管道或设备"))),
    }
}

/// Says of a pipe with a name of its own that nobody may ever write to it. Those of a shell's `<(…)` lie among the
/// devices, and have somebody who does.
#[cfg(unix)]
pub(crate) fn unless_pipe(path: &Path, data: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::FileTypeExt;
    if data.file_type().is_fifo() && !path.starts_with("/dev") && !path.starts_with("/proc") {
        return Err(stopped(Words::new(
            "it is a pipe; what comes from one is read from stdin, as `-`",
            "是管道；管道的内容用 `-` 从 stdin 读取",
        )));
    }
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn unless_pipe(_: &Path, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_budget_holds_to_the_byte() {
        let read = |length: usize| up_to_budget(io::repeat(b' ').take(length as u64)).expect("it reads");
        assert_eq!(read(budget::BYTES).map(|bytes| bytes.len()), Some(budget::BYTES));
        assert_eq!(read(budget::BYTES + 1), None);
    }
}
