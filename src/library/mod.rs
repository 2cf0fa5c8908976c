//! A set of definitions that a program keeps: read at start, asked by name, changed while it runs.
//!
//! The files of a folder, texts built into the program, rows of a database: whoever has them hands them over with a name
//! for each, and hands them over again when they change. The library opens nothing itself.

mod entry;
mod file;
mod missing;
mod report;

pub use entry::Entry;
pub use missing::Missing;
pub use report::LibraryReport;

use crate::check::Checked;
use crate::compile::Compiler;
use crate::diagnostic::Diagnostic;
use crate::judge::taken;
use crate::message::Message;
use crate::text::suggest::nearest_name;
use file::File;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Definitions by name.
///
/// Every text is read as a definition, in YAML or JSON, whatever its file is called; it may hold several. A definition's
/// name is its key `name`, or else the stem of its file's name, as everywhere. No two of a library have the same, in no
/// case: the second, in the order of the files' names, is told as a finding and cannot be asked for.
///
/// Reading never fails: what is right can be asked for, and [`report`](Self::report) says what is wrong with the rest. A
/// change is taken whole or not at all, so that a slip in a file takes nothing from a program that runs.
///
/// A clone costs little and is independent, so a program that reloads keeps one `Arc` of it and swaps that.
///
/// ```
/// use waml::Library;
///
/// let mut library = Library::read([
///     ("messages/order.waml.yaml", "text: Your fern is packed."),
///     ("messages/late.waml.yaml", "text: It will take a day longer.\n---\nname: sorry\ntext: We are sorry."),
/// ]);
/// library.report().into_result()?;
/// assert!(library.names().eq(["late", "order", "sorry"]));
///
/// let checked = library.message("order")?.clone().addressed("85290000001")?;
/// assert!(checked.payload().is_some());
///
/// let missing = library.get("ordr").unwrap_err();
/// assert_eq!(missing.to_string(), "no definition is called `ordr`, did you mean `order`?");
///
/// // The file was saved with a slip in it: nothing changes.
/// let refused = library.replace("messages/order.waml.yaml", "txt: Your fern is ready.").unwrap_err();
/// assert!(refused.to_string().starts_with("messages/order.waml.yaml:1:1: error[shape/unknown-key]"));
/// assert!(library.get("order").is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Library {
    files: BTreeMap<String, Arc<File>>,
    /// Where each name is found, by the name in lower case.
    names: HashMap<String, Found>,
    /// The names that are taken in another file, by file.
    clashes: BTreeMap<String, Vec<Diagnostic>>,
}

/// Where a document stands.
#[derive(Clone)]
struct Found {
    file: Arc<File>,
    document: usize,
}

