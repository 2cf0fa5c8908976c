//! `waml schema`: prints the JSON Schemas, or refreshes their files.

use super::inputs::read;
use super::inputs::tell_catalogues;
use super::picked::Picked;
use super::reads::Reads;
use super::templates::nothing_named;
use crate::project::files::ProjectReader;
use crate::project::reading::ReadingOptions;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::save;
use crate::report::tally::Tally;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use waml::say;
use waml::schema::{SchemaKind, definition_with, row, text};
use waml::templates::{Beyond, Catalogue};
use waml::text::{Language, Phrase, Words};

/// Arguments of `waml schema`.
#[derive(clap::Args, Debug)]
pub(crate) struct Schema {
    /// What the schema describes; with --write, all three where none is named.
    #[arg(value_name = "KIND", required_unless_present = "write")]
    kind: Option<What>,
    /// The definition whose rows `data` describes; FILE#NAME takes one of a file.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Write KIND.schema.json into a folder, schemas where none is named.
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true, default_missing_value = "schemas")]
    write: Option<PathBuf>,
    /// Know the approved templates of the project: their names, and what a call of each gives.
    ///
    /// Their files are those that `templates` in the waml.toml above the working directory names.
    #[arg(long)]
    project: bool,
}

/// What a schema describes.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A definition, for editors (draft-07).
    Definition,
    /// The body of a request, for validators of any language (draft 2020-12).
    Payload,
    /// What `waml check --format json` prints (draft 2020-12).
    Report,
    /// A row of data that fills a definition (draft 2020-12).
    Data,
}

impl What {
    /// The kind of what is the same for all; none for what a file decides.
    fn kind(self) -> Option<SchemaKind> {
        match self {
            Self::Definition => Some(SchemaKind::Definition),
            Self::Payload => Some(SchemaKind::Payload),
            Self::Report => Some(SchemaKind::Report),
            Self::Data => None,
        }
    }
}

impl Schema {
    /// Prints the schema, or writes it.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let kinds = match (self.kind, &self.file) {
            (Some(What::Data), Some(file)) if self.write.is_none() => return of_rows(file, output),
            (Some(What::Data), _) => {
                let message = Words::new("write `waml schema data FILE`", "写成 `waml schema data FILE`");
                return output.error(&message.into()).map(|()| Ended::Failed);
            }
            (_, Some(file)) => {
                let file = file.display();
                let message = say!("{file}: only `data` takes a file", "{file}：只有 `data` 需要文件");
                return output.error(&message).map(|()| Ended::Failed);
            }
            (kind, None) => kind.and_then(What::kind).map_or_else(|| SchemaKind::ALL.to_vec(), |kind| vec![kind]),
        };
        let language = output.tongue.for_programs();
        if self.project {
            return self.run_project(&kinds, language, output);
        }
        let Some(folder) = &self.write else {
            for kind in kinds {
                output.out.write_all(kind.text_in(language).as_bytes())?;
            }
            return Ok(Ended::Clean);
        };
        match write(folder, &kinds, language) {
            Ok(told) => told.iter().try_for_each(|told| output.note(told)).map(|()| Ended::Clean),
            Err(message) => output.error(&message).map(|()| Ended::Failed),
        }
    }
}

impl Schema {
    /// The same for the schema of definitions, by the templates of the project.
    fn run_project(&self, kinds: &[SchemaKind], language: Language, output: &mut Output) -> io::Result<Ended> {
        if self.kind.is_some_and(|what| what != What::Definition) {
            let message = say!("--project goes with the schema `definition`", "--project 只能与 `definition` 一起使用");
            return output.error(&message).map(|()| Ended::Failed);
        }
        let reader = ProjectReader::new(ReadingOptions::default());
        let config = reader.config(Path::new(""));
        let known = config.as_deref().and_then(|config| config.templates.known());
        let beyond: Beyond = config.iter().flat_map(|config| config.undocumented.iter().copied()).collect();
        if known.is_none() && beyond.is_nothing() {
            return nothing_named(&reader, config.as_ref(), output);
        }
        let nothing = Catalogue::default();
        let catalogue = known.map_or(&nothing, |known| &known.catalogue);
        let ended = tell_catalogues(&reader, &mut Tally::default(), output)?;
        let text = |kind: SchemaKind| match kind {
            SchemaKind::Definition => definition_with(catalogue, beyond, language),
            kind => kind.text_in(language),
        };
        let Some(folder) = &self.write else {
            output.out.write_all(text(SchemaKind::Definition).as_bytes())?;
            return Ok(ended);
        };
        match save_all(folder, kinds, text) {
            Ok(told) => told.iter().try_for_each(|told| output.note(told)).map(|()| ended),
            Err(message) => output.error(&message).map(|()| Ended::Failed),
        }
    }
}

/// Prints the schema of the rows that fill the definition of a file.
fn of_rows(file: &Path, output: &mut Output) -> io::Result<Ended> {
    let (mut found, mut picked) = (Vec::new(), Picked::of(&[file.to_owned()]));
    let reader = ProjectReader::new(Reads::default().reading());
    let paths = std::mem::take(&mut picked.paths);
    let (outcome, _) = read(&paths, &reader, output, |opened| {
        let from = opened.source.name();
        for document in opened.compiled.documents {
            let name = document.name.clone();
            if picked.takes(from, &name) {
                found.extend(document.into_definition().map(|definition| (name, definition)));
            }
        }
    })?;
    if outcome != Ended::Clean {
        return Ok(outcome);
    }
    if picked.tell_missing(output)? {
        return Ok(Ended::Failed);
    }
    let [(_, definition)] = &found[..] else {
        let (file, names) = (file.display(), found.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>());
        let (en, zh) = (names.join(", "), names.join("、"));
        output.error(&say!("{file}: there are several messages: {en}", "{file}：有多条消息：{zh}"))?;
        let help = Words::new("take one of them with FILE#NAME", "用 FILE#NAME 指定其中一条");
        return output.help(&help.into()).map(|()| Ended::Failed);
    };
    let language = output.tongue.for_programs();
    output.out.write_all(text(&row(definition, language), language).as_bytes())?;
    Ok(Ended::Clean)
}

/// Writes schemas; what was done is told.
fn write(folder: &Path, kinds: &[SchemaKind], language: Language) -> Result<Vec<Phrase>, Phrase> {
    save_all(folder, kinds, |kind| kind.text_in(language))
}

fn save_all(folder: &Path, kinds: &[SchemaKind], text: impl Fn(SchemaKind) -> String) -> Result<Vec<Phrase>, Phrase> {
    let files: Vec<_> = kinds.iter().map(|kind| (folder.join(kind.file_name()), text(*kind))).collect();
    let mut told = save::write_with_folders(&files)?;
    told.extend(files.iter().map(|(path, _)| path.display()).map(|path| say!("wrote {path}", "已写入 {path}")));
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn writes_what_it_prints() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let new = folder.path().join("new");
        for language in Language::ALL {
            write(&new, &SchemaKind::ALL, language).expect("it writes");
            for kind in SchemaKind::ALL {
                let file = fs::read_to_string(new.join(kind.file_name())).expect("the file");
                assert_eq!(file, kind.text_in(language));
            }
        }
    }
}
