//! How the texts of a run are read.

use std::path::PathBuf;
use waml::Shape;

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
}
