//! A pasted text from stdin, whatever its bytes are.

use std::io::{self, Read};

/// The longest text that is read.
const LONGEST: u64 = 1 << 20;

/// Why some of the bytes cannot be read, and what to do about that.
pub(super) struct Unread {
    pub(super) why: String,
    pub(super) help: &'static str,
}

/// The text, and what of it could not be read.
pub(super) fn read(from: impl Read) -> io::Result<(String, Option<Unread>)> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes)?;
    let longer = bytes.len() as u64 > LONGEST;
    bytes.truncate(bytes.len().min(usize::try_from(LONGEST).unwrap_or(usize::MAX)));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok((text, unread(&bytes, longer)))
}

fn unread(bytes: &[u8], longer: bool) -> Option<Unread> {
    let because = |why, help| Some(Unread { why, help });
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return because("stdin is UTF-16, not UTF-8".to_owned(), "convert it first: `iconv -f UTF-16 -t UTF-8`");
    }
    let paste = "paste the answer or the line of the log as text";
    let wrong = std::str::from_utf8(bytes).err().filter(|error| error.error_len().is_some());
    if let Some(error) = wrong {
        let at = error.valid_up_to();
        return because(format!("stdin is not text: byte 0x{:02x} at offset {at} is not UTF-8", bytes[at]), paste);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return because(format!("stdin is not text: there is a NUL byte at offset {at}"), paste);
    }
    if longer { because("only the first 1 MiB of stdin was read".to_owned(), paste) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_has_a_place() {
        let why = |bytes: &[u8]| read(bytes).expect("bytes are there").1.map(|unread| unread.why);
        assert_eq!(why(b"(#131009) no \xe5\xad\x97"), None);
        assert_eq!(why(b"ab\xffc").as_deref(), Some("stdin is not text: byte 0xff at offset 2 is not UTF-8"));
        assert_eq!(why(b"ab\0c").as_deref(), Some("stdin is not text: there is a NUL byte at offset 2"));
        assert_eq!(why(b"\xff\xfe(\0").as_deref(), Some("stdin is UTF-16, not UTF-8"));
        assert_eq!(why(&b"x".repeat(1 << 20)), None);
        // A character that is cut by the end of what is read is no fault.
        let long = "字".repeat(1 << 20);
        assert_eq!(why(long.as_bytes()).as_deref(), Some("only the first 1 MiB of stdin was read"));
    }
}
