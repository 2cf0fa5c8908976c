//! Files that a command writes: all of them, whole, or none.

use super::files::reason;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where results go.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    /// A folder is one that exists, or a path that ends like one.
    pub(super) fn of(output: Option<&Path>) -> Self {
        let Some(path) = output else { return Self::Stdout };
        let slash =
            path.as_os_str().as_encoded_bytes().last().is_some_and(|&byte| std::path::is_separator(byte.into()));
        match path {
            _ if path == Path::new("-") || path == Path::new("/dev/stdout") => Self::Stdout,
            _ if slash || path.is_dir() => Self::Folder(path.to_owned()),
            _ => Self::File(path.to_owned()),
        }
    }
}

/// A file to be written, and what it is made from.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) from: String,
}

/// The paths of files in a folder.
///
/// # Errors
/// A name that cannot be a file's, or one that two of them have. Names that differ only in case
/// are the same on many machines.
pub(super) fn place(folder: &Path, files: Vec<Made>) -> Result<Vec<(PathBuf, String)>, String> {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for file in &files {
        if !is_plain(&file.name) {
            return Err(format!("{}: `{}` cannot be the name of a file", file.from, file.name));
        }
        if let Some(first) = taken.insert(file.name.to_lowercase(), &file.from) {
            return Err(format!("two messages would be `{}`: one of {first}, one of {}", file.name, file.from));
        }
    }
    Ok(files.into_iter().map(|file| (folder.join(file.name), file.text)).collect())
}

/// Whether a name stays in its folder and works on every system.
fn is_plain(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !name.starts_with('.') && !name.is_empty() && !name.contains(forbidden)
}

/// Writes files, none before all are complete under other names.
///
/// # Errors
/// Which file could not be written, and why.
pub(super) fn write(files: &[(PathBuf, String)]) -> Result<(), String> {
    let stage = |(path, text): &(PathBuf, String)| {
        let mut pending = Pending::create(path)?;
        pending.write_all(text.as_bytes())?;
        Ok(pending)
    };
    let staged: Result<Vec<_>, String> =
        files.iter().map(|file| stage(file).map_err(|error| unwritten(&file.0, &error))).collect();
    let mut all = files.iter().zip(staged?);
    all.try_for_each(|((path, _), pending)| pending.commit().map_err(|error| unwritten(path, &error)))
}

/// Says that a file could not be written, and why.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {}", path.display(), reason(error))
}

/// A file that is complete under another name before it takes its own. Dropped before that, it
/// leaves everything as it was.
pub(super) struct Pending {
    to: BufWriter<File>,
    path: PathBuf,
    /// `None` where there is nothing to replace: a device or a pipe is written to as it is.
    temporary: Option<PathBuf>,
}

impl Pending {
    /// Begins a file with the permissions of the one it replaces.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        // A link stays a link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = path.metadata();
        if old.as_ref().is_ok_and(|old| !old.is_file()) {
            let to = BufWriter::new(OpenOptions::new().write(true).open(&path)?);
            return Ok(Self { to, path, temporary: None });
        }
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        let file = File::create_new(&temporary)?;
        let pending = Self { to: BufWriter::new(file), path, temporary: Some(temporary) };
        old.map_or(Ok(()), |old| pending.to.get_ref().set_permissions(old.permissions()))?;
        Ok(pending)
    }

    /// Puts the file in its place.
    pub(super) fn commit(mut self) -> io::Result<()> {
        self.to.flush()?;
        match self.temporary.take() {
            Some(temporary) => fs::rename(&temporary, &self.path).inspect_err(|_| _ = fs::remove_file(temporary)),
            None => Ok(()),
        }
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

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            let _ = fs::remove_file(temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(error, Err("two messages would be `A.json`: one of x.yaml, one of y.yaml".to_owned()));
    }

    #[test]
    fn names_stay_in_the_folder() {
        for name in ["../a.json", "a/b.json", "", ".json", "C:\\a.json", "a\0.json"] {
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
