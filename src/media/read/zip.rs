//! ZIP archives, told apart by the names in their directory. Nothing is ever unpacked.

use super::bytes::{Bytes, Stop};
use crate::media::{FileKind, MediaFacts};
use crate::text::phrase::say;
use std::io::{Read, Seek};

/// The most names that are looked at.
const NAMES: u64 = 1024;

/// Where the end record is looked for, first and then; a comment of 65,535 bytes may follow it.
const TAILS: [usize; 2] = [1024, 22 + 65_535];

pub(super) fn read<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    let Some((mut at, count)) = directory(bytes)? else {
        return Err(Stop::Unread(say!(
            "it is a ZIP archive, and nobody knows where it ends",
            "文件是 ZIP 压缩包，无法确定其结尾"
        )));
    };
    let mut kind = FileKind::Zip;
    for _ in 0..count.min(NAMES) {
        let head: [u8; 46] = bytes.array(at)?;
        if !head.starts_with(b"PK\x01\x02") {
            return Err(Stop::Damage(say!("has a table of contents that cannot be read", "的目录无法读取")));
        }
        let number = |from: usize| u16::from_le_bytes([head[from], head[from + 1]]);
        let [name, extra, comment] = [28, 30, 32].map(number);
        let begin = bytes.up_to(at + 46, usize::from(name).min(8))?;
        if let Some(office) = of_part(&begin) {
            kind = office;
            break;
        }
        at += 46 + u64::from(name) + u64::from(extra) + u64::from(comment);
    }
    facts.kind = Some(kind);
    Ok(())
}

/// The document that has a part of such a name.
fn of_part(name: &[u8]) -> Option<FileKind> {
    [(&b"word/"[..], FileKind::Docx), (b"xl/", FileKind::Xlsx), (b"ppt/", FileKind::Pptx)]
        .into_iter()
        .find_map(|(folder, kind)| name.starts_with(folder).then_some(kind))
}

/// Where the directory stands, and how many entries it has; `None` where the end is not known.
fn directory<R: Read + Seek>(bytes: &mut Bytes<R>) -> Result<Option<(u64, u64)>, Stop> {
    for length in TAILS {
        let (Some(tail), Some(size)) = (bytes.last(length)?, bytes.size()) else { return Ok(None) };
        let Some(at) = tail.windows(22).rposition(|record| record.starts_with(b"PK\x05\x06")) else { continue };
        let record = &tail[at..];
        let count = u16::from_le_bytes([record[10], record[11]]);
        let offset = u32::from_le_bytes([record[16], record[17], record[18], record[19]]);
        if count == u16::MAX || offset == u32::MAX {
            return large(bytes, size - (tail.len() - at) as u64).map(Some);
        }
        return Ok(Some((u64::from(offset), u64::from(count))));
    }
    Err(Stop::Damage(say!("ends before its table of contents", "在目录之前结束")))
}

/// The same for an archive whose numbers need 64 bits: a locator stands before the end record.
fn large<R: Read + Seek>(bytes: &mut Bytes<R>, end: u64) -> Result<(u64, u64), Stop> {
    let broken = || Stop::Damage(say!("has a table of contents that cannot be read", "的目录无法读取"));
    let locator: [u8; 20] = bytes.array(end.checked_sub(20).ok_or_else(broken)?)?;
    let number = |eight: &[u8]| eight.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let record: [u8; 56] = bytes.array(number(&locator[8..16]))?;
    if !locator.starts_with(b"PK\x06\x07") || !record.starts_with(b"PK\x06\x06") {
        return Err(broken());
    }
    Ok((number(&record[48..56]), number(&record[32..40])))
}
