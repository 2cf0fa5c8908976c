//! Rows of a table: CSV.

use super::batch::{Batch, Kind, LONGEST, Raw, Rows};
use super::encoding::{is_utf16, utf16};
use crate::project::words::reason;
use csv_core::ReadRecordResult as Got;
use std::io::Read;
use waml::say;
use waml::text::Phrase;

/// So many bytes are read at once.
const CHUNK: usize = 64 * 1024;

/// The least bytes in which the end of a quote is looked for.
const IMPATIENT: usize = 64 * 1024;

/// A table under way. It keeps the bytes of the row that it reads, so that it can go on behind the first line of one whose quotes
/// are broken, and no other row is lost.
pub(super) struct Table {
    from: Box<dyn Read + Send>,
    name: String,
    delimiter: u8,
    core: csv_core::Reader,
    /// Room for what is read of a row: its cells one behind the other, and where each ends.
    record: Vec<u8>,
    record_ends: Vec<usize>,
    buffer: Vec<u8>,
    /// Where the row begins in the buffer, and up to where it was read.
    start: usize,
    at: usize,
    /// The line at the row's beginning.
    line: u64,
    /// Whether the row before ended with a carriage return, behind which a line feed ends no other line.
    returned: bool,
    read: u64,
    ended: bool,
    /// How many cells a row has.
    width: Option<usize>,
    /// In how many bytes the end of a quote is looked for. Halved where it was not found, so that a file full of open quotes
    /// is not read to its end for each.
    patience: usize,
}

impl Table {
    pub(super) fn new(from: Box<dyn Read + Send>, name: String, delimiter: u8) -> Self {
        Self {
            from,
            name,
            delimiter,
            core: core(delimiter),
            record: vec![0; 512],
            record_ends: vec![0; 16],
            buffer: Vec::new(),
            start: 0,
            at: 0,
            line: 1,
            returned: false,
            read: 0,
            ended: false,
            width: None,
            patience: LONGEST,
        }
    }

    /// The names of the columns; none where there is nothing at all.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub(super) fn header(&mut self) -> Result<Option<Vec<Vec<u8>>>, Phrase> {
        self.more()?;
        if is_utf16(&self.buffer) {
            return Err(utf16(&self.name));
        }
        if self.buffer.starts_with(b"\xef\xbb\xbf") {
            (self.start, self.at) = (3, 3);
        }
        let mut batch = Batch::default();
        if !self.next(&mut batch)? {
            return Ok(None);
        }
        let row = &batch.rows[0];
        if row.kind == Kind::BrokenQuote && is_divided_otherwise(batch.text(row), self.delimiter) {
            return Ok(Some(vec![batch.text(row).to_vec()]));
        }
        if row.kind == Kind::BrokenQuote {
            let (name, line) = (&self.name, row.line);
            return Err(say!(
                "{name}: a quote of the header, line {line}, is broken",
                "{name}：第 {line} 行标题行的引号有误"
            ));
        }
        let cells: Vec<_> = batch.cells(row).map(<[u8]>::to_vec).collect();
        self.width = Some(cells.len());
        Ok(Some(cells))
    }

    /// Reads more bytes.
    fn more(&mut self) -> Result<(), Phrase> {
        self.buffer.drain(..self.start);
        self.at -= self.start;
        self.start = 0;
        let length = self.buffer.len();
        self.buffer.resize(length + CHUNK, 0);
        let mut filled = length;
        while filled == length && !self.ended {
            match self.from.read(&mut self.buffer[length..]) {
                Ok(0) => self.ended = true,
                Ok(count) => filled += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let (name, why) = (&self.name, reason(&error));
                    return Err(say!("cannot read {name}: {why}", "无法读取 {name}：{why}"; why));
                }
            }
        }
        self.buffer.truncate(filled);
        self.read += (filled - length) as u64;
        Ok(())
    }

    /// Puts a row's cells behind what a batch holds. Returns whether there was a row, which may be one that nobody ended.
    fn cells(&mut self, batch: &mut Batch) -> Result<bool, Phrase> {
        let (mut wrote, mut ended) = (0, 0);
        loop {
            // Without input, a row is taken to have ended.
            if self.at == self.buffer.len() && !self.ended {
                if self.at - self.start > self.patience {
                    return Ok(true);
                }
                self.more()?;
            }
            let input = &self.buffer[self.at..];
            let (got, read, out, end) =
                self.core.read_record(input, &mut self.record[wrote..], &mut self.record_ends[ended..]);
            self.at += read;
            wrote += out;
            ended += end;
            match got {
                Got::InputEmpty => {}
                Got::OutputFull => self.record.resize(self.record.len() * 2, 0),
                Got::OutputEndsFull => self.record_ends.resize(self.record_ends.len() * 2, 0),
                Got::Record | Got::End => {
                    let before = batch.bytes.len();
                    batch.bytes.extend_from_slice(&self.record[..wrote]);
                    batch.ends.extend(self.record_ends[..ended].iter().map(|end| end + before));
                    return Ok(got == Got::Record);
                }
            }
        }
    }

    /// The row as it stands there.
    fn raw(&self) -> &[u8] {
        &self.buffer[self.start..self.at]
    }

    /// Whether the cells of a row with quotes are not what they seem: its quotes are broken, or it has so many lines
    /// because of one that is, without which its first line has all cells of a row.
    fn is_broken(&self, cells: usize) -> bool {
        let row = self.raw();
        if !quotes_are_whole(row, self.delimiter) {
            return true;
        }
        let first = &row[..first_line(row).unwrap_or(row.len())];
        let row = trimmed(row);
        first.len() < row.len()
            && self.width.is_some_and(|width| width != cells && width == cells_of_line(trimmed(first), self.delimiter))
    }
}

