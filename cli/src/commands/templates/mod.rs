//! `waml templates`: what is approved, what a call of it must give, and what nobody calls.

mod list;
mod unused;

use super::inputs::{tell_broken_configs, tell_catalogues};
use crate::project::config::Config;
use crate::project::files::ProjectReader;
use crate::project::reading::{ReadingOptions, Where};
use crate::report::ended::Ended;
use crate::report::headings;
use crate::report::output::Output;
use crate::report::tally::Tally;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use waml::import::definition;
use waml::message::Message;
use waml::templates::{Approved, Beyond, Catalogue, Undocumented};
use waml::text::suggest::nearest;
use waml::text::{Phrase, Words, visible};
use waml::{Compiler, say};

/// Arguments of `waml templates`.
///
/// The files of templates are those that `templates` in a waml.toml names.
#[derive(clap::Args, Debug)]
pub(crate) struct Templates {
    /// Print a definition that fits this template, with samples to type over.
    #[arg(value_name = "NAME", conflicts_with = "unused")]
    name: Option<String>,
    /// Say which templates no message in these files and folders calls, and which messages call a template that is
    /// gone.
    #[arg(long, value_name = "PATH", num_args = 0.., default_missing_value = ".")]
    unused: Option<Vec<PathBuf>>,
    /// How to print the list.
    #[arg(long = "format", value_enum, default_value_t, value_name = "FORMAT", conflicts_with = "name")]
    listing: ListFormat,
    /// Use this configuration, instead of the `waml.toml` above the working directory.
    #[arg(long, value_name = "FILE", help_heading = headings::READ)]
    config: Option<PathBuf>,
}

/// How to print a list of templates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum ListFormat {
    /// A table.
    #[default]
    Human,
    /// A JSON object, version 1.
    Json,
}

impl Templates {
    /// Prints what was asked for.
    pub(crate) fn run(&self, output: &mut Output) -> io::Result<Ended> {
        let place = Where { config: self.config.clone(), ..Where::default() };
        let reader = ProjectReader::new(ReadingOptions { place, ..ReadingOptions::default() });
        let config = reader.config(Path::new(""));
        let known = config.as_deref().and_then(|config| config.templates.known());
        let ended = tell_catalogues(&reader, &mut Tally::default(), output)?;
        let Some(known) = known else { return nothing_named(&reader, config.as_ref(), output) };
        let project = Project {
            catalogue: &known.catalogue,
            undocumented: config.iter().flat_map(|config| config.undocumented.clone()).collect(),
        };
        let done = match (&self.name, &self.unused) {
            (Some(name), _) => skeleton(&project, name, output)?,
            (None, Some(paths)) => {
                unused::tell(&known.catalogue, &reader, paths, self.listing == ListFormat::Json, output)?
            }
            (None, None) if self.listing == ListFormat::Json => {
                writeln!(output.out, "{}", list::json(&project)).map(|()| Ended::Clean)?
            }
            (None, None) => {
                let table = list::table(&project, output.out.look().language);
                output.out.write_all(table.as_bytes()).map(|()| Ended::Clean)?
            }
        };
        Ok(ended.max(done))
    }
}

/// Says that no file of templates is named, or why it cannot be known.
pub(super) fn nothing_named(
    reader: &ProjectReader,
    config: Option<&Arc<Config>>,
    output: &mut Output,
) -> io::Result<Ended> {
    if !tell_broken_configs(reader, output)? {
        output.error(&Phrase::from(if config.is_some() { NO_KEY } else { NO_CONFIG }))?;
        output.help(&say!(
            "write `templates = [\"templates/*.json\"]` into a waml.toml; docs/templates.md says how to fetch them",
            "在 waml.toml 中写 `templates = [\"templates/*.json\"]`；获取方法见 docs/templates.md"
        ))?;
    }
    Ok(Ended::Failed)
}

const NO_KEY: Words = Words::new("the waml.toml names no files of templates", "waml.toml 没有写明模板列表的文件");
const NO_CONFIG: Words =
    Words::new("there is no waml.toml that names files of templates", "没有写明模板列表文件的 waml.toml");

/// The approved templates of a project, and what its gateway forwards beyond the document.
struct Project<'p> {
    catalogue: &'p Catalogue,
    undocumented: Vec<Undocumented>,
}

impl Project<'_> {
    fn beyond(&self) -> Beyond {
        self.undocumented.iter().copied().collect()
    }
}

/// Prints a definition for each of the languages in which a template needs something else.
fn skeleton(project: &Project<'_>, name: &str, output: &mut Output) -> io::Result<Ended> {
    let (catalogue, beyond) = (project.catalogue, project.beyond());
    let rows: Vec<_> = catalogue.named(name).iter().filter(|row| row.is_sendable()).collect();
    if rows.is_empty() {
        return unknown(catalogue, name, output);
    }
    let mut calls = Vec::new();
    for row in &rows {
        let Some(call) = row.skeleton_beyond(beyond) else { continue };
        if !calls.iter().any(|(_, known)| *known == call) {
            calls.push((*row, call));
        }
    }
    if calls.is_empty() {
        let name = visible(name);
        output.error(&say!("this API cannot fill template `{name}`", "本接口无法填写模板 `{name}`"))?;
        output.help(&list::gives(rows[0], beyond))?;
        return Ok(Ended::Findings);
    }
    let several = calls.len() > 1;
    let compiler = Compiler::new().templates(catalogue).undocumented(project.undocumented.iter().copied());
    for (at, (row, call)) in calls.into_iter().enumerate() {
        let call = match &row.language {
            Some(language) if several => call.language(language.clone()),
            _ => call,
        };
        let checked = compiler.check(Message::new(call)).map_err(|report| io::Error::other(report.to_string()))?;
        let separator = if at > 0 { "---\n" } else { "" };
        write!(output.out, "{separator}{}{}", comments(row), with_parameter(definition(&checked, None), row))?;
    }
    Ok(Ended::Clean)
}

/// A one-time code is another one for everybody, so it is a parameter.
fn with_parameter(definition: String, row: &Approved) -> String {
    if !row.authentication {
        return definition;
    }
    let (digits, hole) = (format!("code: \"{SAMPLE_CODE}\""), "code: \"{{code}}\"");
    let declared = format!("params:\n  code: {{type: digits, max_chars: 8, example: \"{SAMPLE_CODE}\"}}\n");
    declared + &definition.replace(&digits, hole)
}

/// The code of a call that is a sample.
const SAMPLE_CODE: &str = "123456";

/// What the template says, above the definition.
fn comments(row: &Approved) -> String {
    let lines = row.body.text.lines().map(|line| format!("# {}", visible(line)).trim_end().to_owned() + "\n");
    lines.collect()
}

fn unknown(catalogue: &Catalogue, name: &str, output: &mut Output) -> io::Result<Ended> {
    let shown = visible(name);
    let status = catalogue.named(name).first().and_then(|row| row.status.as_deref());
    output.error(&match status {
        Some(status) => {
            say!("template `{shown}` is `{status}`, so it is not sent", "模板 `{shown}` 的状态为 `{status}`，不能发送")
        }
        None => say!("template `{shown}` is not in the catalogue", "模板列表中没有 `{shown}`"),
    })?;
    if let Some(near) = nearest(name, catalogue.names()).filter(|_| status.is_none()) {
        output.help(&say!("did you mean `{near}`?", "是否应为 `{near}`？"))?;
    }
    Ok(Ended::Failed)
}
