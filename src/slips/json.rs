//! JSON: outside of its strings no character is right that only looks like a sign.

use super::chars::{Sign, closing_quote, confusable, mate};
use super::{Kind, Slip, edit};
use crate::text::Span;

/// What stands between the strings and only looks like a sign.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        if c == '"' {
            at = closing_quote(text, at, c).map_or(text.len(), |close| close + 1);
        } else if let Some((slip, end)) = quoted(text, c, at) {
            out.push(slip);
            at = end;
        } else {
            out.extend(slip(c, at, end));
            at = end;
        }
    }
    out
}

/// A string in quotes that are none to JSON, and where it ends.
fn quoted(text: &str, open: char, at: usize) -> Option<(Slip, usize)> {
    let before = text[..at].trim_end().chars().next_back()?;
    if !matches!(before, '{' | '[' | ',' | ':' | '｛' | '［' | '，' | '：') {
        return None;
    }
    let close = if open == '\'' { open } else { mate(open)? };
    let start = at + open.len_utf8();
    let line = text[start..].lines().next()?;
    let (length, escapes) = closing(line, open, close)?;
    let (inside, end) = (&line[..length], start + length + close.len_utf8());
    let behind = text[end..].trim_start().chars().next().unwrap_or(',');
    let ends = matches!(behind, ',' | ':' | '}' | ']' | '：' | '，' | '｝' | '］');
    let mut edits = vec![edit(at, start, "\"")];
    edits.extend(escapes.into_iter().map(|escape| edit(start + escape, start + escape + 1, "")));
    edits.push(edit(start + length, end, "\""));
    let slip = Slip { kind: Kind::Quote, span: Span::new(at, end), edits };
    (ends && !inside.contains('"')).then_some((slip, end))
}

/// Where a string ends, and the backslashes in it that only double quotes make needless.
fn closing(line: &str, open: char, close: char) -> Option<(usize, Vec<usize>)> {
    let mut escapes = Vec::new();
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if open != '\'' => return None,
            '\\' if chars.next()?.1 == '\'' => escapes.push(at),
            c if c == close => return Some((at, escapes)),
            _ => {}
        }
    }
    None
}

fn slip(c: char, at: usize, end: usize) -> Option<Slip> {
    let found = confusable(c)?;
    let wanted = matches!(found.sign, Sign::Colon | Sign::Comma | Sign::Open | Sign::Close | Sign::Space);
    let edits = vec![edit(at, end, found.means.to_string())];
    wanted.then_some(Slip { kind: Kind::Sign, span: Span::new(at, end), edits })
}
