//! Takes a value out of the object around it.

use super::{Room, Written, delete};
use crate::diagnostic::Edit;
use crate::tree::tokens::Kind;
use crate::tree::{NodeId, Value};

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

    fn unwrap_flow(&self, key: usize, value: Written, around: crate::Span) -> Option<Vec<Edit>> {
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
