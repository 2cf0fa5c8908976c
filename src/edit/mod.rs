//! Changes of a text, made from its tokens: quotes, colons, commas, comments, anchors and tags.
//!
//! Each function says what becomes of one place, and `None` where that cannot be told for sure:
//! beside anything that was not read for certain, where a comment would go, or where an anchor
//! would go whose alias stays. Everything else in the text keeps its bytes.

mod object;
mod remove;
mod scalar;
#[cfg(test)]
mod tests;

use crate::diagnostic::Edit;
use crate::text::{Source, Span};
use crate::tree::tokens::{Kind, Token, Tokens};
use crate::tree::{Node, Tree, Value};

/// A text whose places are to be changed.
#[derive(Clone, Copy)]
pub(crate) struct Room<'a> {
    text: &'a str,
    tree: &'a Tree<'a>,
    tokens: &'a Tokens,
}

/// The tokens that write a value, by their indices.
#[derive(Clone, Copy, Debug)]
struct Written {
    /// The first one behind anchor and tag.
    body: usize,
    /// The last one; the one in front of the value where that is empty.
    last: usize,
}

impl<'a> Room<'a> {
    pub(crate) fn new(source: &'a Source, tree: &'a Tree<'a>) -> Self {
        Self { text: source.text(), tree, tokens: tree.tokens(source) }
    }

    /// Gives a key another name. Its quotes stay; JSON has them in any case.
    pub(crate) fn rename(&self, key: Span, to: &str) -> Option<Vec<Edit>> {
        let index = self.tokens.of(key)?;
        if self.tree.hides_another(key) || self.key_anchor_is_used(index) {
            return None;
        }
        let written = self.text.get(key.range())?;
        let text = match self.tokens.kind(index)? {
            _ if self.tree.is_json() => format!("\"{to}\""),
            // Such a word is the value of a key that lacks its colon.
            Kind::Plain if written.split_whitespace().skip(1).any(|word| word.starts_with(['*', '&', '!'])) => {
                return None;
            }
            Kind::Double => format!("\"{to}\""),
            Kind::Single => format!("'{to}'"),
            Kind::Plain => to.to_owned(),
            _ => return None,
        };
        Some(vec![Edit { span: key, text }])
    }

    /// Whether keys in this place are written in double quotes: in JSON, and in YAML like it.
    pub(crate) fn quotes_keys(&self, key: Option<Span>) -> bool {
        let written = key.and_then(|key| self.text.get(key.range()));
        self.tree.is_json() || written.is_some_and(|key| key.starts_with('"'))
    }

    fn key_anchor_is_used(&self, key: usize) -> bool {
        let first = self.first_of_key(key);
        self.any_anchor_is_used(first, key)
    }

    /// Whether an alias stays behind that leads to one of these tokens.
    fn any_anchor_is_used(&self, first: usize, last: usize) -> bool {
        let tokens = self.tokens.range(first..=last).iter();
        tokens.filter(|token| token.kind == Kind::Anchor).any(|anchor| self.tokens.is_used(self.text, *anchor))
    }

    /// The first token of a key: its anchor and tag stand in front of it on the same line.
    fn first_of_key(&self, key: usize) -> usize {
        let mut first = key;
        while let Some(before) = first.checked_sub(1).and_then(|before| self.tokens.get(before)) {
            let own = matches!(before.kind, Kind::Anchor | Kind::Tag) && self.same_line(before, self.tokens.get(key));
            if !own {
                break;
            }
            first -= 1;
        }
        first
    }