impl Table {
    /// Takes the first line of a row whose quotes are broken, and nothing else of it.
    fn first_line(&mut self, is_whole: bool, batch: &mut Batch) -> Result<(), Phrase> {
        if self.ended || self.at - self.start > self.patience {
            self.patience = (self.patience / 2).max(IMPATIENT);
        }
        let (line, start) = (self.line, batch.bytes.len());
        let raw = self.raw();
        let Some(end) = first_line(raw).or(is_whole.then_some(raw.len())) else {
            let name = &self.name;
            return Err(say!("{name}: line {line} is too long for a row", "{name}：第 {line} 行过长"));
        };
        batch.bytes.extend_from_slice(trimmed(&raw[..end]));
        batch.end_row(line, Kind::BrokenQuote, start);
        self.core = core(self.delimiter);
        self.at = self.start + end;
        Ok(())
    }
}

fn core(delimiter: u8) -> csv_core::Reader {
    let mut core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    // A reader takes a byte order mark off the first bytes that it sees, which may stand in the middle of the table.
    core.read_record(b"\n", &mut [], &mut []);
    core
}

impl Rows for Table {
    fn next(&mut self, batch: &mut Batch) -> Result<bool, Phrase> {
        let (bytes, cells) = (batch.bytes.len(), batch.ends.len());
        if !self.cells(batch)? {
            return Ok(false);
        }
        let blank = self.raw().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if blank > 0 {
            let again = self.returned && self.raw().starts_with(b"\n");
            self.line += breaks(&self.raw()[usize::from(again)..blank]);
            self.start += blank;
        }
        let (line, count) = (self.line, batch.ends.len() - cells);
        let quoted = memchr::memchr(b'"', self.raw()).is_some();
        let whole = count > 0 && !(quoted && self.is_broken(count));
        if whole {
            let (bytes, cells) = (bytes..batch.bytes.len(), cells..batch.ends.len());
            batch.rows.push(Raw { line, kind: Kind::Cells, bytes, cells });
        } else {
            batch.bytes.truncate(bytes);
            batch.ends.truncate(cells);
            self.first_line(count > 0 || self.ended, batch)?;
        }
        // A line break in a row without quotes ends it.
        let plain = whole && !quoted;
        let ended = self.raw().last().is_some_and(|byte| matches!(byte, b'\r' | b'\n'));
        self.line += if plain { u64::from(ended) } else { breaks(self.raw()) };
        self.returned = self.raw().ends_with(b"\r");
        self.start = self.at;
        Ok(true)
    }

    fn bytes(&self) -> u64 {
        self.read
    }
}

/// How many lines end in some bytes. CRLF ends one.
fn breaks(bytes: &[u8]) -> u64 {
    let ends = memchr::memchr2_iter(b'\r', b'\n', bytes);
    ends.filter(|&at| bytes[at] == b'\r' || at == 0 || bytes[at - 1] != b'\r').count() as u64
}

/// Where the first line ends, behind its line end.
fn first_line(bytes: &[u8]) -> Option<usize> {
    let at = memchr::memchr2(b'\r', b'\n', bytes)?;
    Some(if bytes[at..].starts_with(b"\r\n") { at + 2 } else { at + 1 })
}

/// A line without its end.
fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Whether each cell that begins with a quote ends with one. A quote inside of a cell that begins with something else stands
/// for itself.
fn quotes_are_whole(row: &[u8], delimiter: u8) -> bool {
    let (row, mut at) = (trimmed(row), 0);
    while at < row.len() {
        let Some(end) = end_of_cell(&row[at..], delimiter) else { return false };
        at += end + 1;
    }
    true
}

/// How many cells a line has if a quote that does not end in it is part of a text.
fn cells_of_line(line: &[u8], delimiter: u8) -> usize {
    let (mut at, mut count) = (0, 1);
    loop {
        let rest = &line[at..];
        let end = end_of_cell(rest, delimiter).or_else(|| memchr::memchr(delimiter, rest)).unwrap_or(rest.len());
        at += end + 1;
        if at > line.len() {
            return count;
        }
        count += 1;
    }
}

/// Where a cell ends that stands at the beginning of some bytes; `None` where its quotes are broken.
fn end_of_cell(bytes: &[u8], delimiter: u8) -> Option<usize> {
    if bytes.first() != Some(&b'"') {
        return Some(memchr::memchr(delimiter, bytes).unwrap_or(bytes.len()));
    }
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', &bytes[at..])? + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            Some(byte) if *byte != delimiter => return None,
            _ => return Some(at),
        }
    }
}

