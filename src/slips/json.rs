//! JSON: outside of its strings no character is right that only looks like a sign.

use super::chars::{Sign, closing_quote, confusable};
use super::{Kind, Slip, edit};
use crate::text::Span;

/// What stands between the strings and only looks like a sign. Quotes are read as such already.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        if c == '"' {
            at = closing_quote(text, at, c).map_or(text.len(), |close| close + 1);
        } else {
            out.extend(slip(c, at, end));
            at = end;
        }
    }
    out
}

fn slip(c: char, at: usize, end: usize) -> Option<Slip> {
    let found = confusable(c)?;
    let wanted = matches!(found.sign, Sign::Colon | Sign::Comma | Sign::Open | Sign::Close | Sign::Space);
    let edits = vec![edit(at, end, found.means.to_string())];
    wanted.then_some(Slip { kind: Kind::Sign, span: Span::new(at, end), edits })
}
