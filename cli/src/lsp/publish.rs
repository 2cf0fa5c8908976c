//! Tells the editor what was found: in the texts that it holds, and in settings and catalogues beside them.

use super::diagnostics::Teller;
use super::state::State;
use super::text::Text;
use super::uri;
use lsp_types::{Diagnostic, Uri};
use serde_json::json;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use waml::{Diagnostic as Finding, Source};

impl State {
    /// Tells what is not told yet.
    pub(super) fn tell_all(&mut self) -> io::Result<()> {
        let untold: Vec<_> = self.files.values().filter(|file| file.is_untold).map(|file| file.uri.clone()).collect();
        // What a check depends on is watched before it is looked at, so that no change of it is missed.
        for file in self.files.values().filter(|file| file.is_untold) {
            self.project.config_of(&file.path);
        }
        self.watch_named();
        for uri in &untold {
            let Some(file) = self.files.get_mut(uri.as_str()) else { continue };
            file.is_untold = false;
            // An editor that asks for findings would show what it is told besides.
            if !self.wishes.pulls {
                let (found, version) = (self.found(uri), self.files.get(uri.as_str()).map(|file| file.version));
                self.publish(uri, &found, version)?;
            }
        }
        self.tell_beside()
    }

    /// What was found in an open file.
    pub(super) fn found(&mut self, uri: &Uri) -> Vec<Diagnostic> {
        let Some(file) = self.files.get_mut(uri.as_str()) else { return Vec::new() };
        file.check(&self.project);
        let teller = Teller { wishes: &self.wishes, uri: &file.uri, text: &file.text };
        file.opened().map(|opened| teller.all(&opened.compiled.findings)).unwrap_or_default()
    }

    /// Tells what is wrong with settings and catalogues, once for each time that they are read.
    fn tell_beside(&mut self) -> io::Result<()> {
        let count = self.project.folders_known();
        if self.told.folders == Some(count) {
            return Ok(());
        }
        let first = self.told.folders.replace(count).is_none();
        let (broken, mut unread) = self.project.broken_configs();
        let catalogues = self.project.catalogues();
        unread.extend(catalogues.unread);
        let wrong = broken.iter().map(|broken| (&broken.source, &broken.findings[..]));
        let files = catalogues.files.iter().map(|file| (&file.source, &file.compiled.findings[..]));
        let found: Vec<_> = wrong.chain(files).filter_map(|(source, findings)| self.beside(source, findings)).collect();
        let mut former = if first { std::mem::take(&mut self.told.beside) } else { BTreeMap::new() };
        for (uri, found) in found {
            former.remove(uri.as_str());
            self.told.beside.insert(uri.to_string(), uri.clone());
            self.publish(&uri, &found, None)?;
        }
        for uri in former.into_values().filter(|uri| !self.files.contains_key(uri.as_str())).collect::<Vec<_>>() {
            self.publish(&uri, &[], None)?;
        }
        let language = self.wishes.language;
        unread.iter().try_for_each(|why| self.log(why.say(language)))
    }

    /// What was found in a file that is not open, if anything was.
    fn beside(&self, source: &Source, findings: &[Finding]) -> Option<(Uri, Vec<Diagnostic>)> {
        let uri = uri::of(Path::new(source.name()))?;
        if findings.is_empty() || self.files.contains_key(uri.as_str()) {
            return None;
        }
        let text = Text::new(source.text().to_owned(), self.wishes.coding);
        Some((uri.clone(), Teller { wishes: &self.wishes, uri: &uri, text: &text }.all(findings)))
    }

    pub(super) fn publish(&mut self, uri: &Uri, found: &[Diagnostic], version: Option<i32>) -> io::Result<()> {
        let mut params = json!({"uri": uri, "diagnostics": found});
        if let Some(version) = version {
            params["version"] = version.into();
        }
        self.note("textDocument/publishDiagnostics", params)
    }
}
