//! `templates` in `waml.toml`: which files hold the approved templates of a project.

use super::input::tidy;
use super::read::{self, over_budget};
use super::words::unreadable;
use globset::{GlobBuilder, GlobMatcher};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;
use waml::templates::Catalogue;
use waml::text::{Phrase, visible};
use waml::{CatalogueFile, Source, say};

/// Signs that make a glob of a path.
const SIGNS: [char; 4] = ['*', '?', '[', '{'];

/// The files that a configuration names, read when they are first asked for.
#[derive(Debug, Default)]
pub(crate) struct Templates {
    globs: Vec<TemplateGlob>,
    /// Files that were named as they are.
    named: Vec<PathBuf>,
    read: OnceLock<KnownTemplates>,
}

/// A glob, and the folder that it begins in.
#[derive(Debug)]
struct TemplateGlob {
    written: String,
    folder: PathBuf,
    rest: GlobMatcher,
    /// Folders below `folder` that may hold files of it.
    depth: usize,
}

/// What is known of the approved templates of a project.
#[derive(Debug, Default)]
pub(crate) struct KnownTemplates {
    pub(crate) catalogue: Catalogue,
    pub(crate) files: Vec<CatalogueFile>,
    /// What could not be read.
    pub(crate) unread: Vec<Phrase>,
    /// Globs that no file matches.
    pub(crate) unmatched: Vec<String>,
}

impl Templates {
    /// The files of some globs, which are right; `root` is the configuration's folder.
    pub(crate) fn of<'g>(globs: impl IntoIterator<Item = &'g str>, root: &Path) -> Self {
        let globs = globs.into_iter().filter_map(|glob| TemplateGlob::of(glob, root)).collect();
        Self { globs, ..Self::default() }
    }

    /// These files, which have to be there.
    pub(crate) fn named(files: &[PathBuf]) -> Self {
        Self { named: files.to_vec(), ..Self::default() }
    }

    /// Whether a file is one of them.
    pub(crate) fn holds(&self, file: &Path) -> bool {
        self.named.iter().any(|named| tidy(named) == tidy(file))
            || self.globs.iter().any(|glob| file.strip_prefix(&glob.folder).is_ok_and(|rest| glob.matches(rest)))
    }

    /// The folders that hold the files, each with whether those below it do too.
    pub(crate) fn folders(&self) -> impl Iterator<Item = (&Path, bool)> {
        let globs = self.globs.iter().map(|glob| (glob.folder.as_path(), glob.depth > 0));
        globs.chain(self.named.iter().filter_map(|file| Some((file.parent()?, false))))
    }

    /// What the files say; `None` where none is named.
    pub(crate) fn known(&self) -> Option<&KnownTemplates> {
        (!self.globs.is_empty() || !self.named.is_empty()).then(|| self.read.get_or_init(|| self.read_all()))
    }

    /// The same, where somebody asked for it before.
    pub(crate) fn known_so_far(&self) -> Option<&KnownTemplates> {
        self.read.get()
    }

    fn read_all(&self) -> KnownTemplates {
        let (mut known, mut paths) = (KnownTemplates::default(), self.named.clone());
        for glob in &self.globs {
            let found = glob.files();
            if found.is_empty() {
                known.unmatched.push(glob.written.clone());
            }
            paths.extend(found);
        }
        paths.sort_unstable();
        paths.dedup();
        let mut sources = Vec::new();
        for path in paths {
            match source(&path) {
                Ok(source) => sources.push(source),
                Err(message) => known.unread.push(message),
            }
        }
        (known.catalogue, known.files) = Catalogue::of(sources);
        if !known.unread.is_empty() || !known.unmatched.is_empty() {
            known.catalogue.lacks_some();
        }
        known
    }
}

/// A file as text. Bytes that are no text are one fault of it, which the reader of catalogues tells.
pub(crate) fn source(path: &Path) -> Result<Source, Phrase> {
    let name = path.display().to_string();
    match read::file(path) {
        Ok(Some(bytes)) => Ok(Source::from_bytes(name, bytes).unwrap_or_else(|(source, _)| source)),
        Ok(None) => {
            let (name, why) = (visible(&name), over_budget().message);
            Err(say!("{name}: {why}; split it, one file for each page", "{name}：{why}；按分页拆成多个文件"; why))
        }
        Err(error) => Err(unreadable(path, &error)),
    }
}

impl TemplateGlob {
    fn of(written: &str, root: &Path) -> Option<Self> {
        let plain = Path::new(written).components().take_while(|part| !has_signs(*part));
        let mut beginning: PathBuf = plain.collect();
        // The last part is matched, whether it has signs or not.
        if beginning == Path::new(written) {
            beginning.pop();
        }
        let rest = Path::new(written).strip_prefix(&beginning).ok()?.to_str()?.to_owned();
        let depth = if rest.contains("**") { usize::MAX } else { rest.matches('/').count() };
        let matcher = GlobBuilder::new(&rest).literal_separator(true).build().ok()?.compile_matcher();
        Some(Self { written: written.to_owned(), folder: root.join(beginning), rest: matcher, depth })
    }

    fn matches(&self, rest: &Path) -> bool {
        self.rest.is_match(rest)
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        self.collect(&self.folder, 0, &mut found);
        found
    }

    fn collect(&self, folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
        // A folder that is not there holds no file, and is told so.
        let Ok(entries) = fs::read_dir(if folder == Path::new("") { Path::new(".") } else { folder }) else { return };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            // A link to a folder may lead back to it.
            let Ok(kind) = entry.file_type() else { continue };
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if kind.is_dir() {
                if depth < self.depth && !hidden {
                    self.collect(&path, depth + 1, found);
                }
            } else if path.strip_prefix(&self.folder).is_ok_and(|rest| self.matches(rest)) && path.is_file() {
                found.push(path);
            }
        }
    }
}

fn has_signs(part: Component<'_>) -> bool {
    part.as_os_str().to_string_lossy().contains(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_find_files_and_know_them() {
        let root = tempfile::TempDir::new().expect("a folder");
        for name in ["a.json", "templates/b.json", "templates/c.txt", "templates/deep/d.json", "templates/.e/f.json"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
            fs::write(path, "[]").expect("it is written");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("..", root.path().join("templates/loop")).expect("it is made");
        let found = |glob: &str| {
            let glob = TemplateGlob::of(glob, root.path()).expect("a glob");
            let mut found: Vec<_> = glob.files().iter().map(|path| shown(path, root.path())).collect();
            found.sort();
            found
        };
        assert_eq!(found("templates/*.json"), ["templates/b.json"]);
        assert_eq!(found("templates/**/*.json"), ["templates/b.json", "templates/deep/d.json"]);
        assert_eq!(found("templates/b.json"), ["templates/b.json"]);
        assert_eq!(found("*.json"), ["a.json"]);
        assert_eq!(found("templates/{b,x}.json"), ["templates/b.json"]);
        assert_eq!(found("none/*.json"), Vec::<String>::new());
        let templates = Templates::of(["templates/*.json", "none/*.json"], root.path());
        assert!(templates.holds(&root.path().join("templates/b.json")));
        assert!(!templates.holds(&root.path().join("templates/deep/d.json")));
        assert_eq!(templates.known().expect("it is named").unmatched, ["none/*.json"]);
    }

    fn shown(path: &Path, root: &Path) -> String {
        path.strip_prefix(root).expect("below").display().to_string()
    }
}
