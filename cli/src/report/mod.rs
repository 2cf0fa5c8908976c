//! Where findings go: several formats in one run, one of them to stdout, the others to files.

pub(crate) mod ended;
pub(crate) mod headings;
pub(crate) mod language;
pub(crate) mod output;
pub(crate) mod outputs;
pub(crate) mod pending;
pub(crate) mod progress;
pub(crate) mod save;
mod statistics;
pub(crate) mod tally;
pub(crate) mod unfinished;
pub(crate) mod unified;

use crate::project::input::Input;
use crate::project::words::{reason, stopped};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command};
use output::Output;
use outputs::guard;
use pending::Pending;
use pending::is_stdout;
use save::unwritten;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use unfinished::unfinished;
use waml::render::{End, Format, Found, Look};
use waml::text::{Phrase, Words};
use waml::{Language, Source, say};

/// How and where to report.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Reporting {
    /// How to print findings; FORMAT:FILE writes them to a file instead.
    ///
    /// May be given several times, as in `--format human --format sarif:waml.sarif`; all but one
    /// need a file then. Exit codes are the same in every format.
    #[arg(long = "format", value_name = "FORMAT[:FILE]", value_parser = Parser, conflicts_with = "diff", help_heading = headings::REPORT)]
    wanted: Vec<WantedReport>,
    /// Write to this file what would be printed to stdout.
    #[arg(long, value_name = "FILE", conflicts_with = "diff", help_heading = headings::REPORT)]
    output_file: Option<PathBuf>,
}

/// A format, and the file that it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct WantedReport {
    format: Format,
    file: Option<PathBuf>,
}

/// Reads `FORMAT` and `FORMAT:FILE`.
#[derive(Clone)]
struct Parser;

impl TypedValueParser for Parser {
    type Value = WantedReport;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<WantedReport, clap::Error> {
        let text = value.to_str().ok_or_else(|| clap::Error::new(ErrorKind::InvalidUtf8).with_cmd(command))?;
        let (format, file) = text.split_once(':').map_or((text, None), |(format, file)| (format, Some(file)));
        let name = PossibleValuesParser::new(formats()).parse_ref(command, arg, OsStr::new(format))?;
        let format = Format::of(&name).unwrap_or_default();
        match file {
            Some("") => {
                let message = format!("`{text}` names no file; write {text}FILE, or leave out the colon\n");
                Err(clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(command))
            }
            file => Ok(WantedReport { format, file: file.map(PathBuf::from) }),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(formats()))
    }
}

/// The formats, as help and completions show them.
fn formats() -> impl Iterator<Item = PossibleValue> {
    let shown = |format: &Format| PossibleValue::new(format.name()).help(format.about().say(Language::English));
    Format::ALL.iter().map(shown)
}

impl Reporting {
    /// Opens every file that is written to, none of which may be read in the same run.
    ///
    /// # Errors
    /// Which formats are in each other's way, or which file cannot be written.
    pub(crate) fn open(&self, inputs: &[Input], config: Option<&Path>, output: &Output) -> Result<Reports, Phrase> {
        let wanted = self.resolved()?;
        guard(wanted.iter().filter_map(|wanted| wanted.file.as_deref()), inputs, config)?;
        let list: Result<_, Phrase> = wanted.into_iter().map(|wanted| OneReport::open(wanted, output)).collect();
        Ok(Reports { list: list? })
    }

    /// The files that are written to.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        self.wanted.iter().filter_map(|wanted| wanted.file.clone()).chain(self.output_file.clone()).collect()
    }

    /// What was asked for, each with its own place: `None` is stdout.
    fn resolved(&self) -> Result<Vec<WantedReport>, Phrase> {
        let mut wanted = self.wanted.clone();
        if wanted.is_empty() {
            wanted.push(WantedReport::default());
        }
        if let Some(file) = &self.output_file {
            let free = wanted.iter_mut().find(|wanted| wanted.file.is_none());
            let free = free.ok_or(Words::new(
                "every --format has a file of its own; --output-file has nothing to take",
                "每个 --format 都有自己的文件，--output-file 没有可写的内容",
            ))?;
            free.file = Some(file.clone());
        }
        for wanted in &mut wanted {
            wanted.file.take_if(|file| is_stdout(file));
        }
        for (i, one) in wanted.iter().enumerate() {
            if wanted[..i].iter().any(|other| other.file == one.file) {
                return Err(clash(one));
            }
        }
        Ok(wanted)
    }
}

fn clash(wanted: &WantedReport) -> Phrase {
    match &wanted.file {
        Some(file) => {
            let file = file.display();
            say!("two formats would be written to {file}", "两种格式会写入同一个文件 {file}")
        }
        None => say!(
            "two formats would be printed to stdout; give one a file, as in --format sarif:waml.sarif",
            "两种格式会同时输出到 stdout；给其中一种指定文件，例如 --format sarif:waml.sarif"
        ),
    }
}

/// The reports of a run.
pub(crate) struct Reports {
    list: Vec<OneReport>,
}

struct OneReport {
    format: Format,
    look: Look,
    /// Goes to stdout.
    printed: bool,
    /// A path and what writes to it, until the report is finished.
    file: Option<(PathBuf, Pending)>,
    /// Whether the report has the part of any file.
    begun: bool,
}

impl Reports {
    /// The parts about one file, one per report.
    pub(crate) fn render(&self, source: &Source, found: Found<'_>) -> Vec<String> {
        self.list.iter().map(|report| report.format.file(source, found, report.look)).collect()
    }

