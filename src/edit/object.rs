//! Takes a value out of the object around it.

use super::{Room, Written, delete};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::tree::tokens::{Kind, Token};
use crate::tree::{Entry, Node, NodeId, Value};

impl Room<'_> {
    /// Puts the text that is the only thing in an object in the object's place. `None` where
    /// anything else stands in there: another entry, a comment, an alias, a text over several lines.
    pub(crate) fn unwrap(&self, object: NodeId) -> Option<Vec<Edit>> {
        let [entry] = self.tree.entries(object) else { return None };
        let (around, node) = (self.tree.node(object), self.tree.node(entry.value));
        if !matches!(node.value, Value::String(_)) || self.tree.hides_another(entry.key_span) {
            return None;
        }
        let key = self.tokens.of(entry.key_span)?;
        if self.tokens.kind(key + 1) != Some(Kind::Colon) {
            return None;
        }
        let value = self.value_at(key + 2, node)?;
        let comment = self.tokens.range(key..=value.last).iter().any(|token| token.kind == Kind::Comment);
        if comment || self.tokens.kind(value.body) == Some(Kind::Alias) || self.key_anchor_is_used(key) {
            return None;
        }
        if self.is_block(around) {
            self.unwrap_block(key, value, around.span.end)
        } else {
            self.unwrap_flow(key, value, around.span)
        }
    }

    fn unwrap_flow(&self, key: usize, value: Written, around: Span) -> Option<Vec<Edit>> {
        let open = key.checked_sub(1)?;
        let comma = usize::from(self.tokens.kind(value.last + 1) == Some(Kind::Comma));
        let close = value.last + 1 + comma;
        let (opening, closing) = (self.tokens.get(open)?, self.tokens.get(close)?);
        let whole = opening.span.start == around.start && closing.span.end == around.end;
        let scalar = self.tokens.get(value.last)?;
        let first = self.tokens.get(key + 2)?;
        let one_line = !self.text[scalar.span.range()].contains(['\n', '\r']);
        let properties = key + 2 < value.body;
        if !whole || !one_line || opening.kind != Kind::Open || closing.kind != Kind::Close {
            return None;
        }
        // Two anchors cannot stand at one value, and a tag of an object fits no text.
        let before = open.checked_sub(1).and_then(|before| self.tokens.get(before));
        let anchor = before.is_some_and(|before| before.kind == Kind::Anchor);
        self.has_no_tag(open)?;
        if properties && (anchor || !self.same_line(first, Some(scalar))) {
            return None;
        }
        let tight = before.is_some_and(|before| before.kind == Kind::Colon && before.span.end == opening.span.start);
        let space = if tight && scalar.kind == Kind::Plain { " " } else { "" };
        let start = Edit { text: space.to_owned(), ..delete(opening.span.start, first.span.start) };
        Some(vec![start, delete(scalar.span.end, closing.span.end)])
    }

    /// The text moves up behind the colon of the outer key.
    fn unwrap_block(&self, key: usize, value: Written, end: u32) -> Option<Vec<Edit>> {
        let outer = self.first_of_key(key).checked_sub(1)?;
        let (colon, first, last) = (self.tokens.get(outer)?, self.tokens.get(key + 2)?, self.tokens.get(value.last)?);
        let alone = self.block_end(end) == Some(value.last);
        let scalar = matches!(self.tokens.kind(value.body), Some(Kind::Plain | Kind::Single | Kind::Double));
        let one_line = scalar && !self.text[last.span.range()].contains(['\n', '\r']);
        let together = self.same_line(self.tokens.get(key + 1)?, Some(last));
        let behind_colon = colon.kind == Kind::Colon;
        (alone && one_line && together && behind_colon)
            .then(|| vec![Edit { text: " ".to_owned(), ..delete(colon.span.end, first.span.start) }])
    }
}

