//! What the command line and an editor's server share: which files are meant, how they are read, what their `waml.toml`
//! says, and what is known of media. It knows no terminal and no command.

pub(crate) mod assets;
pub(crate) mod config;
pub(crate) mod edited;
mod entry;
pub(crate) mod files;
pub(crate) mod input;
pub(crate) mod known;
pub(crate) mod locale;
pub(crate) mod once;
pub(crate) mod read;
pub(crate) mod reading;
mod skipped;
pub(crate) mod templates;
mod toml_fault;
mod walk;
pub(crate) mod words;
