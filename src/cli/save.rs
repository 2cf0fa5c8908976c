//! Files that a command writes: all of them, whole, or none.

use super::files::reason;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
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
    let mut staged = Vec::with_capacity(files.len());
    let written = files.iter().try_for_each(|(path, text)| {
        stage(path, text, &mut staged).map_err(|error| format!("cannot write {}: {}", path.display(), reason(&error)))
    });
    let written = written.and_then(|()| staged.iter().try_for_each(Staged::commit));
    for leftover in &staged {
        // Gone already where it was renamed.
        let _ = fs::remove_file(&leftover.temporary);
    }
    written
}

struct Staged {
    temporary: PathBuf,
    path: PathBuf,
}

impl Staged {
    fn commit(&self) -> Result<(), String> {
        fs::rename(&self.temporary, &self.path)
            .map_err(|error| format!("cannot write {}: {}", self.path.display(), reason(&error)))
    }
}

fn stage(path: &Path, text: &str, staged: &mut Vec<Staged>) -> std::io::Result<()> {
    // A link stays a link. A device or a pipe cannot be replaced, only written to.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.metadata().is_ok_and(|data| !data.is_file()) {
        return fs::write(&path, text);
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let mut file = fs::File::create_new(&temporary)?;
    let permissions = path.metadata().map(|data| data.permissions());
    staged.push(Staged { temporary, path });
    permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions))?;
    file.write_all(text.as_bytes())
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
        let folder = std::env::temp_dir().join(format!("waml-save-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let (good, bad) = (folder.join("good"), folder.join("no/bad"));
        let failed = write(&[(good.clone(), "1".to_owned()), (bad, "2".to_owned())]);
        assert!(failed.is_err_and(|message| message.ends_with("no/bad: no such file or folder")));
        assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
        write(&[(good.clone(), "3".to_owned())]).expect("it writes");
        write(&[(good.clone(), "4".to_owned())]).expect("it replaces");
        assert_eq!(fs::read_to_string(&good).expect("the file"), "4");
        assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1);
        fs::remove_dir_all(&folder).expect("it goes");
    }
}
