//! `waml schema`: prints the JSON Schemas, or refreshes their files.

use super::files::reason;
use super::output::Output;
use super::{Outcome, save};
use crate::schema::Kind;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Arguments of `waml schema`.
#[derive(clap::Args, Debug)]
pub(super) struct Schema {
    /// What the schema describes; with --write, all three where none is named.
    #[arg(value_name = "KIND", required_unless_present = "write")]
    kind: Option<Kind>,
    /// Write KIND.schema.json into a folder, schemas where none is named.
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true, default_missing_value = "schemas")]
    write: Option<PathBuf>,
}

impl Schema {
    /// Prints the schema, or writes it.
    pub(super) fn run(&self, output: &mut Output) -> io::Result<Outcome> {
        let kinds = self.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
        let Some(folder) = &self.write else {
            for kind in kinds {
                output.out.write_all(kind.text().as_bytes())?;
            }
            return Ok(Outcome::Clean);
        };
        match write(folder, &kinds) {
            Ok(paths) => {
                for path in paths {
                    output.note(&format!("wrote {}", path.display()))?;
                }
                Ok(Outcome::Clean)
            }
            Err(message) => output.error(&message).map(|()| Outcome::Failed),
        }
    }
}

fn write(folder: &Path, kinds: &[Kind]) -> Result<Vec<PathBuf>, String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot write {}: {}", folder.display(), reason(&error)))?;
    let files: Vec<_> = kinds.iter().map(|kind| (folder.join(kind.file_name()), kind.text())).collect();
    save::write(&files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_it_prints() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let paths = write(&folder.path().join("new"), &Kind::ALL).expect("it writes");
        for (path, kind) in paths.iter().zip(Kind::ALL) {
            assert_eq!(fs::read_to_string(path).expect("the file"), kind.text());
        }
    }
}
