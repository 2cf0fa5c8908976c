//! From arguments to texts: which files are meant, and what is in them.

use super::config::{Broken, Config, Configs};
use super::input::{Input, Meant, meant, tidy};
use super::known::KnownMedia;
use super::read::{self, over_budget};
use super::reading::ReadingOptions;
use super::skipped;
use super::walk::{Walked, walk};
use super::words::unreadable;
use std::cell::RefCell;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use waml::import::Note;
use waml::preview::{Case, Picture, Screen};
use waml::text::{Phrase, Words};
use waml::{CatalogueFile, Compiled, Compiler, Diagnostic, Fixed, Fixes, Shape, Source, Syntax};

/// A text and what became of it.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) source: Source,
    pub(crate) compiled: Compiled,
    /// Warnings fail, as the file's configuration wants it.
    pub(crate) strict: bool,
    /// What an import left out or wrote in another way.
    pub(crate) notes: Vec<Note>,
}

/// Finds and reads texts, as the arguments and the configurations want it.
pub(crate) struct ProjectReader {
    reading: ReadingOptions,
    pub(super) configs: Configs,
    /// What is known of media, for commands that judge it.
    media: Option<KnownMedia>,
    /// Whether payloads may be those of Meta's own API.
    imports: bool,
    /// What folder walks left aside that may be meant.
    skipped: Mutex<Vec<PathBuf>>,
    /// What stdin came to, which is there once.
    stdin: OnceLock<Option<Vec<u8>>>,
    /// The catalogues that were read as texts of the run.
    told: Mutex<HashSet<String>>,
}

/// The catalogues of a run.
#[derive(Debug, Default)]
pub(crate) struct Catalogues {
    pub(crate) files: Vec<Opened>,
    /// What could not be read.
    pub(crate) unread: Vec<Phrase>,
    /// Globs that no file matches.
    pub(crate) unmatched: Vec<String>,
}

impl ProjectReader {
    pub(crate) fn new(reading: ReadingOptions) -> Self {
        let configs = Configs::new(reading.place.clone());
        Self {
            reading,
            configs,
            media: None,
            imports: false,
            skipped: Mutex::default(),
            stdin: OnceLock::new(),
            told: Mutex::default(),
        }
    }

    /// The same, for payloads that may be those of Meta's own API.
    pub(crate) fn importing(self) -> Self {
        Self { imports: true, ..self }
    }

    /// The same, which also judges the files that messages link to.
    pub(crate) fn judging(self, media: KnownMedia) -> Self {
        Self { media: Some(media), ..self }
    }

    /// A reader that has read nothing yet. Where a configuration cannot be used any more, what it said last still holds.
    pub(crate) fn renewed(&self) -> Self {
        let renewed = Self { configs: self.configs.renewed(), ..Self::new(self.reading.clone()) };
        if self.media.is_some() { renewed.judging(KnownMedia::new(None)) } else { renewed }
    }

    fn bytes(&self, input: &Input) -> io::Result<Option<Vec<u8>>> {
        if *input != Input::Stdin {
            return input.read();
        }
        if let Some(kept) = self.stdin.get() {
            return Ok(kept.clone());
        }
        let read = input.read()?;
        Ok(self.stdin.get_or_init(|| read).clone())
    }

    /// The configurations that could not be used so far: those with findings, and those that
    /// could not be read.
    pub(crate) fn broken_configs(&self) -> (Vec<Broken>, Vec<Phrase>) {
        self.configs.broken()
    }

    /// The texts that the paths of a command line mean, each once, in the order of the paths; what
    /// a folder holds comes sorted. A path that leads nowhere is a sentence that says so, here or
    /// when it is opened.
    pub(crate) fn find(&self, paths: &[PathBuf]) -> Vec<Result<Input, Phrase>> {
        let mut seen = HashSet::new();
        let mut found = Vec::with_capacity(paths.len());
        for (path, meant) in paths.iter().zip(meant(paths)) {
            self.expand(path, meant, |input| {
                let new = match &input {
                    Ok(Input::File(path)) => seen.insert(tidy(path).into_owned().into_os_string()),
                    Ok(Input::Stdin) => seen.insert("-".into()),
                    Err(_) => true,
                };
                if new {
                    found.push(input);
                }
            });
        }
        found
    }

