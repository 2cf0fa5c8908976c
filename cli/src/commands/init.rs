//! `waml init`: sets a repository up for writing messages.

mod merge;

use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::save;
use merge::{Merged, merge};
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use waml::schema::SchemaKind;

/// Arguments of `waml init`.
#[derive(clap::Args, Debug)]
pub(crate) struct Init {
    /// The folder of the repository; made where there is none.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Add a CI job that builds waml from this git repository; also written `--from git URL`.
    #[arg(long, value_name = "URL", requires = "rev", value_parser = address)]
    from_git: Option<String>,
    #[arg(long, num_args = 2, value_names = ["git", "URL"], hide = true, requires = "rev", conflicts_with = "from_git")]
    from: Vec<String>,
    /// The commit that the job builds, best by its full hash.
    #[arg(long, value_name = "REV", value_parser = revision)]
    rev: Option<String>,
}

/// Letters that neither a shell nor YAML takes for anything else.
fn is_plain(text: &str, others: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

fn address(text: &str) -> Result<String, String> {
    let known = ["https://", "ssh://"].iter().any(|scheme| text.starts_with(scheme));
    if known && is_plain(text, ":/@._~%+-") {
        Ok(text.to_owned())
    } else {
        Err("it is no address of a repository".into())
    }
}

fn revision(text: &str) -> Result<String, String> {
    if is_plain(text, "._/+-") { Ok(text.to_owned()) } else { Err("it is no commit, tag or branch".into()) }
}

/// Where a program is built from.
struct Build {
    url: String,
    rev: String,
}

/// A file to make, and what it is for.
struct NewFile {
    path: &'static str,
    purpose: &'static str,
    text: String,
    /// Whether it is added to a file that is there.
    merges: bool,
}

/// Where the CI job goes.
const JOB: &str = ".github/workflows/messages.yml";

fn parts(build: Option<&Build>) -> Vec<NewFile> {
    let part = |path, purpose, text: &str| NewFile { path, purpose, text: text.to_owned(), merges: false };
    let added = |path, purpose, text| NewFile { merges: true, ..part(path, purpose, text) };
    let mut parts = vec![
        part("messages/welcome.waml.yaml", "a message to begin with", include_str!("init/message.waml.yaml")),
        part("schemas/definition.schema.json", "what editors hold messages to", &SchemaKind::Definition.text()),
        added(".vscode/settings.json", "binds *.waml.yaml and *.waml.yml to it", include_str!("init/settings.json")),
        added(".vscode/extensions.json", "recommends the YAML extension", include_str!("init/extensions.json")),
    ];
    parts.extend(build.map(|Build { url, rev }| {
        let job = include_str!("init/ci.yml").replace("--git URL --rev REV", &format!("--git {url} --rev {rev}"));
        part(JOB, "checks messages on every push", &job)
    }));
    parts
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Made,
    Replaced,
    /// It has the part added, which makes this text.
    Added(String),
    /// It is there and already what it would be.
    Same,
    /// It is there, and nobody said that it may go.
    Kept,
    /// It is there, and only a person can tell where the part goes.
    ByHand,
}

impl Init {
    /// Makes what is not there yet.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let build = match self.build() {
            Ok(build) => build,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        // Someone has to see the question and be there to answer it.
        let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
        let parts = parts(build.as_ref());
        let mut fates = Vec::with_capacity(parts.len());
        for part in &parts {
            let path = self.folder.join(part.path);
            let fate = match fate(&path, part) {
                Fate::Kept if asks && confirmed(&path, output)? => Fate::Replaced,
                fate => fate,
            };
            fates.push(fate);
        }
        let files: Vec<_> = parts.iter().zip(&fates).filter_map(|(part, fate)| self.written(part, fate)).collect();
        match save::write_with_folders(&files) {
            Ok(told) => told.iter().try_for_each(|told| output.note(told))?,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        }
        for (part, fate) in parts.iter().zip(&fates) {
            self.tell(part, fate, output)?;
        }
        self.tell_job(build.as_ref(), output)?;
        if !asks && fates.contains(&Fate::Kept) {
            output.help("nothing is overwritten without asking; run this in a terminal, or move the files away")?;
        }
        let open = fates.contains(&Fate::ByHand) || (!asks && fates.contains(&Fate::Kept));
        Ok(if open { Ended::Failed } else { Ended::Clean })
    }

    /// Where a CI job builds waml from, if that is said.
    fn build(&self) -> Result<Option<Build>, String> {
        let url = match &self.from[..] {
            [kind, url] if kind == "git" => Some(address(url).map_err(|error| format!("--from git {url}: {error}"))?),
            [kind, _] => return Err(format!("--from {kind}: only `--from git URL` is known")),
            _ => self.from_git.clone(),
        };
        match (url, &self.rev) {
            (Some(url), Some(rev)) => Ok(Some(Build { url, rev: rev.clone() })),
            (None, Some(_)) => Err("--rev needs --from-git URL".to_owned()),
            (_, None) => Ok(None),
        }
    }

    fn written(&self, part: &NewFile, fate: &Fate) -> Option<(PathBuf, String)> {
        let text = match fate {
            Fate::Made | Fate::Replaced => part.text.clone(),
            Fate::Added(text) => text.clone(),
            Fate::Same | Fate::Kept | Fate::ByHand => return None,
        };
        Some((self.folder.join(part.path), text))
    }

    fn tell(&self, part: &NewFile, fate: &Fate, output: &mut Output) -> io::Result<()> {
        let path = self.shown(part.path);
        match fate {
            Fate::Made => output.note(&format!("made {path}: {}", part.purpose)),
            Fate::Replaced => output.note(&format!("replaced {path}: {}", part.purpose)),
            Fate::Added(_) => output.note(&format!("added to {path}: {}", part.purpose)),
            Fate::Same => output.note(&format!("left {path}: it is up to date")),
            Fate::Kept => output.note(&format!("kept {path}: it is there and differs")),
            Fate::ByHand => {
                output
                    .note(&format!("kept {path}: it says something else; add this by hand, which {}", part.purpose))?;
                part.text.lines().try_for_each(|line| output.note(&format!("  {line}")))
            }
        }
    }

    /// Says why there is no CI job, or that it may change by itself.
    fn tell_job(&self, build: Option<&Build>, output: &mut Output) -> io::Result<()> {
        match build {
            None if self.folder.join(JOB).exists() => Ok(()),
            None => {
                output.note(&format!("left out {}: waml is not published under a name to install", self.shown(JOB)))?;
                output.help("`waml init --from-git URL --rev REV` adds a job that builds it from a repository")
            }
            Some(Build { rev, .. }) if is_hash(rev) => Ok(()),
            Some(Build { rev, .. }) => {
                output.help(&format!("`{rev}` may become another commit; the full hash of one stays what it is"))
            }
        }
    }

    fn shown(&self, path: &str) -> String {
        let path = self.folder.join(path);
        path.strip_prefix(".").unwrap_or(&path).display().to_string()
    }
}

