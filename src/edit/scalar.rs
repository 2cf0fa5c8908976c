//! Writes a scalar in another way.

use super::{Room, delete};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::text::quoted::quoted;
use crate::tree::tokens::{Kind, Token};
use crate::tree::{Node, Style, Value, plain_text};

impl Room<'_> {
    /// Puts a scalar in double quotes that stands without, as `written`. A tag goes, since it would
    /// make something else of the text; one in quotes with a tag keeps just the quotes.
    pub(crate) fn quote(&self, node: &Node<'_>, written: &str) -> Option<Vec<Edit>> {
        let (index, token) = self.scalar(node)?;
        let mut edits = self.without_tag(index)?;
        match token.kind {
            Kind::Plain => edits.push(Edit { span: node.span, text: quoted(written) }),
            // Only a tag made something else of it than a text.
            Kind::Single | Kind::Double if !edits.is_empty() => {}
            _ => return None,
        }
        Some(edits)
    }

    /// Writes a number instead of a scalar, without quotes.
    pub(crate) fn number(&self, node: &Node<'_>, number: &str) -> Option<Vec<Edit>> {
        let (index, token) = self.scalar(node)?;
        let mut edits = self.without_tag(index)?;
        let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        // Between brackets `"a":1` is right, elsewhere a space belongs behind the colon.
        let tight = before.is_some_and(|before| before.kind == Kind::Colon && before.span.end == token.span.start);
        let space = if tight && !self.tree.is_json() && !self.in_brackets(index) { " " } else { "" };
        edits.push(Edit { span: node.span, text: format!("{space}{number}") });
        Some(edits)
    }

    /// Writes another word instead of a text; its quotes stay.
    pub(crate) fn respell(&self, node: &Node<'_>, word: &str) -> Option<Vec<Edit>> {
        let (_, token) = self.scalar(node)?;
        let text = match token.kind {
            _ if self.tree.is_json() => quoted(word),
            Kind::Double => quoted(word),
            Kind::Single => format!("'{word}'"),
            Kind::Plain if plain_text(word) => word.to_owned(),
            _ => return None,
        };
        Some(vec![Edit { span: node.span, text }])
    }

    /// Puts a value between an opening and a closing sign, as between brackets. `None` for
    /// what has a tag, goes over several lines or would not mean the same there.
    pub(crate) fn wrap(&self, node: &Node<'_>, open: &str, close: &str) -> Option<Vec<Edit>> {
        let start = self.tokens.from(node.span.start);
        let token = self.tokens.get(start)?;
        self.has_no_tag(start)?;
        if token.kind == Kind::Open {
            let written = self.value_at(start, node)?;
            let end = self.tokens.get(written.last)?.span.end;
            return Some(vec![super::insert(node.span.start, open), super::insert(end, close)]);
        }
        self.scalar(node)?;
        let raw = &self.text[node.span.range()];
        if raw.contains(['\n', '\r']) {
            return None;
        }
        let foreign = self.tree.is_json() && token.kind == Kind::Single;
        // Between brackets, many parsers take a colon or a question mark in front for a sign.
        let sign = raw.starts_with([':', '?']) || raw.contains([',', '[', ']', '{', '}']);
        let open_to_brackets = token.kind == Kind::Plain && sign;
        if !foreign && !open_to_brackets {
            return Some(vec![super::insert(node.span.start, open), super::insert(node.span.end, close)]);
        }
        let Value::String(text) = &node.value else { return None };
        Some(vec![Edit { span: node.span, text: format!("{open}{}{close}", quoted(text)) }])
    }

    /// Takes parts of the value of a text out. One without quotes that would be no text then is put
    /// in quotes. `None` where the text is not written as it reads, by escapes or over lines.
    pub(crate) fn cut(&self, node: &Node<'_>, parts: &[Edit], spans: &[Span]) -> Option<Vec<Edit>> {
        let Value::String(value) = &node.value else { return None };
        let as_it_reads = |(part, span): (&Edit, &Span)| {
            let written = self.text.get(span.range()).unwrap_or("");
            value.get(part.span.range()) == Some(written) && !written.contains(['\n', '\r'])
        };
        if !parts.iter().zip(spans).all(as_it_reads) {
            return None;
        }
        let mut new = String::with_capacity(value.len());
        let mut from = 0;
        for part in parts {
            new.push_str(value.get(from..part.span.start as usize)?);
            new.push_str(&part.text);
            from = part.span.end as usize;
        }
        new.push_str(value.get(from..)?);
        if node.style == Style::Plain && !plain_text(&new) {
            let (index, _) = self.scalar(node)?;
            self.has_no_tag(index)?;
            return Some(vec![Edit { span: node.span, text: quoted(&new) }]);
        }
        let edits = parts.iter().zip(spans).map(|(part, span)| Edit { span: *span, text: part.text.clone() });
        Some(edits.collect())
    }

    /// The token of a scalar that is written in one: no block.
    fn scalar(&self, node: &Node<'_>) -> Option<(usize, Token)> {
        let index = self.tokens.of(node.span)?;
        let token = self.tokens.get(index)?;
        matches!(token.kind, Kind::Plain | Kind::Single | Kind::Double).then_some((index, token))
    }

    /// The tag of the value whose body stands at an index.
    fn tag(&self, body: usize) -> Option<usize> {
        let properties =
            (0..body).rev().take_while(|&at| matches!(self.tokens.kind(at), Some(Kind::Anchor | Kind::Tag)));
        properties.into_iter().find(|&at| self.tokens.kind(at) == Some(Kind::Tag))
    }

    pub(super) fn has_no_tag(&self, body: usize) -> Option<()> {
        self.tag(body).is_none().then_some(())
    }

    /// The edit that takes a tag away, if there is one; `None` where it stands on another line.
    fn without_tag(&self, body: usize) -> Option<Vec<Edit>> {
        let Some(at) = self.tag(body) else { return Some(Vec::new()) };
        let (tag, next) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        self.same_line(tag, Some(next)).then(|| vec![delete(tag.span.start, next.span.start)])
    }

    /// Whether brackets are open at a token: of those in front of it, counted to the start of the
    /// line on which none is.
    fn in_brackets(&self, index: usize) -> bool {
        let mut closed = 0_usize;
        for at in (0..index).rev() {
            match self.tokens.kind(at) {
                Some(Kind::Close) => closed += 1,
                Some(Kind::Open) if closed == 0 => return true,
                Some(Kind::Open) => closed -= 1,
                Some(Kind::Mark | Kind::Dash | Kind::Block) => return false,
                _ => {}
            }
        }
        false
    }
}