impl Room<'_> {
    /// Moves entries of a block under the object in front of them, by indenting their lines. `None` where anything
    /// but comments stands between them.
    pub(crate) fn indent(&self, outer: NodeId, entries: &[&Entry<'_>], inner: &Entry<'_>) -> Option<Vec<Edit>> {
        let inside = self.tree.node(inner.value);
        let key = self.tokens.of(inner.key_span)?;
        let is_empty = matches!(inside.value, Value::Null) && self.tokens.kind(key + 1) == Some(Kind::Colon);
        if !self.is_block(self.tree.node(outer)) || !(is_empty || self.is_block(inside)) || inner.alias.is_some() {
            return None;
        }
        let deep = match self.tree.entries(inner.value).first() {
            Some(first) => self.column(self.tokens.of(first.key_span)?)?,
            None => self.column(self.first_of_key(key))? + "  ".len(),
        };
        let mut end = if is_empty { self.value_at(key + 2, inside)?.last } else { self.block_end(inside.span.end)? };
        let mut edits = Vec::new();
        for entry in entries {
            let (first, last) = self.lines_of(entry)?;
            let between = self.tokens.range(end + 1..=first.checked_sub(1).filter(|before| *before >= end)?);
            if between.iter().any(|token| token.kind != Kind::Comment) {
                return None;
            }
            let more = deep.checked_sub(self.column(first)?).filter(|more| *more > 0)?;
            self.indent_lines(first, last, &" ".repeat(more), &mut edits);
            end = last;
        }
        Some(edits)
    }

    /// The first and the last token of an entry of a block.
    fn lines_of(&self, entry: &Entry<'_>) -> Option<(usize, usize)> {
        let key = self.tokens.of(entry.key_span)?;
        if self.tokens.kind(key + 1) != Some(Kind::Colon) || self.tree.hides_another(entry.key_span) {
            return None;
        }
        Some((self.first_of_key(key), self.value_at(key + 2, self.tree.node(entry.value))?.last))
    }

    fn indent_lines(&self, first: usize, last: usize, more: &str, edits: &mut Vec<Edit>) {
        let (Some(first), Some(last)) = (self.tokens.get(first), self.tokens.get(last)) else { return };
        let mut at = self.line_start(first.span.start);
        while at < last.span.end {
            let next = self.line_end(at);
            if !self.text[at as usize..next as usize].trim().is_empty() {
                edits.push(super::insert(at, more));
            }
            at = next;
        }
    }

    /// How far a token is indented that is the first one on its line.
    fn column(&self, token: usize) -> Option<usize> {
        let start = self.tokens.get(token)?.span.start;
        let before = &self.text[self.line_start(start) as usize..start as usize];
        before.bytes().all(|byte| byte == b' ').then_some(before.len())
    }

    /// Adds an entry with a word in front of the others of an object.
    pub(crate) fn add_word(&self, object: NodeId, key: &str, word: &str) -> Option<Vec<Edit>> {
        let key_span = self.tree.entries(object).first()?.key_span;
        let quote = if self.quotes_keys(Some(key_span)) { "\"" } else { "" };
        self.add(object, key, &format!("{quote}{word}{quote}"))
    }

    /// Adds an entry in front of the others of an object.
    pub(crate) fn add(&self, object: NodeId, key: &str, value: &str) -> Option<Vec<Edit>> {
        let around = self.tree.node(object).span;
        let entry = self.tree.entries(object).first()?;
        let first = self.tokens.get(self.first_of_key(self.tokens.of(entry.key_span)?))?;
        if first.span.start < around.start || first.span.end > around.end {
            return None;
        }
        let quote = if self.quotes_keys(Some(entry.key_span)) { "\"" } else { "" };
        let text = format!("{quote}{key}{quote}: {value}");
        if self.text[around.range()].starts_with('{') {
            return Some(vec![super::insert(first.span.start, &format!("{text}, "))]);
        }
        let before = &self.text[self.line_start(first.span.start) as usize..first.span.start as usize];
        let blank = before.bytes().all(|byte| matches!(byte, b' ' | b'-'));
        let indent = " ".repeat(before.len());
        let end = self.line_break(first.span.start);
        blank.then(|| vec![super::insert(first.span.start, &format!("{text}{end}{indent}"))])
    }

    /// Writes something else instead of a value without comments, anchors, tags and aliases.
    pub(crate) fn replace(&self, node: &Node<'_>, text: &str) -> Option<Vec<Edit>> {
        let (start, end) = (self.tokens.from(node.span.start), self.tokens.from(node.span.end));
        let own = self.tokens.range(start..=end.checked_sub(1)?);
        let known = |token: &Token| {
            !matches!(token.kind, Kind::Comment | Kind::Anchor | Kind::Alias | Kind::Tag | Kind::Unknown)
        };
        let inside = own.first()?.span.start == node.span.start && own.last()?.span.end <= node.span.end;
        self.has_no_tag(start)?;
        let end = own.last()?.span.end;
        (inside && own.iter().all(known))
            .then(|| vec![Edit { span: Span { start: node.span.start, end }, text: text.to_owned() }])
    }
}
