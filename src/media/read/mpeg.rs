//! Streams of MPEG audio frames, MP3 and AAC, and the tags before them.

use super::bytes::{Bytes, Stop, cut};
use super::unknown::other;
use crate::media::{FileKind, MediaFacts};
use std::io::{Read, Seek};

/// The most tags that may stand before the sound.
const TAGS: usize = 4;

/// Enough of a stream for its first frame's head and what an encoder writes into it.
const BEGIN: usize = 64;

/// How many of the last bytes must show that a stream of AAC frames is whole.
const TAIL: usize = 16 << 10;

/// What stands behind an ID3 tag.
pub(super) fn tagged<R: Read + Seek>(head: &[u8], bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    let mut at = 0;
    let mut begin = head.to_vec();
    for _ in 0..TAGS {
        let Some(length) = tag_length(&begin) else { break };
        at += length;
        begin = bytes.up_to(at, BEGIN)?;
    }
    let kind = kind(&begin).unwrap_or_else(|| other(&begin));
    facts.kind = Some(kind.clone());
    whole(&kind, &begin, bytes)
}

/// How many bytes the tag has that bytes begin with, its head and foot included.
fn tag_length(bytes: &[u8]) -> Option<u64> {
    const FOOT: u8 = 0x10;
    let head: &[u8; 10] = bytes.first_chunk().filter(|head| head.starts_with(b"ID3"))?;
    let length = head[6..].iter().fold(0, |length, byte| length << 7 | u64::from(byte & 0x7f));
    Some(10 + length + if head[5] & FOOT == 0 { 0 } else { 10 })
}

/// The kind of a stream, told by the bits of the layer in its first frame.
pub(super) fn kind(begin: &[u8]) -> Option<FileKind> {
    let [0xff, second, third, ..] = begin else { return None };
    let (rate, sampling) = (third >> 4, third >> 2 & 3);
    match (second & 0xf6, second >> 1 & 3) {
        (0xf0, _) => Some(FileKind::Aac),
        _ if second & 0xe0 != 0xe0 || second >> 3 & 3 == 1 || rate == 15 || sampling == 3 => None,
        (_, 1) => Some(FileKind::Mp3),
        (_, 2) => Some(FileKind::Other("MPEG audio layer 2".to_owned())),
        (_, 3) => Some(FileKind::Other("MPEG audio layer 1".to_owned())),
        _ => None,
    }
}

/// Refuses a stream of which it can be told that it was cut.
pub(super) fn whole<R: Read + Seek>(kind: &FileKind, begin: &[u8], bytes: &mut Bytes<R>) -> Result<(), Stop> {
    let is_cut = match kind {
        // Some encoders count the tag in, so only what the whole file cannot hold is missing.
        FileKind::Mp3 => announced(begin).zip(bytes.size()).is_some_and(|(announced, size)| announced > size),
        FileKind::Aac => bytes.last(TAIL)?.is_some_and(|tail| ends_within_frame(&tail, begin)),
        _ => false,
    };
    if is_cut { Err(cut()) } else { Ok(()) }
}

/// How many bytes a stream of MP3 frames says that it has, in the frame that encoders put first.
fn announced(frame: &[u8]) -> Option<u64> {
    const FRAMES: u8 = 1;
    const BYTES: u8 = 2;
    let (&[_, second, _, fourth], rest) = frame.split_first_chunk()?;
    let side = match (second >> 3 & 3 == 3, fourth >> 6 == 3) {
        (true, false) => 32,
        (false, true) => 9,
        _ => 17,
    };
    let said = rest.get(side..)?;
    let (flags, rest) = said.strip_prefix(b"Xing").or_else(|| said.strip_prefix(b"Info"))?.split_first_chunk::<4>()?;
    let rest = if flags[3] & FRAMES == 0 { rest } else { rest.get(4..)? };
    let bytes = *rest.first_chunk().filter(|_| flags[3] & BYTES != 0)?;
    Some(u32::from_be_bytes(bytes).into())
}

/// Whether AAC frames like the first one go on to the end of the file and beyond.
fn ends_within_frame(tail: &[u8], first: &[u8]) -> bool {
    (0..tail.len()).find_map(|start| goes_beyond(&tail[start..], first)).unwrap_or(false)
}

/// Whether the last of the frames that begin here is longer than what is left; `None` where too
/// few follow one another to be frames.
fn goes_beyond(mut rest: &[u8], first: &[u8]) -> Option<bool> {
    const SURE: usize = 3;
    let mut frames = 0;
    while let Some(length) = aac_length(rest, first) {
        frames += 1;
        match rest.get(length..) {
            Some(behind) => rest = behind,
            None => return (frames > SURE).then_some(true),
        }
    }
    (frames >= SURE).then_some(false)
}

/// How long the AAC frame is that bytes begin with, if its head is like that of the first one.
fn aac_length(bytes: &[u8], first: &[u8]) -> Option<usize> {
    const HEAD: usize = 7;
    let (head, first) = (bytes.first_chunk::<HEAD>()?, first.first_chunk::<HEAD>()?);
    let alike = head[..3] == first[..3] && head[3] & 0xc0 == first[3] & 0xc0;
    let length = usize::from(head[3] & 3) << 11 | usize::from(head[4]) << 3 | usize::from(head[5] >> 5);
    (alike && length >= HEAD).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::{aac_length, announced, ends_within_frame, goes_beyond};

    fn frame(length: u8) -> Vec<u8> {
        let head = [0xff, 0xf1, 0x50, 0x40, length >> 3, length << 5, 0];
        [&head[..], &vec![0; usize::from(length) - head.len()]].concat()
    }

    #[test]
    fn aac_frames_are_followed_to_the_end() {
        let frames = [frame(40), frame(9), frame(7), frame(100)].concat();
        assert_eq!(aac_length(&frames, &frames), Some(40));
        for start in [0, 1, 30] {
            assert!(!ends_within_frame(&frames[start..], &frames), "{start}");
        }
        for end in [63, 100, 155] {
            assert!(ends_within_frame(&frames[..end], &frames), "{end}");
        }
        let tagged = [&frames[..], b"TAG and what it says"].concat();
        assert!(!ends_within_frame(&tagged, &frames));
        assert_eq!(goes_beyond(&frames[40..], &frames), Some(false));
        assert_eq!(goes_beyond(&frames[49..], &frames), None);
    }

    #[test]
    fn what_an_encoder_announces_is_read() {
        let stereo = [&[0xff, 0xfb, 0x90, 0x44][..], &[0; 32], b"Xing\0\0\0\x03\0\0\0\x09\0\x01\0\0more"].concat();
        assert_eq!(announced(&stereo), Some(65_536));
        let mono = [&[0xff, 0xf3, 0x90, 0xc4][..], &[0; 9], b"Info\0\0\0\x02\0\0\x10\0"].concat();
        assert_eq!(announced(&mono), Some(4096));
        let frames_only = [&[0xff, 0xf3, 0x90, 0xc4][..], &[0; 9], b"Info\0\0\0\x01\0\0\x10\0\0\0\0\0"].concat();
        assert_eq!(announced(&frames_only), None);
        assert_eq!(announced(&[0xff, 0xfb, 0x90, 0x44]), None);
    }
}
