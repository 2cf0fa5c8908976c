//! From the bytes of a file to facts. The bytes are hostile: nothing is believed, nothing is
//! unpacked, and every loop spends from a budget.

mod amr;
mod boxes;
mod bytes;
mod codec;
mod compound;
mod ebml;
mod image;
mod markup;
mod mp4;
mod mpeg;
mod ogg;
mod pdf;
mod sniff;
mod unknown;
mod zip;

use super::MediaFacts;
pub use boxes::BOXES;
pub use bytes::BYTES;
use bytes::{Bytes, Stop};
use std::io::{Read, Seek};

/// Finds the facts in the bytes of a file. Reads at most [`BYTES`] of them, wherever they stand.
///
/// It never fails: what is broken is [`MediaFacts::damage`], and what could not be read, for want
/// of budget or because the reader said no, is [`MediaFacts::unknown`], each beside all that was
/// found out until then. A reader that cannot seek to its end leaves the size unknown.
///
/// ```
/// use std::io::Cursor;
/// use waml::media::{FileKind, read};
///
/// let facts = read(Cursor::new(b"%PDF-1.4\n%%EOF\n"));
/// assert_eq!((facts.kind, facts.size), (Some(FileKind::Pdf), Some(15)));
/// ```
pub fn read(reader: impl Read + Seek) -> MediaFacts {
    let mut facts = MediaFacts::new();
    let mut bytes = Bytes::new(reader);
    facts.size = bytes.size();
    match sniff::sniff(&mut bytes, &mut facts) {
        Ok(()) => {}
        Err(Stop::Damage(what)) => facts.damage = Some(what),
        Err(Stop::Unread(why)) => facts.unknown = Some(why),
    }
    facts
}
