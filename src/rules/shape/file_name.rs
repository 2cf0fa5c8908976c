//! A message's name that cannot be the name of a file.

use crate::diagnostic::{Family, Phase, Rule, Severity};
use crate::rules::{Check, characters::invisible};
use crate::text::phrase::say;
use crate::text::{Phrase, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "shape/file-name",
    phase: Phase::Shape,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: false,
    summary: Words::new("a `name` that cannot be a file's name", "`name` 无法用作文件名"),
    why: Words::new(
        "Compiling into a folder writes each message to a file of its name, so the name must be one on every system. Keep to letters, digits, spaces, `-`, `_` and `.`, begin with a letter or digit, do not end with a dot, and keep it short. Windows keeps `CON`, `PRN`, `AUX`, `NUL`, `COM1` and `LPT1` with their like for devices, whatever ending follows.",
        "编译到文件夹时，每条消息写入与其同名的文件，因此名称在所有系统上都要能用作文件名。只用文字、数字、空格、`-`、`_` 和 `.`，以文字或数字开头，结尾不用句点，并且不要太长。Windows 把 `CON`、`PRN`、`AUX`、`NUL`、`COM1`、`LPT1` 等名称留给设备，不论后面是什么扩展名。",
    ),
    source: Words::new("the definition language", "消息定义的语言"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// Whether a name can hold a character anywhere: what a name in XML can, `.` and `:` left out, and
/// the few letters and numbers that XML forgot. Ranges, and no classes of Unicode: these grow with
/// each version, and the schema has to mean the same to tools of any age.
pub(crate) fn taken(c: char) -> bool {
    let named = matches!(c, '-' | '0'..='9' | 'A'..='Z' | '_' | 'a'..='z'
        | '\u{aa}' | '\u{b2}' | '\u{b3}' | '\u{b5}' | '\u{b9}' | '\u{ba}' | '\u{bc}'..='\u{be}'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{2070}'..='\u{218f}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3005}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}');
    named && !c.is_whitespace() && !invisible(c)
}

/// The most bytes that a file's name may have on all systems.
pub const FILE_BYTES: usize = 255;

/// The most bytes of a message's name: the longest ending, `.jsonl`, follows it.
pub(crate) const BYTES: usize = FILE_BYTES - ".jsonl".len();

/// Names that Windows keeps for devices, in lower case; those in the second list have a digit behind them.
pub(crate) const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
pub(crate) const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
pub(crate) const DEVICE_DIGITS: &str = "0123456789¹²³";

/// Whether Windows takes a file's name for a device, whatever its ending.
pub fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    let mut numbered = NUMBERED_DEVICES.iter().filter_map(|device| name.strip_prefix(device));
    let is_digit = |rest: &str| rest.chars().count() == 1 && DEVICE_DIGITS.contains(rest);
    DEVICES.contains(&name.as_str()) || numbered.any(is_digit)
}

/// What is wrong with a message's name, and what to do about it.
pub(crate) fn fault(name: &str) -> Option<(Phrase, Words)> {
    let plain = |c: char| taken(c) || matches!(c, '.' | ' ');
    if name.is_empty() || name.starts_with('.') || !name.chars().all(plain) {
        let help = Words::new(
            "use letters, digits, `-`, `_` and `.`, and do not begin with a dot",
            "使用文字、数字、`-`、`_` 和 `.`，开头不用句点",
        );
        return Some((say!("the name cannot be a file's name", "该名称无法用作文件名"), help));
    }
    if is_device(name.trim()) {
        let message = say!(
            "the name cannot be a file's name: Windows takes `{name}` for a device",
            "该名称无法用作文件名：Windows 把 `{name}` 当作设备",
        );
        return Some((message, Words::new("write another name", "换一个名称")));
    }
    if name.len() > BYTES {
        let bytes = name.len();
        let message = say!(
            "the name cannot be a file's name: it has {bytes} bytes, at most {BYTES}",
            "该名称无法用作文件名：有 {bytes} 字节，最多 {BYTES} 字节",
        );
        return Some((message, Words::new("shorten the name", "缩短名称")));
    }
    if name.starts_with(' ') || name.ends_with([' ', '.']) {
        let message = say!(
            "the name cannot be a file's name: not every system keeps a space around it or a dot at its end",
            "该名称无法用作文件名：有些系统不保留首尾的空格或末尾的句点",
        );
        return Some((message, Words::new("remove what stands around the name", "删除名称首尾多余的字符")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_and_digit_is_taken() {
        let lost: Vec<_> = ('\0'..=char::MAX).filter(|c| c.is_alphanumeric() && !invisible(*c) && !taken(*c)).collect();
        assert!(lost.is_empty(), "{lost:?}");
        for mark in ['\u{301}', '\u{94d}', '\u{e49}', '\u{5b0}'] {
            assert!(taken(mark), "{mark:?}");
        }
        for other in "/\\:*?\"<>|. \t\n\u{7f}\u{a0}\u{200b}\u{202e}\u{3000}\u{feff}".chars() {
            assert!(!taken(other), "{other:?}");
        }
    }

    #[test]
    fn devices_are_known_by_any_ending() {
        for name in ["CON", "nul.txt", "Com1", "lpt9.v2", "COM¹", "aux .x", "prn"] {
            assert!(is_device(name) && fault(name).is_some(), "{name}");
        }
        for name in ["console", "com", "com10", "lpt", "x.con", "connection.nul", "null", "co m1"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn lengths_are_bytes() {
        assert_eq!((fault(&"n".repeat(BYTES)), fault(&"花".repeat(BYTES / 3))), (None, None));
        assert!(fault(&"n".repeat(BYTES + 1)).is_some());
        assert!(["a.", "a ", " a", "CON.", " a."].into_iter().all(|name| fault(name).is_some()));
        assert!(fault(&"花".repeat(BYTES / 3 + 1)).is_some_and(|(message, _)| message.contains("252 bytes")));
    }
}
