//! `WebM` and Matroska, which name themselves in the header of their container (RFC 8794).

use super::unknown::other;
use crate::media::FileKind;

const DOC_TYPE: u32 = 0x4282;

/// What a file is that begins with the mark of EBML.
pub(super) fn kind(head: &[u8]) -> FileKind {
    match doc_type(head) {
        Some(b"webm") => FileKind::Webm,
        Some(b"matroska") => FileKind::Matroska,
        _ => other(head),
    }
}

/// The name of the format, among the elements of the header.
fn doc_type(head: &[u8]) -> Option<&[u8]> {
    let (_, header, _) = element(head)?;
    let mut rest = header;
    loop {
        let (id, content, behind) = element(rest)?;
        if id == DOC_TYPE {
            return Some(content.split(|byte| *byte == 0).next().unwrap_or_default());
        }
        rest = behind;
    }
}

/// The first element of some bytes: its id, its content as far as it goes, and what is behind it.
fn element(bytes: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let id_length = length(bytes, 4)?;
    let id = bytes.get(..id_length)?.iter().fold(0, |id, byte| id << 8 | u32::from(*byte));
    let rest = &bytes[id_length..];
    let size_length = length(rest, 8)?;
    let first = u64::from(*rest.first()?) & (0xff >> size_length);
    let size = rest.get(1..size_length)?.iter().fold(first, |size, byte| size << 8 | u64::from(*byte));
    let rest = &rest[size_length..];
    let end = usize::try_from(size).map_or(rest.len(), |size| size.min(rest.len()));
    let (content, behind) = rest.split_at(end);
    Some((id, content, behind))
}

/// How many bytes a number has, which its first byte tells by its zeros in front.
fn length(bytes: &[u8], most: usize) -> Option<usize> {
    let length = bytes.first()?.leading_zeros() as usize + 1;
    (length <= most).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::{FileKind, kind};

    fn file(doc_type: &[u8]) -> Vec<u8> {
        let length = u8::try_from(doc_type.len()).expect("it is short");
        let version = [0x42, 0x86, 0x81, 1];
        let name = [&[0x42, 0x82, 0x80 | length], doc_type].concat();
        let size = 0x80 | u8::try_from(version.len() + name.len()).expect("it is short");
        [&[0x1a, 0x45, 0xdf, 0xa3, size][..], &version, &name, &[0x18, 0x53, 0x80, 0x67, 0xff]].concat()
    }

    #[test]
    fn the_header_names_the_format() {
        assert_eq!(kind(&file(b"webm")), FileKind::Webm);
        assert_eq!(kind(&file(b"matroska")), FileKind::Matroska);
        assert_eq!(kind(&file(b"webm\0\0")), FileKind::Webm);
        // As browsers write it: a size of eight bytes, and one that is not known.
        let long = [&[0x1a, 0x45, 0xdf, 0xa3, 1, 0, 0, 0, 0, 0, 0, 7, 0x42, 0x82, 0x84][..], b"webm"].concat();
        assert_eq!(kind(&long), FileKind::Webm);
        let open =
            [&[0x1a, 0x45, 0xdf, 0xa3, 1, 255, 255, 255, 255, 255, 255, 255, 0x42, 0x82, 0x84][..], b"webm"].concat();
        assert_eq!(kind(&open), FileKind::Webm);
    }

    #[test]
    fn no_header_is_too_odd() {
        let whole = file(b"webm");
        for end in 4..whole.len() - 6 {
            assert_ne!(kind(&whole[..end]), FileKind::Webm, "{end}");
        }
        for odd in [
            &[0x1a, 0x45, 0xdf, 0xa3, 0][..],
            &[0x1a, 0x45, 0xdf, 0xa3, 0xff, 0, 0],
            &[0x1a, 0x45, 0xdf, 0xa3, 0x82, 0x42, 0x82],
        ] {
            assert!(!matches!(kind(odd), FileKind::Webm | FileKind::Matroska), "{odd:?}");
        }
    }
}