/// Whether a revision is the full hash of a commit, by SHA-1 or SHA-256.
fn is_hash(rev: &str) -> bool {
    matches!(rev.len(), 40 | 64) && rev.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn fate(path: &Path, part: &NewFile) -> Fate {
    match fs::read(path) {
        Ok(found) if found == part.text.as_bytes() => Fate::Same,
        Err(_) if path.symlink_metadata().is_err() => Fate::Made,
        Ok(found) if part.merges => match std::str::from_utf8(&found).map(|found| merge(found, &part.text)) {
            Ok(Merged::Same) => Fate::Same,
            Ok(Merged::Changed(text)) => Fate::Added(text),
            Ok(Merged::Clash) | Err(_) => Fate::ByHand,
        },
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
        let part = |text: &str| NewFile { path: "", purpose: "", text: text.to_owned(), merges: false };
        assert_eq!(fate(&path, &part("a")), Fate::Made);
        save::write_with_folders(&[(path.clone(), "a".to_owned())]).expect("it writes");
        let fates = [fate(&path, &part("a")), fate(&path, &part("b")), fate(folder.path(), &part("a"))];
        assert_eq!(fates, [Fate::Same, Fate::Kept, Fate::Kept]);
    }

    #[test]
    fn settings_name_the_schema_that_is_made() {
        let settings: serde_json::Value = serde_json::from_str(include_str!("init/settings.json")).expect("JSON");
        let schemas = settings["yaml.schemas"].as_object().expect("schemas");
        let paths: Vec<_> = parts(None).iter().map(|part| format!("./{}", part.path)).collect();
        assert!(schemas.keys().all(|path| paths.contains(path)), "{schemas:?}");
    }

    #[test]
    fn a_job_holds_nothing_that_a_shell_would_run() {
        for wrong in
            ["", "x", "https://a b", "https://a;b", "https://$(x)", "-x", "https://a#b", "https://a\nb", "git@h:r"]
        {
            assert!(address(wrong).is_err(), "{wrong}");
        }
        for wrong in ["", "-x", "a b", "$x", "a;b", "a#b", "a\n"] {
            assert!(revision(wrong).is_err(), "{wrong}");
        }
        assert!(address("https://example.com/fern/waml.git").is_ok() && address("ssh://git@example.com/waml").is_ok());
        assert!(revision("v0.1.0").is_ok() && is_hash(&"a1".repeat(20)) && !is_hash("v0.1.0"));
    }
}
