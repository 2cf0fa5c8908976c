//! A pasted text from stdin, whatever its bytes are.

use std::io::{self, Read};
use waml::say;
use waml::text::{Phrase, Words};

/// The longest text that is read.
const LONGEST: u64 = 1 << 20;

/// Why some of the bytes cannot be read, and what to do about that.
pub(super) struct Unread {
    pub(super) why: Phrase,
    pub(super) help: Words,
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
        return because(
            say!("stdin is UTF-16, not UTF-8", "stdin 是 UTF-16，应为 UTF-8"),
            Words::new("convert it first: `iconv -f UTF-16 -t UTF-8`", "先转换：`iconv -f UTF-16 -t UTF-8`"),
        );
    }
    let paste = Words::new("paste the answer or the line of the log as text", "把响应或日志中的那一行粘贴为文本");
    let wrong = std::str::from_utf8(bytes).err().filter(|error| error.error_len().is_some());
    if let Some(error) = wrong {
        let at = error.valid_up_to();
        let byte = bytes[at];
        return because(
            say!(
                "stdin is not text: byte 0x{byte:02x} at offset {at} is not UTF-8",
                "stdin 不是文本：偏移 {at} 处的字节 0x{byte:02x} 不是 UTF-8"
            ),
            paste,
        );
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return because(
            say!("stdin is not text: there is a NUL byte at offset {at}", "stdin 不是文本：偏移 {at} 处有 NUL 字节"),
            paste,
        );
    }
    if longer {
        because(say!("only the first 1 MiB of stdin was read", "只读取了 stdin 的前 1 MiB"), paste)
    } else {
        None
    }
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
