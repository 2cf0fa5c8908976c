//! Rows filled in one piece, for the fuzz targets, which ask of any bytes what holds of a run.

use super::batch::Batch;
use super::columns::Columns;
use super::fill::{Filled, Filler};
use super::job::{Named, Settings};
use super::source::{RowFormat, RowSource};
use std::io::Read;
use std::path::Path;
use waml::{Definition, Language};

/// What became of rows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// The rows that were read.
    pub rows: u64,
    /// The messages, each on its line.
    pub messages: String,
    /// The rejects, as lines of a file.
    pub rejects: Vec<String>,
    /// Whether all was read; otherwise the rest cannot be.
    pub ended: bool,
}

/// Fills a definition with rows to their end. `None` where a header is wrong.
pub fn whole(definition: &Definition, format: RowFormat, from: Box<dyn Read + Send>) -> Option<Whole> {
    let all = [Named { name: "fuzzed".to_owned(), definition: definition.clone() }];
    let source = RowSource { path: Path::new("-"), format, delimiter: b',' };
    let settings = Settings::default();
    let (mut rows, columns) = if format == RowFormat::Csv {
        let mut table = source.table(from);
        let names = table.header().ok()??.into_iter().map(String::from_utf8).collect::<Result<_, _>>().ok()?;
        let columns = Columns::of(names, &all, &settings).ok()?;
        (Box::new(table) as Box<dyn super::batch::Rows>, Some(columns))
    } else {
        (source.objects(from), None)
    };
    let plans = all.iter().map(|one| one.definition.plan()).collect();
    let filler = Filler { all: &all, plans, columns, settings };
    let (mut made, mut batch, mut done) = (Whole::default(), Batch::default(), Filled::default());
    loop {
        batch.clear(made.rows + 1);
        let next = rows.next(&mut batch);
        made.ended = matches!(next, Ok(false));
        if !matches!(next, Ok(true)) {
            return Some(made);
        }
        made.rows += 1;
        filler.fill(&batch, &mut done);
        made.messages.push_str(&done.out);
        made.rejects.extend(done.rejects.iter().map(|reject| reject.line(Language::English)));
    }
}
