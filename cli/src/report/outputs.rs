//! That no output of a run is another output, or something that the run reads.

use crate::project::config;
use crate::project::input::Input;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use waml::say;
use waml::text::Phrase;

/// Files that hold settings and never results.
pub(crate) const SETTINGS: [&str; 3] = [config::NAME, ".gitignore", ".ignore"];

/// A file, however a path to it is spelled.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Identity {
    /// Its device and its number there.
    #[cfg(unix)]
    Numbered(u64, u64),
    /// Its path from the root. Of a file that is not there yet, the name is in lower case: whether case matters cannot
    /// be asked before it is.
    Named(PathBuf),
}

impl Identity {
    /// Which file a path means; `None` for a device, a pipe or a folder, which lose nothing by being written to.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        match fs::metadata(path) {
            Ok(data) => data.is_file().then(|| Self::existing(path, &data)),
            Err(_) => Some(Self::new(path)),
        }
    }

    #[cfg(unix)]
    fn existing(_: &Path, data: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self::Numbered(data.dev(), data.ino())
    }

    #[cfg(not(unix))]
    fn existing(path: &Path, _: &fs::Metadata) -> Self {
        fs::canonicalize(path).map_or_else(|_| Self::new(path), Self::Named)
    }

    fn new(path: &Path) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let name = path.file_name().unwrap_or_default();
        Self::Named(folder.join(name.to_str().map_or_else(|| name.to_owned(), |name| name.to_lowercase().into())))
    }

    #[cfg(unix)]
    fn of_stdin() -> Option<Self> {
        use std::os::fd::AsFd;
        let file = fs::File::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?);
        let data = file.metadata().ok().filter(fs::Metadata::is_file)?;
        Some(Self::existing(Path::new(""), &data))
    }

    #[cfg(not(unix))]
    fn of_stdin() -> Option<Self> {
        None
    }
}

/// Makes sure that outputs are neither each other nor anything that is read.
///
/// # Errors
/// Which output is in the way of what.
pub(crate) fn guard<'p>(
    outputs: impl IntoIterator<Item = &'p Path>,
    inputs: &[Input],
    config: Option<&Path>,
) -> Result<(), Phrase> {
    let mut known = HashMap::new();
    for output in outputs {
        holds_no_settings(output)?;
        let Some(identity) = Identity::of(output) else { continue };
        if let Some(first) = known.insert(identity, output) {
            return Err(two(first, output));
        }
    }
    if known.keys().all(|identity| matches!(identity, Identity::Named(_))) && cfg!(unix) {
        // None is there yet, and what is read is.
        return Ok(());
    }
    let read = |path: &Path, identity: Option<Identity>| {
        let (same, output, path) =
            known.get(&identity?).map(|output| (*output == path, output.display(), path.display()))?;
        Some(if same {
            say!("cannot write {output}: it is read too", "无法写入 {output}：本次也要读取该文件")
        } else {
            say!(
                "cannot write {output}: it is the same file as {path}, which is read",
                "无法写入 {output}：与要读取的 {path} 是同一个文件"
            )
        })
    };
    let clash = inputs.iter().find_map(|input| match input {
        Input::Stdin => read(Path::new("<stdin>"), Identity::of_stdin()),
        Input::File(path) => read(path, Identity::of(path)),
    });
    match clash.or_else(|| config.and_then(|path| read(path, Identity::of(path)))) {
        Some(clash) => Err(clash),
        None => Ok(()),
    }
}

/// The inputs, each file once however many names it was given by: what is written to must not be at work twice.
pub(crate) fn once(inputs: Vec<Result<Input, Phrase>>) -> Vec<Result<Input, Phrase>> {
    let mut seen = HashSet::new();
    let new = |input: &Result<Input, Phrase>| match input {
        Ok(Input::File(path)) => Identity::of(path).is_none_or(|identity| seen.insert(identity)),
        _ => true,
    };
    let mut inputs = inputs;
    inputs.retain(new);
    inputs
}

fn two(first: &Path, second: &Path) -> Phrase {
    let (is_one, first, second) = (first == second, first.display(), second.display());
    if is_one {
        return say!("two outputs would be written to {first}", "两个输出会写入同一个文件 {first}");
    }
    say!("two outputs would be one file: {first} and {second}", "两个输出是同一个文件：{first} 和 {second}")
}

fn holds_no_settings(output: &Path) -> Result<(), Phrase> {
    let real = fs::canonicalize(output);
    let name = real.as_deref().unwrap_or(output).file_name().unwrap_or_default();
    if SETTINGS.iter().any(|settings| name == *settings) {
        let output = output.display();
        return Err(say!(
            "cannot write {output}: a file of this name holds settings",
            "无法写入 {output}：这个名称的文件用来保存设置"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guarded(outputs: &[&Path], inputs: &[&Path]) -> Result<(), Phrase> {
        let inputs: Vec<_> = inputs.iter().map(|path| Input::File(path.to_path_buf())).collect();
        guard(outputs.iter().copied(), &inputs, None)
    }

    #[test]
    fn one_file_has_many_names() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "").expect("it writes");
        fs::create_dir(at("sub")).expect("it is made");
        fs::hard_link(at("a"), at("hard")).expect("it is made");
        let mut names = vec!["a", "./a", "sub/../a"];
        if cfg!(unix) {
            names.push("hard");
        }
        for name in names {
            assert!(guarded(&[&at(name)], &[&at("a")]).is_err_and(|error| error.contains("read")), "{name}");
            assert!(guarded(&[&at(name), &at("a")], &[]).is_err_and(|error| error.contains("two outputs")), "{name}");
        }
        for new in ["b", "sub/../b", "B"] {
            assert!(guarded(&[&at("b"), &at(new)], &[]).is_err(), "{new}");
        }
        assert_eq!(guarded(&[&at("b"), &at("c"), &at("sub/b")], &[&at("a"), &at("no")]), Ok(()));
        assert!(guarded(&[&at("sub/waml.toml")], &[]).is_err_and(|error| error.ends_with("holds settings")));
    }
}
