//! How large a media file may be, from the rows of the limits table.

use super::Check;
use crate::diagnostic::{Diagnostic, Measured, Rule};
use crate::limits::{Limit, Unit};
use crate::message::{Audio, Document, Image, MediaKind, Video};
use crate::rules::file::File;
use crate::text::Words;
use crate::text::phrase::say;
use crate::text::wording::thousands;

/// The rules of the rows, and their checks.
pub(super) const SIZES: &[(&Rule, Check)] = &[
    (&Image::TYPE.size.rule, Check::File(too_large::<Image>)),
    (&Video::TYPE.size.rule, Check::File(too_large::<Video>)),
    (&Audio::TYPE.size.rule, Check::File(too_large::<Audio>)),
    (&Document::TYPE.size.rule, Check::File(too_large::<Document>)),
];

/// The most bytes that a row in megabytes can mean: megabytes of 2^20 bytes.
pub(super) fn most(limit: &Limit) -> u64 {
    u64::from(limit.max) << 20
}

/// The most bytes that it means where a megabyte is 10^6 bytes.
pub(super) fn least(limit: &Limit) -> u64 {
    u64::from(limit.max) * 1_000_000
}

/// A size beside the most that is allowed, both in bytes.
pub(super) fn measured(size: u64, most: u64) -> Measured {
    Measured { found: size, least: 0, most: Some(most), unit: Unit::Bytes }
}

const SMALLER: Words = Words::new("make the file smaller, or link to it in a text", "压缩文件，或改用文本消息发送链接");

fn too_large<K: MediaKind>(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let limit = K::TYPE.size;
    let size = file.facts().and_then(|facts| facts.size).filter(|size| *size > most(limit));
    if file.media.is::<K>()
        && let Some(size) = size
    {
        let (shown, max, most_shown) = (thousands(size), limit.max, thousands(most(limit)));
        let message = say!(
            "{noun} has {shown} bytes, at most {max} MB ({most_shown} bytes)",
            "{noun}为 {shown} 字节，最大 {max} MB（{most_shown} 字节）";
            noun = limit.noun
        );
        let finding = file.finding(&limit.rule, message).measured(measured(size, most(limit)));
        found.push(finding.help(SMALLER));
    }
}
