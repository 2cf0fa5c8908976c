//! Bytes that are not UTF-8.

use crate::diagnostic::{Diagnostic, Family, Phase, Rule, Severity};
use crate::rules::Check;
use crate::source::{Source, Span};

/// What the rule says.
pub static RULE: Rule = Rule {
    code: "syntax/encoding",
    phase: Phase::Syntax,
    family: Family::Incs,
    severity: Severity::Error,
    pedantic: false,
    beyond_schema: true,
    summary: "bytes that are not UTF-8",
    why: "JSON travels as UTF-8, and text in another encoding arrives garbled or is refused. Save the file as UTF-8.",
    source: "RFC 8259",
    prevents: &[],
};

pub(crate) const CHECK: Check = Check::Reader;

/// A source from the bytes of a file. Where they are not UTF-8, it shows replacement characters, and a finding about
/// the first bad byte comes with it.
pub fn read(name: impl Into<String>, bytes: Vec<u8>) -> (Source, Option<Diagnostic>) {
    // Both byte order marks of UTF-16 begin with a byte that UTF-8 never has.
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match Source::from_bytes(name, bytes) {
        Ok(source) => (source, None),
        Err((source, valid)) => {
            let finding = finding(&source, valid, utf16);
            (source, Some(finding))
        }
    }
}

/// A finding about bytes that are not UTF-8, the first of them behind `valid` good ones.
fn finding(source: &Source, valid: usize, utf16: bool) -> Diagnostic {
    let end = valid + source.text()[valid..].chars().next().map_or(0, char::len_utf8);
    let help = if utf16 { "this looks like UTF-16; save the file as UTF-8" } else { "save the file as UTF-8" };
    Diagnostic::in_text(&RULE, String::new(), Span::new(valid, end), "the file is not UTF-8")
        .label("the first byte that is not")
        .help(help)
}
