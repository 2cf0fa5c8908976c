//! The tokens of JSON, and of what is pasted among it.

use super::foreign::{foreign_end, is_foreign_quote};
use super::lexer::comment_length;
use crate::text::Span;
use crate::tree::tokens::{Kind, Token, Tokens};

/// Reads all of a text.
pub(in crate::tree) fn tokens(text: &str) -> Tokens {
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let rest = rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{feff}']);
        at = text.len() - rest.len();
        let Some(c) = rest.chars().next() else { break };
        let (kind, length) = token(rest, c);
        out.push(Token { span: Span::new(at, at + length), kind });
        at += length;
    }
    Tokens::new(text, out)
}

/// The token that a text begins with, and its length.
fn token(rest: &str, c: char) -> (Kind, usize) {
    let comment = comment_length(rest);
    match c {
        '{' | '[' => (Kind::Open, 1),
        '}' | ']' => (Kind::Close, 1),
        ',' => (Kind::Comma, 1),
        ':' => (Kind::Colon, 1),
        '"' => string(rest).map_or_else(|| (Kind::Unknown, line(rest)), |length| (Kind::Double, length)),
        _ if comment.is_some() => (Kind::Comment, comment.unwrap_or(0)),
        c if is_foreign_quote(c) => {
            foreign_end(rest, c).map_or_else(|| (Kind::Unknown, line(rest)), |end| (Kind::Single, end.behind))
        }
        _ => (Kind::Plain, word(rest)),
    }
}

/// The length of the string that a text begins with, where it ends on its line.
fn string(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' | '\r' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn line(rest: &str) -> usize {
    rest.find(['\n', '\r']).unwrap_or(rest.len())
}

fn word(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '[' | ']' | '{' | '}' | '"');
    rest[first..].find(ends).map_or(rest.len(), |at| first + at)
}
