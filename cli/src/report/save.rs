//! Files that a command writes: all of them, whole, or none.

use super::pending::{Complete, Pending, is_stdout};
use super::unfinished::{NewFolders, unfinished};
use crate::project::words::reason;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use waml::rules::shape::file_name;
use waml::say;
use waml::text::Phrase;

/// Where results go.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    /// A folder is one that exists, or a path that ends like one.
    pub(crate) fn of(output: Option<&Path>) -> Self {
        let Some(path) = output else { return Self::Stdout };
        let slash =
            path.as_os_str().as_encoded_bytes().last().is_some_and(|&byte| std::path::is_separator(byte.into()));
        match path {
            _ if is_stdout(path) => Self::Stdout,
            _ if slash || path.is_dir() => Self::Folder(path.to_owned()),
            _ => Self::File(path.to_owned()),
        }
    }
}

/// A file to be written, and what it is made from.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) from: String,
}

/// The paths of files in a folder.
///
/// # Errors
/// A name that cannot be a file's, or one that two of them have. Names that differ only in case
/// are the same on many machines.
pub(crate) fn place(folder: &Path, files: Vec<Made>) -> Result<Vec<(PathBuf, String)>, Phrase> {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for file in &files {
        if !is_plain(&file.name) {
            let Made { name, from, .. } = file;
            return Err(say!("{from}: `{name}` cannot be the name of a file", "{from}：`{name}` 不能用作文件名"));
        }
        if let Some(first) = taken.insert(file.name.to_lowercase(), &file.from) {
            let Made { name, from, .. } = file;
            return Err(say!(
                "two messages would be `{name}`: one of {first}, one of {from}",
                "两条消息都会写入 `{name}`：一条来自 {first}，一条来自 {from}"
            ));
        }
    }
    Ok(files.into_iter().map(|file| (folder.join(file.name), file.text)).collect())
}

/// Whether a name stays in its folder and works on every system.
fn is_plain(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let inside = !name.starts_with('.') && !name.is_empty() && !name.contains(forbidden);
    inside && !name.ends_with(['.', ' ']) && !file_name::is_device(name) && name.len() <= file_name::FILE_BYTES
}

/// Writes files, none before all are complete under other names. What people should know about that is told.
///
/// # Errors
/// Which file could not be written, and why.
pub(crate) fn write(files: &[(PathBuf, String)]) -> Result<Vec<Phrase>, Phrase> {
    write_into(NewFolders::default(), files)
}

/// The same, with the folders that the files lie in. Those that are not there are made; where nothing is written, they
/// go again.
pub(crate) fn write_with_folders(files: &[(PathBuf, String)]) -> Result<Vec<Phrase>, Phrase> {
    let mut folders = NewFolders::default();
    for (path, _) in files {
        // A folder's files are found by their names, not chosen, so none may be a pipe that waits for a reader.
        if path.metadata().is_ok_and(|there| !there.is_file()) {
            let path = path.display();
            return Err(say!("cannot write {path}: it is there and no file", "无法写入 {path}：已存在，但不是文件"));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        folders.make(folder).map_err(|error| unmade(folder, &error))?;
    }
    write_into(folders, files)
}

fn write_into(mut folders: NewFolders, files: &[(PathBuf, String)]) -> Result<Vec<Phrase>, Phrase> {
    let stage = |(path, text): &(PathBuf, String)| {
        let mut pending = Pending::create(path)?;
        pending.write_all(text.as_bytes())?;
        pending.complete()
    };
    let complete: Result<Vec<_>, Phrase> =
        files.iter().map(|file| stage(file).map_err(|error| unwritten(&file.0, &error))).collect();
    put_all(complete?.into_iter().zip(files.iter().map(|(path, _)| path.as_path())), &mut folders)
}

/// Puts one file that was written in its place, which no signal interrupts. What people should know about that is told.
///
/// # Errors
/// Why it is not there.
pub(crate) fn put(file: Pending, path: &Path) -> Result<Option<Phrase>, Phrase> {
    let complete = file.complete().map_err(|error| unwritten(path, &error))?;
    complete.commit(&mut unfinished()).map_err(|error| unwritten(path, &error))
}

/// Puts complete files in their places, which no signal interrupts.
fn put_all<'p>(
    files: impl Iterator<Item = (Complete, &'p Path)>,
    folders: &mut NewFolders,
) -> Result<Vec<Phrase>, Phrase> {
    let mut files: Vec<_> = files.map(|(file, path)| (Some(file), path)).collect();
    let mut told = Vec::new();
    // Let go before the files that a failure leaves over are dropped.
    let mut held = unfinished();
    for (file, path) in &mut files {
        let Some(file) = file.take() else { continue };
        folders.keep(&mut held);
        told.extend(file.commit(&mut held).map_err(|error| unwritten(path, &error))?);
    }
    Ok(told)
}

/// Says that a file could not be written, and why.
pub(crate) fn unwritten(path: &Path, error: &io::Error) -> Phrase {
    let (path, why) = (path.display(), reason(error));
    say!("cannot write {path}: {why}", "无法写入 {path}：{why}"; why)
}

/// Says that a folder could not be made, and why.
fn unmade(folder: &Path, error: &io::Error) -> Phrase {
    let (folder, why) = (folder.display(), reason(error));
    say!("cannot make {folder}: {why}", "无法创建 {folder}：{why}"; why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn made(name: &str, from: &str) -> Made {
        Made { name: name.to_owned(), text: String::new(), from: from.to_owned() }
    }

    #[test]
    fn targets() {
        assert_eq!(Target::of(None), Target::Stdout);
        assert_eq!(Target::of(Some(Path::new("-"))), Target::Stdout);
        assert_eq!(Target::of(Some(Path::new("new/"))), Target::Folder("new/".into()));
        assert_eq!(Target::of(Some(Path::new("src"))), Target::Folder("src".into()));
        assert_eq!(Target::of(Some(Path::new("new.json"))), Target::File("new.json".into()));
    }

    #[test]
    fn two_of_one_name_say_where_both_are() {
        let error = place(Path::new("out"), vec![made("a.json", "x.yaml"), made("A.json", "y.yaml")]);
        let error = error.expect_err("they are one file");
        assert_eq!(error, "two messages would be `A.json`: one of x.yaml, one of y.yaml");
    }

    #[test]
    fn names_stay_in_the_folder() {
        for name in ["../a.json", "a/b.json", "", ".json", "C:\\a.json", "a\0.json", "CON.json", "nul", "a.", "a "] {
            assert!(place(Path::new("out"), vec![made(name, "x")]).is_err(), "{name}");
        }
        let paths = place(Path::new("out"), vec![made("好 1.json", "x")]).expect("it is plain");
        assert_eq!(paths[0].0, Path::new("out/好 1.json"));
    }

    #[test]
    fn all_files_or_none() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let (good, bad) = (folder.path().join("good"), folder.path().join("no/bad"));
        let failed = write(&[(good.clone(), "1".to_owned()), (bad, "2".to_owned())]);
        assert!(failed.is_err_and(|message| message.ends_with("no/bad: no such file or folder")));
        let files = || fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(files(), 0);
        write(&[(good.clone(), "3".to_owned())]).expect("it writes");
        write(&[(good.clone(), "4".to_owned())]).expect("it replaces");
        assert_eq!(fs::read_to_string(&good).expect("the file"), "4");
        assert_eq!(files(), 1);
    }
}
