//! PDF documents.

use super::bytes::{Bytes, Stop, cut};
use crate::media::{Kind, MediaFacts};
use std::io::{Read, Seek};

/// How many of the last bytes must hold the mark of the end.
const TAIL: usize = 4096;

pub(super) fn read<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(Kind::Pdf);
    match bytes.last(TAIL)? {
        Some(tail) if !tail.windows(5).any(|five| five == b"%%EOF") => Err(cut()),
        _ => Ok(()),
    }
}
