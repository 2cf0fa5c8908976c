//! `waml.toml`: found upward from each file, read with positions like any other text.

use super::assets::Assets;
use super::entry::{ConfigEntry, to_span};
use super::input::tidy;
use super::read;
use super::read::over_budget;
use super::reading::{Said, Where};
use super::templates::Templates;
use super::toml_fault;
use super::words::{BROKEN_LINK, reason, unreadable};
use globset::GlobSet;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use toml_edit::Document;
use waml::rules::syntax;
use waml::templates::Undocumented;
use waml::text::Phrase;
use waml::{CatalogueFile, Diagnostic, Severity, Source, Span, say};

pub(crate) const NAME: &str = "waml.toml";

/// What a `waml.toml` says.
#[derive(Debug, Default)]
pub(crate) struct Config {
    folder: PathBuf,
    include: Option<GlobSet>,
    exclude: GlobSet,
    definitions: GlobSet,
    /// Warnings fail.
    pub(crate) strict: bool,
    /// The hints that hold for much that works are given.
    pub(crate) pedantic: bool,
    /// Codes of warnings that are not told.
    pub(crate) allow: Vec<&'static str>,
    /// Which folders are published, and where.
    pub(crate) assets: Assets,
    /// Which files hold the approved templates.
    pub(crate) templates: Arc<Templates>,
    /// What the gateway forwards beyond the document.
    pub(crate) undocumented: Vec<Undocumented>,
}

impl Config {
    /// The same with what arguments say besides, and the templates that they name.
    fn with(mut self, said: &Said, templates: &Arc<Templates>) -> Self {
        self.allow.extend(&said.allow);
        self.undocumented.extend(&said.undocumented);
        if !said.templates.is_empty() {
            self.templates = Arc::clone(templates);
        }
        self
    }

    /// Whether a folder walk takes a file.
    pub(crate) fn takes(&self, file: &Path) -> bool {
        let file = self.inside(file);
        self.include.as_ref().is_none_or(|include| include.is_match(&file)) && !self.exclude.is_match(&file)
    }

    /// The catalogue file that a path means, with all that is wrong with it.
    pub(crate) fn catalogue_file(&self, file: &Path) -> Option<&CatalogueFile> {
        let file = self.beside(file);
        let known = self.templates.known().filter(|_| self.templates.holds(&file))?;
        known.files.iter().find(|known| tidy(Path::new(known.source.name())) == tidy(&file))
    }

    /// The file as the configuration's folder is written: from the root, or from the working directory.
    fn beside<'p>(&self, file: &'p Path) -> Cow<'p, Path> {
        if self.folder.is_absolute() && file.is_relative() {
            return std::env::current_dir().unwrap_or_default().join(file).into();
        }
        file.into()
    }

    /// Whether a file holds a definition although its name does not say so.
    pub(crate) fn is_definition(&self, file: &Path) -> bool {
        self.definitions.is_match(self.inside(file))
    }

    /// Whether a finding is a warning that is not told.
    pub(crate) fn allows(&self, finding: &Diagnostic) -> bool {
        finding.severity == Severity::Warning && self.allow.contains(&finding.code)
    }

    /// The file's path from the configuration on.
    fn inside<'p>(&self, file: &'p Path) -> Cow<'p, Path> {
        match self.beside(file) {
            Cow::Borrowed(file) => file.strip_prefix(&self.folder).unwrap_or(file).into(),
            Cow::Owned(file) => file.strip_prefix(&self.folder).map_or_else(|_| file.clone(), Path::to_owned).into(),
        }
    }
}

/// A configuration that is not right, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) source: Source,
    pub(crate) findings: Vec<Diagnostic>,
}

