//! Anchors and aliases: an alias shares the node that the anchor names.

use super::{Builder, NodeId, Style, Value};
use crate::rules;
use crate::text::Span;
use crate::text::budget;
use crate::text::phrase::say;
use crate::tree::Node;
use std::borrow::Cow;

/// What an anchor stands for, by the number the front end gave it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Anchor {
    /// Stood in something that is not kept.
    #[default]
    Lost,
    /// Its collection has not ended yet.
    Open,
    Ready {
        node: NodeId,
        height: usize,
    },
}

impl<'s> Builder<'s, '_> {
    pub(super) fn open_anchor(&mut self, anchor: usize) {
        if anchor != 0 {
            *self.anchor(anchor) = Anchor::Open;
        }
    }

    pub(super) fn set_anchor(&mut self, anchor: usize, node: NodeId, height: usize) {
        if anchor != 0 {
            *self.anchor(anchor) = Anchor::Ready { node, height };
        }
    }

    /// Front ends number anchors from 1 without gaps, and every anchored node is one of a
    /// limited number of nodes.
    fn anchor(&mut self, anchor: usize) -> &mut Anchor {
        if self.anchors.len() <= anchor {
            self.anchors.resize(anchor + 1, Anchor::Lost);
        }
        &mut self.anchors[anchor]
    }

    /// The node of a key that carries an anchor.
    pub(in crate::tree) fn anchored_key(&mut self, text: Cow<'s, str>, span: Span, style: Style, anchor: usize) {
        if self.skip.is_none() {
            let node = self.push(Node { span, value: Value::String(text), style });
            self.set_anchor(anchor, node, 0);
        }
    }

    /// An alias for an anchor that was read before.
    pub(in crate::tree) fn alias(&mut self, anchor: usize, span: Span) {
        if self.skip.is_some() {
            return;
        }
        match self.anchors.get(anchor).copied().unwrap_or_default() {
            Anchor::Ready { height, .. } if self.open.len() + height > budget::DEPTH => {
                self.tell_depth(span);
                self.scalar(Value::Broken, span, Style::Plain, 0);
            }
            Anchor::Ready { node, height } => {
                self.spend(span);
                self.tree.aliases.push((span, node));
                self.attach(node, span.end as usize, height, Some(span));
            }
            Anchor::Open => {
                let message = say!(
                    "an alias inside the value that it stands for, which would never end",
                    "别名位于它所代表的值之中，会无限循环"
                );
                let finding = self.finding(&rules::syntax::alias::RULE, span, message);
                let finding = finding.label(say!("leads back to itself", "又指回自身"));
                self.tell(finding.help(say!("write the value out here", "在此直接写出值")));
                self.scalar(Value::Broken, span, Style::Plain, 0);
            }
            Anchor::Lost => self.scalar(Value::Broken, span, Style::Plain, 0),
        }
    }
}
