//! Compound files, in which office documents of before 2007 lie, told apart by their streams.

use super::bytes::{Bytes, Stop};
use crate::media::{FileKind, MediaFacts};
use crate::text::phrase::say;
use std::io::{Read, Seek};

/// The most sectors of the directory that are looked at.
const SECTORS: usize = 64;

/// Sectors of the table that the header names itself.
const IN_HEADER: usize = 109;

pub(super) fn read<R: Read + Seek>(head: &[u8], bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    if head.len() < 512 {
        return Err(super::bytes::cut());
    }
    // Sectors have 512 or 4,096 bytes, and the header takes the room of one.
    let shift = if head[30] == 12 { 12 } else { 9 };
    let mut sector = number(&head[48..]);
    for _ in 0..SECTORS {
        let names = bytes.exactly(place(sector, shift), 1 << shift)?;
        if let Some(kind) = names.chunks_exact(128).find_map(of_stream) {
            facts.kind = Some(kind?);
            return Ok(());
        }
        match next(sector, shift, head, bytes)? {
            Some(following) => sector = following,
            None => break,
        }
    }
    facts.kind = Some(FileKind::Other("compound file".to_owned()));
    Ok(())
}

/// The document that has such a stream; of an encrypted one nobody can tell.
fn of_stream(entry: &[u8]) -> Option<Result<FileKind, Stop>> {
    let name: Vec<u8> = entry[..64].chunks_exact(2).take_while(|unit| **unit != [0, 0]).map(|unit| unit[0]).collect();
    Some(match &name[..] {
        b"WordDocument" => Ok(FileKind::Doc),
        b"Workbook" | b"Book" => Ok(FileKind::Xls),
        b"PowerPoint Document" => Ok(FileKind::Ppt),
        b"EncryptedPackage" => {
            Err(Stop::Unread(say!("it is an encrypted office document", "文件是加密的 Office 文档")))
        }
        _ => return None,
    })
}

/// The sector that follows in the chain; `None` where it ends.
fn next<R: Read + Seek>(sector: u32, shift: u32, head: &[u8], bytes: &mut Bytes<R>) -> Result<Option<u32>, Stop> {
    let per_sector = 1_usize << (shift - 2);
    let sector = sector as usize;
    let table = Some(sector / per_sector).filter(|table| *table < IN_HEADER);
    let Some(table) = table.map(|table| number(&head[76 + table * 4..])) else { return Ok(None) };
    let entry: [u8; 4] = bytes.array(place(table, shift) + (sector % per_sector) as u64 * 4)?;
    Ok(Some(u32::from_le_bytes(entry)).filter(|following| *following < 0xffff_fffa))
}

fn place(sector: u32, shift: u32) -> u64 {
    (u64::from(sector) + 1) << shift
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
