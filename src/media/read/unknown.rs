//! Files that no message takes.

use crate::media::FileKind;
use file_format::FileFormat;

/// A kind that no message takes, by the name that people know.
pub(super) fn other(head: &[u8]) -> FileKind {
    match FileFormat::from_bytes(head) {
        FileFormat::ArbitraryBinaryData | FileFormat::Empty => FileKind::Data,
        format => FileKind::Other(format.short_name().unwrap_or(format.name()).to_owned()),
    }
}