/// The configurations of a run, each read once.
#[derive(Debug, Default)]
pub(crate) struct Configs {
    place: Where,
    /// The templates that arguments name.
    templates: Arc<Templates>,
    /// What holds where there is no configuration, if arguments say something that one could.
    bare: Option<Arc<Config>>,
    /// By the folder's name as it is written: comparing paths part by part for each of ten
    /// thousand files shows in the time that a run takes.
    by_folder: RwLock<HashMap<OsString, Option<Arc<Config>>>>,
    broken: Mutex<Vec<Broken>>,
    unread: Mutex<Vec<Phrase>>,
    /// What each said that could be used, by its path.
    good: Mutex<HashMap<String, Arc<Config>>>,
    /// The same of the time before, where it holds on.
    former: HashMap<String, Arc<Config>>,
}

impl Configs {
    pub(crate) fn new(place: Where) -> Self {
        Self { place, ..Self::default() }.begun()
    }

    /// The same that have read nothing yet. One that cannot be used then holds as it was used last.
    pub(super) fn renewed(&self) -> Self {
        let mut former = self.former.clone();
        former.extend(lock(&self.good).iter().map(|(path, config)| (path.clone(), Arc::clone(config))));
        Self { place: self.place.clone(), former, ..Self::default() }.begun()
    }

    /// Reads the one that holds for all files, if one does.
    fn begun(self) -> Self {
        let mut configs = self;
        let said = &configs.place.said;
        configs.templates = Arc::new(Templates::named(&said.templates));
        let bare = || Arc::new(Config::default().with(said, &configs.templates));
        configs.bare = (!said.is_nothing()).then(bare);
        if let Some(path) = &configs.place.config {
            let named = path.metadata().and_then(|data| read::unless_pipe(path, &data));
            match named {
                Ok(()) => configs.remember(Path::new(""), configs.load(path)),
                Err(error) => {
                    lock(&configs.unread).push(unreadable(path, &error));
                    configs.remember(Path::new(""), None);
                }
            }
        }
        configs
    }

    /// The configuration that holds for a file.
    pub(crate) fn of(&self, file: &Path) -> Option<Arc<Config>> {
        let found = match &self.place {
            Where { isolated: true, .. } => None,
            Where { config: Some(_), .. } => self.known(Path::new("")).flatten(),
            Where { config: None, .. } => file.parent().and_then(|folder| self.above(folder)),
        };
        found.or_else(|| self.bare.clone())
    }

    /// The configurations that were read and can be used, each once, by their folders.
    pub(crate) fn used(&self) -> Vec<Arc<Config>> {
        let known = self.by_folder.read().unwrap_or_else(PoisonError::into_inner);
        let mut used: Vec<_> = known.values().flatten().chain(&self.bare).cloned().collect();
        used.sort_by(|one, other| one.folder.cmp(&other.folder));
        used.dedup_by(|one, other| Arc::ptr_eq(one, other));
        used
    }

