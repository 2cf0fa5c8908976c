//! AMR: frames of a few bytes, each as long as its first byte says.

use super::bytes::{Bytes, Stop, cut};
use crate::media::{FileKind, MediaFacts};
use std::io::{Read, Seek};

/// The most bytes of a file whose frames are followed to its end.
const MOST: usize = 512 << 10;

/// The bytes of a frame by its type, first byte included; 0 where none is defined (RFC 4867, 5.3).
const NARROW: [u8; 16] = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];

/// The same for wideband.
const WIDE: [u8; 16] = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];

pub(super) fn read<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(FileKind::Amr);
    if bytes.size().is_none_or(|size| size > MOST as u64) {
        return Ok(());
    }
    let file = bytes.up_to(0, MOST)?;
    let narrow = file.strip_prefix(b"#!AMR\n").map(|frames| (frames, NARROW));
    // Files of several channels begin otherwise.
    match narrow.or_else(|| file.strip_prefix(b"#!AMR-WB\n").map(|frames| (frames, WIDE))) {
        Some((frames, lengths)) if ends_within_frame(frames, lengths) => Err(cut()),
        _ => Ok(()),
    }
}

fn ends_within_frame(mut frames: &[u8], lengths: [u8; 16]) -> bool {
    while let Some(first) = frames.first() {
        let length = usize::from(lengths[usize::from(first >> 3 & 15)]);
        match frames.get(length..) {
            Some(rest) if length > 0 => frames = rest,
            Some(_) => return false,
            None => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{NARROW, ends_within_frame};

    #[test]
    fn follows_frames_to_the_end() {
        let frame = |kind: u8, length: usize| [vec![kind << 3 | 4], vec![0; length - 1]].concat();
        let frames = [frame(7, 32), frame(8, 6), frame(15, 1), frame(0, 13)].concat();
        assert!(!ends_within_frame(&frames, NARROW));
        for end in [1, 31, 33, 40, 51] {
            assert!(ends_within_frame(&frames[..end], NARROW), "{end}");
        }
        assert!(!ends_within_frame(&[], NARROW));
        // A type that nobody defined has no length, so nothing is known from there on.
        assert!(!ends_within_frame(&[12 << 3, 0], NARROW));
    }
}