    fn expand(&self, path: &Path, meant: Meant, mut take: impl FnMut(Result<Input, Phrase>)) {
        match meant {
            Meant::Stdin => take(Ok(Input::Stdin)),
            Meant::File => take(Ok(Input::File(path.to_owned()))),
            Meant::Folder => self.walk(path).into_iter().for_each(take),
            Meant::Nothing(error) => take(Err(unreadable(path, &error))),
        }
    }

    /// What folder walks left aside that may be meant, but for what was named.
    pub(crate) fn skipped(&self, inputs: &[Result<Input, Phrase>]) -> Vec<PathBuf> {
        let mut skipped = std::mem::take(&mut *self.skipped.lock().unwrap_or_else(PoisonError::into_inner));
        skipped.retain(|file| {
            !inputs.iter().flatten().any(|input| matches!(input, Input::File(named) if tidy(named) == tidy(file)))
        });
        skipped
    }

    /// The definitions in a folder, sorted.
    fn walk(&self, folder: &Path) -> Vec<Result<Input, Phrase>> {
        let aside = RefCell::new(Vec::new());
        let Walked { mut files, failures } = walk(folder, |entry| {
            let wanted = self.is_wanted(entry);
            if !wanted {
                aside.borrow_mut().extend(self.nearly_wanted(entry));
            }
            wanted
        });
        files.sort_unstable();
        let skipped = skipped::worth_telling(aside.into_inner(), &files);
        self.skipped.lock().unwrap_or_else(PoisonError::into_inner).extend(skipped);
        files.into_iter().map(|file| Ok(Input::File(file))).chain(failures.into_iter().map(Err)).collect()
    }

    fn is_wanted(&self, entry: &ignore::DirEntry) -> bool {
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || Syntax::of_extension(entry.path()).is_none() {
            return false;
        }
        let file = tidy(entry.path());
        let named = Shape::of(&file) == Shape::Definition;
        let config = self.configs.of(&file);
        config.map_or(named, |config| config.takes(&file) && (named || config.is_definition(&file)))
    }

