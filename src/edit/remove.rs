//! Takes an entry out of an object, with its comma or its lines.

use super::{Room, delete};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::tree::tokens::{Kind, Token};
use crate::tree::{Entry, NodeId};

/// An entry and what stands around it.
#[derive(Clone, Copy)]
struct Place {
    first: Token,
    last: Token,
    /// The index of the first token.
    before: usize,
    /// The index behind the last token.
    after: usize,
}

impl Room<'_> {
    /// Removes an entry of an object. `None` where a comment stands inside it, an alias leads
    /// into it, another key of its name would come to light, or nothing else would be left of a
    /// block.
    pub(crate) fn remove(&self, object: NodeId, entry: &Entry<'_>) -> Option<Vec<Edit>> {
        let around = self.tree.node(object).span;
        let key = self.tokens.of(entry.key_span)?;
        let inside = |span: Span| around.start <= span.start && span.end <= around.end;
        if !inside(entry.key_span) || self.tree.hides_another(entry.key_span) {
            return None;
        }
        let colon = key + 1;
        let bare = matches!(self.tokens.kind(colon), Some(Kind::Comma | Kind::Close));
        let last = if bare {
            key
        } else {
            (self.tokens.kind(colon)? == Kind::Colon).then_some(())?;
            self.value_at(colon + 1, self.tree.node(entry.value))?.last
        };
        let first = self.first_of_key(key);
        let comments = self.tokens.range(first..=last).iter().any(|t| matches!(t.kind, Kind::Comment | Kind::Unknown));
        if comments || self.any_anchor_is_used(first, last) {
            return None;
        }
        let place =
            Place { first: self.tokens.get(first)?, last: self.tokens.get(last)?, before: first, after: last + 1 };
        if self.text[around.range()].starts_with('{') {
            return self.out_of_flow(place);
        }
        let siblings = self.tree.entries(object).iter().filter(|entry| inside(entry.key_span)).count();
        if siblings < 2 { None } else { self.out_of_block(place, around) }
    }

    fn out_of_flow(&self, place: Place) -> Option<Vec<Edit>> {
        let after = self.tokens.past_comments(place.after)?;
        let before = (0..place.before).rev().find(|&at| self.tokens.kind(at) != Some(Kind::Comment))?;
        let opened = self.tokens.get(before)?;
        if !matches!(opened.kind, Kind::Open | Kind::Comma) {
            return None;
        }
        match self.tokens.kind(after)? {
            Kind::Comma => self.with_comma_behind(place, after),
            Kind::Close if opened.kind == Kind::Open => Some(vec![delete(place.first.span.start, place.last.span.end)]),
            Kind::Close if before + 1 == place.before => Some(vec![delete(opened.span.start, place.last.span.end)]),
            // Comments stand between the comma and the entry.
            Kind::Close => {
                Some(vec![delete(opened.span.start, opened.span.end), self.alone(place.first.span, place.last.span)])
            }
            _ => None,
        }
    }

    fn with_comma_behind(&self, place: Place, at: usize) -> Option<Vec<Edit>> {
        let comma = self.tokens.get(at)?;
        if at != place.after {
            let entry = delete(place.first.span.start, place.last.span.end);
            return Some(vec![entry, delete(comma.span.start, comma.span.end)]);
        }
        let next = self.tokens.get(at + 1)?;
        if !self.same_line(comma, Some(next)) {
            return Some(vec![self.alone(place.first.span, comma.span)]);
        }
        // A comment keeps the white space in front of it, and two brackets do not come together.
        let end = if matches!(next.kind, Kind::Comment | Kind::Open) { comma.span.end } else { next.span.start };
        Some(vec![delete(place.first.span.start, end)])
    }

    /// Deletes from one token to another, nothing else but white space being behind them on the
    /// line: the lines, where nothing stands in front of them either.
    fn alone(&self, first: Span, last: Span) -> Edit {
        let (start, end) = (self.line_start(first.start), self.line_end(last.end));
        let in_front = &self.text[start as usize..first.start as usize];
        let behind = &self.text[last.end as usize..end as usize];
        if in_front.trim().is_empty() && behind.trim().is_empty() {
            return delete(start, end);
        }
        let kept = in_front.trim_end();
        let from = if kept.ends_with(',') { start + super::to_u32(kept.len()) } else { first.start };
        delete(from, last.end)
    }

    fn out_of_block(&self, place: Place, around: Span) -> Option<Vec<Edit>> {
        let start = self.line_start(place.first.span.start);
        let in_front = &self.text[start as usize..place.first.span.start as usize];
        let next = self.tokens.get(place.after);
        if !in_front.trim_matches([' ', '-']).is_empty() {
            return None;
        }
        if let Some(comment) = next.filter(|next| next.kind == Kind::Comment && self.same_line(place.last, Some(*next)))
        {
            // The comment takes the entry's place.
            return Some(vec![delete(place.first.span.start, comment.span.start)]);
        }
        if in_front.contains('-') {
            // The first entry of an item: the next one takes its place.
            let next = next.filter(|next| next.kind != Kind::Comment && next.span.start < around.end)?;
            return Some(vec![delete(place.first.span.start, next.span.start)]);
        }
        let mut end = self.line_end(place.last.span.end);
        let next_line = self.line_start(place.last.span.end);
        let at_next_line = self.text[next_line as usize..place.last.span.end as usize].trim().is_empty();
        if place.last.kind == Kind::Block && at_next_line {
            end = next_line;
        }
        let behind = self.text.get(place.last.span.end as usize..end as usize).unwrap_or("");
        let fits = behind.trim().is_empty();
        (fits && self.stays_outside(place, end)).then(|| vec![delete(start, end)])
    }

    /// Whether what follows the removed lines cannot become part of a block text before them.
    fn stays_outside(&self, place: Place, end: u32) -> bool {
        let before = place.before.checked_sub(1).and_then(|before| self.tokens.kind(before));
        if !matches!(before, Some(Kind::Block | Kind::Header | Kind::Unknown)) {
            return true;
        }
        let column = |at: u32| at - self.line_start(at);
        let Some(next) = self.tokens.get(place.after) else { return self.text[end as usize..].trim().is_empty() };
        let blank_lines = self.line_start(next.span.start) != end;
        !blank_lines && (next.kind != Kind::Comment || column(next.span.start) <= column(place.first.span.start))
    }
}
