//! Files of sound: Ogg, MPEG audio, and tags before it.

use super::bytes::{Bytes, Stop};
use super::sniff;
use crate::media::{AudioCodec, Kind, MediaFacts};
use std::io::{Read, Seek};

/// The most tags that may stand before the sound.
const TAGS: usize = 4;

/// The codec of an Ogg file, which the first packet of its first page names.
pub(super) fn ogg(head: &[u8], facts: &mut MediaFacts) -> Kind {
    const SEGMENTS: usize = 26;
    let segments = head.get(SEGMENTS).map_or(0, |count| usize::from(*count));
    let packet = head.get(SEGMENTS + 1 + segments..).unwrap_or_default();
    let codec = match packet {
        _ if packet.starts_with(b"OpusHead") => AudioCodec::Opus,
        _ if packet.starts_with(b"\x01vorbis") => AudioCodec::Vorbis,
        _ if packet.starts_with(b"\x7fFLAC") => AudioCodec::Flac,
        _ if packet.starts_with(b"Speex   ") => AudioCodec::Other("Speex".to_owned()),
        _ if packet.starts_with(b"\x80theora") => return Kind::Other("Ogg video".to_owned()),
        _ => AudioCodec::Other("an unknown codec".to_owned()),
    };
    facts.audio = Some(vec![codec]);
    Kind::Ogg
}

/// What stands behind an ID3 tag.
pub(super) fn tagged<R: Read + Seek>(head: &[u8], bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    let mut at = 0;
    let mut begin = head.to_vec();
    for _ in 0..TAGS {
        let Some(length) = tag_length(&begin) else { break };
        at += length;
        begin = bytes.up_to(at, 16)?;
    }
    facts.kind = Some(frames(&begin).unwrap_or_else(|| sniff::other(&begin)));
    Ok(())
}

/// How many bytes the tag has that bytes begin with, its head and foot included.
fn tag_length(bytes: &[u8]) -> Option<u64> {
    const FOOT: u8 = 0x10;
    let head: &[u8; 10] = bytes.first_chunk().filter(|head| head.starts_with(b"ID3"))?;
    let length = head[6..].iter().fold(0, |length, byte| length << 7 | u64::from(byte & 0x7f));
    Some(10 + length + if head[5] & FOOT == 0 { 0 } else { 10 })
}

/// The kind of a stream of MPEG audio frames, told by the bits of the layer.
pub(super) fn frames(bytes: &[u8]) -> Option<Kind> {
    let [0xff, second, third, ..] = bytes else { return None };
    let (rate, sampling) = (third >> 4, third >> 2 & 3);
    match (second & 0xf6, second >> 1 & 3) {
        (0xf0, _) => Some(Kind::Aac),
        _ if second & 0xe0 != 0xe0 || second >> 3 & 3 == 1 || rate == 15 || sampling == 3 => None,
        (_, 1) => Some(Kind::Mp3),
        (_, 2) => Some(Kind::Other("MPEG audio layer 2".to_owned())),
        (_, 3) => Some(Kind::Other("MPEG audio layer 1".to_owned())),
        _ => None,
    }
}
