//! Cuts a stream into whole lines, as many as are there.

use std::io::{self, Read};
use waml::serve::LONGEST;

/// Bytes that are read at once.
const CHUNK: usize = 64 << 10;

/// So much of a line that is too long is kept, for its id.
const KEPT: usize = 64 << 10;

/// Lines that were taken together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// Their number among all that are taken.
    pub(super) at: u64,
    /// Whole lines, or the beginning of one that is too long.
    pub(super) bytes: Vec<u8>,
    /// Whether it is such a beginning.
    pub(super) cut: bool,
}

/// A stream, and what was read of it and not yet taken.
pub(super) struct Lines<R> {
    from: R,
    rest: Vec<u8>,
    next: u64,
    longest: usize,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, rest: Vec::new(), next: 0, longest: LONGEST }
    }

    /// All whole lines that are there, at least one; none at the end. What stands behind the last line break is a line.
    pub(super) fn take(&mut self) -> io::Result<Option<Taken>> {
        let mut searched = 0;
        loop {
            if let Some(last) = memchr::memrchr(b'\n', &self.rest[searched..]) {
                let rest = self.rest.split_off(searched + last + 1);
                let bytes = std::mem::replace(&mut self.rest, rest);
                return Ok(Some(self.taken(bytes, false)));
            }
            searched = self.rest.len();
            if searched > self.longest {
                return self.skip().map(Some);
            }
            if self.read()? == 0 {
                let bytes = std::mem::take(&mut self.rest);
                return Ok(if bytes.is_empty() { None } else { Some(self.taken(bytes, false)) });
            }
        }
    }

    /// Leaves out the rest of a line that is too long.
    fn skip(&mut self) -> io::Result<Taken> {
        let mut beginning = std::mem::take(&mut self.rest);
        beginning.truncate(KEPT);
        beginning.shrink_to_fit();
        loop {
            let read = self.read()?;
            if let Some(end) = memchr::memchr(b'\n', &self.rest) {
                self.rest.drain(..=end);
                return Ok(self.taken(beginning, true));
            }
            self.rest.clear();
            if read == 0 {
                return Ok(self.taken(beginning, true));
            }
        }
    }

    fn taken(&mut self, bytes: Vec<u8>, cut: bool) -> Taken {
        self.next += 1;
        Taken { at: self.next - 1, bytes, cut }
    }

    fn read(&mut self) -> io::Result<usize> {
        let start = self.rest.len();
        self.rest.resize(start + CHUNK, 0);
        loop {
            match self.from.read(&mut self.rest[start..]) {
                Ok(count) => {
                    self.rest.truncate(start + count);
                    return Ok(count);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.rest.truncate(start);
                    return Err(error);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at once.
    struct Slow<'b>(&'b [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn all(text: &[u8], step: usize, longest: usize) -> Vec<(Vec<u8>, bool)> {
        let mut lines = Lines { longest, ..Lines::new(Slow(text, step)) };
        let taken = std::iter::from_fn(|| lines.take().expect("it reads"));
        taken.map(|taken| (taken.bytes, taken.cut)).collect()
    }

    #[test]
    fn lines_are_taken_whole_however_they_come() {
        for step in [1, 2, 3, 100] {
            let taken = all(b"a\nbc\n\nd", step, 100);
            assert!(taken.iter().all(|(_, cut)| !cut));
            assert!(taken[..taken.len() - 1].iter().all(|(bytes, _)| bytes.ends_with(b"\n")));
            assert_eq!(taken.concat_bytes(), b"a\nbc\n\nd");
        }
        assert_eq!(all(b"", 1, 100), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_left_out_alone() {
        let taken = all(b"aaaaaaaa\nb\n", 2, 4);
        assert_eq!(taken, [(b"aaaaaa".to_vec(), true), (b"b\n".to_vec(), false)]);
        assert_eq!(all(b"aaaaaaaa", 2, 4), [(b"aaaaaa".to_vec(), true)]);
    }

    trait Concat {
        fn concat_bytes(&self) -> Vec<u8>;
    }

    impl Concat for Vec<(Vec<u8>, bool)> {
        fn concat_bytes(&self) -> Vec<u8> {
            self.iter().flat_map(|(bytes, _)| bytes.clone()).collect()
        }
    }
}
