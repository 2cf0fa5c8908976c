//! Ogg: the codec of the first stream, and whether the last page is whole.

use super::bytes::{Bytes, Stop, cut};
use crate::media::{AudioCodec, FileKind, MediaFacts};
use std::io::{Read, Seek};

/// How long the head of a page is, up to the lengths of its pieces.
const HEAD: usize = 27;

/// The most bytes of a page: its head, and 255 pieces of up to 255 bytes with their lengths.
const PAGE: usize = HEAD + 255 + 255 * 255;

pub(super) fn read<R: Read + Seek>(head: &[u8], bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(match codec(head) {
        Some(codec) => {
            facts.audio = Some(vec![codec]);
            FileKind::Ogg
        }
        None => FileKind::Other("Ogg video".to_owned()),
    });
    match bytes.last(PAGE)? {
        Some(tail) if ends_within_page(&tail) => Err(cut()),
        _ => Ok(()),
    }
}

/// What the first packet of the first page names; `None` for video.
fn codec(head: &[u8]) -> Option<AudioCodec> {
    let pieces = head.get(HEAD - 1).map_or(0, |count| usize::from(*count));
    let packet = head.get(HEAD + pieces..).unwrap_or_default();
    Some(match packet {
        _ if packet.starts_with(b"OpusHead") => AudioCodec::Opus,
        _ if packet.starts_with(b"\x01vorbis") => AudioCodec::Vorbis,
        _ if packet.starts_with(b"\x7fFLAC") => AudioCodec::Flac,
        _ if packet.starts_with(b"Speex   ") => AudioCodec::Other("Speex".to_owned()),
        _ if packet.starts_with(b"\x80theora") => return None,
        _ => AudioCodec::Other("an unknown codec".to_owned()),
    })
}

/// Whether the last page is longer than what is left of the file.
fn ends_within_page(tail: &[u8]) -> bool {
    let begins = |window: &[u8]| window == b"OggS\0";
    let Some(page) = tail.windows(5).rposition(begins).map(|at| &tail[at..]) else { return false };
    let pieces = page.get(HEAD - 1).and_then(|count| page.get(HEAD..HEAD + usize::from(*count)));
    let length =
        pieces.map(|lengths| HEAD + lengths.len() + lengths.iter().map(|&length| usize::from(length)).sum::<usize>());
    length.is_none_or(|length| page.len() < length)
}
