//! Many approved templates.

use super::approved::Approved;
use super::day;
use super::needs::CallNeeds;
use std::collections::HashMap;

/// What is known of the approved templates of an account, from one or several files.
///
/// [`read`](Self::read) takes one text, [`of`](Self::of) several.
///
/// ```
/// use waml::templates::Catalogue;
///
/// let catalogue = Catalogue::read(r#"[{"name": "hello", "language": "en"}, {"name": "hello", "language": "zh_HK"}]"#)?;
/// assert_eq!(catalogue.names().collect::<Vec<_>>(), ["hello"]);
/// assert_eq!(catalogue.named("hello").len(), 2);
/// # Ok::<(), waml::Report>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// By name. A gate asks once for each call, and comparing names would show in its time.
    templates: HashMap<String, Rows>,
    origins: Vec<Origin>,
    partial: bool,
}

/// The templates of one name.
#[derive(Clone, Debug, Default)]
struct Rows {
    all: Vec<Approved>,
    /// What all of them ask that may be sent; nothing where that differs, or none may.
    needs: Option<CallNeeds>,
    /// Whether any may be sent.
    sendable: bool,
}

/// A text that templates were read from.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) name: String,
    /// The day on which the newest of its templates was made.
    pub(crate) newest: Option<String>,
}

impl Catalogue {
    /// The rows that have a name, one for each language in most cases; empty where none has it.
    pub fn named(&self, name: &str) -> &[Approved] {
        self.templates.get(name).map_or(&[], |rows| &rows.all)
    }

    /// The same, with what all of them ask of a call that may be sent, where they ask the same and nothing out of the
    /// ordinary.
    pub(crate) fn rows_and_needs(&self, name: &str) -> (&[Approved], Option<&CallNeeds>) {
        self.templates.get(name).map_or((&[], None), |rows| (&rows.all, rows.needs.as_ref()))
    }

    /// All templates, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Approved> {
        self.names().flat_map(|name| self.named(name))
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<_> = self.templates.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// Whether no template is known.
    pub fn is_empty(&self) -> bool {
        self.templates.is_empty()
    }

    /// Whether there surely are templates that are not in it: more pages follow, a file could not be read, or nothing was
    /// read at all. Then no name is called unknown.
    pub fn is_partial(&self) -> bool {
        self.partial || self.origins.is_empty()
    }

    /// Says that templates are missing, such as those of a file that could not be read.
    pub fn lacks_some(&mut self) {
        self.partial = true;
    }

    pub(crate) fn add(&mut self, template: Approved) {
        let rows = self.templates.entry(template.name.clone()).or_default();
        if template.is_sendable() {
            let needs = CallNeeds::of(&template);
            rows.needs = if rows.sendable {
                rows.needs.take().zip(needs).and_then(|(known, needs)| known.with(&needs))
            } else {
                needs
            };
            rows.sendable = true;
        }
        rows.all.push(template);
    }

    /// Takes note of a text that was read, with the moments at which its templates were made.
    pub(crate) fn add_origin(&mut self, name: &str, made: impl Iterator<Item = i64>) {
        self.origins.push(Origin { name: name.to_owned(), newest: made.max().map(day::of) });
    }

    /// The texts that were read.
    pub(crate) fn origins(&self) -> &[Origin] {
        &self.origins
    }
}
