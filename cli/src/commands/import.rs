//! `waml import`: from API JSON to definitions.

use super::inputs::read;
use crate::project::files::ProjectReader;
use crate::project::input::Input;
use crate::project::reading::ReadingOptions;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::outputs::guard;
use crate::report::save::{self, Made};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use waml::CompiledDocument;
use waml::import::{Note, definition};
use waml::text::Phrase;
use waml::{Position, Shape, Source, say};

/// Arguments of `waml import`.
///
/// A payload may also be one of Meta's own API: what this API has no place for is left out, and told on stderr.
#[derive(clap::Args, Debug)]
pub(crate) struct Import {
    /// Files with what the API takes, or Meta's own, as JSON or YAML, or `-` for stdin.
    #[arg(value_name = "PAYLOAD", required = true)]
    paths: Vec<PathBuf>,
    /// Write one definition per payload to this folder, named after the payload's file.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Replace files that exist.
    #[arg(long, requires = "output")]
    force: bool,
    /// Name of the text that is read from stdin.
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
}

/// The messages of one payload file.
struct ImportedFile {
    from: String,
    documents: Vec<CompiledDocument>,
}

impl Import {
    /// Imports everything that was named, or, where anything is wrong, says what.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let stdin_filename = self.stdin_filename.clone();
        let reading = ReadingOptions { shape: Some(Shape::Payload), stdin_filename, ..ReadingOptions::default() };
        let reader = ProjectReader::new(reading).importing();
        let (mut imported, mut told) = (Vec::new(), Vec::new());
        let (outcome, inputs) = read(&self.paths, &reader, output, |opened| {
            told.extend(opened.notes.iter().map(|note| told_of(note, &opened.source)));
            imported.push(ImportedFile { from: opened.source.name().to_owned(), documents: opened.compiled.documents });
        })?;
        if outcome != Ended::Clean {
            return Ok(outcome);
        }
        told.iter().try_for_each(|told| output.note(told))?;
        let Some(folder) = &self.output else {
            output.out.write_all(together(&imported).as_bytes())?;
            return Ok(Ended::Clean);
        };
        match self.save(folder, &imported, &inputs) {
            Ok(told) => told.iter().try_for_each(|told| output.note(told)).map(|()| Ended::Clean),
            Err(message) => output.error(&message).map(|()| Ended::Failed),
        }
    }

    fn save(&self, folder: &Path, imported: &[ImportedFile], inputs: &[Input]) -> Result<Vec<Phrase>, Phrase> {
        let files = imported.iter().map(|imported| Made {
            name: format!("{}.waml.yaml", stem(&imported.from)),
            // The file's own name says what the messages are called.
            text: join(imported.documents.iter().map(|document| text(document, None))),
            from: imported.from.clone(),
        });
        let files = save::place(folder, files.collect())?;
        guard(files.iter().map(|(path, _)| path.as_path()), inputs, None)?;
        let existing = files.iter().find(|(path, _)| !self.force && path.exists());
        if let Some((path, _)) = existing {
            let path = path.display();
            return Err(say!("{path} exists already; --force replaces it", "{path} 已存在；用 --force 替换"));
        }
        save::write_with_folders(&files)
    }
}

/// What an import left out or wrote in another way, and where that stands.
fn told_of(note: &Note, source: &Source) -> Phrase {
    let Position { line, column, .. } = source.position(note.span.start as usize);
    let (name, pointer, message) = (source.name(), &note.pointer, note.message.clone());
    say!("{name}:{line}:{column} {pointer}: {message}", "{name}:{line}:{column} {pointer}：{message}"; message)
}

/// All definitions in one text; several say their names, since no file name does.
fn together(imported: &[ImportedFile]) -> String {
    let documents = || imported.iter().flat_map(|imported| &imported.documents);
    let named = documents().count() > 1;
    join(documents().map(|document| text(document, named.then_some(document.name.as_str()))))
}

fn text(document: &CompiledDocument, name: Option<&str>) -> String {
    document.message.as_ref().map_or_else(String::new, |message| definition(message, name))
}

fn join(definitions: impl Iterator<Item = String>) -> String {
    definitions.collect::<Vec<_>>().join("---\n")
}

/// The name of a payload's file without folder and extensions.
fn stem(name: &str) -> &str {
    let file = Path::new(name).file_name().and_then(|file| file.to_str()).unwrap_or(name);
    let file = if file == "<stdin>" { "stdin" } else { file };
    let end = [".json", ".yaml", ".yml"].iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file);
    end.strip_suffix(".waml").unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::{Options, Shape, Source, Syntax, compile};

    fn imported(from: &str, names: &[&str]) -> ImportedFile {
        let documents = names.iter().flat_map(|name| {
            let source = Source::new(*name, "text: hi\n");
            compile(&source, Shape::Definition, Syntax::Yaml, Options::default()).documents
        });
        ImportedFile { from: from.to_owned(), documents: documents.collect() }
    }

    #[test]
    fn stems() {
        let stems = ["a/order.json", "order.v2.yaml", "x.waml.yml", "<stdin>", "plain"].map(stem);
        assert_eq!(stems, ["order", "order.v2", "x", "stdin", "plain"]);
    }

    #[test]
    fn several_definitions_are_several_documents() {
        assert!(!together(&[imported("a.json", &["a"])]).contains("---\n"));
        let two = together(&[imported("a.json", &["a"]), imported("b.json", &["b"])]);
        assert_eq!(two.split("---\n").count(), 2);
        assert!(two.contains("name: b"), "{two}");
    }

    #[test]
    fn files_are_replaced_only_by_force() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let folder = folder.path();
        let mut import = Import { paths: Vec::new(), output: Some(folder.into()), force: false, stdin_filename: None };
        let once = [imported("x/a.json", &["a"])];
        import.save(folder, &once, &[]).expect("it is new");
        let refused = import.save(folder, &once, &[]).expect_err("it exists");
        assert!(refused.ends_with("a.waml.yaml exists already; --force replaces it"), "{refused}");
        import.force = true;
        import.save(folder, &once, &[]).expect("it was asked for");
        let twice = [imported("x/a.json", &["a"]), imported("y/a.yaml", &["a"])];
        assert!(import.save(folder, &twice, &[]).expect_err("two of one name").contains("y/a.yaml"));
    }
}