    /// For how many folders it is known which configuration holds there.
    pub(super) fn folders_known(&self) -> usize {
        self.by_folder.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The configuration that holds for a folder.
    pub(crate) fn of_folder(&self, folder: &Path) -> Option<Arc<Config>> {
        self.of(&folder.join(NAME))
    }

    /// What is wrong with the configurations that were read.
    pub(crate) fn broken(&self) -> (Vec<Broken>, Vec<Phrase>) {
        (std::mem::take(&mut *lock(&self.broken)), std::mem::take(&mut *lock(&self.unread)))
    }

    /// The configuration in a folder, or in the nearest above it.
    fn above(&self, folder: &Path) -> Option<Arc<Config>> {
        if let Some(known) = self.known(folder) {
            return known;
        }
        let path = folder.join(NAME);
        let found = match path.metadata() {
            Ok(data) => match read::unless_file(&data) {
                Ok(()) => self.load(&path),
                Err(error) => self.refuse(&path, &error),
            },
            Err(error) if path.is_symlink() => self.refuse(&path, &error),
            Err(_) => parent(folder).and_then(|parent| self.above(&parent)),
        };
        self.remember(folder, found.clone());
        found
    }

    #[expect(clippy::option_option, reason = "not looked for, and looked for in vain, are two answers")]
    fn known(&self, folder: &Path) -> Option<Option<Arc<Config>>> {
        self.by_folder.read().unwrap_or_else(PoisonError::into_inner).get(folder.as_os_str()).cloned()
    }

    fn remember(&self, folder: &Path, config: Option<Arc<Config>>) {
        let mut known = self.by_folder.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(folder.as_os_str().to_owned(), config);
    }

    /// Reads a configuration; `None`, with a finding, where it cannot be used.
    fn load(&self, path: &Path) -> Option<Arc<Config>> {
        let name = path.display().to_string();
        let bytes = match read::file(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return self.breaks(Source::new(name, ""), vec![over_budget()]),
            Err(error) => return self.refuse(path, &error),
        };
        let (source, not_utf8) = syntax::encoding::read(name, bytes);
        if let Some(finding) = not_utf8 {
            return self.breaks(source, vec![finding]);
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let (config, findings) = settings(&source, folder);
        if !findings.is_empty() {
            return self.breaks(source, findings);
        }
        let config = Arc::new(config.with(&self.place.said, &self.templates));
        lock(&self.good).insert(source.name().to_owned(), Arc::clone(&config));
        Some(config)
    }

    fn refuse(&self, path: &Path, error: &io::Error) -> Option<Arc<Config>> {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => BROKEN_LINK.into(),
            _ => reason(error),
        };
        let message = say!("settings cannot be read: {reason}", "无法读取设置：{reason}"; reason);
        let finding = Diagnostic::in_text(&syntax::toml::RULE, String::new(), Span::default(), message);
        self.breaks(Source::new(path.display().to_string(), ""), vec![finding])
    }

    fn breaks(&self, source: Source, findings: Vec<Diagnostic>) -> Option<Arc<Config>> {
        let former = self.former.get(source.name()).cloned();
        // Two threads may come upon one file at once.
        let mut broken = lock(&self.broken);
        if broken.iter().all(|other| other.source.name() != source.name()) {
            broken.push(Broken { source, findings });
        }
        former
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folder above; relative paths go on at the working directory.
fn parent(folder: &Path) -> Option<PathBuf> {
    match folder.parent() {
        Some(parent) if folder.is_absolute() || !parent.as_os_str().is_empty() => Some(parent.to_owned()),
        Some(_) => Some(PathBuf::new()),
        None if folder.as_os_str().is_empty() => std::env::current_dir().ok()?.parent().map(Path::to_owned),
        None => None,
    }
}

/// What a configuration says, and what is wrong with it.
pub(super) fn settings(source: &Source, folder: PathBuf) -> (Config, Vec<Diagnostic>) {
    let mut config = Config { folder, ..Config::default() };
    let mut found = Vec::new();
    let document = match Document::parse(source.text()) {
        Ok(document) => document,
        Err(error) => {
            let span = error.span().map_or(Span::default(), |span| Span::new(span.start, span.end));
            let message = toml_fault::said(error.message().trim());
            found.push(Diagnostic::in_text(&syntax::toml::RULE, String::new(), span, message));
            return (config, found);
        }
    };
    for (name, item) in document.as_table() {
        let key = document.as_table().key(name).and_then(toml_edit::Key::span);
        let place = ConfigEntry { name, key: to_span(key), item };
        match name {
            "include" => config.include = Some(place.globs(&mut found)),
            "exclude" => config.exclude = place.globs(&mut found),
            "definitions" => config.definitions = place.globs(&mut found),
            "strict" => config.strict = place.boolean(&mut found),
            "pedantic" => config.pedantic = place.boolean(&mut found),
            "assets" => config.assets = Assets::read(&place, &config.folder, &mut found),
            "templates" => {
                let globs = place.each_glob(&mut found);
                config.templates = Templates::of(globs.iter().map(|(text, _)| *text), &config.folder).into();
            }
            "undocumented" => config.undocumented = place.undocumented(&mut found),
            "allow" => config.allow = place.codes(&mut found),
            _ => found.push(place.unknown()),
        }
    }
    (config, found)
}

#[cfg(test)]
mod tests {
    use super::{Path, PathBuf, Source, settings};

    fn findings(text: &str) -> String {
        let source = Source::new("waml.toml", text);
        let (_, findings) = settings(&source, PathBuf::new());
        waml::render::short::render(&source, &findings, 0, waml::Language::English)
    }

    #[test]
    fn globs_choose_files() {
        let source = Source::new(
            "waml.toml",
            "include = ['messages/**']\nexclude = ['**/old/*']\ndefinitions = ['*.message.yaml']\nstrict = true\n",
        );
        let (config, findings) = settings(&source, PathBuf::from("project"));
        assert_eq!(findings, []);
        let takes = |file: &str| config.takes(&Path::new("project").join(file));
        assert!(takes("messages/a.waml.yaml"));
        assert!(!takes("drafts/a.waml.yaml"));
        assert!(!takes("messages/old/a.waml.yaml"));
        assert!(config.is_definition(Path::new("project/messages/a.message.yaml")));
        assert!(config.strict);
    }

    #[test]
    fn faults_have_places() {
        insta::assert_snapshot!(findings("exlude = []\nstrict = 'yes'\nallow = ['url/not-http', 'hint/insecure-lnk', 3]\ncolor = 1\ninclude = ['[']\n"), @r#"
waml.toml:1:1: error[shape/unknown-key]: unknown key `exlude`, did you mean `exclude`?
waml.toml:2:10: error[shape/wrong-type]: found string, `strict` is true or false
waml.toml:3:47: error[shape/wrong-type]: found integer, `allow` is a list of codes
waml.toml:3:10: error[allow/error]: `url/not-http` is an error, only warnings can be allowed
waml.toml:3:26: error[allow/unknown-code]: no rule is called `hint/insecure-lnk`, did you mean `hint/insecure-link`?
waml.toml:4:1: error[shape/unknown-key]: unknown key `color`
waml.toml:5:12: error[shape/wrong-type]: `[` is no glob: unclosed character class; missing ']'
"#);
        insta::assert_snapshot!(findings("assets = 'a'\n"), @"waml.toml:1:10: error[shape/wrong-type]: found string, `assets` is a table of addresses and their folders");
        insta::assert_snapshot!(findings("[assets]\n'https://example.com/' = 'a'\n'https://example.com' = 'a'\n'cdn/' = 'b'\n'http://example.com/' = 3\n"), @r#"
waml.toml:3:1: error[shape/wrong-type]: `https://example.com` is no http or https address that ends in `/`
waml.toml:4:1: error[shape/wrong-type]: `cdn/` is no http or https address that ends in `/`
waml.toml:5:25: error[shape/wrong-type]: found integer, the folder of an address is a string
"#);
        insta::assert_snapshot!(findings("undocumented = ['url-buton', 'flows', 3]\n"), @r#"
waml.toml:1:39: error[shape/wrong-type]: found integer, `undocumented` is a list of `url-button`, `quick-reply-payload`, `named-parameters`
waml.toml:1:17: error[shape/unknown-word]: `url-buton` is nothing that can be forwarded, did you mean `url-button`?
waml.toml:1:30: error[shape/unknown-word]: `flows` is nothing that can be forwarded
"#);
        insta::assert_snapshot!(findings("undocumented = 'url-button'\n"), @"waml.toml:1:16: error[shape/wrong-type]: found string, `undocumented` is a list of `url-button`, `quick-reply-payload`, `named-parameters`");
        insta::assert_snapshot!(findings("strict = \n"), @r#"
waml.toml:1:10: error[syntax/toml]: string values must be quoted, expected literal string
"#);
    }
}
