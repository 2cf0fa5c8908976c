//! How the texts of a run are read.

use std::path::PathBuf;
use waml::Shape;
use waml::templates::Undocumented;

/// How texts are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadingOptions {
    /// The shape of every text, whatever its name; else the name tells.
    pub(crate) shape: Option<Shape>,
    /// What the text is called that comes from stdin.
    pub(crate) stdin_filename: Option<String>,
    /// Also give the hints that hold for much that works.
    pub(crate) pedantic: bool,
    pub(crate) place: Where,
}

/// Where the settings of a run come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Where {
    /// The configuration that holds for all files, instead of the `waml.toml` above each.
    pub(crate) config: Option<PathBuf>,
    /// No configuration at all.
    pub(crate) isolated: bool,
    pub(crate) said: Said,
}

/// What arguments say that a configuration could say as well. It is added to that, and holds where there is none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// Codes of warnings that are not told.
    pub(crate) allow: Vec<&'static str>,
    /// What the gateway forwards beyond the document.
    pub(crate) undocumented: Vec<Undocumented>,
    /// The files that hold the approved templates; those of configurations where there are none.
    pub(crate) templates: Vec<PathBuf>,
}

impl Said {
    pub(crate) fn is_nothing(&self) -> bool {
        self.allow.is_empty() && self.undocumented.is_empty() && self.templates.is_empty()
    }
}
