//! Some rows as they were read.

use std::ops::Range;
use waml::text::Phrase;

/// A batch is full with so many rows, or so many bytes.
const ROWS: usize = 2048;
const BYTES: usize = 256 * 1024;

/// The most bytes of one row.
pub(super) const LONGEST: usize = 64 * 1024 * 1024;

/// Rows one behind the other, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The number of the first row, from 1.
    pub(super) first: u64,
    /// What the rows hold: cells without their quotes, or JSON.
    pub(super) bytes: Vec<u8>,
    /// Where each cell ends.
    pub(super) ends: Vec<usize>,
    pub(super) rows: Vec<Raw>,
}

/// One row.
#[derive(Debug)]
pub(super) struct Raw {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    pub(super) kind: Kind,
    pub(super) bytes: Range<usize>,
    /// Its cells, as positions of their ends.
    pub(super) cells: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cells,
    Json,
    /// A line in which a quote is not closed, or closed too early.
    BrokenQuote,
}

/// Reads rows.
pub(super) trait Rows: Send {
    /// Adds one row; `false` where there are no more.
    ///
    /// # Errors
    /// Why the rest cannot be read.
    fn next(&mut self, batch: &mut Batch) -> Result<bool, Phrase>;

    /// So many bytes were read so far.
    fn bytes(&self) -> u64;
}

impl Batch {
    pub(super) fn clear(&mut self, first: u64) {
        self.first = first;
        self.bytes.clear();
        self.ends.clear();
        self.rows.clear();
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bytes.len() >= BYTES
    }

    /// Adds what was put behind the bytes since they were so long as a row of JSON, or as a line.
    pub(super) fn end_row(&mut self, line: u64, kind: Kind, start: usize) {
        let cells = self.ends.len()..self.ends.len();
        self.rows.push(Raw { line, kind, bytes: start..self.bytes.len(), cells });
    }

    /// The cells of a row.
    pub(super) fn cells<'b>(&'b self, row: &Raw) -> impl Iterator<Item = &'b [u8]> + use<'b> {
        let mut start = row.bytes.start;
        self.ends[row.cells.clone()].iter().map(move |&end| {
            let cell = &self.bytes[start..end];
            start = end;
            cell
        })
    }

    pub(super) fn text(&self, row: &Raw) -> &[u8] {
        &self.bytes[row.bytes.clone()]
    }
}
