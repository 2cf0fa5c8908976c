//! What is wrong with a set of definitions.

use crate::compile::Faults;
use crate::text::Language;
use std::fmt;

/// Everything that was found in the texts of a [`Library`](crate::Library), file by file; files in which nothing was
/// found are left out.
///
/// ```
/// use waml::Library;
///
/// let library = Library::read([("a.waml.yaml", "text: ''"), ("b.waml.yaml", "name: A\ntext: Hello!")]);
/// let report = library.report();
/// assert_eq!(
///     report.to_string(),
///     "a.waml.yaml:1:7: error[length/text-body]: text is empty
/// b.waml.yaml:1:7: error[duplicate/document-name]: name `A` differs from `a` in `a.waml.yaml` in nothing but case
///   give one of the two a `name` of its own
/// "
/// );
/// assert!(report.is_refused() && report.into_result().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct LibraryReport {
    files: Vec<Faults>,
}

impl LibraryReport {
    pub(super) fn new(files: impl IntoIterator<Item = Faults>) -> Self {
        let found = |file: &Faults| !file.findings().is_empty() || file.omitted() > 0;
        Self { files: files.into_iter().filter(found).collect() }
    }

    /// The files, by name, each with what was found in it.
    pub fn files(&self) -> impl Iterator<Item = &Faults> {
        self.files.iter()
    }

    /// Whether anything is an error.
    pub fn is_refused(&self) -> bool {
        self.files.iter().any(Faults::is_refused)
    }

    /// An error where anything is one: for programs that do not start then.
    ///
    /// # Errors
    /// The report itself.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_refused() { Err(self) } else { Ok(()) }
    }

    /// All of it in a language, a line for each finding; see [`Faults::say`].
    pub fn say(&self, language: Language) -> String {
        self.files.iter().map(|file| file.say(language)).collect()
    }
}

/// In English.
impl fmt::Display for LibraryReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for LibraryReport {}
