//! The folder that the definitions lie in: walked at start, and again for what changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};
use waml::{Library, Shape};

/// A folder, and the texts of its definitions when it was last looked at.
pub(crate) struct Folder {
    path: PathBuf,
    texts: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Reads all definitions that lie in a folder, and in those in it.
    pub(crate) fn read(path: PathBuf) -> io::Result<(Self, Library)> {
        let texts = texts(&path)?;
        let library = Library::read(texts.clone());
        Ok((Self { path, texts }, library))
    }

    /// Puts what changed into the library, and says what is wrong with it; `None` where nothing changed.
    pub(crate) fn changes(&mut self, library: &mut Library) -> io::Result<Option<String>> {
        let texts = texts(&self.path)?;
        let before = std::mem::replace(&mut self.texts, texts);
        if before == self.texts {
            return Ok(None);
        }
        // Where all is right, it does not matter in which order files changed.
        let anew = Library::read(self.texts.clone());
        let report = anew.report();
        if !report.is_refused() {
            *library = anew;
            return Ok(Some(report.to_string()));
        }
        let mut said = String::new();
        for gone in before.keys().filter(|file| !self.texts.contains_key(*file)) {
            library.remove(gone);
        }
        for (file, text) in self.texts.iter().filter(|(file, text)| before.get(*file) != Some(*text)) {
            if let Err(report) = library.replace(file.as_str(), text.as_slice()) {
                said += &report.to_string();
            }
        }
        Ok(Some(said))
    }
}

/// The definitions in a folder, by their paths.
fn texts(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && Shape::of(&path) == Shape::Definition {
                texts.insert(path.display().to_string(), fs::read(&path)?);
            }
        }
    }
    Ok(texts)
}
