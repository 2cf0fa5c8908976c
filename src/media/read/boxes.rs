//! The boxes that MP4 files are made of.

use super::bytes::{Bytes, Stop};
use crate::text::phrase::say;
use std::io::{Read, Seek};
use std::ops::Range;

/// The most boxes of one file whose heads are read.
pub const BOXES: u32 = 4096;

/// A box: its name, and where its content stands.
#[derive(Clone, Debug)]
pub(super) struct Box {
    pub(super) name: [u8; 4],
    pub(super) body: Range<u64>,
}

impl Box {
    /// The name as people read it.
    fn shown(&self) -> String {
        self.name.escape_ascii().to_string()
    }
}

/// The boxes of a file, read one after the other from a budget.
pub(super) struct Boxes<'b, R> {
    pub(super) bytes: &'b mut Bytes<R>,
    left: u32,
}

impl<'b, R: Read + Seek> Boxes<'b, R> {
    pub(super) fn new(bytes: &'b mut Bytes<R>) -> Self {
        Self { bytes, left: BOXES }
    }

    /// The box at a place of a file whose end may not be known; `None` at the end.
    pub(super) fn outermost(&mut self, at: u64) -> Result<Option<Box>, Stop> {
        let end = self.bytes.size().unwrap_or(u64::MAX);
        let Some(found) = self.head(at, end)? else { return Ok(None) };
        if found.body.end > end {
            let name = found.shown();
            return Err(Stop::Damage(say!("ends within its box `{name}`", "在数据块 `{name}` 中间结束")));
        }
        Ok(Some(found))
    }

    /// The boxes within a range.
    pub(super) fn within(&mut self, range: &Range<u64>) -> Result<Vec<Box>, Stop> {
        let mut out = Vec::new();
        let mut at = range.start;
        while let Some(found) = self.head(at, range.end)? {
            if found.body.end > range.end {
                let name = found.shown();
                let damage =
                    say!("holds a box `{name}` larger than the box around it", "中的数据块 `{name}` 比上级数据块大");
                return Err(Stop::Damage(damage));
            }
            at = found.body.end;
            out.push(found);
        }
        Ok(out)
    }

    /// The first box of a name along a path of names.
    pub(super) fn find(&mut self, range: &Range<u64>, path: &[&[u8; 4]]) -> Result<Option<Box>, Stop> {
        let Some((first, rest)) = path.split_first() else { return Ok(None) };
        let found = self.within(range)?.into_iter().find(|found| found.name == **first);
        match found {
            Some(found) if !rest.is_empty() => self.find(&found.body, rest),
            found => Ok(found),
        }
    }

    /// The head of the box at a place; `None` where less than a head is left.
    fn head(&mut self, at: u64, end: u64) -> Result<Option<Box>, Stop> {
        if end.saturating_sub(at) < 8 {
            return Ok(None);
        }
        let head = self.bytes.up_to(at, 16)?;
        let Some((size, name)) =
            head.split_first_chunk::<4>().and_then(|(size, rest)| Some((size, *rest.first_chunk()?)))
        else {
            return Ok(None);
        };
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| Stop::Unread(say!("it has more than {BOXES} boxes", "数据块超过 {BOXES} 个")))?;
        let (size, length) = match (u32::from_be_bytes(*size), head.get(8..16)) {
            (0, _) => (end - at, 8),
            (1, Some(long)) => (long.iter().fold(0, |size, byte| size << 8 | u64::from(*byte)), 16),
            (1, None) => return Err(super::bytes::cut()),
            (size, _) => (u64::from(size), 8),
        };
        let body = at + length..at.saturating_add(size);
        let found = Box { name, body };
        if size < length {
            let name = found.shown();
            return Err(Stop::Damage(say!(
                "holds a box `{name}` smaller than its own head",
                "中的数据块 `{name}` 比自身的头部小"
            )));
        }
        Ok(Some(found))
    }
}
