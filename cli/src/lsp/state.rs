//! What a server knows while it serves, and its way back to the editor.

use super::file::File;
use super::watch::Watch;
use super::wishes::Wishes;
use crate::project::files::ProjectReader;
use crate::streams::{self, Waiting};
use lsp_server::{Message, Notification, Request};
use lsp_types::Uri;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Stdout};

/// What a server knows while it serves.
pub(super) struct State {
    pub(super) out: Waiting<Stdout>,
    pub(super) watch: Watch,
    /// The number of the last request that was made of the editor.
    asked: i32,
    pub(super) wishes: Wishes,
    pub(super) project: ProjectReader,
    /// The open files, by their addresses.
    pub(super) files: BTreeMap<String, File>,
    pub(super) told: Told,
}

/// What was told of files that no editor holds open.
#[derive(Default)]
pub(super) struct Told {
    /// The files with findings, by their addresses.
    pub(super) beside: BTreeMap<String, Uri>,
    /// For how many folders settings had been looked for when this was told.
    pub(super) folders: Option<usize>,
}

impl Told {
    /// Takes note that it may be otherwise now.
    pub(super) fn outdate(&mut self) {
        self.folders = None;
    }
}

impl State {
    pub(super) fn new(project: ProjectReader, watch: Watch) -> Self {
        Self {
            out: streams::stdout(),
            watch,
            asked: 0,
            wishes: Wishes::default(),
            project,
            files: BTreeMap::new(),
            told: Told::default(),
        }
    }

    /// Watches what the configurations name that were read so far.
    pub(super) fn watch_named(&mut self) {
        for config in self.project.configs_used() {
            self.watch.named_by(&config);
        }
    }

    /// An open file, checked.
    pub(super) fn file(&mut self, uri: &Uri) -> Option<&File> {
        let file = self.files.get_mut(uri.as_str())?;
        file.check(&self.project);
        Some(file)
    }

    /// Asks the editor for something, whose answer changes nothing.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.asked += 1;
        self.send(Request::new(self.asked.into(), method.to_owned(), params))
    }

    pub(super) fn note(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.send(Notification::new(method.to_owned(), params))
    }

    /// Writes into the log that the editor keeps of us.
    pub(super) fn log(&mut self, text: &str) -> io::Result<()> {
        let warning = 2;
        self.note("window/logMessage", json!({"type": warning, "message": text}))
    }

    pub(super) fn send(&mut self, message: impl Into<Message>) -> io::Result<()> {
        message.into().write(&mut self.out)
    }
}
