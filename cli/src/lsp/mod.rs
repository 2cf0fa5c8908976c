//! `waml lsp`: the language server, over stdin and stdout. Answers come from the library, settings and files from the
//! project; what is in here speaks the protocol.

mod answers;
mod capabilities;
mod diagnostics;
mod edits;
mod file;
mod frame;
mod publish;
mod queue;
mod session;
mod state;
mod text;
mod uri;
mod watch;
mod wishes;

use crate::project::reading::ReadingOptions;
use std::io;
use waml::Language;

/// How a server is started.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    pub(crate) reading: ReadingOptions,
    /// The language, unless the editor names one.
    pub(crate) language: Language,
    /// Whether the editor's locale counts, since nobody asked for a language.
    pub(crate) follows_locale: bool,
    /// No YAML server runs beside it.
    pub(crate) standalone: bool,
}

/// Serves until the editor ends it; whether it did so in order.
///
/// # Errors
/// Nothing can be written any more.
pub(crate) fn serve(start: Start) -> io::Result<bool> {
    session::Session::new(start).run()
}
