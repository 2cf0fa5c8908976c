//! What a file is, by its first bytes; then whoever knows such files goes on.

use super::bytes::{Bytes, Stop};
use super::{audio, compound, image, mp4, pdf, zip};
use crate::media::{Kind, MediaFacts};
use file_format::FileFormat;
use std::io::{Read, Seek};

/// Enough for every signature that matters, and to tell text from other bytes.
const HEAD: usize = 4096;

pub(super) fn sniff<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    let head = bytes.up_to(0, HEAD)?;
    match &head[..] {
        [] => Err(Stop::Damage("is empty".to_owned())),
        [0xff, 0xd8, 0xff, ..] => image::jpeg(bytes, facts),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => image::png(bytes, facts),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => image::webp(bytes, facts),
        [b'G', b'I', b'F', b'8', ..] => told(facts, Kind::Gif),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => mp4::read(&head, bytes, facts),
        [b'O', b'g', b'g', b'S', ..] => audio::ogg(&head, facts),
        [b'I', b'D', b'3', ..] => audio::tagged(&head, bytes, facts),
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf::read(bytes, facts),
        [b'P', b'K', 3, 4, ..] => zip::read(bytes, facts),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => compound::read(&head, bytes, facts),
        _ if head.starts_with(b"#!AMR") => told(facts, Kind::Amr),
        _ if head.starts_with(b"ADIF") => told(facts, Kind::Aac),
        _ if is_text(&head) => told(facts, if is_page(&head) { Kind::Html } else { Kind::Text }),
        _ => told(facts, audio::frames(&head).unwrap_or_else(|| other(&head))),
    }
}

fn told(facts: &mut MediaFacts, kind: Kind) -> Result<(), Stop> {
    facts.kind = Some(kind);
    Ok(())
}

/// A kind that no message takes, by the name that people know.
pub(super) fn other(head: &[u8]) -> Kind {
    match FileFormat::from_bytes(head) {
        FileFormat::ArbitraryBinaryData | FileFormat::Empty => Kind::Data,
        format => Kind::Other(format.short_name().unwrap_or(format.name()).to_owned()),
    }
}

/// Whether bytes are text in some encoding: none of them, but for white space and escapes, is a
/// control character, or they begin with a mark of UTF-16.
fn is_text(head: &[u8]) -> bool {
    let utf16 = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let marks_end = head.iter().take_while(|byte| **byte >= 0x80).count();
    let text = head.iter().all(|byte| matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | 0x1b | 0x20..=0x7e | 0x80..));
    utf16 || (text && (marks_end < head.len() || std::str::from_utf8(head).is_ok()))
}

fn is_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |tag: &[u8]| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    begins(b"<!doctype html") || begins(b"<html")
}

#[cfg(test)]
mod tests {
    use super::{is_page, is_text};

    #[test]
    fn tells_text_from_other_bytes() {
        for text in [&b"Hello\r\n"[..], "店舖".as_bytes(), b"\xb5\xea\xc6\xcc: nine", b"\xff\xfea\0"] {
            assert!(is_text(text), "{text:?}");
        }
        for other in [&b"a\0b"[..], b"\x7fELF", b"\xff\xfb\x90\x64", b"\x01\x02"] {
            assert!(!is_text(other), "{other:?}");
        }
        assert!(is_page(b"\xef\xbb\xbf \n<!DOCTYPE HTML>") && is_page(b"<html lang=x>") && !is_page(b"<svg/>"));
    }
}
