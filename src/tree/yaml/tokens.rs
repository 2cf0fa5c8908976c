//! The tokens of YAML: what the scanner finds, and between it the signs that it tells the place of
//! only roughly.

use super::{ScalarStyle, span_of};
use crate::text::Span;
use crate::tree::tokens::{Kind, Token, Tokens};
use granit_parser::{Scanner, StrInput, TokenType};

/// Reads all documents. Behind a fault, the next one is gone on with.
pub(in crate::tree) fn tokens(text: &str) -> Tokens {
    let mut writer = TokenWriter { text, at: 0, out: Vec::new() };
    let mut start = 0;
    while let Err(fault) = writer.scan(start) {
        start = next_document(text, fault.max(writer.at));
        writer.unknown(start);
        if start == text.len() {
            break;
        }
    }
    writer.gap(text.len());
    Tokens::new(text, writer.out)
}

/// Where the first line that begins with `---` begins behind a place; the end where none does.
fn next_document(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.find("\n---").map_or(text.len(), |at| from + at + 1)
}

struct TokenWriter<'s> {
    text: &'s str,
    /// Up to where the tokens are known.
    at: usize,
    out: Vec<Token>,
}

impl TokenWriter<'_> {
    /// Takes the tokens from a place on, to the end or up to the fault whose place is returned.
    fn scan(&mut self, start: usize) -> Result<(), usize> {
        for token in Scanner::new(StrInput::new(&self.text[start..])) {
            let token = token.map_err(|fault| start + fault.marker().byte_offset().unwrap_or(0))?;
            let span = span_of(&token.span());
            let span = Span::new(start + span.start as usize, start + span.end as usize);
            if let Some(kind) = kind(token.token_type())
                && !span.is_empty()
            {
                self.gap(span.start as usize);
                self.push(kind, span.end as usize);
            }
        }
        Ok(())
    }

    /// What stands from here to `end` is one token.
    fn push(&mut self, kind: Kind, end: usize) {
        if end > self.at {
            self.out.push(Token { span: Span::new(self.at, end), kind });
            self.at = end;
        }
    }

    fn unknown(&mut self, end: usize) {
        self.push(Kind::Unknown, end);
    }

    /// The signs and comments up to `end`, where the next token begins.
    fn gap(&mut self, end: usize) {
        while self.at < end {
            let rest = self.text.get(self.at..end).unwrap_or("");
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{feff}']).len();
            self.at += blank;
            let rest = &rest[blank..];
            let line = rest.split(['\n', '\r']).next().unwrap_or(rest);
            let word = line.split([' ', '\t']).next().unwrap_or(line);
            let (kind, length) = match rest.as_bytes().first() {
                None => return,
                Some(b'#') => (Kind::Comment, line.trim_end().len()),
                Some(b':') => (Kind::Colon, 1),
                Some(b'-') => (Kind::Dash, 1),
                Some(b'?') => (Kind::Question, 1),
                Some(b'|' | b'>') => (Kind::Header, word.len()),
                Some(_) => (Kind::Unknown, word.len().max(1)),
            };
            self.push(kind, self.at + length);
        }
    }
}

/// What a token of the scanner is here; `None` for those without a place of their own.
fn kind(token: &TokenType<'_>) -> Option<Kind> {
    Some(match token {
        TokenType::FlowSequenceStart | TokenType::FlowMappingStart => Kind::Open,
        TokenType::FlowSequenceEnd | TokenType::FlowMappingEnd => Kind::Close,
        TokenType::FlowEntry => Kind::Comma,
        TokenType::Anchor(_) => Kind::Anchor,
        TokenType::Tag(..) => Kind::Tag,
        TokenType::Alias(_) => Kind::Alias,
        TokenType::Scalar(ScalarStyle::Plain, _) => Kind::Plain,
        TokenType::Scalar(ScalarStyle::SingleQuoted, _) => Kind::Single,
        TokenType::Scalar(ScalarStyle::DoubleQuoted, _) => Kind::Double,
        TokenType::Scalar(..) => Kind::Block,
        TokenType::DocumentStart
        | TokenType::DocumentEnd
        | TokenType::VersionDirective(..)
        | TokenType::TagDirective(..)
        | TokenType::ReservedDirective(..) => Kind::Mark,
        _ => return None,
    })
}