    /// Begins every report.
    pub(crate) fn start(&mut self, output: &mut Output) -> io::Result<()> {
        self.list.iter_mut().try_for_each(|report| report.write(&report.format.head(report.look.language), output))
    }

    /// Adds the parts about one file.
    pub(crate) fn add(&mut self, parts: &[String], output: &mut Output) -> io::Result<()> {
        let filled = self.list.iter_mut().zip(parts).filter(|(_, part)| !part.is_empty());
        filled.into_iter().try_for_each(|(report, part)| {
            report.write(report.format.joint(!report.begun), output)?;
            report.begun = true;
            report.write(part, output)
        })
    }

    /// Ends every report.
    pub(crate) fn finish(&mut self, end: End, output: &mut Output) -> io::Result<()> {
        self.list.iter_mut().try_for_each(|report| report.finish(end, output))
    }

    /// Which report goes to people on stdout, and how that looks.
    pub(crate) fn for_people(&self) -> Option<(usize, Look)> {
        let found = self.list.iter().position(|report| report.printed && report.format == Format::Human)?;
        Some((found, self.list[found].look))
    }

    /// Whether stdout has nothing that a closing line, on a terminal, would stand under wrongly.
    pub(crate) fn may_close(&self) -> bool {
        self.list.iter().all(|report| !report.printed || report.format.is_read_by_people())
    }
}

impl OneReport {
    fn open(wanted: WantedReport, output: &Output) -> Result<Self, Phrase> {
        let WantedReport { format, file } = wanted;
        let is_printed = file.is_none();
        let look = if is_printed { output.out.look() } else { Look::default() };
        let language = match format {
            Format::Human | Format::Short if is_printed => look.language,
            Format::Human | Format::Short => output.tongue.for_people(false),
            _ => output.tongue.for_programs(),
        };
        let look = Look { language, ..look };
        let Some(path) = file else { return Ok(Self { format, look, printed: true, file: None, begun: false }) };
        let file = Pending::create(&path).map_err(|error| unwritten(&path, &error))?;
        Ok(Self { format, look, printed: false, file: Some((path, file)), begun: false })
    }

    fn write(&mut self, text: &str, output: &mut Output) -> io::Result<()> {
        match &mut self.file {
            None => output.out.write_all(text.as_bytes()),
            Some((path, file)) => file.write_all(text.as_bytes()).map_err(|error| named(path, &error)),
        }
    }

    fn finish(&mut self, end: End, output: &mut Output) -> io::Result<()> {
        if self.begun {
            self.write(self.format.close(), output)?;
        }
        self.write(&self.format.tail(end, self.look.language), output)?;
        let Some((path, file)) = self.file.take() else { return Ok(()) };
        let told = file.complete().and_then(|file| file.commit(&mut unfinished()));
        told.map_err(|error| named(&path, &error))?.map_or(Ok(()), |told| output.note(&told))
    }
}

/// The error with its file in it; a file is no pipe that a reader left.
fn named(path: &Path, error: &io::Error) -> io::Error {
    let (path, why) = (path.display(), reason(error));
    stopped(say!("{path}: {why}", "{path}：{why}"; why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Result<WantedReport, String> {
        let command = Command::new("waml");
        Parser.parse_ref(&command, None, OsStr::new(text)).map_err(|error| error.to_string())
    }

    fn resolved(formats: &[&str], output_file: Option<&str>) -> Result<Vec<String>, String> {
        let wanted = formats.iter().map(|text| wanted(text).expect("it parses")).collect();
        let reporting = Reporting { wanted, output_file: output_file.map(PathBuf::from) };
        let shown = |wanted: WantedReport| {
            let file = wanted.file.map_or("stdout".to_owned(), |file| file.display().to_string());
            format!("{:?} to {file}", wanted.format)
        };
        let resolved = reporting.resolved().map_err(|error| error.to_string())?;
        Ok(resolved.into_iter().map(shown).collect())
    }

    #[test]
    fn a_format_may_have_a_file() {
        let file = |format, file: &str| Ok(WantedReport { format, file: Some(file.into()) });
        assert_eq!(wanted("json"), Ok(WantedReport { format: Format::Json, file: None }));
        assert_eq!(wanted("sarif:a b:c"), file(Format::Sarif, "a b:c"));
        assert!(wanted("sarif:").is_err_and(|error| error.contains("names no file")));
        assert!(wanted("serif").is_err());
    }

    #[test]
    fn each_report_has_a_place() {
        assert_eq!(resolved(&[], None), Ok(vec!["Human to stdout".to_owned()]));
        assert_eq!(resolved(&["sarif"], Some("x")), Ok(vec!["Sarif to x".to_owned()]));
        let both = resolved(&["short", "sarif:x", "junit:-"], Some("y"));
        assert_eq!(both, Ok(["Short to y", "Sarif to x", "Junit to stdout"].map(str::to_owned).to_vec()));
    }

    #[test]
    fn no_two_share_one() {
        assert!(resolved(&["short", "json"], None).is_err_and(|error| error.contains("stdout")));
        assert!(resolved(&["short", "json:-"], None).is_err_and(|error| error.contains("stdout")));
        assert!(resolved(&["short:x", "json"], Some("x")).is_err_and(|error| error.ends_with("written to x")));
        assert!(resolved(&["short:x"], Some("y")).is_err_and(|error| error.contains("nothing to take")));
    }
}