    /// A file that is not taken although it may be meant to be; what settings leave out is not.
    fn nearly_wanted(&self, entry: &ignore::DirEntry) -> Option<(PathBuf, skipped::NameKind)> {
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return None;
        }
        let name = skipped::NameKind::of(entry.path());
        let file = tidy(entry.path());
        let meant = name != skipped::NameKind::Other && self.configs.of(&file).is_none_or(|config| config.takes(&file));
        let named = Shape::of(&file) == Shape::Definition;
        (meant && !named).then(|| (entry.path().to_owned(), name))
    }

    /// Reads and checks a text. A text that cannot be read is a sentence that says so; a text that
    /// must not be read, or holds something else than text, is a finding.
    pub(crate) fn open(&self, input: &Input) -> Result<Opened, Phrase> {
        let name = input.name(&self.reading);
        match self.bytes(input).map_err(|error| unreadable(Path::new(&name), &error))? {
            Some(bytes) => Ok(self.understand(name, bytes)),
            None => Ok(too_large(name)),
        }
    }

    /// The links to media in a text. One that cannot be read has none; that it cannot is told when it is judged.
    pub(crate) fn links(&self, input: &Input) -> Vec<String> {
        let Ok(Some(bytes)) = self.bytes(input) else { return Vec::new() };
        let Ok(source) = Source::from_bytes(input.name(&self.reading), bytes) else { return Vec::new() };
        let (shape, syntax) = self.manner(&source);
        Compiler::new().links(&source, shape, syntax)
    }

    /// The names of the templates that the messages of a text call.
    pub(crate) fn calls(&self, input: &Input) -> Result<Vec<String>, Phrase> {
        let name = input.name(&self.reading);
        let bytes = self.bytes(input).map_err(|error| unreadable(Path::new(&name), &error))?.unwrap_or_default();
        let source = Source::from_bytes(name, bytes).unwrap_or_else(|(source, _)| source);
        let (shape, syntax) = self.manner(&source);
        Ok(Compiler::new().calls(&source, shape, syntax))
    }

    /// How a text is read.
    fn manner(&self, source: &Source) -> (Shape, Syntax) {
        let path = Path::new(source.name());
        let shape = self.shape(path, self.configs.of(path).as_deref());
        (shape, Syntax::of_extension(path).unwrap_or_else(|| Syntax::of(source.text())))
    }

    /// How texts are read.
    pub(crate) fn reading(&self) -> &ReadingOptions {
        &self.reading
    }

    /// The shape of a text: as the arguments or the configuration want it, or as its name tells.
    pub(super) fn shape(&self, path: &Path, config: Option<&Config>) -> Shape {
        let by_name = || match config {
            Some(config) if config.is_definition(path) => Shape::Definition,
            _ => Shape::of(path),
        };
        self.reading.shape.unwrap_or_else(by_name)
    }

    /// Checks a text; its name tells how to read it, unless the arguments do.
    pub(crate) fn understand(&self, name: String, bytes: Vec<u8>) -> Opened {
        let path = Path::new(&name);
        let config = self.configs.of(path);
        if let Some(file) = config.as_deref().and_then(|config| self.catalogue_file(config, path)) {
            self.told.lock().unwrap_or_else(PoisonError::into_inner).insert(file.source.name().to_owned());
            return opened_catalogue(file, config.as_deref());
        }
        let (shape, syntax) = (self.shape(path, config.as_deref()), Syntax::of_extension(path));
        let (source, compiled, notes) = self.compiling(config.as_deref(), |compiler| {
            if self.imports {
                let (source, imported) = compiler.import_bytes(name, bytes, syntax);
                return (source, imported.compiled, imported.notes);
            }
            let (source, compiled) = compiler.compile_bytes(name, bytes, shape, syntax);
            (source, compiled, Vec::new())
        });
        Opened { source, compiled, strict: config.is_some_and(|config| config.strict), notes }
    }

    /// The file of a catalogue that a path means, unless the arguments say what it holds.
    fn catalogue_file<'c>(&self, config: &'c Config, path: &Path) -> Option<&'c CatalogueFile> {
        if self.reading.shape.is_some() || self.imports { None } else { config.catalogue_file(path) }
    }

    /// The catalogues that the texts of this run were held against, and what is wrong with them; those that were read
    /// as texts are told as such.
    pub(crate) fn catalogues(&self) -> Catalogues {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let mut catalogues = Catalogues::default();
        // Those that arguments name are those of all configurations.
        let mut seen = HashSet::new();
        for config in self.configs.used() {
            let new = seen.insert(Arc::as_ptr(&config.templates));
            let Some(known) = config.templates.known_so_far().filter(|_| new) else { continue };
            catalogues.unread.extend(known.unread.iter().cloned());
            catalogues.unmatched.extend(known.unmatched.iter().cloned());
            let files = known.files.iter().filter(|file| !told.contains(file.source.name()));
            catalogues.files.extend(files.map(|file| opened_catalogue(file, Some(&config))));
        }
        catalogues
    }

    /// The folders of catalogues that texts of this run were held against, each with whether those below count too.
    pub(crate) fn catalogue_folders(&self) -> Vec<(PathBuf, bool)> {
        let used = self.configs.used();
        let folders = used.iter().flat_map(|config| config.templates.folders());
        folders.map(|(folder, below)| (folder.to_owned(), below)).collect()
    }

    /// The configuration that holds for a folder, if one does.
    pub(crate) fn config(&self, folder: &Path) -> Option<Arc<Config>> {
        self.configs.of_folder(folder)
    }

    /// Mends what was found in a text and is not allowed.
    pub(crate) fn mend(&self, source: &Source, which: Fixes) -> Option<Fixed> {
        let path = Path::new(source.name());
        let config = self.configs.of(path);
        let (shape, syntax) = (self.shape(path, config.as_deref()), Syntax::of_extension(path));
        self.compiling(config.as_deref(), |compiler| compiler.fix(source, shape, syntax, which))
    }

    /// The messages of a text as a phone shows them.
    pub(crate) fn draw(&self, opened: &Opened, case: Case) -> Vec<Screen> {
        let Opened { source, compiled, .. } = opened;
        let path = Path::new(source.name());
        let config = self.configs.of(path);
        let (shape, syntax) = (self.shape(path, config.as_deref()), Syntax::of_extension(path));
        self.compiling(config.as_deref(), |compiler| compiler.preview(source, shape, syntax, compiled, case))
    }

    /// The images in mapped folders that a text links to, of at most so many bytes each.
    pub(crate) fn pictures(&self, opened: &Opened, most: u64) -> Vec<(String, Picture)> {
        let path = Path::new(opened.source.name());
        let Some(config) = self.configs.of(path).filter(|config| !config.assets.is_empty()) else { return Vec::new() };
        let syntax = Syntax::of_extension(path).unwrap_or_else(|| Syntax::of(opened.source.text()));
        let links = Compiler::new().links(&opened.source, self.shape(path, Some(&config)), syntax);
        let known = links.into_iter().filter_map(|link| {
            let asset = config.assets.find(&link)?.ok()?;
            let data = asset.path.metadata().ok().filter(|data| data.is_file() && data.len() <= most)?;
            let bytes = read::file(&asset.path).ok()??;
            Some((link, Picture::new(bytes).filter(|_| data.len() > 0)?))
        });
        known.collect()
    }

    /// Works in the environment that the arguments and a configuration make.
    pub(super) fn compiling<T>(&self, config: Option<&Config>, work: impl FnOnce(&Compiler<'_>) -> T) -> T {
        let known = self.media.as_ref().and_then(|media| media.with(config.map(|config| &config.assets)));
        let pedantic = self.reading.pedantic || config.is_some_and(|config| config.pedantic);
        let mut compiler = Compiler::new().pedantic(pedantic);
        if let Some(config) = config {
            compiler = compiler.allow(&config.allow).undocumented(config.undocumented.iter().copied());
        }
        if let Some(known) = config.and_then(|config| config.templates.known()) {
            compiler = compiler.templates(&known.catalogue);
        }
        if let Some(known) = &known {
            compiler = compiler.media(known);
        }
        work(&compiler)
    }
}

