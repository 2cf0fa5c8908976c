//! The lines of a file, of which none can fill the memory.

use std::io::{self, BufRead};
use waml::budget;

/// A line without its end.
pub(crate) struct Line {
    /// From 1.
    pub(crate) number: usize,
    /// Of a line that is longer than any payload may be, its beginning, which is still too long to pass.
    pub(crate) bytes: Vec<u8>,
}

/// Reads lines in batches; blank ones are passed over.
pub(crate) struct Lines<R> {
    reader: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, number: 0 }
    }

    /// The next lines, as many as were asked for, or fewer, where they become too many bytes or end.
    pub(crate) fn batch(&mut self, count: usize) -> io::Result<Vec<Line>> {
        let (mut lines, mut held) = (Vec::new(), 0);
        while lines.len() < count && held < 8 * budget::BYTES {
            let Some(line) = self.line()? else { break };
            held += line.bytes.len();
            if !line.bytes.trim_ascii().is_empty() {
                lines.push(line);
            }
        }
        Ok(lines)
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let most = budget::BYTES as u64 + 2;
        let read = io::Read::take(&mut self.reader, most).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        if !bytes.ends_with(b"\n") && read as u64 == most {
            self.reader.skip_until(b'\n')?;
        }
        self.number += 1;
        let length = bytes.trim_ascii_end().len();
        bytes.truncate(length);
        Ok(Some(Line { number: self.number, bytes }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<(usize, usize)> {
        let mut lines = Lines::new(text);
        let mut out = Vec::new();
        loop {
            let batch = lines.batch(2).expect("memory can be read");
            if batch.is_empty() {
                return out;
            }
            out.extend(batch.iter().map(|line| (line.number, line.bytes.len())));
        }
    }

    #[test]
    fn lines_end_and_are_counted_as_in_an_editor() {
        assert_eq!(lines(b"{}\r\n\n[]\n \nlast"), [(1, 2), (3, 2), (5, 4)]);
        assert_eq!(lines(b""), []);
    }

    #[test]
    fn a_line_without_end_is_cut_and_the_next_is_read() {
        let text = [&vec![b'x'; 2 * budget::BYTES][..], b"\n{}\n"].concat();
        assert_eq!(lines(&text), [(1, budget::BYTES + 2), (2, 2)]);
    }
}
