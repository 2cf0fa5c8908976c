//! Where rows come from, and in which format.

use super::array::Array;
use super::batch::Rows;
use super::encoding::Together;
use super::lines::Lines;
use super::table::Table;
use crate::project::words::unreadable;
use crate::streams;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use waml::text::Phrase;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum RowFormat {
    /// A table with a header, its cells between commas.
    Csv,
    /// A JSON object on each line.
    Jsonl,
    /// One JSON array of objects.
    Json,
}

/// A file of rows, or stdin.
#[derive(Clone, Debug)]
pub(crate) struct RowSource<'s> {
    pub(crate) path: &'s Path,
    pub(crate) format: RowFormat,
    /// What stands between the cells of a table.
    pub(crate) delimiter: u8,
}

impl RowSource<'_> {
    /// What the rows are called.
    pub(crate) fn name(&self) -> String {
        if self.path == Path::new("-") { "<stdin>".to_owned() } else { self.path.display().to_string() }
    }

    /// The bytes, and how many there are if that is known.
    pub(super) fn open(&self) -> Result<(Box<dyn Read + Send>, Option<u64>), Phrase> {
        if self.path == Path::new("-") {
            return Ok((Box::new(Together::new(streams::stdin())), None));
        }
        let opened = File::open(self.path).and_then(|file| Ok((file.metadata()?, file)));
        let (data, file) = opened.map_err(|error| unreadable(self.path, &error))?;
        if data.is_dir() {
            return Err(unreadable(self.path, &io::ErrorKind::IsADirectory.into()));
        }
        Ok((Box::new(Together::new(file)), data.is_file().then_some(data.len())))
    }

    pub(super) fn table(&self, from: Box<dyn Read + Send>) -> Table {
        Table::new(from, self.name(), self.delimiter)
    }

    /// The rows of a format that has no header.
    pub(super) fn objects(&self, from: Box<dyn Read + Send>) -> Box<dyn Rows> {
        match self.format {
            RowFormat::Json => Box::new(Array::new(from, self.name())),
            RowFormat::Jsonl | RowFormat::Csv => Box::new(Lines::new(from, self.name())),
        }
    }
}

impl RowFormat {
    /// The format of a file, and its delimiter where it is a table, by its extension.
    pub(crate) fn of(path: &Path) -> Option<(Self, Option<u8>)> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match &*extension {
            "csv" => (Self::Csv, None),
            "tsv" | "tab" => (Self::Csv, Some(b'\t')),
            "jsonl" | "ndjson" => (Self::Jsonl, None),
            "json" => (Self::Json, None),
            _ => return None,
        })
    }
}
