//! What is asked of a run over rows.

use waml::Definition;

/// A definition under its name.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) definition: Definition,
}

/// What is asked of a run.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that a person gives or not")]
pub(crate) struct Settings {
    /// Whether the command line says whom all go to.
    pub(crate) to: bool,
    pub(crate) ignore_columns: bool,
    /// Whether white space is taken off the edges of cells.
    pub(crate) trim: bool,
    /// Whether each message stands in an object with its row.
    pub(crate) envelope: bool,
}
