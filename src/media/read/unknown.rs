//! Files that no message takes.

use crate::media::Kind;
use file_format::FileFormat;

/// A kind that no message takes, by the name that people know.
pub(super) fn other(head: &[u8]) -> Kind {
    match FileFormat::from_bytes(head) {
        FileFormat::ArbitraryBinaryData | FileFormat::Empty => Kind::Data,
        format => Kind::Other(format.short_name().unwrap_or(format.name()).to_owned()),
    }
}
