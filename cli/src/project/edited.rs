//! Texts as an editor holds them, and settings that change while it does.

use super::config::{Config, NAME, settings};
use super::files::{Opened, ProjectReader, opened_catalogue, too_large};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use waml::templates::Catalogue;
use waml::{Compiled, Compiler, Shape, Source, Syntax, budget};

/// What a file is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Messages, in one of their shapes.
    Messages(Shape),
    /// Approved templates.
    Catalogue,
    /// A `waml.toml`.
    Settings,
}

impl ProjectReader {
    /// What a file is, by its name and its configuration; `None` for a file of others, of which nothing is told.
    pub(crate) fn kind(&self, path: &Path) -> Option<Kind> {
        if path.file_name().is_some_and(|name| name == NAME) {
            return Some(Kind::Settings);
        }
        let config = self.config_of(path);
        if config.as_ref().is_some_and(|config| config.catalogue_file(path).is_some()) {
            return Some(Kind::Catalogue);
        }
        // A payload is known by nothing but somebody's word.
        let shape = self.shape(path, config.as_deref());
        let is_ours = shape == Shape::Definition || self.reading().shape.is_some();
        is_ours.then_some(Kind::Messages(shape))
    }

    /// Checks a text that is edited.
    pub(crate) fn understand_edited(&self, kind: Kind, path: &Path, text: &str) -> Opened {
        let name = path.to_string_lossy().into_owned();
        if text.len() > budget::BYTES {
            return too_large(name);
        }
        match kind {
            Kind::Messages(_) => self.understand(name, text.as_bytes().to_vec()),
            Kind::Catalogue => self.edited_catalogue(path, Source::new(name, text)),
            Kind::Settings => {
                let source = Source::new(name, text);
                let (_, findings) = settings(&source, path.parent().unwrap_or(Path::new("")).to_owned());
                let mut compiled = Compiled::default();
                compiled.findings = findings;
                Opened { source, compiled, strict: false, notes: Vec::new() }
            }
        }
    }

    /// A catalogue is judged beside the others of its project as long as it is as it was saved.
    fn edited_catalogue(&self, path: &Path, source: Source) -> Opened {
        let config = self.config_of(path);
        let saved = config.as_deref().and_then(|config| config.catalogue_file(path));
        if let Some(saved) = saved.filter(|saved| saved.source.text() == source.text()) {
            return opened_catalogue(saved, config.as_deref());
        }
        let (_, files) = Catalogue::of([Source::new(source.name(), source.text())]);
        match files.first() {
            Some(file) => opened_catalogue(file, config.as_deref()),
            None => Opened { source, compiled: Compiled::default(), strict: false, notes: Vec::new() },
        }
    }

    /// Asks something about a text in the environment that it is judged in.
    pub(crate) fn asking<T>(&self, source: &Source, ask: impl FnOnce(&Compiler<'_>, Shape, Syntax) -> T) -> T {
        let path = Path::new(source.name());
        let config = self.config_of(path);
        let (shape, syntax) = (self.shape(path, config.as_deref()), Syntax::of_extension(path));
        let syntax = syntax.unwrap_or_else(|| Syntax::of(source.text()));
        self.compiling(config.as_deref(), |compiler| ask(compiler, shape, syntax))
    }

    /// The configuration that holds for a file, if one does.
    pub(crate) fn config_of(&self, file: &Path) -> Option<Arc<Config>> {
        self.configs.of(file)
    }

    /// The configurations that were read so far and can be used.
    pub(crate) fn configs_used(&self) -> Vec<Arc<Config>> {
        self.configs.used()
    }

    /// For how many folders it is known which configuration holds there.
    pub(crate) fn folders_known(&self) -> usize {
        self.configs.folders_known()
    }
}

impl Config {
    /// The folders whose files matter for what it says, besides its own, and whether those below matter as well.
    pub(crate) fn folders(&self) -> Vec<(PathBuf, bool)> {
        let assets = self.assets.folders().map(|folder| (folder, true));
        assets.chain(self.templates.folders()).map(|(folder, deep)| (folder.to_owned(), deep)).collect()
    }
}
