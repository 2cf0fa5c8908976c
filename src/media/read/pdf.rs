//! PDF documents.

use super::bytes::{Bytes, Stop, cut};
use crate::media::{FileKind, MediaFacts};
use std::io::{Read, Seek};

/// How many of the last bytes must hold the mark of the end.
const TAIL: usize = 4096;

/// Where the mark of the beginning may stand (ISO 32000-1, annex H.3.4.1).
const BEGIN: usize = 1024;

/// Whether a PDF begins behind other bytes. Its mark alone may stand in any text: an object must
/// follow, or the mark of the end.
pub(super) fn begins_late<R: Read + Seek>(head: &[u8], bytes: &mut Bytes<R>) -> Result<bool, Stop> {
    let begin = &head[..head.len().min(BEGIN)];
    let Some(at) = find(begin, b"%PDF-").filter(|at| head.get(at + 5).is_some_and(u8::is_ascii_digit)) else {
        return Ok(false);
    };
    Ok(find(&head[at..], b" obj").is_some() || bytes.last(TAIL)?.is_some_and(|tail| ends(&tail)))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn ends(tail: &[u8]) -> bool {
    find(tail, b"%%EOF").is_some()
}

pub(super) fn read<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(FileKind::Pdf);
    match bytes.last(TAIL)? {
        Some(tail) if !ends(&tail) => Err(cut()),
        _ => Ok(()),
    }
}
