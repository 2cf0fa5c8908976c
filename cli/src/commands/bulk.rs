//! The rows of a command line that fill definitions: `waml compile --data`.

use super::values::{Found, replaces};
use crate::project::input::Input;
use crate::project::words::unreadable;
use crate::report::ended::Ended;
use crate::report::headings;
use crate::report::output::Output;
use crate::report::outputs::guard;
use crate::report::pending::is_stdout;
use crate::report::save::Target;
use crate::rows::job::{Named, Settings};
use crate::rows::run::{Job, run};
use crate::rows::source::{RowFormat, RowSource};
use std::io;
use std::path::{Path, PathBuf};
use waml::say;
use waml::text::{Phrase, Words};

/// Arguments that fill definitions with rows.
#[derive(clap::Args, Clone, Debug, Default)]
pub(crate) struct Bulk {
    /// Make a message of each row of a file, or of stdin with `-`: CSV, JSON Lines or a JSON array.
    #[arg(long, value_name = "ROWS", help_heading = headings::ROWS, conflicts_with_all = ["set", "set_json", "example"])]
    data: Option<PathBuf>,
    /// How the rows are written, where the file's extension does not say so.
    #[arg(long, value_enum, value_name = "FORMAT", requires = "data", help_heading = headings::ROWS)]
    data_format: Option<RowFormat>,
    /// What stands between the cells of a table, a comma where nothing is said.
    #[arg(long, value_name = "CHAR", value_parser = delimiter, requires = "data", help_heading = headings::ROWS)]
    delimiter: Option<u8>,
    /// Take white space off the edges of every cell of a table.
    #[arg(long, requires = "data", help_heading = headings::ROWS)]
    trim: bool,
    /// Write wrong rows to this file, one JSON object per line, with what is wrong with them.
    #[arg(long, value_name = "FILE", requires = "data", help_heading = headings::ROWS)]
    rejects: Option<PathBuf>,
    /// Stop where more rows than so many are wrong.
    #[arg(long, value_name = "N", requires = "data", help_heading = headings::ROWS)]
    limit_rejects: Option<u64>,
    /// Put each message into an object with the number of its row.
    #[arg(long, requires = "data", help_heading = headings::ROWS)]
    envelope: bool,
    /// Leave out columns that are no parameters and like none.
    #[arg(long, requires = "data", help_heading = headings::ROWS)]
    ignore_columns: bool,
}

/// A delimiter: one character of one byte, which means nothing else in a table.
fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        _ if text == "\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n') => Ok(*byte),
        _ => Err("one character, such as ';' or '\\t'".to_owned()),
    }
}

impl Bulk {
    /// The file of rows, if one is named.
    pub(crate) fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// What does not go together with rows.
    pub(crate) fn clash(&self, paths: &[PathBuf], output: Option<&Path>, curl: bool) -> Option<Phrase> {
        let data = self.data()?;
        if curl {
            return Some(Words::new("--data makes JSON Lines, not curl", "--data 输出 JSON Lines，不能用 curl").into());
        }
        if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
            let folder = folder.display();
            return Some(say!(
                "{folder} is a folder, name the definitions that --data fills",
                "{folder} 是文件夹，请逐个指定 --data 要填入的消息定义"
            ));
        }
        if data == Path::new("-") && paths.iter().any(|path| path == Path::new("-")) {
            return Some(
                Words::new("definition and --data cannot both be stdin", "消息定义和 --data 不能都来自 stdin").into(),
            );
        }
        if let Target::Folder(folder) = Target::of(output) {
            let folder = folder.display();
            return Some(say!(
                "{folder} is a folder, --data writes one file",
                "{folder} 是文件夹，--data 只写一个文件"
            ));
        }
        if self.rejects.as_deref().is_some_and(is_stdout) && Target::of(output) == Target::Stdout {
            return Some(
                Words::new("messages and rejects cannot both go to stdout", "消息和未通过的行不能都写到 stdout").into(),
            );
        }
        self.source(data).err()
    }

    fn source<'s>(&self, path: &'s Path) -> Result<RowSource<'s>, Phrase> {
        if path.is_dir() {
            return Err(unreadable(path, &io::ErrorKind::IsADirectory.into()));
        }
        let by_name = RowFormat::of(path);
        let Some(format) = self.data_format.or(by_name.map(|(format, _)| format)) else {
            let path = path.display();
            return Err(say!(
                "{path} does not say how its rows are written; name it with --data-format csv, jsonl or json",
                "无法由 {path} 判断数据格式，请用 --data-format csv、jsonl 或 json 指定"
            ));
        };
        if format != RowFormat::Csv && (self.delimiter.is_some() || self.trim) {
            return Err(Words::new("--delimiter and --trim are for tables", "--delimiter 和 --trim 只用于表格").into());
        }
        let delimiter = self.delimiter.or(by_name.and_then(|(_, delimiter)| delimiter)).unwrap_or(b',');
        Ok(RowSource { path, format, delimiter })
    }

    /// Fills definitions with the rows, `to` whom they go and where messages go besides.
    pub(crate) fn run(
        &self,
        found: Vec<Found>,
        (to, out): (Option<&str>, Option<&Path>),
        inputs: &[Input],
        config: Option<&Path>,
        output: &mut Output,
    ) -> io::Result<Ended> {
        let written = found.iter().filter(|one| to.is_some() && !one.definition.takes_recipient());
        let replaced = replaces(&written.map(|one| &*one.from).collect::<Vec<_>>());
        let all = match Self::named(found, to) {
            Ok(all) => all,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        let Some(data) = self.data() else { return Ok(Ended::Failed) };
        let source = match self.source(data) {
            Ok(source) => source,
            Err(message) => return output.error(&message).map(|()| Ended::Failed),
        };
        let out = out.filter(|path| !is_stdout(path));
        let files = out.into_iter().chain(self.rejects.as_deref());
        if let Err(message) = guard(files, inputs, config) {
            return output.error(&message).map(|()| Ended::Failed);
        }
        let settings = Settings {
            to: to.is_some(),
            ignore_columns: self.ignore_columns,
            trim: self.trim,
            envelope: self.envelope,
        };
        replaced.map_or(Ok(()), |told| output.note(&told))?;
        let (rejects, limit) = (self.rejects.as_deref(), self.limit_rejects);
        run(&Job { source, all: &all, settings, output: out, rejects, limit }, output)
    }

    /// The definitions by their names, which tell them apart, and with the recipient of the command line.
    fn named(found: Vec<Found>, to: Option<&str>) -> Result<Vec<Named>, Phrase> {
        let mut all: Vec<Named> = Vec::with_capacity(found.len());
        for Found { name, from, definition } in found {
            if all.iter().any(|one| one.name == name) {
                return Err(say!(
                    "{from}: two definitions are called `{name}`, and a row says by the name which one it is for",
                    "{from}：有两个消息定义都名为 `{name}`，而数据行用名称指定消息定义"
                ));
            }
            let definition = match to {
                None => definition,
                Some(to) => definition.addressed(to).map_err(|report| {
                    let message = report.findings.into_iter().next().map(|finding| finding.message);
                    let message = message.unwrap_or_else(|| Phrase::neutral(String::new()));
                    say!("--to {to}: {message}", "--to {to}：{message}"; message)
                })?,
            };
            all.push(Named { name, definition });
        }
        Ok(all)
    }
}
