//! Bytes that are not UTF-8.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::text::encoding::Encoding;
use crate::text::phrase::say;
use crate::text::{Source, Span, Words};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/encoding",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: Words::new("bytes that are not UTF-8", "不是 UTF-8 的字节"),
    why: Words::new(
        "JSON travels as UTF-8, and text in another encoding arrives garbled or is refused. Save the file as UTF-8.",
        "JSON 以 UTF-8 传输，其他编码的文本会变成乱码或被拒绝。将文件保存为 UTF-8。",
    ),
    source: Words::neutral("RFC 8259"),
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// A source from the bytes of a file. Where they are not UTF-8, it shows replacement characters, and a finding about
/// the first bad byte comes with it.
pub fn read(name: impl Into<String>, bytes: Vec<u8>) -> (Source, Option<Diagnostic>) {
    let looks = Encoding::of(&bytes);
    match Source::from_bytes(name, bytes) {
        // Beside the zero bytes of UTF-16 all that is ASCII is valid UTF-8.
        Ok(source) if looks == Some(Encoding::Utf16) => {
            let zero = source.text().find('\0').unwrap_or(0);
            let finding = finding(&source, zero, looks);
            (source, Some(finding))
        }
        Ok(source) => (source, None),
        Err((source, valid)) => {
            let finding = finding(&source, valid, looks);
            (source, Some(finding))
        }
    }
}

const NOT_UTF8: Words = Words::new("the file is not UTF-8", "文件不是 UTF-8 编码");

/// A finding about bytes that are not UTF-8, the first of them behind `valid` good ones.
fn finding(source: &Source, valid: usize, looks: Option<Encoding>) -> Diagnostic {
    let end = valid + source.text()[valid..].chars().next().map_or(0, char::len_utf8);
    let help = match looks {
        Some(encoding) => {
            let name = encoding.name();
            say!("this looks like {name}; save the file as UTF-8", "看起来是 {name}；将文件保存为 UTF-8")
        }
        None => say!("save the file as UTF-8", "将文件保存为 UTF-8"),
    };
    Diagnostic::in_text(&RULE, String::new(), Span::new(valid, end), NOT_UTF8)
        .label(Words::new("the first byte that is not", "第一个不符的字节"))
        .help(help)
}
