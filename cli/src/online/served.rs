//! A file as a server sends it: in parts, each fetched once and within a budget, or from its start
//! as far as the budget reaches.

use crate::project::words::stopped;
use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use waml::say;

/// The most bytes that are read of one file.
pub(super) const BUDGET: usize = 1 << 20;

/// Bytes that are asked for at a time.
pub(super) const PART: usize = 64 << 10;

/// What fetches the part of a file that begins at a byte: up to [`PART`] bytes.
pub(super) type Fetch<'f> = Box<dyn FnMut(u64) -> io::Result<Vec<u8>> + 'f>;

/// A file that a server has.
pub(super) struct ServedFile<'f> {
    parts: BTreeMap<u64, Vec<u8>>,
    size: Option<u64>,
    /// `None` where the server only sends the file from its start.
    fetch: Option<Fetch<'f>>,
    left: usize,
    at: u64,
}

impl<'f> ServedFile<'f> {
    /// A file whose first bytes are known.
    pub(super) fn new(first: Vec<u8>, size: Option<u64>, fetch: Option<Fetch<'f>>) -> Self {
        let left = BUDGET.saturating_sub(first.len());
        Self { parts: BTreeMap::from([(0, first)]), size, fetch, left, at: 0 }
    }

    /// The bytes that are known from a place on.
    fn known(&self, at: u64) -> Option<&[u8]> {
        let (start, part) = self.parts.range(..=at).next_back()?;
        part.get(usize::try_from(at - start).ok()?..).filter(|rest| !rest.is_empty())
    }

    fn fetch(&mut self, at: u64) -> io::Result<()> {
        let start = at - at % PART as u64;
        // A part that came short is asked for once more from where it ended, and not again.
        let start = if self.parts.contains_key(&start) { at } else { start };
        let Some(fetch) = &mut self.fetch else {
            let most = BUDGET >> 10;
            return Err(stopped(say!(
                "the server sends no parts of it, and what matters stands behind the first {most} KiB",
                "服务器不支持分段发送，而需要的内容在前 {most} KiB 之后"
            )));
        };
        if self.left < PART {
            let most = BUDGET >> 10;
            return Err(stopped(say!("what matters of it is more than {most} KiB", "需要读取的内容超过 {most} KiB")));
        }
        let part = fetch(start)?;
        if part.len() as u64 <= at - start {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= part.len().min(self.left);
        self.parts.insert(start, part);
        Ok(())
    }
}

impl Read for ServedFile<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() || self.size.is_some_and(|size| self.at >= size) {
            return Ok(0);
        }
        if self.known(self.at).is_none() {
            self.fetch(self.at)?;
        }
        let known = self.known(self.at).unwrap_or_default();
        let count = known.len().min(buffer.len());
        buffer[..count].copy_from_slice(&known[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for ServedFile<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.size.and_then(|size| size.checked_add_signed(by)),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