impl Library {
    /// One that holds nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a set of files, each a name and a text. Bytes that are not UTF-8 are a finding.
    ///
    /// The name is what findings show, and by what the file is [replaced](Self::replace) later. Of two texts under one
    /// name, the later counts. [`Compiler::library`] does the same by what is known beside the texts.
    pub fn read<N: Into<String>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (N, T)>) -> Self {
        Compiler::new().library(files)
    }

    /// What a name stands for.
    ///
    /// # Errors
    /// No definition is called so, and which is meant; or the one that is has errors.
    pub fn get(&self, name: &str) -> Result<&Entry, Missing> {
        match self.names.get(&name.to_lowercase()).map(|found| (found, &found.file.documents[found.document])) {
            Some((found, document)) if document.name == name => document
                .entry
                .as_ref()
                .ok_or_else(|| Missing::Refused { name: name.to_owned(), file: found.file.name().to_owned() }),
            Some((_, document)) => Err(Missing::Unknown { name: name.to_owned(), near: Some(document.name.clone()) }),
            None => {
                let near = nearest_name(name, self.documents().map(|document| document.name.as_str()));
                Err(Missing::Unknown { name: name.to_owned(), near: near.map(str::to_owned) })
            }
        }
    }

    /// The message of a name: [`Entry::message`] of [`get`](Self::get).
    ///
    /// # Errors
    /// As those of [`get`](Self::get); also that it has parameters, and is no message before it is filled.
    pub fn message(&self, name: &str) -> Result<&Checked<Message>, Missing> {
        self.get(name)?.message().ok_or_else(|| Missing::Parameters { name: name.to_owned() })
    }

    /// What can be asked for, by name in alphabetical order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        let mut entries: Vec<_> = self.documents().filter_map(|document| document.entry.as_ref()).collect();
        entries.sort_by(|one, other| one.name().cmp(other.name()));
        entries.into_iter()
    }

    /// The names of what can be asked for, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries().map(Entry::name)
    }

    /// The names of the files that were read, in alphabetical order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// All that was found in the texts, warnings too, file by file.
    pub fn report(&self) -> LibraryReport {
        LibraryReport::new(self.files.values().map(|file| file.faults(self.clashes_of(file.name()))))
    }

    /// Puts a text in the place of the one of that file, or adds it where there was none.
    ///
    /// ```
    /// use waml::Library;
    ///
    /// let mut library = Library::read([("order.waml.yaml", "text: It is packed.")]);
    /// library.replace("order.waml.yaml", "text: It is on its way.")?;
    /// library.replace("late.waml.yaml", "text: It will take a day longer.")?;
    /// assert!(library.names().eq(["late", "order"]));
    /// # Ok::<(), waml::library::LibraryReport>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the text, or with another because of it: a name that both have. Where the file's text was right
    /// before, or there was none, the library stays as it was. Where it was wrong already, what is right of the new one can
    /// be asked for.
    pub fn replace(&mut self, file: impl Into<String>, text: impl Into<Vec<u8>>) -> Result<(), LibraryReport> {
        Compiler::new().replace(self, file, text)
    }

    /// Takes a file out, and says whether there was one of that name. A definition whose name was taken by one in that
    /// file can be asked for from now on.
    pub fn remove(&mut self, file: &str) -> bool {
        let was = self.files.remove(file).is_some();
        if was {
            self.link();
        }
        was
    }

    fn documents(&self) -> impl Iterator<Item = &file::Read> {
        self.names.values().map(|found| &found.file.documents[found.document])
    }

    fn clashes_of(&self, file: &str) -> &[Diagnostic] {
        self.clashes.get(file).map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, file: File) {
        self.files.insert(file.name().to_owned(), Arc::new(file));
        self.link();
    }

    /// Whether there is a file of that name that is refused.
    fn is_wrong(&self, file: &str) -> bool {
        self.files.get(file).is_some_and(|file| file.is_refused()) || !self.clashes_of(file).is_empty()
    }

    /// Finds out which document each name stands for, and which names are taken.
    fn link(&mut self) {
        self.names.clear();
        self.clashes.clear();
        for file in self.files.values() {
            for (document, read) in file.documents.iter().enumerate() {
                let key = read.name.to_lowercase();
                match self.names.get(&key) {
                    None => {
                        self.names.insert(key, Found { file: Arc::clone(file), document });
                    }
                    // Two of one file were told when the file was read.
                    Some(first) if first.file.name() == file.name() => {}
                    Some(first) => {
                        let by = (first.file.documents[first.document].name.as_str(), first.file.name());
                        let clash = taken(&read.name, file.place(document), by);
                        self.clashes.entry(file.name().to_owned()).or_default().push(clash);
                    }
                }
            }
        }
    }
}

/// Shows names and no texts.
impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.names().collect();
        f.debug_struct("Library").field("files", &self.files.len()).field("names", &names).finish_non_exhaustive()
    }
}

impl Compiler<'_> {
    /// Reads a set of definitions, as [`Library::read`], by what is known beside them.
    ///
    /// ```
    /// use waml::Compiler;
    ///
    /// let library = Compiler::new().pedantic(true).library([("order.waml.yaml", "text: Your fern is packed.")]);
    /// assert!(library.message("order").is_ok());
    /// ```
    pub fn library<N: Into<String>, T: Into<Vec<u8>>>(&self, files: impl IntoIterator<Item = (N, T)>) -> Library {
        let read = files.into_iter().map(|(name, text)| File::read(self, &name.into(), text.into()));
        let mut library = Library::new();
        library.files = read.map(|file| (file.name().to_owned(), Arc::new(file))).collect();
        library.link();
        library
    }

    /// Puts a text into a set of definitions, as [`Library::replace`], by what is known beside it.
    ///
    /// ```
    /// use waml::{Compiler, Library};
    ///
    /// let (compiler, mut library) = (Compiler::new().allow(&["hint/insecure-link"]), Library::new());
    /// compiler.replace(&mut library, "map.waml.yaml", "image: {link: 'http://cdn.example.com/map.png'}")?;
    /// assert!(library.report().files().next().is_none());
    /// # Ok::<(), waml::library::LibraryReport>(())
    /// ```
    ///
    /// # Errors
    /// As those of [`Library::replace`].
    pub fn replace(
        &self,
        library: &mut Library,
        file: impl Into<String>,
        text: impl Into<Vec<u8>>,
    ) -> Result<(), LibraryReport> {
        let file = file.into();
        let mut changed = library.clone();
        changed.put(File::read(self, &file, text.into()));
        let wrong: Vec<_> = changed
            .files
            .values()
            .filter(|one| changed.is_wrong(one.name()) && (one.name() == file || !library.is_wrong(one.name())))
            .map(|one| one.faults(changed.clashes_of(one.name())))
            .collect();
        // What was right stays, that of other files too.
        let harmless = wrong.iter().all(|one| one.source().name() == file && library.is_wrong(&file));
        if harmless {
            *library = changed;
        }
        if wrong.is_empty() { Ok(()) } else { Err(LibraryReport::new(wrong)) }
    }
}

#[cfg(test)]
mod tests;
