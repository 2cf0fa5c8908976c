//! What the first bytes of rows tell of all.

use waml::say;
use waml::text::{Phrase, Words};

/// Whether a text is UTF-16, by its first bytes.
pub(super) fn is_utf16(text: &[u8]) -> bool {
    text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") || text.iter().take(4).any(|byte| *byte == 0)
}

/// Says that a text is UTF-16.
pub(super) fn utf16(name: &str) -> Phrase {
    say!("{name}: the text is UTF-16, save it as UTF-8", "{name}：文本为 UTF-16，请另存为 UTF-8")
}

/// Says that a text holds nothing.
pub(super) fn empty(name: &str) -> Phrase {
    let words = Phrase::from(Words::new("there is nothing in it", "内容为空"));
    say!("{name}: {words}", "{name}：{words}"; words)
}
