//! What stands beside a message that is filled with examples.

use super::declared::{Params, Spot};
use super::pieces::Pieces;
use crate::diagnostic::Step;
use crate::message::visit::{Here, Steps};
use std::collections::BTreeMap;

/// What a definition writes that its message, filled with examples and with each repeated element once, does not
/// show. Paths are those of that message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) params: Params,
    /// By their paths from the text upwards: those of neighbours differ early.
    texts: BTreeMap<Steps, Pieces>,
    repeats: BTreeMap<Vec<Step>, Repeat>,
}

/// An element that stands there once for each item of a list.
#[derive(Clone, Debug)]
pub(crate) struct Repeat {
    /// The position of the list among the parameters; `None` where there is no such list, which was told.
    pub(crate) list: Option<usize>,
    /// Where `for_each` stands.
    pub(crate) spot: Spot,
}

impl Written {
    /// Whether no text has holes and no element is repeated.
    pub(crate) fn is_plain(&self) -> bool {
        self.texts.is_empty() && self.repeats.is_empty()
    }

    /// Whether the same values make the same of it, wherever it stands in its text.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let repeats =
            |written: &Self| written.repeats.iter().map(|(at, repeat)| (at.clone(), repeat.list)).collect::<Vec<_>>();
        let same_text =
            |(path, pieces): (_, &Pieces)| other.texts.get(path).is_some_and(|other| pieces.says_the_same(other));
        self.params.says_the_same(&other.params)
            && self.texts.len() == other.texts.len()
            && repeats(self) == repeats(other)
            && self.texts.iter().all(same_text)
    }

    pub(crate) fn add_text(&mut self, path: &[Step], pieces: Pieces) {
        self.texts.insert(upwards(path), pieces);
    }

    /// What stands there has no holes any more.
    pub(crate) fn remove_text(&mut self, path: &[Step]) {
        self.texts.remove(path);
    }

    pub(crate) fn add_repeat(&mut self, path: Vec<Step>, repeat: Repeat) {
        self.repeats.insert(path, repeat);
    }

    /// The pieces of the text at a path, if it has holes.
    pub(crate) fn text(&self, path: &[Step]) -> Option<&Pieces> {
        if self.texts.is_empty() { None } else { self.texts.get(&upwards(path)) }
    }

    /// The pieces of the text where a walk is, if it has holes.
    pub(crate) fn text_here(&self, at: &Here<'_>) -> Option<&Pieces> {
        self.texts.get(&at.upwards())
    }

    /// How the element at a path is repeated, if it is.
    pub(crate) fn repeat(&self, path: &[Step]) -> Option<&Repeat> {
        self.repeats.get(path)
    }

    /// Every repeated element, by its path.
    pub(crate) fn repeats(&self) -> impl Iterator<Item = (&[Step], &Repeat)> {
        self.repeats.iter().map(|(path, repeat)| (&**path, repeat))
    }

    /// Whether no element is repeated.
    pub(crate) fn is_single(&self) -> bool {
        self.repeats.is_empty()
    }

    /// Whether an element of the list at a path is repeated.
    pub(crate) fn has_repeats(&self, list: &[Step]) -> bool {
        let inside = |path: &Vec<Step>| path.len() == list.len() + 1 && path.starts_with(list);
        self.repeats.range(list.to_vec()..).take_while(|(path, _)| path.starts_with(list)).any(|(path, _)| inside(path))
    }
}

fn upwards(path: &[Step]) -> Steps {
    path.iter().rev().copied().collect()
}