/// What is wrong with a file of a catalogue, but for what is allowed.
pub(super) fn opened_catalogue(file: &CatalogueFile, config: Option<&Config>) -> Opened {
    let source = Source::new(file.source.name(), file.source.text());
    let allowed = |finding: &Diagnostic| config.is_some_and(|config| config.allows(finding));
    let mut compiled = Compiled::default();
    compiled.findings = file.findings.iter().filter(|finding| !allowed(finding)).cloned().collect();
    compiled.omitted = file.omitted;
    Opened { source, compiled, strict: config.is_some_and(|config| config.strict), notes: Vec::new() }
}

pub(super) fn too_large(name: String) -> Opened {
    let finding = over_budget().help(Words::new("split the file", "拆分文件"));
    Opened { source: Source::new(name, ""), compiled: Compiled::unread(finding), strict: false, notes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str) -> Input {
        Input::File(path.into())
    }

    #[test]
    fn each_file_once_however_it_is_spelled() {
        let paths = ["Cargo.toml", "./Cargo.toml", "src/../Cargo.toml", "src/./lib.rs", "src/lib.rs", "-", "-"];
        let found = ProjectReader::new(ReadingOptions::default()).find(&paths.map(PathBuf::from));
        let found: Vec<_> = found.into_iter().map(|input| input.expect("it is there")).collect();
        assert_eq!(found, [named("Cargo.toml"), named("src/../Cargo.toml"), named("src/./lib.rs"), Input::Stdin]);
    }

    #[test]
    fn a_missing_file_says_what_and_why() {
        let reader = ProjectReader::new(ReadingOptions::default());
        let found = reader.find(&[PathBuf::from("no/such")]);
        let failed = |name| Err(unreadable(Path::new(name), &io::ErrorKind::NotFound.into()));
        assert_eq!(found, [failed("no/such")]);
        let opened = reader.open(&named("no/such.yaml"));
        let opened = opened.map(|_| ()).expect_err("it is not there");
        assert_eq!(opened, "cannot read no/such.yaml: no such file or folder");
    }

    #[test]
    fn names_are_tidy() {
        let reading = ReadingOptions { stdin_filename: Some("a.waml.yaml".to_owned()), ..ReadingOptions::default() };
        assert_eq!(named("./a/./b.yaml").name(&reading), "a/b.yaml");
        assert_eq!(Input::Stdin.name(&reading), "a.waml.yaml");
        assert_eq!(Input::Stdin.name(&ReadingOptions::default()), "<stdin>");
    }

    #[test]
    fn bytes_that_are_no_text_are_a_finding() {
        let reader = ProjectReader::new(ReadingOptions::default());
        let opened = reader.understand("a.yaml".to_owned(), b"a: \xff b".to_vec());
        let finding = &opened.compiled.findings[0];
        assert_eq!((finding.code, opened.source.position(3).column), ("syntax/encoding", 4));
        let opened = reader.understand("a".to_owned(), b"\xff\xfea\0".to_vec());
        assert!(opened.compiled.findings[0].help.as_ref().is_some_and(|help| help.contains("UTF-16")));
    }

    #[test]
    fn a_text_that_is_too_large_has_a_finding() {
        assert_eq!(too_large("a".to_owned()).compiled.findings[0].code, "syntax/budget");
    }
}
