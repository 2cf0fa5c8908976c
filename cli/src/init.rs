//! `waml init`: sets a repository up for writing messages.

use super::output::Output;
use super::{Outcome, save};
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use waml::schema::Kind;

/// Arguments of `waml init`.
#[derive(clap::Args, Debug)]
pub(super) struct Init {
    /// The folder of the repository; made where there is none.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// A file to make, and what it is for.
struct Part {
    path: &'static str,
    purpose: &'static str,
    text: String,
}

fn parts() -> Vec<Part> {
    let part = |path, purpose, text: &str| Part { path, purpose, text: text.to_owned() };
    vec![
        part("messages/welcome.waml.yaml", "a message to begin with", include_str!("init/message.waml.yaml")),
        part("schemas/definition.schema.json", "what editors hold messages to", &Kind::Definition.text()),
        part(".vscode/settings.json", "binds *.waml.yaml and *.waml.yml to it", include_str!("init/settings.json")),
        part(".vscode/extensions.json", "recommends the YAML extension", include_str!("init/extensions.json")),
        part(".github/workflows/messages.yml", "checks messages on every push", include_str!("init/ci.yml")),
    ]
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Made,
    Replaced,
    /// It is there and already what it would be.
    Same,
    /// It is there, and nobody said that it may go.
    Kept,
}

impl Init {
    /// Makes what is not there yet.
    pub(super) fn run(&self, output: &mut Output) -> io::Result<Outcome> {
        // Someone has to see the question and be there to answer it.
        let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
        let parts = parts();
        let mut fates = Vec::with_capacity(parts.len());
        for part in &parts {
            let path = self.folder.join(part.path);
            let fate = match fate(&path, &part.text) {
                Fate::Kept if asks && confirmed(&path, output)? => Fate::Replaced,
                fate => fate,
            };
            fates.push(fate);
        }
        let written = |fate: &Fate| matches!(fate, Fate::Made | Fate::Replaced);
        let files = parts.iter().zip(&fates).filter(|(_, fate)| written(fate));
        let files: Vec<_> = files.map(|(part, _)| (self.folder.join(part.path), part.text.clone())).collect();
        match save::write_with_folders(&files) {
            Ok(told) => told.iter().try_for_each(|told| output.note(told))?,
            Err(message) => return output.error(&message).map(|()| Outcome::Failed),
        }
        for (part, fate) in parts.iter().zip(&fates) {
            output.note(&self.said(part, *fate))?;
        }
        if !asks && fates.contains(&Fate::Kept) {
            output.help("nothing is overwritten without asking; run this in a terminal, or move the files away")?;
            return Ok(Outcome::Failed);
        }
        Ok(Outcome::Clean)
    }

    fn said(&self, part: &Part, fate: Fate) -> String {
        let path = self.folder.join(part.path);
        let path = path.strip_prefix(".").unwrap_or(&path).display();
        match fate {
            Fate::Made => format!("made {path}: {}", part.purpose),
            Fate::Replaced => format!("replaced {path}: {}", part.purpose),
            Fate::Same => format!("left {path}: it is up to date"),
            Fate::Kept => format!("kept {path}: it is there and differs"),
        }
    }
}

fn fate(path: &Path, text: &str) -> Fate {
    match fs::read(path) {
        Ok(found) if found == text.as_bytes() => Fate::Same,
        Err(_) if path.symlink_metadata().is_err() => Fate::Made,
        _ => Fate::Kept,
    }
}

fn confirmed(path: &Path, output: &mut Output) -> io::Result<bool> {
    write!(output.err, "overwrite {}? [y/N] ", path.display())?;
    output.err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waml::{Options, Shape, Source, Syntax, compile};

    #[test]
    fn the_message_is_right() {
        let source = Source::new("welcome.waml.yaml", include_str!("init/message.waml.yaml"));
        let compiled = compile(&source, Shape::Definition, Syntax::Yaml, Options { pedantic: true });
        assert_eq!(compiled.findings, []);
    }

    #[test]
    fn what_is_there_is_kept() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("deep/file");
        assert_eq!(fate(&path, "a"), Fate::Made);
        save::write_with_folders(&[(path.clone(), "a".to_owned())]).expect("it writes");
        assert_eq!(
            [fate(&path, "a"), fate(&path, "b"), fate(folder.path(), "a")],
            [Fate::Same, Fate::Kept, Fate::Kept]
        );
    }

    #[test]
    fn settings_name_the_schema_that_is_made() {
        let settings: serde_json::Value = serde_json::from_str(include_str!("init/settings.json")).expect("JSON");
        let schemas = settings["yaml.schemas"].as_object().expect("schemas");
        let paths: Vec<_> = parts().iter().map(|part| format!("./{}", part.path)).collect();
        assert!(schemas.keys().all(|path| paths.contains(path)), "{schemas:?}");
    }
}
