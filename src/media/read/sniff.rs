//! What a file is, by its first bytes; then whoever knows such files goes on.

use super::bytes::{Bytes, Stop};
use super::unknown::other;
use super::{amr, compound, ebml, image, markup, mp4, mpeg, ogg, pdf, zip};
use crate::media::{FileKind, MediaFacts};
use crate::text::phrase::say;
use std::io::{Read, Seek};

/// Enough for every signature that matters, and to tell text from other bytes.
const HEAD: usize = 4096;

/// Enough for what stands before the first element of a drawing.
const MARKUP: usize = 64 << 10;

pub(super) fn sniff<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    let head = bytes.up_to(0, HEAD)?;
    let kind = match &head[..] {
        [] => return Err(Stop::Damage(say!("is empty", "为空"))),
        [0xff, 0xd8, 0xff, ..] => return image::jpeg(bytes, facts),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => return image::png(bytes, facts),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => return mp4::read(&head, bytes, facts),
        [b'I', b'D', b'3', ..] => return mpeg::tagged(&head, bytes, facts),
        [b'%', b'P', b'D', b'F', b'-', ..] => return pdf::read(bytes, facts),
        [b'O', b'g', b'g', b'S', ..] => return ogg::read(&head, bytes, facts),
        [b'#', b'!', b'A', b'M', b'R', ..] => return amr::read(bytes, facts),
        [b'P', b'K', 3, 4, ..] => return zip::read(bytes, facts),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => return compound::read(&head, bytes, facts),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            image::dimensions(bytes, facts);
            FileKind::Webp
        }
        [b'G', b'I', b'F', b'8', ..] => FileKind::Gif,
        [b'A', b'D', b'I', b'F', ..] => FileKind::Aac,
        [0x1a, 0x45, 0xdf, 0xa3, ..] => ebml::kind(&head),
        _ if pdf::begins_late(&head, bytes)? => return pdf::read(bytes, facts),
        // An element that tells can stand behind long comments.
        _ if is_text(&head) && markup::begins(&text(&head)) => unmarked(&bytes.up_to(0, MARKUP)?),
        _ => unmarked(&head),
    };
    facts.kind = Some(kind.clone());
    mpeg::whole(&kind, &head, bytes)
}

/// What bytes are that begin with no mark of their own.
fn unmarked(head: &[u8]) -> FileKind {
    // The mark of UTF-16 looks like a frame of audio.
    match mpeg::kind(head) {
        Some(kind) if !is_utf16(head) => kind,
        _ if !is_text(head) => other(head),
        _ => markup::kind(&text(head)).unwrap_or(FileKind::Text),
    }
}

fn is_utf16(head: &[u8]) -> bool {
    head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff])
}

/// Whether bytes are text in some encoding: none of them, but for white space and escapes, is a
/// control character, or they begin with a mark of UTF-16.
fn is_text(head: &[u8]) -> bool {
    let plain = |byte: &u8| matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | 0x1b | 0x20..=0x7e | 0x80..);
    is_utf16(head) || head.iter().all(plain)
}

/// Bytes that are text, as text.
fn text(head: &[u8]) -> String {
    let units = |of: fn([u8; 2]) -> u16| {
        let units = head.chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match head {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(head).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FileKind, unmarked};

    #[test]
    fn tells_what_begins_with_no_mark() {
        for text in [&b"Hello\r\n"[..], "店舖".as_bytes(), b"\xb5\xea\xc6\xcc: nine", b"\xff\xfea\0", b"\xfe\xff\0a"]
        {
            assert_eq!(unmarked(text), FileKind::Text, "{text:?}");
        }
        for page in [&b"\xef\xbb\xbf \n<!DOCTYPE HTML>"[..], b"<html lang=x>", b"\xff\xfe<\0h\0t\0m\0l\0>\0"] {
            assert_eq!(unmarked(page), FileKind::Html, "{page:?}");
        }
        assert_eq!(unmarked(b"\xef\xbb\xbf<svg/>"), FileKind::Svg);
        assert_eq!(unmarked(b"\xfe\xff\0<\0?\0x\0m\0l\0 \0?\0>"), FileKind::Xml);
        assert_eq!(unmarked(b"\xff\xfb\x90\x64"), FileKind::Mp3);
        assert_eq!(unmarked(b"\xff\xf1\x50\x80"), FileKind::Aac);
        assert_eq!(unmarked(b"\x01\x02"), FileKind::Data);
        assert_eq!(unmarked(b"\x7fELF"), FileKind::Other("ELF".to_owned()));
    }
}