/// Whether a line whose quotes are broken is one of whole cells if they are divided by another sign.
fn is_divided_otherwise(line: &[u8], delimiter: u8) -> bool {
    let others = [b';', b'\t', b'|', b','].into_iter().filter(|other| *other != delimiter);
    others.into_iter().any(|other| quotes_are_whole(line, other) && cells_of_line(line, other) > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time.
    struct Slow(Vec<u8>, usize, usize);

    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let count = self.2.min(into.len()).min(self.0.len() - self.1);
            into[..count].copy_from_slice(&self.0[self.1..self.1 + count]);
            self.1 += count;
            Ok(count)
        }
    }

    /// The line and the cells of each row, the text of those that are broken.
    fn read(text: &str, step: usize) -> Vec<(u64, Vec<String>)> {
        let mut table = Table::new(Box::new(Slow(text.as_bytes().to_vec(), 0, step)), "a.csv".to_owned(), b',');
        table.header().expect("it reads").expect("a header");
        let mut batch = Batch::default();
        while table.next(&mut batch).expect("it reads") {}
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let each = batch.rows.iter().map(|row| match row.kind {
            Kind::Cells => (row.line, batch.cells(row).map(text).collect()),
            _ => (row.line, vec![format!("broken: {}", text(batch.text(row)))]),
        });
        each.collect()
    }

    #[test]
    fn rows_are_the_same_however_many_bytes_come_at_once() {
        let text =
            "\u{feff}a,b\r\n\r\n1,\"x, \"\"y\"\"\nz\"\n2,\"open\n3,c\r\n4,\"e\"f\n5,5\" pot\n6,,\n7,\n8,\"never\n9,d";
        let all = read(text, 1000);
        let row = |line, cells: &[&str]| (line, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            all,
            [
                row(3, &["1", "x, \"y\"\nz"]),
                row(5, &["broken: 2,\"open"]),
                row(6, &["3", "c"]),
                row(7, &["broken: 4,\"e\"f"]),
                row(8, &["5", "5\" pot"]),
                row(9, &["6", "", ""]),
                row(10, &["7", ""]),
                row(11, &["broken: 8,\"never"]),
                row(12, &["9", "d"]),
            ]
        );
        for step in [1, 2, 3, 5, 7, 11] {
            assert_eq!(read(text, step), all, "{step} bytes at once");
        }
    }

    #[test]
    fn no_row_is_lost_where_a_chunk_ends() {
        let rows = (0..20_000).map(|row| format!("{row:07},b\n")).collect::<Vec<_>>().concat();
        for step in [997, CHUNK] {
            let all = read(&format!("1234567,b\n{rows}"), step);
            assert!(all.len() == 20_000 && all.iter().zip(2..).all(|((line, _), wanted)| *line == wanted));
        }
    }

    #[test]
    fn quotes_that_are_never_closed_cost_no_row_but_their_own() {
        let rows = "1,\"a\n".repeat(3000);
        let all = read(&format!("a,b\n{rows}2,b\n"), CHUNK);
        assert_eq!((all.len(), &all[3000].1[..]), (3001, &["2".to_owned(), "b".to_owned()][..]));
    }

    #[test]
    fn lines_end_as_any_system_ends_them() {
        let rows = ["a,b", "1,\"x\ny\"", "2,\"open", "3,c", "4,d"];
        let cells = |ends: [&str; 4]| {
            let text =
                rows.iter().zip(ends.into_iter().chain([""])).flat_map(|(row, end)| [*row, end]).collect::<String>();
            (1..12).map(move |step| read(&text, step))
        };
        for ends in [["\n"; 4], ["\r\n"; 4], ["\r"; 4], ["\r\n", "\n", "\r", "\n"], ["\r", "\n", "\r\n", "\r"]] {
            for all in cells(ends) {
                let lines: Vec<u64> = all.iter().map(|(line, _)| *line).collect();
                assert_eq!(lines, [2, 4, 5, 6], "{ends:?}");
                assert_eq!((&all[1].1[..], &all[2].1[0][..]), (&["broken: 2,\"open".to_owned()][..], "3"), "{ends:?}");
            }
        }
    }

    #[test]
    fn a_row_of_other_cells_with_a_line_break_is_one_row() {
        let rows =
            |text: &str| read(text, CHUNK).into_iter().map(|(line, cells)| (line, cells.len())).collect::<Vec<_>>();
        assert_eq!(rows("a,b,to\nx,\"1\n2\",y,7\n1,2,3\n"), [(2, 4), (4, 3)]);
        assert_eq!(rows("a,b\n\"x\ny\"\n1,2\n"), [(2, 1), (4, 2)]);
        assert_eq!(rows("a,b\n1,\"open\n\"2,\"c\n3,4\n"), [(2, 1), (3, 1), (4, 2)]);
        let all = read("a,b\n\"x\"y,1\n\u{feff}Wei,2\n", CHUNK);
        assert_eq!(all[1].1, ["\u{feff}Wei", "2"]);
    }
}
