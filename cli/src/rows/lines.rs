//! Rows of JSON Lines: an object on each line.

use super::batch::{Batch, Kind, LONGEST, Rows};
use crate::project::words::reason;
use std::io::{BufRead, BufReader, Read};
use waml::say;
use waml::text::Phrase;

pub(super) struct Lines {
    from: BufReader<Box<dyn Read + Send>>,
    name: String,
    line: u64,
    read: u64,
}

impl Lines {
    pub(super) fn new(from: Box<dyn Read + Send>, name: String) -> Self {
        Self { from: BufReader::with_capacity(64 * 1024, from), name, line: 0, read: 0 }
    }

    fn unreadable(&self, error: &std::io::Error) -> Phrase {
        let (name, why) = (&self.name, reason(error));
        say!("cannot read {name}: {why}", "无法读取 {name}：{why}"; why)
    }
}

impl Rows for Lines {
    fn next(&mut self, batch: &mut Batch) -> Result<bool, Phrase> {
        loop {
            let start = batch.bytes.len();
            let read = (&mut self.from).take(LONGEST as u64).read_until(b'\n', &mut batch.bytes);
            let count = read.map_err(|error| self.unreadable(&error))?;
            if count == 0 {
                return Ok(false);
            }
            (self.line, self.read) = (self.line + 1, self.read + count as u64);
            let (name, line) = (&self.name, self.line);
            if count == LONGEST {
                return Err(say!("{name}: line {line} is too long for a row", "{name}：第 {line} 行过长"));
            }
            if line == 1 && super::encoding::is_utf16(&batch.bytes[start..]) {
                return Err(super::encoding::utf16(name));
            }
            if line == 1 && batch.bytes[start..].starts_with(b"\xef\xbb\xbf") {
                batch.bytes.drain(start..start + 3);
            }
            let blank = batch.bytes[start..].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
            batch.bytes.truncate(batch.bytes.len() - blank);
            if batch.bytes.len() > start {
                batch.end_row(line, Kind::Json, start);
                return Ok(true);
            }
        }
    }

    fn bytes(&self) -> u64 {
        self.read
    }
}
