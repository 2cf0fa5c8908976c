//! Images: how large, how deep, how coloured, and whether they are whole.

use super::bytes::{Bytes, Stop, cut};
use crate::media::{Colours, FileKind, MediaFacts};
use crate::text::phrase::say;
use std::io::{Read, Seek};

/// The most segments of a JPEG file that are passed on the way to the one that counts.
const SEGMENTS: usize = 512;

/// How many of the last bytes must show that a file is whole.
const TAIL: usize = 4096;

pub(super) fn png<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(FileKind::Png);
    let head: [u8; 26] = bytes.array(0)?;
    if head[12..16] != *b"IHDR" {
        return Err(Stop::Damage(say!("does not begin with its size", "的开头没有图片尺寸")));
    }
    facts.bit_depth = Some(head[24]);
    facts.colours = match head[25] {
        0 | 4 => Some(Colours::Greyscale),
        2 | 6 => Some(Colours::Rgb),
        3 => Some(Colours::Palette),
        _ => None,
    };
    dimensions(bytes, facts);
    match bytes.last(TAIL)? {
        Some(tail) if !tail.windows(4).any(|four| four == b"IEND") => Err(cut()),
        _ => Ok(()),
    }
}

pub(super) fn jpeg<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) -> Result<(), Stop> {
    facts.kind = Some(FileKind::Jpeg);
    let mut at = 2;
    for _ in 0..SEGMENTS {
        let [mark, kind, high, low]: [u8; 4] = bytes.array(at)?;
        let length = u64::from(u16::from_be_bytes([high, low]));
        match kind {
            _ if mark != 0xff => {
                return Err(Stop::Damage(say!(
                    "has bytes where a JPEG segment should begin",
                    "在应为 JPEG 段的位置有其他字节"
                )));
            }
            // Any number of these may stand before a marker.
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            0xd8..=0xda => {
                return Err(Stop::Damage(say!("has no frame before its picture", "在图像数据之前没有帧信息")));
            }
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                frame(bytes.array(at + 4)?, facts);
                dimensions(bytes, facts);
                return whole_jpeg(bytes);
            }
            _ => at += 2 + length,
        }
    }
    Err(Stop::Unread(say!(
        "it has more than {SEGMENTS} segments before its picture",
        "图像数据之前的段超过 {SEGMENTS} 个"
    )))
}

/// What a frame's head says: bits, height, width, channels.
fn frame(head: [u8; 6], facts: &mut MediaFacts) {
    facts.bit_depth = Some(head[0]);
    facts.colours = match head[5] {
        1 => Some(Colours::Greyscale),
        3 => Some(Colours::Rgb),
        4 => Some(Colours::Cmyk),
        _ => None,
    };
}

/// Whether the picture ends. In its data `ff` is followed by `00` or a restart mark alone, so a
/// tail with nothing else is one that was cut; with something else, more may follow the picture.
fn whole_jpeg<R: Read + Seek>(bytes: &mut Bytes<R>) -> Result<(), Stop> {
    let Some(tail) = bytes.last(TAIL)? else { return Ok(()) };
    let marks = || tail.windows(2).filter(|two| two[0] == 0xff).map(|two| two[1]);
    let ends = marks().any(|mark| mark == 0xd9);
    let picture_only = tail.len() < TAIL || marks().all(|mark| matches!(mark, 0x00 | 0xd0..=0xd7 | 0xff));
    if ends || !picture_only { Ok(()) } else { Err(cut()) }
}

/// Fills in width and height, where the head tells them.
pub(super) fn dimensions<R: Read + Seek>(bytes: &mut Bytes<R>, facts: &mut MediaFacts) {
    let size = imagesize::reader_size(bytes.stream()).ok();
    facts.dimensions = size.and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)));
}
