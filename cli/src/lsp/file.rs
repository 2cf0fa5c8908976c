//! One text that an editor holds open.

use super::text::Text;
use crate::project::edited::Kind;
use crate::project::files::{Opened, ProjectReader};
use lsp_types::Uri;
use std::path::PathBuf;

/// One text that an editor holds open, and what was found in it.
pub(super) struct File {
    pub(super) uri: Uri,
    /// Its path, or its name where it has none.
    pub(super) path: PathBuf,
    pub(super) text: Text,
    pub(super) version: i32,
    pub(super) kind: Option<Kind>,
    /// What was found in this version, once somebody asked.
    checked: Option<Opened>,
    /// Whether the editor still has to be told.
    pub(super) is_untold: bool,
}

impl File {
    pub(super) fn new(uri: Uri, path: PathBuf, text: Text, version: i32) -> Self {
        Self { uri, path, text, version, kind: None, checked: None, is_untold: true }
    }

    /// Takes note that what was found before says nothing any more.
    pub(super) fn outdate(&mut self) {
        self.checked = None;
        self.is_untold = true;
    }

    /// Checks this version, unless that was done. What is no file of ours has nothing in it.
    pub(super) fn check(&mut self, project: &ProjectReader) {
        if self.checked.is_none() {
            self.kind = project.kind(&self.path);
            self.checked = self.kind.map(|kind| project.understand_edited(kind, &self.path, self.text.as_str()));
        }
    }

    /// What was found in this version.
    pub(super) fn opened(&self) -> Option<&Opened> {
        self.checked.as_ref()
    }

    /// The same, where it holds messages.
    pub(super) fn messages(&self) -> Option<&Opened> {
        self.opened().filter(|_| matches!(self.kind, Some(Kind::Messages(_))))
    }
}
