//! What commands say about the texts they were given, and about those they found none of.

use crate::project::files::{Catalogues, Opened, ProjectReader};
use crate::project::input::Input;
use crate::report::ended::Ended;
use crate::report::output::Output;
use crate::report::tally::{Tally, Verdict};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use waml::diagnostic::any_error;
use waml::render::human;
use waml::say;
use waml::text::{Phrase, visible};
use waml::{Compiled, CompiledDocument};

/// So many names are told.
const NAMED: usize = 3;

/// Reads and checks texts for a command that needs them right, and says which they are. Findings go to stderr.
pub(crate) fn read(
    paths: &[PathBuf],
    reader: &ProjectReader,
    output: &mut Output,
    mut take: impl FnMut(Opened),
) -> io::Result<(Ended, Vec<Input>)> {
    let inputs = reader.find(paths);
    tell_skipped(reader.skipped(&inputs), output)?;
    let mut known = Vec::with_capacity(inputs.len());
    let mut outcome = Ended::Clean;
    let mut tally = Tally::default();
    if inputs.is_empty() {
        nothing(paths, output)?;
        outcome = Ended::Failed;
    }
    for input in inputs {
        let opened = input.and_then(|input| {
            let opened = reader.open(&input);
            known.push(input);
            opened
        });
        match opened {
            Err(message) => {
                output.error(&message)?;
                outcome = Ended::Failed;
            }
            Ok(opened) => {
                tell(&opened, &mut tally, output)?;
                if is_wrong(&opened.compiled) {
                    outcome = outcome.max(Ended::Findings);
                }
                take(opened);
            }
        }
    }
    outcome = outcome.max(tell_catalogues(reader, &mut tally, output)?);
    if outcome == Ended::Findings {
        tally.refuse(&mut output.err)?;
    }
    let broken = tell_broken_configs(reader, output)?;
    Ok((if broken { Ended::Failed } else { outcome }, known))
}

/// Tells what was found in a text, and counts it.
fn tell(opened: &Opened, tally: &mut Tally, output: &mut Output) -> io::Result<()> {
    let Opened { source, compiled: Compiled { findings, omitted, .. }, .. } = opened;
    let told = human::render_for(source, findings, *omitted, output.err.look());
    output.err.write_all(told.as_bytes())?;
    tally.add(&Verdict::of(findings, *omitted));
    Ok(())
}

/// Tells what is wrong with the catalogues that messages are held against, and counts it.
pub(crate) fn tell_catalogues(reader: &ProjectReader, tally: &mut Tally, output: &mut Output) -> io::Result<Ended> {
    let Catalogues { files, unread, unmatched } = reader.catalogues();
    let mut outcome = Ended::Clean;
    for opened in files.iter().filter(|opened| !opened.compiled.findings.is_empty()) {
        tell(opened, tally, output)?;
        // What was not read is not known, so nobody knows whether calls are right.
        if any_error(&opened.compiled.findings) {
            outcome = Ended::Findings;
        }
    }
    for message in &unread {
        output.error(message)?;
        outcome = Ended::Failed;
    }
    tell_unmatched(&unmatched, output)?;
    Ok(outcome)
}

fn is_wrong(compiled: &Compiled) -> bool {
    let lost = |document: &CompiledDocument| document.message.is_none() && document.definition.is_none();
    any_error(&compiled.findings) || compiled.documents.iter().any(lost)
}

/// Says that the folders of a command line hold nothing to work on.
pub(crate) fn nothing(folders: &[PathBuf], output: &mut Output) -> io::Result<()> {
    let folders: Vec<_> = folders.iter().map(|folder| folder.display().to_string()).collect();
    let [en, zh] = [", ", "、"].map(|comma| folders.join(comma));
    output.error(&say!(
        "no *.waml.yaml, *.waml.yml or *.waml.json in {en}",
        "{zh} 中没有 *.waml.yaml、*.waml.yml 或 *.waml.json"
    ))?;
    output.help(&say!("files of other names are read when they are named", "其他名称的文件要写出文件名才会读取"))
}

/// Says what is wrong with configurations; whether anything is.
pub(crate) fn tell_broken_configs(reader: &ProjectReader, output: &mut Output) -> io::Result<bool> {
    let (broken, unread) = reader.broken_configs();
    for message in &unread {
        output.error(message)?;
    }
    for config in &broken {
        let findings = human::render_for(&config.source, &config.findings, 0, output.err.look());
        output.err.write_all(findings.as_bytes())?;
    }
    Ok(!broken.is_empty() || !unread.is_empty())
}

/// Says that no file holds the templates that a configuration names.
pub(crate) fn tell_unmatched(globs: &[String], output: &mut Output) -> io::Result<()> {
    for glob in globs {
        let glob = visible(glob);
        output.note(&say!(
            "no file matches `{glob}`, so calls of templates are not held against it",
            "没有文件与 `{glob}` 匹配，因此不按其检查模板调用"
        ))?;
    }
    Ok(())
}

/// Says which files were not looked at, and how to have them checked.
pub(crate) fn tell_skipped(mut files: Vec<PathBuf>, output: &mut Output) -> io::Result<()> {
    files.sort_unstable();
    files.dedup();
    if files.is_empty() {
        return Ok(());
    }
    output.note(&unlooked(&files))?;
    let them = if files.len() == 1 { "it" } else { "them" };
    output.help(&say!(
        "to have {them} checked, name {them} *.waml.yaml, or list {them} in `definitions` of a waml.toml; `exclude` \
         there leaves {them} out",
        "要检查这些文件，可改名为 *.waml.yaml，或列入 waml.toml 的 `definitions`；列入其中的 `exclude` 则不再提示"
    ))
}

/// How many files were not looked at, and the names of the first.
fn unlooked(files: &[PathBuf]) -> Phrase {
    let names: Vec<_> = files.iter().take(NAMED).map(|file| shown(file)).collect();
    let (count, more, [en, zh]) = (files.len(), files.len() - names.len(), [", ", "、"].map(|comma| names.join(comma)));
    match (count, more) {
        (1, _) => say!("1 file was not looked at: {en}", "有 1 个文件未检查：{zh}"),
        (_, 0) => say!("{count} files were not looked at: {en}", "有 {count} 个文件未检查：{zh}"),
        _ => say!(
            "{count} files were not looked at: {en} and {more} more",
            "有 {count} 个文件未检查：{zh}，另有 {more} 个"
        ),
    }
}

fn shown(file: &Path) -> String {
    file.strip_prefix(".").unwrap_or(file).display().to_string()
}