    /// The tokens of the value that begins at an index, anchor and tag first.
    fn value_at(&self, start: usize, node: &Node<'_>) -> Option<Written> {
        let mut body = start;
        while matches!(self.tokens.kind(body), Some(Kind::Anchor | Kind::Tag | Kind::Comment)) {
            body += 1;
        }
        let token = self.tokens.get(body);
        let last = match token.map(|token| token.kind) {
            Some(Kind::Alias) if self.tokens.kind(body + 1) != Some(Kind::Colon) => body,
            _ if matches!(node.value, Value::Null) && node.span.is_empty() => return self.empty_at(start),
            Some(Kind::Plain | Kind::Single | Kind::Double) if token.map(|token| token.span) == Some(node.span) => body,
            Some(Kind::Header) => match self.tokens.kind(body + 1) {
                Some(Kind::Block) => body + 1,
                Some(Kind::Comment) if self.tokens.kind(body + 2) == Some(Kind::Block) => body + 2,
                _ => body,
            },
            Some(Kind::Open) if token?.span.start == node.span.start => {
                let close = self.tokens.from(node.span.end).checked_sub(1)?;
                let ends = self.tokens.get(close).is_some_and(|token| token.span.end == node.span.end);
                (ends && self.tokens.kind(close) == Some(Kind::Close)).then_some(close)?
            }
            Some(_) if self.is_block(node) && token?.span.start <= node.span.end => self.block_end(node.span.end)?,
            _ => return None,
        };
        Some(Written { body, last })
    }

    /// An empty value, anchor and tag aside.
    fn empty_at(&self, start: usize) -> Option<Written> {
        let mut last = start.checked_sub(1)?;
        let line = self.tokens.get(last)?;
        while let Some(Kind::Anchor | Kind::Tag) = self.tokens.kind(last + 1) {
            // On a line of its own it may belong to the next key.
            if !self.same_line(line, self.tokens.get(last + 1)) {
                return None;
            }
            last += 1;
        }
        Some(Written { body: last, last })
    }

    /// Whether a node is an object or a list written without brackets.
    fn is_block(&self, node: &Node<'_>) -> bool {
        let brackets = self.text.get(node.span.range()).is_some_and(|written| written.starts_with(['{', '[']));
        matches!(node.value, Value::Mapping(_) | Value::Sequence(_)) && !brackets
    }

    /// The last token of an object or list without brackets, whose last value ends at `end`.
    fn block_end(&self, end: u32) -> Option<usize> {
        let last = self.tokens.from(end).checked_sub(1)?;
        let token = self.tokens.get(last)?;
        // What follows on the line belongs to an empty value with an anchor or a tag.
        let next = self.tokens.get(last + 1);
        let open = next.is_some_and(|next| next.kind != Kind::Comment && self.same_line(token, Some(next)));
        let inside = token.kind != Kind::Unknown && token.kind != Kind::Comment;
        (inside && !open).then_some(last)
    }

    /// Whether a token begins on the line on which another one ends.
    fn same_line(&self, one: Token, other: Option<Token>) -> bool {
        let between = other.and_then(|other| self.text.get(one.span.end as usize..other.span.start as usize));
        one.kind != Kind::Block && between.is_some_and(|between| !between.contains(['\n', '\r']))
    }

    /// Where the line of a place begins.
    fn line_start(&self, at: u32) -> u32 {
        let before = &self.text[..at as usize];
        let start = before.rfind(['\n', '\r']).map_or(0, |found| found + 1);
        // A byte order mark in front of everything is no part of the first line.
        let mark = if start == 0 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
        to_u32(mark)
    }

    /// How the line of a place ends; where nothing ends it, how the one before does.
    fn line_break(&self, at: u32) -> &'static str {
        let of = |end: u32| ["\r\n", "\n", "\r"].into_iter().find(|found| self.text[..end as usize].ends_with(found));
        of(self.line_end(at)).or_else(|| of(self.line_start(at))).unwrap_or("\n")
    }

    /// Where the next line begins, or the text ends.
    fn line_end(&self, at: u32) -> u32 {
        let rest = &self.text[at as usize..];
        let end = rest.find(['\n', '\r']).map_or(self.text.len(), |found| {
            let length = if rest[found..].starts_with("\r\n") { 2 } else { 1 };
            at as usize + found + length
        });
        to_u32(end)
    }
}

fn to_u32(at: usize) -> u32 {
    Span::new(at, at).start
}

fn delete(start: u32, end: u32) -> Edit {
    Edit { span: Span { start, end }, text: String::new() }
}

fn insert(at: u32, text: &str) -> Edit {
    Edit { span: Span { start: at, end: at }, text: text.to_owned() }
}
