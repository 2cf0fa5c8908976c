//! Bytes at any place of a file, within a budget.

use crate::text::Phrase;
use crate::text::phrase::say;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// The most bytes that are read of one file.
pub const BYTES: u64 = 1 << 20;

/// Why reading ended before all was known.
#[derive(Debug)]
pub(super) enum Stop {
    /// The file is broken: what it does.
    Damage(Phrase),
    /// The bytes could not be had: why.
    Unread(Phrase),
}

/// What a file does that has less bytes than it should.
pub(super) fn cut() -> Stop {
    Stop::Damage(say!("ends too early", "提前结束"))
}

pub(super) struct Bytes<R> {
    reader: R,
    size: Option<u64>,
    left: u64,
}

impl<R: Read + Seek> Bytes<R> {
    pub(super) fn new(mut reader: R) -> Self {
        let size = reader.seek(SeekFrom::End(0)).ok();
        Self { reader, size, left: BYTES }
    }

    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Up to so many bytes from a place on; fewer where the file ends.
    pub(super) fn up_to(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Stop> {
        let most = self.size.map_or(length as u64, |size| size.saturating_sub(at).min(length as u64));
        if most > self.left {
            let most = BYTES >> 10;
            return Err(Stop::Unread(say!(
                "what matters of it is more than {most} KiB",
                "需要读取的内容超过 {most} KiB"
            )));
        }
        let mut found = Vec::new();
        self.reader.seek(SeekFrom::Start(at)).map_err(|error| unread(&error))?;
        (&mut self.reader).take(most).read_to_end(&mut found).map_err(|error| unread(&error))?;
        self.left -= found.len() as u64;
        Ok(found)
    }

    /// Exactly so many bytes from a place on.
    pub(super) fn exactly(&mut self, at: u64, length: usize) -> Result<Vec<u8>, Stop> {
        let found = self.up_to(at, length)?;
        if found.len() == length { Ok(found) } else { Err(cut()) }
    }

    /// A fixed number of bytes from a place on.
    pub(super) fn array<const N: usize>(&mut self, at: u64) -> Result<[u8; N], Stop> {
        self.exactly(at, N)?.try_into().map_err(|_| cut())
    }

    /// Up to so many of the last bytes; `None` where nobody knows where the file ends.
    pub(super) fn last(&mut self, length: usize) -> Result<Option<Vec<u8>>, Stop> {
        let Some(size) = self.size else { return Ok(None) };
        self.up_to(size.saturating_sub(length as u64), length).map(Some)
    }

    /// The file from its start, for readers that want to move in it on their own.
    pub(super) fn stream(&mut self) -> impl BufRead + Seek {
        io::BufReader::with_capacity(64, ByteStream { bytes: self, at: 0 })
    }
}

fn unread(error: &io::Error) -> Stop {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return cut();
    }
    let own = error.get_ref().and_then(|why| why.downcast_ref::<Phrase>()).cloned();
    Stop::Unread(own.unwrap_or_else(|| Phrase::neutral(error.to_string())))
}

struct ByteStream<'b, R> {
    bytes: &'b mut Bytes<R>,
    at: u64,
}

impl<R: Read + Seek> Read for ByteStream<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let found = self.bytes.up_to(self.at, buffer.len()).map_err(|_| io::Error::other("budget"))?;
        buffer[..found.len()].copy_from_slice(&found);
        self.at += found.len() as u64;
        Ok(found.len())
    }
}

impl<R: Read + Seek> Seek for ByteStream<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.bytes.size.and_then(|size| size.checked_add_signed(by)),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Bytes, Stop};
    use std::io::Cursor;

    #[test]
    fn the_budget_holds_to_the_byte() {
        let file = vec![7; 2 << 20];
        let most = usize::try_from(BYTES).expect("it fits");
        let mut bytes = Bytes::new(Cursor::new(&file));
        assert_eq!(bytes.up_to(5, most).map(|found| found.len()).ok(), Some(most));
        assert!(matches!(bytes.up_to(0, 1), Err(Stop::Unread(_))));
        assert!(matches!(Bytes::new(Cursor::new(&file)).up_to(0, most + 1), Err(Stop::Unread(_))));
    }

    #[test]
    fn the_end_is_where_it_is() {
        let mut bytes = Bytes::new(Cursor::new(b"abc"));
        assert_eq!(bytes.up_to(1, 9).ok().as_deref(), Some(&b"bc"[..]));
        assert_eq!(bytes.up_to(u64::MAX, 9).ok().as_deref(), Some(&b""[..]));
        assert!(matches!(bytes.exactly(1, 3), Err(Stop::Damage(_))));
        assert_eq!(bytes.last(2).ok().flatten().as_deref(), Some(&b"bc"[..]));
    }
}
